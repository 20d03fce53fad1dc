import type { Announced, Job } from '../db/work.ts'
import { systemActor } from '../kernel/actor.ts'
import type { Lang } from '../kernel/text.ts'
import { dateIn, type Instant, timeIn } from '../kernel/time.ts'
import { type BookingId, type MoveReason, moveReasons, type PhoneCodeId } from '../modules/appointments/model.ts'
import { openCode } from '../modules/appointments/service/phone.ts'
import { noticeOf } from '../modules/appointments/service/view.ts'
import type { CentreId } from '../modules/centres/model.ts'
import { getCentre } from '../modules/centres/service/centres.ts'
import type { BookingOccasion, Facts } from '../modules/notifications/model.ts'
import { queueMessage } from '../modules/notifications/service/queue-message.ts'
import { tellAboutBooking } from '../modules/notifications/service/tell-about-booking.ts'
import type { Task } from './task.ts'
import { readyChannels } from './tell-applicants.ts'

const job = systemActor('notifications.tell')

interface ToTell {
  readonly occasion: BookingOccasion
  readonly centreId: CentreId
  readonly bookingId: BookingId
  /** Which change of the booking, or which reminder. */
  readonly n: number
  readonly why?: MoveReason | undefined
  /** Of a booking that is over: the time it was for. */
  readonly startsAt?: Instant | undefined
}

/** An event of a booking that its person hears of. */
export const tellBookedOf =
  (occasion: BookingOccasion) =>
  ({ centreId, bookingId, sequence, n, why, freedFrom }: Announced): Job => ({
    task: 'notifications.tell-booked',
    payload: { occasion, centreId, bookingId, n: n ?? sequence, why, startsAt: freedFrom },
  })

export const tellBooked: Task = async (app, payload) => {
  const { occasion, centreId, bookingId, n, why, startsAt } = payload as ToTell
  await app.database.run(job, async (work) => {
    const booking = await noticeOf(work, centreId, bookingId)
    if (isStale(booking, payload as ToTell)) return
    const { name, address, zone } = await getCentre(work, centreId)
    const at = occasion === 'booking-cancelled' && startsAt ? startsAt : booking.startsAt
    const [service] = booking.services
    const facts: Facts = {
      ...{ day: dateIn(zone, at), time: timeIn(zone, at), centre: name, address: address ?? undefined },
      ...{ service: service?.name, code: booking.arrivalCode, reason: why && moveReasons[why] },
      ...{ link: `${app.config.publicUrl}/visit/${booking.link}`, site: app.config.publicUrl },
    }
    const { residentId, personId, lang, contact } = booking
    const sensitive = booking.services.some((each) => each.sensitive)
    const about = { occasion, happening: `${bookingId}:${n}`, centreId, residentId, personId, lang, sensitive, facts }
    await tellAboutBooking(work, { ...about, serviceId: service?.id, contacts: contact }, readyChannels(app))
  })
}

/** A newer change of the booking has its own message. */
const isStale = (
  { state, sequence }: { readonly state: string; readonly sequence: number },
  { occasion, n }: ToTell,
): boolean => {
  if (occasion === 'booking-reminder') return state !== 'booked'
  return sequence !== n
}

export const sendPhoneCodeOf = ({ centreId, phoneCodeId, lang, sealed }: Announced): Job => ({
  task: 'notifications.send-phone-code',
  payload: { centreId, phoneCodeId, lang, sealed },
})

/** The code goes to the telephone alone, whatever its owner prefers otherwise. */
export const sendPhoneCode: Task = async ({ database }, payload) => {
  const { centreId, phoneCodeId, lang, sealed } = payload as {
    readonly centreId: CentreId
    readonly phoneCodeId: PhoneCodeId
    readonly lang: Lang
    readonly sealed: string
  }
  await database.run(job, async (work) => {
    const { phone, code } = openCode(work, sealed)
    const message = {
      key: `phone-code:${phoneCodeId}`,
      occasion: 'phone-code',
      facts: { code },
      sensitive: false,
    } as const
    const recipient = { kind: 'person', id: phoneCodeId } as const
    await queueMessage(work, { ...message, centreId, recipient, channel: 'sms', lang, to: phone })
  })
}
