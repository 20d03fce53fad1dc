import { redirect } from '@sveltejs/kit'
import { dateIn, kyiv, timeIn } from '../../kernel/time.ts'
import type { LayoutServerLoad } from './$types'
import { changed, viewOf } from './view.ts'

export const load: LayoutServerLoad = async ({ locals, cookies, url }) => {
  const back = changed(url, cookies, url.protocol === 'https:')
  if (back) redirect(303, back)
  const now = await locals.look(async (work) => work.now)
  return { view: viewOf(cookies), clock: timeIn(kyiv, now), today: dateIn(kyiv, now) }
}
