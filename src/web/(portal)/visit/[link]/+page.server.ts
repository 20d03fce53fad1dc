// A visit by its link: held, booked, or over; confirmed here, or given back.
import { redirect } from '@sveltejs/kit'
import QRCode from 'qrcode'
import { z } from 'zod'
import { cancelBooking } from '../../../../modules/appointments/service/change.ts'
import { confirmBooking } from '../../../../modules/appointments/service/hold.ts'
import { filled, refused } from '../../../form.ts'
import { visitAt } from '../visit.ts'
import type { Actions, PageServerLoad } from './$types'

export const csr = false

export const load: PageServerLoad = async ({ locals, params, url }) => {
  const { shown } = await locals.look((work) => visitAt(work, params.link, locals.lang))
  const digits = shown.code.replace(/\D/g, '')
  return {
    key: crypto.randomUUID(),
    visit: shown,
    isChanged: url.searchParams.has('changed'),
    qr: await QRCode.toString(digits, { type: 'svg', errorCorrectionLevel: 'M', margin: 0 }),
  }
}

const contact = z.object({ phone: z.string().max(40).optional(), email: z.string().max(254).optional() })

export const actions: Actions = {
  async confirm({ request, locals, params }) {
    const form = await filled(request, locals.lang)
    try {
      const given = form.read(contact)
      await locals.run(async (work) => {
        await confirmBooking(work, { link: params.link }, { contact: given, lang: locals.lang })
      }, form.key)
    } catch (refusal) {
      return refused(refusal, locals.lang, form)
    }
    redirect(303, `/visit/${params.link}`)
  },

  async give({ request, locals, params }) {
    const form = await filled(request, locals.lang)
    try {
      await locals.run(async (work) => {
        await cancelBooking(work, { link: params.link })
      }, form.key)
    } catch (refusal) {
      return refused(refusal, locals.lang, form)
    }
    redirect(303, '/book')
  },
}
