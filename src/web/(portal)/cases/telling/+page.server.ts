// How a person wants to be told in general: language, what besides, what never.
import { redirect } from '@sveltejs/kit'
import { z } from 'zod'
import { type Channel, channels } from '../../../../modules/notifications/model.ts'
import { choosePreference, getPreference } from '../../../../modules/notifications/service/preferences.ts'
import { filled, refused } from '../../../form.ts'
import type { Actions, PageServerLoad } from './$types'

export const csr = false

export const load: PageServerLoad = async ({ locals: { actor, look }, url }) => {
  if (actor.kind !== 'resident' || actor.trust === 'low') redirect(303, '/cases')
  const chosen = await look((work) => getPreference(work, actor.id))
  return { chosen, saved: url.searchParams.has('saved'), key: crypto.randomUUID() }
}

const some = z.array(z.enum(Object.keys(channels) as [Channel, ...Channel[]])).max(2)
const preference = z.object({ lang: z.enum(['uk', 'en']), also: some, never: some })

export const actions: Actions = {
  async default({ locals: { actor, run, lang }, request }) {
    if (actor.kind !== 'resident') redirect(303, '/cases')
    const form = await filled(request, lang)
    try {
      const chosen = form.read(preference)
      await run((work) => choosePreference(work, actor.id, chosen), form.key)
    } catch (refusal) {
      return refused(refusal, lang, form)
    }
    redirect(303, '/cases/telling?saved')
  },
}
