// The phone page of a ticket. Its address is random and stands only on the ticket: whoever has it, holds the ticket.
import { redirect } from '@sveltejs/kit'
import { z } from 'zod'
import { parseId } from '../../../kernel/id.ts'
import { Refusal, sentence } from '../../../kernel/refusal.ts'
import { findService } from '../../../modules/catalogue/service.ts'
import { no, type TicketId } from '../../../modules/queue/model.ts'
import { awayMinutes, comeBack, giveUp, stepAway } from '../../../modules/queue/service/away.ts'
import { type ToldWhy, whyThisBeforeMine } from '../../../modules/queue/service/explain.ts'
import { ticketPage } from '../../../modules/queue/service/screens.ts'
import { type Filled, filled, refused } from '../../form.ts'
import type { Actions, PageServerLoad, RequestEvent } from './$types'

function idOf(token: string): TicketId {
  const id = parseId<'Ticket'>(token)
  if (!id) throw new Refusal(no('no-ticket'))
  return id
}

/** «Чому цей талон перед моїм?», or why the number could not be found. */
async function answerTo(locals: App.Locals, id: TicketId, other: string | null) {
  if (!other) return undefined
  try {
    const told: ToldWhy = await locals.look((work) => whyThisBeforeMine(work, id, other.slice(0, 20)))
    return { other, told }
  } catch (refusal) {
    if (!(refusal instanceof Refusal)) throw refusal
    return { other, refused: sentence(refusal.answers[0]!, locals.lang) }
  }
}

export const load: PageServerLoad = async ({ locals, params, cookies, depends, url }) => {
  depends('live:ticket')
  const id = idOf(params.token)
  const { ticket, service } = await locals.look(async (work) => {
    const found = await ticketPage(work, id)
    return { ticket: found, service: found.serviceId && (await findService(work, found.serviceId)) }
  })
  // the language chosen at the kiosk, until the person chooses another one here
  if (!cookies.get('lang') && ticket.lang !== locals.lang) redirect(303, `/ticket/${id}?lang=${ticket.lang}`)
  const answer = await answerTo(locals, id, url.searchParams.get('other'))
  return { ticket, serviceKey: service ? service.key : undefined, awayMinutes, answer }
}

const minutes = z.object({ minutes: z.coerce.number().pipe(z.literal(awayMinutes)) })

/** One of the holder's own steps; afterwards the page shows what is true. */
const step =
  (act: (id: TicketId, form: Filled) => Parameters<App.Locals['run']>[0]) =>
  async ({ request, locals, params }: RequestEvent) => {
    const id = idOf(params.token)
    const form = await filled(request, locals.lang)
    try {
      await locals.run(act(id, form), form.key)
    } catch (refusal) {
      return refused(refusal, locals.lang, form)
    }
    redirect(303, `/ticket/${id}`)
  }

export const actions: Actions = {
  here: step((id) => (work) => comeBack(work, id)),
  leave: step((id) => (work) => giveUp(work, id)),
  away: step((id, form) => {
    const { minutes: forMinutes } = form.read(minutes)
    return (work) => stepAway(work, id, forMinutes)
  }),
}
