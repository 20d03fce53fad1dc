import { redirect } from '@sveltejs/kit'
import { kyiv, timeIn } from '../../kernel/time.ts'
import type { LayoutServerLoad } from './$types'
import { sectionsFor } from './sections.ts'

export const load: LayoutServerLoad = async ({ locals, url }) => {
  const { staff } = locals
  if (locals.actor.kind !== 'staff' || !staff) redirect(303, `/sign-in/staff?to=${encodeURIComponent(url.pathname)}`)
  const now = await locals.look(async (work) => work.now)
  return { sections: sectionsFor(locals.actor, locals.lang), staff, clock: timeIn(kyiv, now) }
}
