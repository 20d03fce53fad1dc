// Whom the booking is bound to, for those who have not signed in: a telephone confirmed by a code.
import { redirect } from '@sveltejs/kit'
import { z } from 'zod'
import type { Id } from '../../../../../kernel/id.ts'
import { accept } from '../../../../../kernel/refusal.ts'
import { dateIn, timeIn } from '../../../../../kernel/time.ts'
import { holdTime } from '../../../../../modules/appointments/service/hold.ts'
import { confirmPhone, sendPhoneCode } from '../../../../../modules/appointments/service/phone.ts'
import { settingsOf } from '../../../../../modules/appointments/service/settings.ts'
import { filled, refused } from '../../../../form.ts'
import { longDate } from '../../../../words.ts'
import { addressOf, askedFor, centreAt, wishAt } from '../../asked.ts'
import { instantIn } from '../../times.ts'
import type { Actions, PageServerLoad } from './$types'

export const csr = false

export const load: PageServerLoad = async ({ locals, params, url }) => {
  const found = await locals.look(async (work) => {
    const centre = await centreAt(work, params.centre)
    const asked = await askedFor(work, url.searchParams)
    const { identity } = await settingsOf(work, centre.id)
    return asked && { centre, asked, identity, now: work.now }
  })
  const at = instantIn(url.searchParams.get('at'))
  if (!found || at === undefined) redirect(303, '/book')
  const { centre, asked, identity, now } = found
  const day = longDate(locals.lang, dateIn(centre.zone, at), dateIn(centre.zone, now))
  const back = `${addressOf(`/book/${centre.key}`, asked)}&${new URLSearchParams({ day: dateIn(centre.zone, at), at: String(at) })}`
  return {
    key: crypto.randomUUID(),
    when: `${day}, ${timeIn(centre.zone, at)}`,
    back,
    signIn: identity.includes('identity') && `/sign-in?${new URLSearchParams({ returnTo: back })}`,
    byPhone: identity.includes('phone'),
  }
}

const phone = z.object({ phone: z.string().max(40) })
const code = z.object({ sent: z.uuid(), code: z.string().max(20) })

export const actions: Actions = {
  async send({ request, locals, params }) {
    const form = await filled(request, locals.lang)
    try {
      const asked = form.read(phone)
      const sent = await locals.run(async (work) => {
        const { id: centreId } = await centreAt(work, params.centre)
        return sendPhoneCode(work, { centreId, ...asked, lang: locals.lang })
      }, form.key)
      return { sent: String(sent) }
    } catch (refusal) {
      return refused(refusal, locals.lang, form)
    }
  },

  async hold({ request, locals, params, url }) {
    const form = await filled(request, locals.lang)
    let link: string
    try {
      const typed = form.read(code)
      const { id: centreId } = await locals.look((work) => centreAt(work, params.centre))
      const id = typed.sent as Id<'PhoneCode'>
      // a wrong try is counted, so its transaction must not be undone: the refusal comes after it
      const proof = accept(await locals.run((work) => confirmPhone(work, { centreId, id, code: typed.code })))
      const held = await locals.run(async (work) => {
        const centre = await centreAt(work, params.centre)
        const asked = await askedFor(work, url.searchParams)
        const at = instantIn(url.searchParams.get('at'))
        if (!asked || at === undefined) return undefined
        return holdTime(work, { ...wishAt(centre, asked), at, whom: { kind: 'phone', proof }, lang: locals.lang })
      }, form.key)
      if (!held) redirect(303, '/book')
      link = held.link
    } catch (refusal) {
      return refused(refusal, locals.lang, form)
    }
    redirect(303, `/visit/${link}`)
  },
}
