// Second step of staff: a code of the app, or a recovery code.
import { redirect } from '@sveltejs/kit'
import { z } from 'zod'
import { demoCodeFor } from '../../../../modules/identity/service/demo.ts'
import { enterCode } from '../../../../modules/identity/service/sign-in.ts'
import { filled, refused } from '../../../form.ts'
import { agentOf, asVisitor, keepSession, ownPath, takeStep } from '../../../session.ts'
import { missing } from '../words.ts'
import type { Actions, PageServerLoad } from './$types'

export const csr = false

export const load: PageServerLoad = async ({ locals, url, cookies }) => {
  const token = cookies.get('sign-in')
  const to = ownPath(url.searchParams.get('to'), '/desk')
  if (!token) redirect(303, `/staff-sign-in?${new URLSearchParams({ to })}`)
  return { to, demoCode: locals.demo ? await locals.look((work) => demoCodeFor(work, token)) : undefined }
}

const schema = z.object({ code: z.string({ error: missing.code }).max(20) })

export const actions: Actions = {
  async enter(event) {
    const { request, locals, url, cookies } = event
    const form = await filled(request, locals.lang)
    try {
      const { code } = form.read(schema)
      const token = cookies.get('sign-in') ?? ''
      await keepSession(event, await enterCode(asVisitor(event), { token, code, agent: agentOf(event) }))
      takeStep(event, 'sign-in')
    } catch (refusal) {
      return refused(refusal, locals.lang, form)
    }
    redirect(303, ownPath(url.searchParams.get('to'), '/desk'))
  },
}
