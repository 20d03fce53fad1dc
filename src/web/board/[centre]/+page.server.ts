// The board of a hall.
import { keepPaired } from '../../device/pairing.ts'
import { boardOf, hallAt } from '../place.ts'
import type { PageServerLoad } from './$types'

export const load: PageServerLoad = async ({ locals, params, cookies }) => {
  keepPaired({ locals, cookies }, 'board')
  return locals.look(async (work) => boardOf(work, await hallAt(work, params.centre), locals.lang))
}
