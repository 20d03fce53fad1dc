// Which desk serves what: 0 no, 1 helps, 2 main. One cell changes at once; several at a time on the desk's own page.
import { redirect } from '@sveltejs/kit'
import { z } from 'zod'
import type { Id } from '../../../../../kernel/id.ts'
import { parseId } from '../../../../../kernel/id.ts'
import type { Level } from '../../../../../modules/centres/model.ts'
import type { DeskView } from '../../../../../modules/centres/service/desks.ts'
import { listDeskViews, setParticipation } from '../../../../../modules/centres/service/desks.ts'
import { hallOf } from '../../../../../modules/centres/service/hall.ts'
import { unfinishedOf } from '../../../../../modules/centres/service/unfinished.ts'
import { shortName } from '../../../../../modules/identity/rules/names.ts'
import { staffNames } from '../../../../../modules/identity/service/manage-staff.ts'
import { both } from '../../../../faults.ts'
import { filled, refused } from '../../../../form.ts'
import { keyed } from '../../../keyed.ts'
import { lastChange } from '../../parts/changes.ts'
import { centreOf } from '../../parts/place.ts'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = ({ locals, params, url, depends }) => {
  depends('live:desks')
  return locals.look(async (work) => {
    const centre = await centreOf(work, params.centre)
    const { groups, zones } = await hallOf(work, centre.id)
    const views = await listDeskViews(work, centre.id)
    const zone = parseId<'Zone'>(url.searchParams.get('zone'))
    const shown = zone ? views.filter((view) => view.zone.id === zone) : views
    const names = await staffNames(
      work,
      views.flatMap(({ seat }) => (seat ? [seat.staffId] : [])),
    )
    const lacks = await unfinishedOf(work, centre.id)
    return {
      zone: zone ?? null,
      zones: [...zones.values()].map(({ id, name }) => ({ id, name })),
      groups: [...groups.values()].map(({ id, name, short, purpose }) => ({ id, name, short, purpose })),
      desks: shown.map(({ desk, zone, seat, cells, station }) => {
        const name = seat && names.get(seat.staffId)
        return {
          ...{ id: desk.id, number: desk.number, inUse: desk.inUse, station, cells, zone: zone.name },
          who: name ? shortName(name) : null,
        }
      }),
      all: views.length,
      totals: totalsOf(views, [...groups.keys()]),
      withoutPeople: lacks.desksWithoutPeople.map(({ id, number }) => ({ id, number })),
      change: await lastChange(work, { what: 'centres.participation', centreId: centre.id }, locals.lang),
    }
  })
}

/** Of the desks whose main work the group is, how many call now. */
const totalsOf = (views: readonly DeskView[], groups: readonly Id<'ServiceGroup'>[]) =>
  groups.map((groupId) => {
    const main = views.filter(
      ({ desk, cells }) => desk.inUse && cells.some((cell) => cell.groupId === groupId && cell.level === 2),
    )
    return { calling: main.filter(({ isCalling }) => isCalling).length, all: main.length }
  })

const cellForm = z.object({
  cell: z.string(both({ uk: 'Оберіть клітинку.', en: 'Choose a cell.' })).regex(/^[0-9a-f-]{36}:[0-9a-f-]{36}:[012]$/),
})

export const actions: Actions = {
  async level({ request, locals, params, url }) {
    const form = await filled(request, locals.lang)
    try {
      const { cell } = form.read(cellForm)
      const [deskId, groupId, level] = cell.split(':') as [Id<'Desk'>, Id<'ServiceGroup'>, string]
      await locals.run(
        async (work) => {
          const { id } = await centreOf(work, params.centre)
          await setParticipation(work, id, [{ deskId, groupId, level: Number(level) as Level }])
        },
        keyed(form, cell),
      )
    } catch (refusal) {
      return refused(refusal, locals.lang, form)
    }
    // a script stays where it is and keeps the focus; without one the page is loaded anew
    if (request.headers.get('x-sveltekit-action') === 'true') return { done: 'level' as const }
    const zone = url.searchParams.get('zone')
    redirect(303, `/manager/${params.centre}/desks?done=level${zone ? `&zone=${encodeURIComponent(zone)}` : ''}`)
  },
}
