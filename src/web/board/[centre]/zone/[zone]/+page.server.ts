// The board of one zone: calls and lines of its own desks.
import { keepPaired } from '../../../../device/pairing.ts'
import { boardOfZoneAt, hallAt } from '../../../place.ts'
import type { PageServerLoad } from './$types'

export const load: PageServerLoad = async ({ locals, params, cookies, url }) => {
  keepPaired({ locals, cookies }, 'board')
  const { lang } = locals
  return locals.look(async (work) => boardOfZoneAt(work, await hallAt(work, params.centre), params.zone, { lang, url }))
}
