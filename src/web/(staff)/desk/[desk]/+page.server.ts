// The desk: what the hall says now, and what the open panel needs to choose from.
import { redirect } from '@sveltejs/kit'
import type { Work } from '../../../../db/work.ts'
import type { Id } from '../../../../kernel/id.ts'
import { search } from '../../../../modules/catalogue/service.ts'
import { givenOn, hallOf } from '../../../../modules/centres/service/hall.ts'
import { setWorkplace } from '../../../../modules/identity/service.ts'
import { levelAt } from '../../../../modules/queue/rules/line.ts'
import { callingDesk } from '../../../../modules/queue/service/calling.ts'
import { workplaceOf } from '../../../workplace.ts'
import type { Actions, PageServerLoad } from './$types'
import { type HallView, hallView } from './hall.ts'
import { lineSteps } from './line-steps.ts'
import { deskOf } from './steps.ts'
import { visitorSteps } from './visitor-steps.ts'
import { words } from './words.ts'

const panels = ['add', 'park', 'transfer', 'outcome', 'finish', 'represent', 'new-person'] as const
export type PanelName = (typeof panels)[number]

export const load: PageServerLoad = async (event) => {
  const { locals, url, depends } = event
  depends('live:hall')
  const deskId = deskOf(event)
  const asked = url.searchParams
  const panel = panels.find((name) => name === asked.get('do'))
  const found = await locals.look(async (work) => {
    const hall = await hallView(work, deskId)
    return { hall, offers: hall.current && panel ? await offersFor(work, panel, hall, asked.get('q') ?? '') : null }
  })
  if (!found.hall.seat?.mine) redirect(303, '/desk')
  await sayWhere(event, found.hall.number)
  return {
    placeDetail: `${words[locals.lang].desk.toLocaleLowerCase(locals.lang)} ${found.hall.number}`,
    ...found,
    panel: found.hall.current ? panel : undefined,
    whole: asked.get('line') === 'all',
    long: asked.has('long'),
    power: asked.get('for'),
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

async function offersFor(work: Work, panel: PanelName, hall: HallView, q: string) {
  const sought = panel === 'add' || (panel === 'transfer' && q.trim() !== '')
  const services = sought ? await servicesBy(work, hall.centreId, hall.today, q) : []
  return { q: q.slice(0, 100), services, desks: panel === 'transfer' ? await desksFor(work, hall) : [] }
}

async function servicesBy(work: Work, centreId: Id<'Centre'>, today: HallView['today'], q: string) {
  const hall = await hallOf(work, centreId)
  const among = new Set([...hall.given.keys()].filter((id) => givenOn(hall, id, today)))
  const found = await search(work, q.slice(0, 100), { limit: 8, among })
  return found.map(({ id, name, term, price }) => ({ id, name, term, price }))
}

/** Desks that call now and may take this ticket. */
async function desksFor(work: Work, { centreId, deskId, current }: HallView) {
  const hall = await hallOf(work, centreId)
  const ticket = { ...current!.ticket, onlyDeskId: null }
  return [...hall.hallDesks.values()]
    .filter((desk) => desk.desk.id !== deskId && desk.isCalling && levelAt(callingDesk(desk), ticket) > 0)
    .map(({ desk }) => ({ id: desk.id, number: desk.number, zone: hall.zones.get(desk.zoneId)!.name }))
}

export const actions = { ...lineSteps, ...visitorSteps } satisfies Actions
