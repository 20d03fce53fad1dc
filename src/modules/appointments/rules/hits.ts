// Whether a booked visit can still take place as it was booked: after hours, shifts, desks, stations or outages have changed.
import { minutes } from '../../../kernel/time.ts'
import type { MoveReason, Part } from '../model.ts'
import { type Need, overlaps, tickFrom, tickOf } from './lanes.ts'
import type { DayOfCentre } from './supply.ts'

/** Why this part of the visit has lost its place; nothing when it has not. Who is planned there now may be another person. */
export function lossOf(
  part: Part,
  { midnight, lanes }: Pick<DayOfCentre, 'midnight' | 'lanes'>,
  need: Need | undefined,
): MoveReason | undefined {
  const begin = tickOf(midnight)
  const [from, until] = [tickOf(part.startsAt), tickFrom((part.startsAt + minutes(part.minutes)) as Part['startsAt'])]
  const lane = lanes.find(
    ({ deskId, staffId, stretches }) =>
      deskId === part.deskId &&
      staffId === part.staffId &&
      stretches.some(([opens, closes]) => begin + opens <= from && until <= begin + closes),
  )
  if (!lane || !need || !lane.serves[0]) return 'hours'
  if (part.stationId !== null && (!lane.hasStation || overlaps(lane.stationOff, from, until))) return 'station'
  return overlaps(need.blocked, from, until) ? 'outage' : undefined
}
