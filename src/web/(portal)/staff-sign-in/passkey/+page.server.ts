// Signing in with a passkey. Needs a script; the password with a code leads to the same.
import type { AuthenticationResponseJSON } from '@simplewebauthn/server'
import { redirect } from '@sveltejs/kit'
import { z } from 'zod'
import { askForPasskey, enterPasskey, readAnswer, siteOf } from '../../../../modules/identity/service/passkeys.ts'
import { filled, refused } from '../../../form.ts'
import { agentOf, asVisitor, keepSession, ownPath } from '../../../session.ts'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = async (event) => {
  const site = siteOf(event.locals.app.config.publicUrl)
  const to = ownPath(event.url.searchParams.get('to'), '/desk')
  return { to, asked: site ? await asVisitor(event)((work) => askForPasskey(work, site)) : undefined }
}

const schema = z.object({ token: z.string().max(100), response: z.string().max(20_000) })

export const actions: Actions = {
  async enter(event) {
    const { request, locals, url } = event
    const form = await filled(request, locals.lang)
    const site = siteOf(locals.app.config.publicUrl)
    if (!site) redirect(303, '/staff-sign-in')
    try {
      const { token, response } = form.read(schema)
      const tried = { token, response: readAnswer<AuthenticationResponseJSON>(response), site, agent: agentOf(event) }
      await keepSession(event, await asVisitor(event)((work) => enterPasskey(work, tried)))
    } catch (refusal) {
      return refused(refusal, locals.lang)
    }
    redirect(303, ownPath(url.searchParams.get('to'), '/desk'))
  },
}
