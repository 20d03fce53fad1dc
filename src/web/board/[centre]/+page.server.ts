// A board as the head has set it: of the whole hall, unless a zone or a desk is chosen for this one.
import { keepPaired } from '../../device/pairing.ts'
import { boardAsSet, hallAt } from '../place.ts'
import type { PageServerLoad } from './$types'

export const load: PageServerLoad = async ({ locals, params, cookies, url }) => {
  keepPaired({ locals, cookies }, 'board')
  const { lang } = locals
  return locals.look(async (work) => boardAsSet(work, await hallAt(work, params.centre), { lang, url }))
}
