import { redirect } from '@sveltejs/kit'
import { may } from '../../kernel/actor.ts'
import { kyiv, timeIn } from '../../kernel/time.ts'
import { roleNames } from '../../modules/identity/model.ts'
import { workplaceIn } from '../workplace.ts'
import type { LayoutServerLoad } from './$types'
import { sectionsFor } from './sections.ts'

export const load: LayoutServerLoad = async ({ locals, url }) => {
  const staff = locals.signedIn?.staff
  if (locals.actor.kind !== 'staff' || !staff) redirect(303, `/staff-sign-in?to=${encodeURIComponent(url.pathname)}`)
  const now = await locals.look(async (work) => work.now)
  const post = staff.posts[0]
  return {
    sections: sectionsFor(locals.actor, locals.lang),
    clock: timeIn(kyiv, now),
    /** Cases of a centre are found from everywhere. */
    mayFind: may(locals.actor, 'cases.take'),
    staff: {
      name: `${staff.name.given} ${staff.name.family}`,
      post: post ? roleNames[post.role][locals.lang] : '',
      placeName: post ? (staff.placeNames[post.place]?.[locals.lang] ?? '') : '',
      /** The desk, or whatever the person said they work at today. */
      workplace: workplaceIn(locals.lang, locals.actor.place),
    },
  }
}
