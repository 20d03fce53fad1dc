// One's own cases; or how to sign in, or how to sign in better.
import { dateIn, kyiv } from '../../../kernel/time.ts'
import { listOwn } from '../../../modules/cases/service/own.ts'
import type { PageServerLoad } from './$types'

export const csr = false

export const load: PageServerLoad = async ({ locals: { actor, look } }) => {
  if (actor.kind === 'staff') return { shown: 'staff' as const }
  if (actor.kind !== 'resident') return { shown: 'sign-in' as const }
  if (actor.trust === 'low') return { shown: 'sign-in-better' as const }
  const { cases, today } = await look(async (work) => ({ cases: await listOwn(work), today: dateIn(kyiv, work.now) }))
  return { shown: 'cases' as const, cases, today }
}
