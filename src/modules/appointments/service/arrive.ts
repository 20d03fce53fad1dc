// The person is here: the code of the booking gives a ticket promised for the booked time.
import type { Work } from '../../../db/work.ts'
import { permit } from '../../../kernel/actor.ts'
import { accept, Refusal } from '../../../kernel/refusal.ts'
import { dateIn, type Instant, later, minutes, timeIn } from '../../../kernel/time.ts'
import type { CentreId, TicketClass } from '../../centres/model.ts'
import { workingTime } from '../../centres/service/alarm.ts'
import { type Hall, hallOf } from '../../centres/service/hall.ts'
import type { TicketId } from '../../queue/model.ts'
import { issueBookedTicket } from '../../queue/service/issue.ts'
import { ticketPage } from '../../queue/service/screens.ts'
import { type Booking, type BookingId, no } from '../model.ts'
import { isArrivalCode } from '../rules/codes.ts'
import { aheadCount } from '../rules/counts.ts'
import * as steps from '../rules/steps.ts'
import * as store from '../store/booking.ts'
import { count } from '../store/counters.ts'
import { settleMisses } from './misses.ts'
import { arrivalHash, secretsOf } from './secrets.ts'
import { settingsOf } from './settings.ts'

export interface Arrived {
  readonly bookingId: BookingId
  readonly ticketId: TicketId
  readonly label: string
  readonly promisedAt: Instant
  /** `booked` while the booked time holds. */
  readonly class: TicketClass | null
  readonly startsAt: Instant
  readonly isLate: boolean
  /** The ticket was given out before. */
  readonly again: boolean
}

/** At the kiosk or the reception, by the digits of the booking. Asked again, it is the same ticket. */
export async function arrive(
  work: Work,
  { centreId, code }: { readonly centreId: CentreId; readonly code: string },
): Promise<Arrived> {
  permit(work.actor, 'queue.issue', centreId)
  if (!isArrivalCode(code)) throw new Refusal(no('no-booking', {}, 'code'))
  return arriveAt(work, await store.lockByArrival(work, centreId, arrivalHash(work, centreId, code)))
}

/** By an administrator or a guide who has found the booking in the list of the day. */
export async function arriveById(work: Work, centreId: CentreId, id: BookingId): Promise<Arrived> {
  permit(work.actor, 'queue.issue', centreId)
  return arriveAt(work, await store.lock(work, centreId, id))
}

async function arriveAt(work: Work, booking: Booking): Promise<Arrived> {
  const { centreId, ticketId, startsAt } = booking
  if (ticketId !== null) return sameTicket(work, booking, ticketId)
  const settings = await settingsOf(work, centreId)
  const hall = await hallOf(work, centreId)
  const arrival = accept(
    steps.arrivalOf(booking, settings, comingOf(hall, booking, settings.earlyMinutes, work.now), work.now),
  )
  const ticket = await issueBookedTicket(work, {
    ...{ centreId, lang: booking.lang, priority: booking.priority ?? undefined },
    slot: arrival === 'in-time' ? startsAt : null,
    errands: booking.parts.map(({ purpose, serviceId }) => ({ purpose, serviceId: serviceId ?? undefined })),
  })
  const type = arrival === 'in-time' ? 'arrived' : 'arrived-late'
  await store.save(work, steps.arrive(booking, ticket.id), secretsOf(work, booking), {
    type,
    facts: { ticketId: ticket.id },
  })
  if (booking.state === 'missed') await settleMisses(work, booking, settings)
  else await count(work, [aheadCount(booking, -1)])
  work.announce({ type: 'appointments.arrived', centreId, bookingId: booking.id, ticketId: ticket.id })
  work.tell(`bookings:${centreId}`)
  const { label, promisedAt } = ticket
  return {
    ...{ bookingId: booking.id, ticketId: ticket.id, label, promisedAt, class: ticket.class, startsAt },
    ...{ isLate: arrival === 'late', again: false },
  }
}

function comingOf(hall: Hall, { startsAt, day }: Booking, earlyMinutes: number, now: Instant): steps.Coming {
  const { zone } = hall.timetable
  return {
    isToday: dateIn(zone, now) === day,
    day,
    from: timeIn(zone, later(startsAt, -minutes(earlyMinutes))),
    lateBy: lateBy(hall, startsAt, now),
  }
}

/** By the hall's own time: what an alarm took is nobody's lateness. */
export const lateBy = ({ alarms }: Hall, startsAt: Instant, now: Instant): number =>
  now <= startsAt ? 0 : workingTime(alarms, startsAt, now)

async function sameTicket(work: Work, { id, startsAt }: Booking, ticketId: TicketId): Promise<Arrived> {
  const { label, promisedAt } = await ticketPage(work, ticketId)
  const isLate = promisedAt > startsAt
  return { bookingId: id, ticketId, label, promisedAt, class: null, startsAt, isLate, again: true }
}
