// Where residents begin to sign in: what will happen, then the way to the provider.
import { openProvider } from '../../../gateways/id-gov-ua/open.ts'
import { fullName } from '../../../modules/identity/rules/names.ts'
import { ownPath } from '../../session.ts'
import type { PageServerLoad } from './$types'

export const csr = false

export const load: PageServerLoad = ({ locals, url }) => {
  const { actor, signedIn } = locals
  const returnTo = ownPath(url.searchParams.get('returnTo'), '/cases')
  const name = signedIn?.resident?.name ?? signedIn?.staff?.name
  return {
    isPossible: openProvider(locals.app.config) !== undefined,
    start: `/sign-in/start?${new URLSearchParams({ returnTo })}`,
    who: name && fullName(name),
    kind: actor.kind,
    needsBetter: actor.kind === 'resident' && actor.trust === 'low',
  }
}
