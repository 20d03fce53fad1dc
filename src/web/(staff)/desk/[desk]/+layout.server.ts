// The visitor at the desk. Apart from the hall, which is looked at again with every change: each look here is in the access log.
import { error } from '@sveltejs/kit'
import { parseId } from '../../../../kernel/id.ts'
import { no, sentence } from '../../../../kernel/refusal.ts'
import { deskScreen } from '../../../../modules/queue/service/desk-screen.ts'
import type { LayoutServerLoad } from './$types'
import { visitOf } from './visit.ts'

export const load: LayoutServerLoad = async ({ locals, params }) => {
  const deskId = parseId<'Desk'>(params.desk)
  if (!deskId) error(404, sentence(no('not-found'), locals.lang))
  return locals.look(async (work) => {
    const screen = await deskScreen(work, deskId)
    return { visit: screen.seat?.mine ? await visitOf(work, screen) : null }
  })
}
