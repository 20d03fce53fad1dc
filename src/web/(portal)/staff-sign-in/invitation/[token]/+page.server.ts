// Accepting an invitation: password and app in one step; then the recovery codes, once.
import QRCode from 'qrcode'
import { z } from 'zod'
import { visitor } from '../../../../../kernel/actor.ts'
import { accept, Refusal, sentence } from '../../../../../kernel/refusal.ts'
import { codeAt } from '../../../../../modules/identity/rules/code.ts'
import { fullName } from '../../../../../modules/identity/rules/names.ts'
import {
  type Acceptance,
  acceptInvitation,
  openInvitation,
} from '../../../../../modules/identity/service/accept-invitation.ts'
import { checkNumber, readName } from '../../../../../modules/identity/service/read-person.ts'
import { type Filled, filled, refused } from '../../../../form.ts'
import { agentOf, asVisitor, keepSession } from '../../../../session.ts'
import type { Actions, PageServerLoad } from './$types'
import { missing } from './words.ts'

export const csr = false

export const load: PageServerLoad = async (event) => {
  const { locals, params } = event
  try {
    const invitation = await asVisitor(event)((work) => openInvitation(work, params.token))
    const { person, secret, uri } = invitation
    const now = locals.app.database.clock.now()
    return {
      over: undefined,
      who: person && { name: fullName(person.name), email: person.email as string },
      secret: secret.replace(/(.{4})(?=.)/g, '$1 '),
      qr: await QRCode.toDataURL(uri, { margin: 2, width: 240 }),
      demoCode: locals.demo ? codeAt(secret, now) : undefined,
    }
  } catch (refusal) {
    if (refusal instanceof Refusal) return { over: sentence(refusal.answers[0]!, locals.lang) }
    throw refusal
  }
}

const own = {
  password: z.string({ error: missing.password }).max(500),
  code: z.string({ error: missing.code }).max(20),
}
const ofInvited = z.object(own)
const ofFirst = z.object({
  family: z.string({ error: missing.family }).max(80),
  given: z.string({ error: missing.given }).max(80),
  patronymic: z.string().max(80).optional(),
  email: z.string({ error: missing.email }).max(254),
  taxNumber: z.string({ error: missing.taxNumber }).max(20),
  ...own,
})

function read(form: Filled): Omit<Acceptance, 'agent'> {
  if (!form.data.has('family')) return form.read(ofInvited)
  const { password, code, email, taxNumber, ...name } = form.read(ofFirst)
  const person = {
    name: readName(name),
    email: accept(checkNumber('email', email)),
    person: accept(checkNumber('tax-number', taxNumber)),
  }
  return { password, code, person }
}

export const actions: Actions = {
  async accept(event) {
    const { request, locals, params } = event
    const form = await filled(request, locals.lang)
    try {
      const said = { ...read(form), agent: agentOf(event) }
      const { session, recoveryCodes } = await locals.app.database.run(
        visitor,
        (work) => acceptInvitation(work, params.token, said),
        { key: form.key, action: 'invitation' },
      )
      await keepSession(event, session)
      return { recoveryCodes: [...recoveryCodes] }
    } catch (refusal) {
      return refused(refusal, locals.lang, form)
    }
  },
}
