// The steps of a booking: each a pure function with a booking or a refusal as answer.
import type { No } from '../../../kernel/refusal.ts'
import { type Instant, later, minutes } from '../../../kernel/time.ts'
import type { TicketId } from '../../queue/model.ts'
import {
  type Booking,
  type BookingSettings,
  type BookingState,
  bookingStates,
  type Contact,
  no,
  type Part,
} from '../model.ts'

const hour = 3_600_000

function inState(booking: Booking, ...states: readonly BookingState[]): No | undefined {
  if (states.includes(booking.state)) return undefined
  return no('wrong-state', { state: bookingStates[booking.state].uk, stateEn: bookingStates[booking.state].en })
}

/** The next reminder that is still ahead; those of the past are not made up for. */
export function nextReminder(
  startsAt: Instant,
  { reminderHours }: Pick<BookingSettings, 'reminderHours'>,
  now: Instant,
): Instant | null {
  const ahead = reminderHours.map((hours) => later(startsAt, -hours * hour)).filter((at) => at > now)
  return ahead.length > 0 ? (Math.min(...ahead) as Instant) : null
}

export interface Confirmation {
  readonly contact?: Contact | undefined
  readonly lang?: Booking['lang'] | undefined
}

/** A hold nobody else has taken meanwhile is confirmed, even a little late. */
export function confirm(
  booking: Booking,
  { contact, lang }: Confirmation,
  settings: BookingSettings,
  now: Instant,
): Booking | No {
  if (booking.state === 'lapsed') return no('hold-over')
  const wrong = inState(booking, 'held')
  if (wrong) return wrong
  if (booking.startsAt <= now) return no('hold-over')
  return {
    ...booking,
    state: 'booked',
    heldUntil: null,
    contact: { ...booking.contact, ...contact },
    lang: lang ?? booking.lang,
    remindAt: nextReminder(booking.startsAt, settings, now),
  }
}

export const lapse = (booking: Booking): Booking | No =>
  inState(booking, 'held') ?? { ...booking, state: 'lapsed', heldUntil: null }

/** Before its beginning a booking may be cancelled; in time, it does not count. */
export function cancel(booking: Booking, now: Instant): Booking | No {
  const wrong = inState(booking, 'booked')
  if (wrong) return wrong
  if (booking.startsAt <= now) return no('wrong-state', { state: 'почався', stateEn: 'begun' })
  return { ...booking, state: 'cancelled', remindAt: null, sequence: booking.sequence + 1 }
}

export const isInTime = ({ startsAt }: Booking, { cancelHours }: BookingSettings, now: Instant): boolean =>
  now <= startsAt - cancelHours * hour

export interface NewTime {
  readonly day: Booking['day']
  readonly parts: readonly Part[]
}

/** Another time for the same visit: asked for by the person, or given by the centre. */
export function moveTo(
  booking: Booking,
  { day, parts }: NewTime,
  settings: BookingSettings,
  now: Instant,
): Booking | No {
  const wrong = inState(booking, 'booked')
  if (wrong) return wrong
  const [first, last] = [parts[0]!, parts.at(-1)!]
  const startsAt = first.startsAt
  return {
    ...booking,
    day,
    parts,
    startsAt,
    endsAt: later(last.startsAt, minutes(last.minutes)),
    remindAt: nextReminder(startsAt, settings, now),
    sequence: booking.sequence + 1,
  }
}

export type Arrival = 'in-time' | 'late'

export interface Coming {
  readonly isToday: boolean
  /** How the centre writes the day of the booking, and the moment from which the person may come. */
  readonly day: string
  readonly from: string
  /** How long after the beginning it is, by the hall's own time: an alarm does not count. */
  readonly lateBy: number
}

/** Early within reason and late with grace is in time; later is late, and never lost. */
export function arrivalOf(booking: Booking, settings: BookingSettings, coming: Coming, now: Instant): Arrival | No {
  const wrong = inState(booking, 'booked', 'missed')
  if (wrong) return wrong
  if (!coming.isToday) return no('not-today', { day: coming.day })
  if (now < later(booking.startsAt, -minutes(settings.earlyMinutes))) return no('too-early', { from: coming.from })
  return coming.lateBy <= minutes(settings.graceMinutes) ? 'in-time' : 'late'
}

export const arrive = (booking: Booking, ticketId: TicketId): Booking => ({
  ...booking,
  state: 'arrived',
  ticketId,
  remindAt: null,
})

/** Nobody came while the booked time held. `lateBy` as in `Coming`. */
export function miss(booking: Booking, { graceMinutes }: BookingSettings, lateBy: number): Booking | No {
  const wrong = inState(booking, 'booked')
  if (wrong) return wrong
  return lateBy > minutes(graceMinutes) ? { ...booking, state: 'missed', remindAt: null } : no('still-awaited')
}

/** What the ticket of the visit has come to. */
export const end = (booking: Booking, served: boolean): Booking | No =>
  inState(booking, 'arrived') ?? { ...booking, state: served ? 'served' : 'missed' }

export const remind = (booking: Booking, settings: BookingSettings, now: Instant): Booking | No =>
  inState(booking, 'booked') ?? {
    ...booking,
    remindAt: nextReminder(booking.startsAt, settings, now),
    reminders: booking.reminders + 1,
  }
