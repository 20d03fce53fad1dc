// A new passkey for one's own account. Needs a script; the password with a code does the same.
import type { RegistrationResponseJSON } from '@simplewebauthn/server'
import { redirect } from '@sveltejs/kit'
import { z } from 'zod'
import { addPasskey, askForNewPasskey, readAnswer, siteOf } from '../../../../modules/identity/service/passkeys.ts'
import { filled, refused } from '../../../form.ts'
import { missing } from '../words.ts'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = async ({ locals }) => {
  const site = siteOf(locals.app.config.publicUrl)
  if (!site) redirect(303, '/security')
  return { asked: await locals.run((work) => askForNewPasskey(work, site)) }
}

const schema = z.object({
  token: z.string().max(100),
  response: z.string().max(20_000),
  label: z.string({ error: missing.label }).max(60),
})

export const actions: Actions = {
  async add({ request, locals }) {
    const site = siteOf(locals.app.config.publicUrl)
    if (!site) redirect(303, '/security')
    const form = await filled(request, locals.lang)
    try {
      const { token, response, label } = form.read(schema)
      const made = { token, label, site, response: readAnswer<RegistrationResponseJSON>(response) }
      await locals.run((work) => addPasskey(work, made))
    } catch (refusal) {
      return refused(refusal, locals.lang, form)
    }
    redirect(303, '/security?passkeyAdded')
  },
}
