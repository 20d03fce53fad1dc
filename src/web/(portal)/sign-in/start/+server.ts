// On to the provider. A link and not a form: our pages forbid forms that lead to other sites.
import { redirect } from '@sveltejs/kit'
import { openProvider } from '../../../../gateways/id-gov-ua/open.ts'
import { startResidentSignIn } from '../../../../modules/identity/service/resident-sign-in.ts'
import { asVisitor, keepStep, ownPath } from '../../../session.ts'
import type { RequestHandler } from './$types'

export const GET: RequestHandler = async (event) => {
  const { locals, url } = event
  const provider = openProvider(locals.app.config)
  if (!provider) redirect(303, '/sign-in')
  const returnTo = ownPath(url.searchParams.get('returnTo'), '/cases')
  const state = await asVisitor(event)((work) =>
    startResidentSignIn(work, { returnTo, address: event.getClientAddress() }),
  )
  keepStep(event, 'journey', state)
  redirect(303, provider.signInUrl(state))
}
