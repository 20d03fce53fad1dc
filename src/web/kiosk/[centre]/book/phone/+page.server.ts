// Whom the time is bound to: a telephone confirmed by a code; or the person's own telephone, where the centre asks for signing in.
import { redirect } from '@sveltejs/kit'
import QRCode from 'qrcode'
import { z } from 'zod'
import type { Id } from '../../../../../kernel/id.ts'
import { accept } from '../../../../../kernel/refusal.ts'
import { dateIn } from '../../../../../kernel/time.ts'
import { confirmBooking, holdTime } from '../../../../../modules/appointments/service/hold.ts'
import { confirmPhone, sendPhoneCode } from '../../../../../modules/appointments/service/phone.ts'
import { settingsOf } from '../../../../../modules/appointments/service/settings.ts'
import { filled, refused } from '../../../../form.ts'
import { askedIn, wishFor } from '../../../booking.ts'
import { headOf, placeOf } from '../../../place.ts'
import { dayAndTime } from '../../../stop.ts'
import { declaredPriority, keepBooking, takenBooking, toTakenTicket } from '../../../visit.ts'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = async ({ locals, params, cookies, url }) => {
  toTakenTicket(cookies, params.centre)
  if (takenBooking(cookies)) redirect(303, `/kiosk/${params.centre}/booked`)
  const { lang, app } = locals
  const found = await locals.look(async (work) => {
    const place = await placeOf(work, params.centre)
    const asked = await askedIn(work, url)
    if (!asked?.at) return undefined
    const { zone } = place.hall.timetable
    const { identity } = await settingsOf(work, place.hall.centre.id)
    const query = { service: asked.service.key, day: dateIn(zone, asked.at) }
    const when = dayAndTime(work, place, asked.at, lang)
    return { place, at: asked.at, query, when, byPhone: identity.includes('phone') }
  })
  if (!found) redirect(303, `/kiosk/${params.centre}/services`)
  const { place, at, query, when, byPhone } = found
  const address = `${app.config.publicUrl}/book/${params.centre}?${new URLSearchParams({ ...query, at: String(at) })}`
  return {
    ...headOf(place, lang),
    when,
    back: `/kiosk/${params.centre}/book?${new URLSearchParams(query)}`,
    here: `?${new URLSearchParams({ service: query.service, at: String(at) })}`,
    onPhone: byPhone
      ? undefined
      : await QRCode.toString(address, { type: 'svg', errorCorrectionLevel: 'M', margin: 0 }),
  }
}

const phone = z.object({ phone: z.string().max(40) })
const code = z.object({ sent: z.uuid(), code: z.string().max(20) })

export const actions: Actions = {
  async send({ request, locals, params }) {
    const form = await filled(request, locals.lang)
    try {
      const typed = form.read(phone)
      const sent = await locals.run(async (work) => {
        const { hall } = await placeOf(work, params.centre)
        return sendPhoneCode(work, { centreId: hall.centre.id, ...typed, lang: locals.lang })
      }, form.key)
      return { sent: String(sent) }
    } catch (refusal) {
      return refused(refusal, locals.lang, form)
    }
  },

  async book({ request, locals, params, cookies, url }) {
    const form = await filled(request, locals.lang)
    const turn = { cookies, centreKey: params.centre, secure: locals.app.config.publicUrl.startsWith('https:') }
    let link: string
    try {
      const typed = form.read(code)
      const { hall } = await locals.look((work) => placeOf(work, params.centre))
      const { id: centreId } = hall.centre
      const id = typed.sent as Id<'PhoneCode'>
      // a wrong try is counted, so its transaction must not be undone: the refusal comes after it
      const proof = accept(await locals.run((work) => confirmPhone(work, { centreId, id, code: typed.code })))
      const held = await locals.run(async (work) => {
        const asked = await askedIn(work, url)
        if (!asked?.at) return undefined
        const wish = wishFor({ hall }, asked, declaredPriority(cookies))
        const made = await holdTime(work, { ...wish, at: asked.at, whom: { kind: 'phone', proof }, lang: locals.lang })
        await confirmBooking(work, { link: made.link })
        return made
      }, form.key)
      if (!held) redirect(303, `/kiosk/${params.centre}/services`)
      link = held.link
    } catch (refusal) {
      return refused(refusal, locals.lang, form)
    }
    keepBooking(turn, link)
    redirect(303, `/kiosk/${params.centre}/booked`)
  },
}
