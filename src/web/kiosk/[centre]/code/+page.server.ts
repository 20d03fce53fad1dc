// What a person holds to the scanner, or types by hand: their ticket, the booking they arrive for, the case they collect.
import { fail, redirect } from '@sveltejs/kit'
import { z } from 'zod'
import type { Id } from '../../../../kernel/id.ts'
import { arrive, arriveById } from '../../../../modules/appointments/service/arrive.ts'
import { getOf } from '../../../../modules/appointments/service/which.ts'
import { takeCollectionTicket } from '../../../../modules/cases/service/collect.ts'
import { ticketByNumber } from '../../../../modules/queue/service/by-number.ts'
import { filled, refused } from '../../../form.ts'
import { headOf, lettersIn, placeOf } from '../../place.ts'
import { type Shown, shownAs } from '../../scan/code.ts'
import { ticketHere } from '../../ticket.ts'
import { endTurn, keepTicket } from '../../visit.ts'
import type { Actions, PageServerLoad } from './$types'
import { notOurs } from './words.ts'

const mostSigns = 600

export const load: PageServerLoad = ({ locals, params }) =>
  locals.look(async (work) => {
    const place = await placeOf(work, params.centre)
    const isMachine = locals.actor.kind === 'device'
    return { ...headOf(place, locals.lang), isMachine, letters: lettersIn(place) }
  })

/** `keys` is the same as the keys say it, where the browser knows them. */
const schema = z.object({
  digits: z.string(notOurs).max(mostSigns, notOurs),
  keys: z.string().max(mostSigns, notOurs).optional(),
})

export const actions: Actions = {
  async enter({ request, locals, params, cookies }) {
    const { lang } = locals
    const form = await filled(request, lang)
    const turn = { cookies, centreKey: params.centre, secure: locals.app.config.publicUrl.startsWith('https:') }
    const no = (text: string) => fail(422, { faults: [{ field: 'digits', text }], values: form.values })
    let id: Id<'Ticket'>
    try {
      const { digits, keys } = form.read(schema)
      const { hall } = await locals.look((work) => placeOf(work, params.centre))
      const shown = shownAs(keys ? [digits, keys] : [digits], hall.centre.placeCode)
      if (!shown) return no(notOurs.split('\u001f')[lang === 'uk' ? 0 : 1]!)
      endTurn(turn)
      id = await ticketFor(locals, params.centre, hall.centre.id, shown, form.key)
    } catch (refusal) {
      return refused(refusal, lang, form)
    }
    keepTicket(turn, id)
    redirect(303, `/kiosk/${params.centre}/ticket/${id}`)
  },
}

/** The ticket that stands, or a new one for what the code is good for. */
async function ticketFor(
  locals: App.Locals,
  centreKey: string,
  centreId: Id<'Centre'>,
  shown: Shown,
  key: string | undefined,
): Promise<Id<'Ticket'>> {
  if (shown.kind === 'ticket') {
    const { ticket } = await locals.look((work) => ticketHere(work, centreKey, shown.id))
    return ticket.id
  }
  if (shown.kind === 'ticket-number') return locals.look((work) => ticketByNumber(work, centreId, shown.number))
  if (shown.kind === 'case') {
    const wish = { centreId, number: shown.number, lang: locals.lang }
    return (await locals.run((work) => takeCollectionTicket(work, wish), key)).id
  }
  const arrived = await locals.run(async (work) => {
    if (shown.kind === 'booking') return arrive(work, { centreId, code: shown.code })
    const booking = await getOf(work, { link: shown.link })
    return arriveById(work, centreId, booking.id)
  }, key)
  return arrived.ticketId
}
