// A ticket of the kiosk's own centre, for its screen and its paper.
import type { Work } from '../../db/work.ts'
import { type Id, parseId } from '../../kernel/id.ts'
import { Refusal } from '../../kernel/refusal.ts'
import { no } from '../../modules/queue/model.ts'
import { type TicketPage, ticketPage } from '../../modules/queue/service/screens.ts'
import { groupIn, type Place, placeOf } from './place.ts'
import { type WaitAt, whereToWait } from './where.ts'

export interface TicketHere {
  readonly place: Place
  readonly ticket: TicketPage
  /** Nothing while no desk that takes it is open. */
  readonly waitAt: WaitAt | undefined
}

/** A ticket of another centre is as unknown here as none. */
export async function ticketHere(work: Work, centreKey: string, idInAddress: string): Promise<TicketHere> {
  const place = await placeOf(work, centreKey)
  const id: Id<'Ticket'> | undefined = parseId(idInAddress)
  const ticket = id && (await ticketPage(work, id))
  if (!ticket || ticket.centre.id !== place.hall.centre.id) throw new Refusal(no('no-ticket'))
  const group = groupIn(place, ticket.purpose, ticket.serviceId ?? undefined)
  return { place, ticket, waitAt: group && whereToWait(place.hall, group.id) }
}

/** The phone page of the ticket, as the QR code says it. */
export const followUrl = (publicUrl: string, { id }: Pick<TicketPage, 'id'>): string => `${publicUrl}/ticket/${id}`
