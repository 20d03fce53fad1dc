import { redirect } from '@sveltejs/kit'
import type { Work } from '../../db/work.ts'
import { may, placesWhere } from '../../kernel/actor.ts'
import { kyiv, timeIn } from '../../kernel/time.ts'
import type { CentreId } from '../../modules/centres/model.ts'
import { findCentre } from '../../modules/centres/service/centres.ts'
import { myDesk } from '../../modules/centres/service/sitting.ts'
import { roleNames } from '../../modules/identity/model.ts'
import { type Notice, noticeOf } from '../../modules/queue/service/standstill.ts'
import { workplaceIn } from '../workplace.ts'
import type { LayoutServerLoad } from './$types'
import { sectionsFor } from './sections.ts'

/** Above every page: whether the hall of the person's own centre stands, and what does not work there. */
async function noticeFor(work: Work): Promise<Notice | undefined> {
  const places = placesWhere(work.actor, 'queue.see')
  const [only] = places.length === 1 ? places : [(await myDesk(work))?.centreId]
  const centre = only && (await findCentre(work, only as CentreId))
  return centre && noticeOf(work, centre.id)
}

export const load: LayoutServerLoad = async ({ locals, url, depends }) => {
  depends('live:hall')
  const staff = locals.signedIn?.staff
  if (locals.actor.kind !== 'staff' || !staff) redirect(303, `/staff-sign-in?to=${encodeURIComponent(url.pathname)}`)
  const { now, notice } = await locals.look(async (work) => ({ now: work.now, notice: await noticeFor(work) }))
  const post = staff.posts[0]
  return {
    sections: sectionsFor(locals.actor, locals.lang),
    clock: timeIn(kyiv, now),
    notice,
    /** In a hall somebody has to be able to stop it from any page. */
    mayFreeze: may(locals.actor, 'centres.alarm'),
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
