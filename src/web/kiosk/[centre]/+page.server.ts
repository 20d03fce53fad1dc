// The first screen: three purposes and a search. `?done` is how a turn ends.
import { redirect } from '@sveltejs/kit'
import { priorityProofs } from '../../../modules/centres/model.ts'
import { keepPaired } from '../../device/pairing.ts'
import { closedWords, groupIn, headOf, placeOf, usualWait, waitIn } from '../place.ts'
import { forgetWishes } from '../view.ts'
import { declaredPriority, endTurn, takenTicket } from '../visit.ts'
import type { PageServerLoad } from './$types'

export const load: PageServerLoad = async ({ locals, params, cookies, url }) => {
  const { lang, app, demo } = locals
  const secure = app.config.publicUrl.startsWith('https:')
  const turn = { cookies, centreKey: params.centre, secure }
  if (url.searchParams.has('done')) {
    endTurn(turn)
    forgetWishes(cookies, secure)
    // whoever looks at the demo keeps the language for the other pages
    if (!demo) cookies.delete('lang', { path: '/' })
    redirect(303, `/kiosk/${params.centre}`)
  }
  if (takenTicket(cookies)) endTurn(turn)
  keepPaired({ locals, cookies }, 'kiosk')
  return locals.look(async (work) => {
    const place = await placeOf(work, params.centre)
    const declared = declaredPriority(cookies)
    return {
      ...headOf(place, lang),
      isMachine: locals.actor.kind === 'device',
      closed: closedWords(work, place, lang),
      waits: {
        submit: usualWait(place, lang),
        collect: waitIn(place, [groupIn(place, 'collect')], lang),
        consult: waitIn(place, [groupIn(place, 'consult')], lang),
      },
      hasPriority: place.hall.settings.priorityGroups.length > 0,
      proof: declared && priorityProofs[declared][lang],
    }
  })
}
