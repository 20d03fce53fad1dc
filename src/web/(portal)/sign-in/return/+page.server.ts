// Back from the provider: the state is checked, the person is read, then the session begins. No network inside a transaction.
import { error, redirect } from '@sveltejs/kit'
import { openProvider } from '../../../../gateways/id-gov-ua/open.ts'
import { Refusal, sentence } from '../../../../kernel/refusal.ts'
import { finishResidentSignIn, takeResidentSignIn } from '../../../../modules/identity/service/resident-sign-in.ts'
import { agentOf, asVisitor, keepSession, takeStep } from '../../../session.ts'
import { words } from '../words.ts'
import type { PageServerLoad, PageServerLoadEvent } from './$types'

export const csr = false

export const load: PageServerLoad = async (event) => {
  const { locals } = event
  try {
    const answer = await returned(event)
    if ('why' in answer) return { why: answer.why }
    await keepSession(event, answer.session)
    redirect(303, answer.returnTo)
  } catch (fault) {
    if (fault instanceof Refusal) return { why: sentence(fault.answers[0]!, locals.lang) }
    throw fault
  }
}

type Returned = { readonly why: string } | { readonly session: string; readonly returnTo: string }

async function returned(event: PageServerLoadEvent): Promise<Returned> {
  const { locals, url } = event
  const { troubles } = words[locals.lang]
  const provider = openProvider(locals.app.config)
  if (!provider) error(404)
  const cookie = takeStep(event, 'journey')
  const state = url.searchParams.get('state') ?? ''
  const returnTo = await asVisitor(event)((work) => takeResidentSignIn(work, { state, cookie }))
  const code = url.searchParams.get('code')
  if (!code) return { why: troubles.cancelled }
  const answer = await provider.readPerson(code)
  if (answer.kind === 'trouble') {
    locals.app.log.warn({ provider: answer.code }, 'the identity provider did not confirm a sign-in')
    return { why: troubles[answer.trouble] }
  }
  const finished = await asVisitor(event)((work) =>
    finishResidentSignIn(work, { provided: answer.person, agent: agentOf(event) }),
  )
  return { session: finished.session, returnTo }
}
