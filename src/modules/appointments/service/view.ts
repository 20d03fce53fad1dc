// A booking as its person, the reception and the desk see it. Who it is stands nowhere here but where somebody asked for it by right.
import type { Work } from '../../../db/work.ts'
import { permit } from '../../../kernel/actor.ts'
import { accept, no as general, Refusal } from '../../../kernel/refusal.ts'
import type { Lang } from '../../../kernel/text.ts'
import { addDays, dateIn, hours, type Instant, later, type PlainDate } from '../../../kernel/time.ts'
import { recordAccess } from '../../audit/service.ts'
import type { Service } from '../../catalogue/model.ts'
import { findService } from '../../catalogue/service.ts'
import type { CentreId } from '../../centres/model.ts'
import { getCentre } from '../../centres/service/centres.ts'
import { midnightOf } from '../../centres/service/roster.ts'
import { checkNumber } from '../../identity/service/read-person.ts'
import type { TicketId } from '../../queue/model.ts'
import {
  type Booking,
  type BookingChannel,
  type BookingId,
  type BookingState,
  type Contact,
  no,
  type Part,
} from '../model.ts'
import { calendarFile } from '../rules/calendar.ts'
import { arrivalShown, isArrivalCode } from '../rules/codes.ts'
import * as store from '../store/booking.ts'
import { arrivalCodeOf, arrivalHash, linkOf, personIdOf } from './secrets.ts'
import { settingsOf } from './settings.ts'
import { getOf, type Which } from './which.ts'

/** What anybody at work in the centre may see. */
export interface BookingLine {
  readonly centreId: CentreId
  readonly id: BookingId
  readonly state: BookingState
  readonly channel: BookingChannel
  readonly startsAt: Instant
  readonly endsAt: Instant
  readonly parts: readonly Part[]
  readonly moreTime: boolean
  readonly hasPriority: boolean
  readonly ticketId: TicketId | null
}

export interface BookingView extends BookingLine {
  readonly day: PlainDate
  readonly lang: Lang
  readonly heldUntil: Instant | null
  readonly sequence: number
  /** Nine digits, in threes; for the kiosk also as a QR code. */
  readonly arrivalCode: string
  readonly link: string
  readonly mayConfirm: boolean
  readonly mayChange: boolean
  /** Cancelled by then, the booking does not count. */
  readonly freeUntil: Instant
  readonly arriveFrom: Instant
  readonly graceUntil: Instant
}

const lineOf = (booking: Booking): BookingLine => {
  const { centreId, id, state, channel, startsAt, endsAt, parts, moreTime, ticketId } = booking
  return {
    centreId,
    id,
    state,
    channel,
    startsAt,
    endsAt,
    parts,
    moreTime,
    ticketId,
    hasPriority: booking.priority !== null,
  }
}

async function viewOf(work: Work, booking: Booking): Promise<BookingView> {
  const settings = await settingsOf(work, booking.centreId)
  const { day, lang, heldUntil, sequence, startsAt, state } = booking
  return {
    ...lineOf(booking),
    ...{ day, lang, heldUntil, sequence },
    arrivalCode: arrivalShown(arrivalCodeOf(work, booking)),
    link: linkOf(work, booking),
    mayConfirm: state === 'held' && startsAt > work.now,
    mayChange: state === 'booked' && startsAt > work.now,
    freeUntil: later(startsAt, -hours(settings.cancelHours)),
    arriveFrom: later(startsAt, -settings.earlyMinutes * 60_000),
    graceUntil: later(startsAt, settings.graceMinutes * 60_000),
  }
}

const seen = (work: Work, { centreId, residentId }: Booking, fields: readonly string[]) =>
  recordAccess(work, {
    ...{ operation: 'view', centreId, fields, subjectPersonId: residentId ?? undefined },
    ...(work.actor.kind === 'staff'
      ? ({ purpose: 'queue', ground: 'law' } as const)
      : ({ purpose: 'own', ground: 'right' } as const)),
  })

/** By the link, by the resident it is bound to, or by staff of its centre. */
export async function openBooking(work: Work, which: Which): Promise<BookingView> {
  const booking = await getOf(work, which)
  await seen(work, booking, ['booking'])
  return viewOf(work, booking)
}

/** Bookings of the resident who asks: those ahead, and the last month. */
export async function listOwnBookings(work: Work): Promise<BookingView[]> {
  const { actor } = work
  if (actor.kind !== 'resident') throw new Refusal(general('sign-in-first'))
  const own = await store.listOfPerson(work, personIdOf(work, `resident:${actor.id}`), later(work.now, -hours(24 * 31)))
  const views: BookingView[] = []
  for (const booking of own) {
    await seen(work, booking, ['booking'])
    views.push(await viewOf(work, booking))
  }
  return views
}

/** The bookings of a day, for the reception and the head; nobody is named. */
export async function listBookings(work: Work, centreId: CentreId, date: PlainDate): Promise<BookingLine[]> {
  permit(work.actor, 'queue.see', centreId)
  const { zone } = await getCentre(work, centreId)
  const day = await store.listBetween(work, centreId, midnightOf(zone, date), midnightOf(zone, addDays(date, 1)))
  return day.map(lineOf)
}

/** Who has come without the code: found by the telephone they booked with. */
export async function findByPhone(work: Work, centreId: CentreId, typed: string): Promise<BookingLine[]> {
  permit(work.actor, 'people.search', centreId)
  const phone = accept(checkNumber('phone', typed, 'phone'))
  const { zone } = await getCentre(work, centreId)
  const since = midnightOf(zone, dateIn(zone, work.now))
  const found = await store.listOfPerson(work, personIdOf(work, `phone:${phone}`), since)
  const here = found.filter((booking) => booking.centreId === centreId)
  await recordAccess(work, {
    ...{ operation: 'view', purpose: 'queue', ground: 'law', fields: ['booking'], centreId },
    result: here.length > 0 ? 'done' : 'nothing-found',
  })
  return here.map(lineOf)
}

/** For whoever reads the digits out: on the telephone, at the desk. */
export async function findByCode(work: Work, centreId: CentreId, code: string): Promise<BookingLine> {
  permit(work.actor, 'people.search', centreId)
  if (!isArrivalCode(code)) throw new Refusal(no('no-booking', {}, 'code'))
  const booking = await store.getByArrival(work, centreId, arrivalHash(work, centreId, code))
  await seen(work, booking, ['booking'])
  return lineOf(booking)
}

/** The booking a visit came from: for the desk. */
export async function bookingOfTicket(
  work: Work,
  centreId: CentreId,
  ticketId: TicketId,
): Promise<BookingLine | undefined> {
  permit(work.actor, 'queue.see', centreId)
  const booking = await store.findByTicket(work, centreId, ticketId)
  return booking && lineOf(booking)
}

/** How to reach the person, and what they want to be called; leaves a trace. */
export async function contactOf(work: Work, centreId: CentreId, id: BookingId): Promise<Contact> {
  permit(work.actor, 'people.see', centreId)
  const booking = await store.get(work, centreId, id)
  await seen(work, booking, ['contacts'])
  return booking.contact
}

/** For the job that tells people. */
export async function noticeOf(work: Work, centreId: CentreId, id: BookingId) {
  permit(work.actor, 'vikno.run')
  const booking = await store.get(work, centreId, id)
  const view = await viewOf(work, booking)
  const services: Service[] = []
  for (const { serviceId } of booking.parts) {
    const service = serviceId ? await findService(work, serviceId) : undefined
    if (service) services.push(service)
  }
  return { ...booking, arrivalCode: view.arrivalCode, link: view.link, services }
}

const words = {
  uk: { title: 'Візит до центру', code: 'Код візиту', change: 'Змінити або скасувати' },
  en: { title: 'Visit to the service centre', code: 'Visit code', change: 'Change or cancel' },
}

/** The visit for the person's calendar. A calendar is often shared, so no service is named in it. */
export async function bookingCalendar(work: Work, which: Which, site: string): Promise<string> {
  const booking = await getOf(work, which)
  const { name, address } = await getCentre(work, booking.centreId)
  const { lang } = booking
  const t = words[lang]
  const url = `${site}/visit/${linkOf(work, booking)}`
  const code = arrivalShown(arrivalCodeOf(work, booking))
  const visit = { ...booking, host: new URL(site).host, title: t.title, url }
  const place = [name[lang], address].filter(Boolean).join(', ')
  return calendarFile({ ...visit, place, description: `${t.code}: ${code}\n${t.change}: ${url}` }, work.now)
}
