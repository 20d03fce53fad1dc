// A day, then a time of it.
import { redirect } from '@sveltejs/kit'
import QRCode from 'qrcode'
import { dateIn, timeIn } from '../../../../kernel/time.ts'
import { everydayName } from '../../../(portal)/parts/everyday-name.ts'
import { count, longDate } from '../../../words.ts'
import { askedIn, freeDays, timesShown, wishFor } from '../../booking.ts'
import { headOf, placeOf } from '../../place.ts'
import { partIn, partOf, roomOn, viewOf } from '../../view.ts'
import { declaredPriority, takenBooking, toTakenTicket } from '../../visit.ts'
import type { PageServerLoad } from './$types'
import { words } from './words.ts'

export const load: PageServerLoad = async ({ locals, params, cookies, url }) => {
  toTakenTicket(cookies, params.centre)
  if (takenBooking(cookies)) redirect(303, `/kiosk/${params.centre}/booked`)
  const { lang, app } = locals
  const room = roomOn(viewOf(cookies))
  const found = await locals.look(async (work) => {
    const place = await placeOf(work, params.centre)
    const asked = await askedIn(work, url)
    if (!asked) return undefined
    const days = await freeDays(work, wishFor(place, asked, declaredPriority(cookies)))
    return { place, asked, days, today: dateIn(place.hall.timetable.zone, work.now) }
  })
  if (!found) redirect(303, `/kiosk/${params.centre}/services`)
  const { place, asked, days, today } = found
  const { key } = asked.service
  const { zone } = place.hall.timetable
  const chosen = days.find(({ date }) => date === asked.day)
  const page = partIn(url)
  const { shown, rest } = partOf(days, page, room.names)
  return {
    ...headOf(place, lang),
    service: { key, name: everydayName(asked.service, lang) },
    page,
    hasMore: rest.length > 0,
    days: shown.map(({ date, free }) => ({
      ...{ date, name: longDate(lang, date, today), free: count(lang, free, words[lang].places) },
    })),
    day: chosen && {
      name: longDate(lang, chosen.date, today),
      times: timesShown(
        chosen.times.map(({ at }) => at),
        zone,
        room.times,
      ).map((at) => ({ at, text: timeIn(zone, at) })),
    },
    /** Nothing is free: the waiting list of the portal, on one's own telephone. */
    waiting:
      days.length > 0
        ? undefined
        : await QRCode.toString(`${app.config.publicUrl}/waiting?${new URLSearchParams({ service: key })}`, {
            ...{ type: 'svg', errorCorrectionLevel: 'M', margin: 0 },
          }),
  }
}
