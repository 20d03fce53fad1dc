// What has fallen due: found in the modules' own columns, locked so that several processes share the work.
import type { Named, Work } from '../../../db/work.ts'
import { type Instant, later } from '../../../kernel/time.ts'
import type { CentreId } from '../../centres/model.ts'
import { frozenCentres } from '../../centres/service/alarm.ts'
import type { TicketId } from '../../queue/model.ts'
import { type BookingId, defaultBookingSettings } from '../model.ts'

export interface DueBooking {
  readonly centreId: CentreId
  readonly id: BookingId
}

const due = (name: string, where: string, more = ''): Named => ({
  name: `appointments-due-${name}`,
  text: `select centre_id as "centreId", id${more} from appointments.booking where ${where} limit 200 for update skip locked`,
})

/** What was held for somebody without their asking goes to the next one, by those who held it. */
const overHolds = due('holds', `state = 'held' and held_until <= $1 and not offered`)
/** The grace of each centre is over, and no alarm stands there. */
const awaited: Named = {
  name: 'appointments-due-awaited',
  text: `select b.centre_id as "centreId", b.id, b.starts_at as "startsAt" from appointments.booking b
      left join appointments.setting s on s.centre_id = b.centre_id
    where b.state = 'booked' and b.starts_at < $1
      and b.starts_at < $1 - make_interval(mins => coalesce((s.value ->> 'graceMinutes')::int, $2))
      and b.centre_id not in (${frozenCentres})
    order by b.starts_at limit 500 for update of b skip locked`,
}
const reminders = due('reminders', 'remind_at <= $1')
const arrived = due('arrived', `state = 'arrived' and starts_at > $1`, ', ticket_id as "ticketId"')

export const lockOverHolds = (work: Work): Promise<DueBooking[]> => work.named(overHolds, [new Date(work.now)])
/** Booked times that have begun and nobody has come for. */
export const lockAwaited = (work: Work): Promise<(DueBooking & { startsAt: Instant })[]> =>
  work.named(awaited, [new Date(work.now), defaultBookingSettings.graceMinutes])
export const lockReminders = (work: Work): Promise<DueBooking[]> => work.named(reminders, [new Date(work.now)])
export const lockArrived = (work: Work, since: Instant): Promise<(DueBooking & { ticketId: TicketId })[]> =>
  work.named(arrived, [new Date(since)])

/** Claims and counters of days that are over stand in nobody's way; the bookings themselves are the record. */
export async function forgetPast(work: Work, dayBefore: string, monthBefore: string): Promise<void> {
  await work.named(forgetClaims, [new Date(later(work.now, -86_400_000))])
  await work.named(forgetCounters, [dayBefore, monthBefore])
}
const forgetClaims: Named = {
  name: 'appointments-forget-claims',
  text: 'delete from appointments.claim where upper(span) < $1',
}
const forgetCounters: Named = {
  name: 'appointments-forget-counters',
  text: `delete from appointments.counter
    where (kind in ('quota', 'load') and period < $1) or (kind = 'limit' and period <> '' and period < $2) or (period = '' and used = 0)`,
}
