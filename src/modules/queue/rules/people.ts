// Several people on one ticket: how long a group takes at the desk.
import type { No } from '../../../kernel/refusal.ts'
import type { Settings, TicketPurpose } from '../../centres/model.ts'
import { no } from '../model.ts'

type GroupSettings = Pick<Settings, 'nextPersonPercent' | 'stationGroupMinutes' | 'stationPersonMinutes'>

export interface UsualTime {
  /** Of one person alone. */
  readonly minutes: number
  readonly needsStation: boolean
  readonly purpose: TicketPurpose
}

/**
 * Usual minutes of a group. At a biometric station some for the group and as many for each person; elsewhere the first takes the full
 * time and each further one a share of it. Advice is given to all at once. A group never takes less than one of them alone.
 */
export function minutesFor(
  people: number,
  { minutes, needsStation, purpose }: UsualTime,
  settings: GroupSettings,
): number {
  if (people <= 1 || purpose === 'consult') return minutes
  const { nextPersonPercent, stationGroupMinutes, stationPersonMinutes } = settings
  const whole = needsStation
    ? stationGroupMinutes + stationPersonMinutes * people
    : minutes + ((people - 1) * minutes * nextPersonPercent) / 100
  return Math.max(minutes, Math.ceil(whole))
}

/** As many as came, up to what the centre takes on one ticket. */
export function checkPeople(people: number, { mostPeople }: Pick<Settings, 'mostPeople'>): number | No {
  const fits = Number.isInteger(people) && people >= 1 && people <= mostPeople
  return fits ? people : no('too-many-people', { most: mostPeople }, 'people')
}
