// Who goes first: the person says by which right, and shows the proof at the desk.
import { redirect } from '@sveltejs/kit'
import { type PriorityGroup, priorityGroups, priorityProofs } from '../../../../modules/centres/model.ts'
import { filled } from '../../../form.ts'
import { headOf, placeOf } from '../../place.ts'
import { partIn, partOf, roomOn, viewOf } from '../../view.ts'
import { declaredPriority, declarePriority, goOn, toTakenTicket } from '../../visit.ts'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = async ({ locals, params, cookies, url }) => {
  toTakenTicket(cookies, params.centre)
  const { lang } = locals
  return locals.look(async (work) => {
    const place = await placeOf(work, params.centre)
    const page = partIn(url)
    const choices = [...place.hall.settings.priorityGroups, 'none' as const]
    const { shown, rest } = partOf(choices, page, roomOn(viewOf(cookies)).names)
    return {
      ...headOf(place, lang),
      to: goOn(url, params.centre),
      declared: declaredPriority(cookies),
      groups: shown.map((key) =>
        key === 'none' ? { key } : { key, name: priorityGroups[key][lang], proof: priorityProofs[key][lang] },
      ),
      page,
      hasMore: rest.length > 0,
    }
  })
}

export const actions: Actions = {
  async declare({ request, locals, params, cookies, url }) {
    const { data } = await filled(request, locals.lang)
    const asked = data.get('group')
    const { hall } = await locals.look((work) => placeOf(work, params.centre))
    const group = hall.settings.priorityGroups.find((key): key is PriorityGroup => key === asked)
    const secure = locals.app.config.publicUrl.startsWith('https:')
    declarePriority({ cookies, centreKey: params.centre, secure }, group)
    redirect(303, goOn(url, params.centre))
  },
}
