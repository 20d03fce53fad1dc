// How many came together: one ticket, one call, each with a matter of their own.
import { redirect } from '@sveltejs/kit'
import { z } from 'zod'
import { filled } from '../../../form.ts'
import { headOf, placeOf } from '../../place.ts'
import { partIn, partOf, roomOn, viewOf } from '../../view.ts'
import { declaredPeople, declarePeople, goOn, toTakenTicket } from '../../visit.ts'
import { peopleWords } from '../../words.ts'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = async ({ locals, params, cookies, url }) => {
  toTakenTicket(cookies, params.centre)
  return locals.look(async (work) => {
    const place = await placeOf(work, params.centre)
    const choices = Array.from({ length: place.hall.settings.mostPeople }, (_, n) => n + 1)
    const page = partIn(url)
    const { shown, rest } = partOf(choices, page, roomOn(viewOf(cookies)).names)
    return {
      ...headOf(place, locals.lang),
      to: goOn(url, params.centre),
      people: declaredPeople(cookies),
      choices: shown.map((n) => ({ n, text: peopleWords(locals.lang, n) })),
      page,
      hasMore: rest.length > 0,
    }
  })
}

export const actions: Actions = {
  async declare({ request, locals, params, cookies, url }) {
    const { data } = await filled(request, locals.lang)
    const { hall } = await locals.look((work) => placeOf(work, params.centre))
    const { success, data: people } = z.coerce
      .number()
      .pipe(z.int().min(1).max(hall.settings.mostPeople))
      .safeParse(data.get('people'))
    const secure = locals.app.config.publicUrl.startsWith('https:')
    declarePeople({ cookies, centreKey: params.centre, secure }, success ? people : 1)
    redirect(303, goOn(url, params.centre))
  },
}
