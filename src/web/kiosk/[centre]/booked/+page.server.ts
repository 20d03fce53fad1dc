// The time just booked: when, the code to arrive with, on the screen, as a QR code and on paper.
import { redirect } from '@sveltejs/kit'
import QRCode from 'qrcode'
import { parseId } from '../../../../kernel/id.ts'
import { type Instant, timeIn } from '../../../../kernel/time.ts'
import { type BookingView, openBooking } from '../../../../modules/appointments/service/view.ts'
import { visitRoll } from '../../../../modules/documents/service.ts'
import type { PrintId } from '../../../../modules/stations/model.ts'
import { askToPrint, findPrint, printerHere } from '../../../../modules/stations/service/print.ts'
import { filled, refused } from '../../../form.ts'
import { headOf, type Place, placeOf } from '../../place.ts'
import { paperOn, untilPrinted } from '../../printing.ts'
import { dayAndTime } from '../../stop.ts'
import { takenBooking } from '../../visit.ts'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = async ({ locals, params, cookies, url }) => {
  const link = takenBooking(cookies)
  if (!link) redirect(303, `/kiosk/${params.centre}`)
  const { lang, app } = locals
  const { place, booking, when, printer, print } = await locals.look(async (work) => {
    const found = await placeOf(work, params.centre)
    const { id } = found.hall.centre
    const opened = await openBooking(work, { link })
    const named = parseId<'Print'>(url.searchParams.get('paper')) as PrintId | undefined
    const asked = named && (await findPrint(work, id, named))
    return {
      ...{ place: found, booking: opened, when: dayAndTime(work, found, opened.startsAt, lang) },
      printer: await printerHere(work, id),
      print: asked?.bookingId === opened.id ? asked : undefined,
    }
  })
  const time = (at: Instant) => timeIn(place.hall.timetable.zone, at)
  return {
    ...headOf(place, lang),
    when,
    code: booking.arrivalCode,
    from: time(booking.arriveFrom),
    until: time(booking.graceUntil),
    qr: await QRCode.toString(linkFor(app.config.publicUrl, booking), {
      ...{ type: 'svg', errorCorrectionLevel: 'M', margin: 0 },
    }),
    prints: printer ? ('network' as const) : ('browser' as const),
    paper: paperOn(printer, print),
  }
}

/** Opens on a telephone, where the visit can be changed, and arrives at the kiosk. */
const linkFor = (publicUrl: string, { link }: Pick<BookingView, 'link'>): string => `${publicUrl}/visit/${link}`

const paperOf = ({ hall }: Place, booking: BookingView, madeAt: Instant, publicUrl: string) => ({
  ...{ lang: booking.lang, zone: hall.timetable.zone, madeAt },
  centre: { name: hall.centre.name, address: hall.centre.address ?? '', phone: hall.centre.phones[0] },
  ...{ startsAt: booking.startsAt, arriveFrom: booking.arriveFrom, graceUntil: booking.graceUntil },
  ...{ code: booking.arrivalCode, link: linkFor(publicUrl, booking) },
})

export const actions: Actions = {
  async print({ request, locals, params, cookies, url }) {
    const link = takenBooking(cookies)
    if (!link) redirect(303, `/kiosk/${params.centre}`)
    const form = await filled(request, locals.lang)
    let asked: { readonly printId: PrintId; readonly centreId: Parameters<typeof untilPrinted>[1] }
    try {
      asked = await locals.run(async (work) => {
        const place = await placeOf(work, params.centre)
        const { id: centreId } = place.hall.centre
        const booking = await openBooking(work, { link })
        const parts = visitRoll(paperOf(place, booking, work.now, locals.app.config.publicUrl))
        return { centreId, printId: await askToPrint(work, { centreId, of: { bookingId: booking.id }, parts }) }
      }, form.key)
    } catch (refusal) {
      return refused(refusal, locals.lang, form)
    }
    await untilPrinted(locals.look, asked.centreId, asked.printId)
    redirect(303, `${url.pathname}?paper=${asked.printId}`)
  },
}
