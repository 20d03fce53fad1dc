// The display above a desk.
import { keepPaired } from '../../../device/pairing.ts'
import { boardOfDeskAt, hallAt } from '../../place.ts'
import type { PageServerLoad } from './$types'

export const load: PageServerLoad = async ({ locals, params, cookies, url }) => {
  keepPaired({ locals, cookies }, 'board')
  const { lang } = locals
  return locals.look(async (work) => boardOfDeskAt(work, await hallAt(work, params.centre), params.desk, { lang, url }))
}
