// What awaits somebody who takes a ticket now: how long they are at the desk, when they are called, whether the day is long enough.
import type { Work } from '../../../db/work.ts'
import type { No } from '../../../kernel/refusal.ts'
import { type Instant, timeIn } from '../../../kernel/time.ts'
import { getService } from '../../catalogue/service.ts'
import type { PriorityGroup, ServiceGroup, ServiceId, TicketClass, TicketPurpose } from '../../centres/model.ts'
import type { StampedHall } from '../../centres/service/hall.ts'
import { endOfDay } from '../../centres/service/hours.ts'
import { no } from '../model.ts'
import type { Expected } from '../rules/forecast/world.ts'
import { type TooLate, tooLateFor } from '../rules/in-time.ts'
import { minutesFor } from '../rules/people.ts'
import { classOf } from '../rules/promise.ts'
import { today } from './day.ts'
import { expectedOf } from './told.ts'

/** What a service asks of a desk: usual minutes, a biometric station. */
export async function askedOf(
  work: Work,
  { settings }: StampedHall,
  purpose: TicketPurpose,
  serviceId: ServiceId | undefined,
) {
  if (purpose === 'consult') return { minutes: settings.consultMinutes, needsStation: false }
  if (purpose === 'collect' || !serviceId) return { minutes: settings.collectMinutes, needsStation: false }
  const { deskMinutes, needs } = await getService(work, serviceId)
  return { minutes: deskMinutes, needsStation: needs.biometricStation }
}

interface ComingFor {
  readonly purpose: TicketPurpose
  readonly serviceId?: ServiceId | undefined
  readonly priority?: PriorityGroup | null | undefined
  readonly people?: number | undefined
  readonly slot?: Instant | null | undefined
}

export interface Prospect {
  readonly asked: Awaited<ReturnType<typeof askedOf>>
  readonly class: TicketClass
  /** At the desk, of all who come on the ticket. */
  readonly minutes: number
  readonly told: Expected | null
  readonly tooLate: TooLate | null
}

export async function prospectOf(
  work: Work,
  hall: StampedHall,
  group: ServiceGroup,
  { purpose, serviceId, priority = null, people = 1, slot = null }: ComingFor,
): Promise<Prospect> {
  const asked = await askedOf(work, hall, purpose, serviceId)
  const kind = classOf({ purpose, priority, slot })
  const minutes = minutesFor(people, { ...asked, purpose }, hall.settings)
  const { needsStation } = asked
  const line = { groupId: group.id, class: kind, serviceId: serviceId ?? null, needsStation, minutes }
  const told = await expectedOf(work, hall, line)
  return { asked, class: kind, minutes, told, tooLate: tooLateFor(told, minutes, closingOf(hall, work.now)) }
}

/** Of a day without hours nobody is told anything; whoever may not take a ticket then is refused for that. */
function closingOf(hall: StampedHall, now: Instant) {
  const end = (kind: 'reception' | 'work') => endOfDay(hall.timetable, today(hall, now), kind)
  const reception = end('reception') ?? now
  return { reception, work: Math.max(end('work') ?? reception, reception) as Instant }
}

/** «…а вас покликали б близько 17:25» */
export function refusalOf({ until, surelyBy }: TooLate, { timetable }: Pick<StampedHall, 'timetable'>): No {
  const { zone } = timetable
  const by = surelyBy && timeIn(zone, surelyBy)
  return no('too-late-today', {
    until: timeIn(zone, until),
    byUk: by ? `вас покликали б аж до\u00a0${by}` : 'черга довша за решту дня',
    byEn: by ? `you would be called as late as ${by}` : 'the line is longer than the rest of the day',
  })
}
