// Every page of one place: its name and the menu of what a person may open there.
import { redirect } from '@sveltejs/kit'
import { dateIn, kyiv } from '../../../../kernel/time.ts'
import type { CentreId } from '../../../../modules/centres/model.ts'
import { hallOf } from '../../../../modules/centres/service/hall.ts'
import { placeOf } from '../parts/place.ts'
import { navFor, sectionNames } from '../parts/sections.ts'
import type { LayoutServerLoad } from './$types'

export const load: LayoutServerLoad = async ({ locals, params, url }) => {
  if (sectionNames.has(params.centre)) redirect(303, `/manager?to=${params.centre}`)
  return locals.look(async (work) => {
    const place = await placeOf(work, params.centre)
    const today = dateIn(kyiv, work.now)
    const hall = place.kind === 'centre' ? await hallOf(work, place.id as CentreId) : undefined
    const ahead = [...(hall?.timetable.exceptions.keys() ?? [])].filter((date) => date >= today).length
    const counts = hall && { desks: hall.desks.length, ...(ahead > 0 && { hours: ahead }) }
    return {
      place,
      nav: navFor(work.actor, place, locals.lang, counts),
      today,
      placeDetail: locals.signedIn?.staff?.posts[0]?.place === place.id ? undefined : place.name[locals.lang],
      done: url.searchParams.get('done') ?? undefined,
    }
  })
}
