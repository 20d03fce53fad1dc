// A visit by its link, as its pages show it.
import type { Work } from '../../../db/work.ts'
import type { Lang } from '../../../kernel/text.ts'
import { dateIn, type Instant, timeIn } from '../../../kernel/time.ts'
import { openBooking } from '../../../modules/appointments/service/view.ts'
import { findService } from '../../../modules/catalogue/service.ts'
import { getCentre } from '../../../modules/centres/service/centres.ts'
import { longDate } from '../../words.ts'
import { everydayName } from '../parts/everyday-name.ts'

export async function visitAt(work: Work, link: string, lang: Lang) {
  const booking = await openBooking(work, { link: link.slice(0, 60) })
  const centre = await getCentre(work, booking.centreId)
  const services: string[] = []
  for (const { serviceId } of booking.parts) {
    const service = serviceId ? await findService(work, serviceId) : undefined
    if (service) services.push(everydayName(service, lang))
  }
  const today = dateIn(centre.zone, work.now)
  const time = (at: Instant) => timeIn(centre.zone, at)
  const dayAndTime = (at: Instant) => `${longDate(lang, dateIn(centre.zone, at), today)}, ${time(at)}`
  return {
    booking,
    centre,
    shown: {
      link: booking.link,
      state: booking.state,
      when: dayAndTime(booking.startsAt),
      minutes: (booking.endsAt - booking.startsAt) / 60_000,
      centre: { key: centre.key, name: centre.name[lang], address: centre.address },
      services,
      code: booking.arrivalCode,
      heldUntil: booking.heldUntil === null ? undefined : time(booking.heldUntil),
      arriveFrom: time(booking.arriveFrom),
      graceUntil: time(booking.graceUntil),
      freeUntil: booking.freeUntil > work.now ? dayAndTime(booking.freeUntil) : undefined,
      mayConfirm: booking.mayConfirm,
      mayChange: booking.mayChange,
      /** One service: the waiting list knows no compound visits. */
      mayComeSooner: booking.mayChange && booking.parts.length === 1,
      ticketId: booking.ticketId,
      isOwn: work.actor.kind === 'resident',
    },
  }
}
