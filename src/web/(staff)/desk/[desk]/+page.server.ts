// The desk: what the hall says now, and what the open panel needs to choose from.
import { redirect } from '@sveltejs/kit'
import { setWorkplace } from '../../../../modules/identity/service.ts'
import { workplaceOf } from '../../../workplace.ts'
import type { Actions, PageServerLoad } from './$types'
import { hallView } from './hall.ts'
import { lineSteps } from './line-steps.ts'
import { offersFor, panelOf } from './offers.ts'
import { ownSteps } from './own-steps.ts'
import { deskOf } from './steps.ts'
import { visitorSteps } from './visitor-steps.ts'
import { words } from './words.ts'

export const load: PageServerLoad = async (event) => {
  const { locals, url, depends } = event
  depends('live:hall')
  const deskId = deskOf(event)
  const asked = url.searchParams
  const found = await locals.look(async (work) => {
    const hall = await hallView(work, deskId)
    const panel = panelOf(asked.get('do'), hall)
    return { hall, panel, offers: panel ? await offersFor(work, panel, hall, asked, locals.lang) : null }
  })
  if (!found.hall.seat?.mine) redirect(303, '/desk')
  await sayWhere(event, found.hall.number)
  return {
    placeDetail: `${words[locals.lang].desk.toLocaleLowerCase(locals.lang)} ${found.hall.number}`,
    ...found,
    whole: asked.get('line') === 'all',
    long: asked.has('long'),
    n: Number(asked.get('n')) || undefined,
    after: asked.get('then') === 'next' ? ('next' as const) : undefined,
  }
}

/** Signed in anew while the desk was open: from now on the record says again where this person works. */
async function sayWhere({ locals }: Parameters<PageServerLoad>[0], number: number): Promise<void> {
  const { actor, signedIn } = locals
  if (actor.kind !== 'staff' || !signedIn || actor.place === workplaceOf(number)) return
  await locals.run((work) => setWorkplace(work, signedIn.sessionId, workplaceOf(number)))
}

export const actions = { ...lineSteps, ...ownSteps, ...visitorSteps } satisfies Actions
