// Tickets that are out of the line: who comes back in time, whose time has come, and the end of the day.
import type { Work } from '../../../db/work.ts'
import { accept, No } from '../../../kernel/refusal.ts'
import { minutes } from '../../../kernel/time.ts'
import type { CentreId } from '../../centres/model.ts'
import { hallOf } from '../../centres/service/hall.ts'
import { endOfDay } from '../../centres/service/hours.ts'
import type { Ticket, TicketId } from '../model.ts'
import * as steps from '../rules/steps.ts'
import * as line from '../store/line.ts'
import * as store from '../store/ticket.ts'
import { startOfDay, today } from './day.ts'

async function change(work: Work, ticket: Ticket, decided: Ticket | No, event: store.NewEvent): Promise<void> {
  await store.save(work, accept(decided), event)
  work.announce({ type: `queue.ticket-${event.type}`, centreId: ticket.centreId, ticketId: ticket.id })
  work.tell(`hall:${ticket.centreId}`)
  work.tell(`ticket:${ticket.id}`)
}

/** «I am here»: said on the phone page by whoever holds the ticket, or by a desk. The promise is kept. */
export async function comeBack(work: Work, id: TicketId): Promise<void> {
  const ticket = await store.lockTicket(work, id)
  if (ticket.state.kind === 'parked')
    return change(work, ticket, steps.returnParked(ticket, work.now), { type: 'returned' })
  await change(work, ticket, steps.comeBack(ticket, work.now), { type: 'came-back' })
}

/** Who can't wait any longer gives the place to others. */
export async function giveUp(work: Work, id: TicketId): Promise<void> {
  const ticket = await store.lockTicket(work, id)
  await change(work, ticket, steps.leave(ticket, 'own-wish', work.now), { type: 'left', facts: { why: 'own-wish' } })
}

/** Parked tickets return to the line; absent ones whose grace is over have left. Returns how many. */
export async function bringBackDue(work: Work): Promise<number> {
  const due = await line.listDue(work)
  for (const { id } of due) {
    const ticket = await store.lockTicket(work, id)
    if (ticket.state.kind === 'parked')
      await change(work, ticket, steps.returnParked(ticket, work.now), { type: 'returned' })
    else if (ticket.state.kind === 'absent')
      await change(work, ticket, steps.leave(ticket, 'no-show', work.now), { type: 'left', facts: { why: 'no-show' } })
  }
  return due.length
}

/** A hall works on after the doors close; an hour later whoever still waits is recorded as not served. */
const afterClosing = minutes(60)

export async function closeDay(work: Work): Promise<number> {
  let closed = 0
  for (const centreId of await line.listCentresWithOpenTickets(work)) closed += await closeDayOf(work, centreId)
  return closed
}

async function closeDayOf(work: Work, centreId: CentreId): Promise<number> {
  const hall = await hallOf(work, centreId)
  const end = endOfDay(hall.timetable, today(hall, work.now), 'reception')
  const over = end !== undefined && work.now > end + afterClosing ? work.now : startOfDay(hall, work.now)
  const forgotten = await line.listForgotten(work, centreId, over)
  for (const id of forgotten) {
    const ticket = await store.lockTicket(work, id)
    const decided = steps.leave(ticket, 'closing', work.now)
    if (!(decided instanceof No)) await change(work, ticket, decided, { type: 'left', facts: { why: 'closing' } })
  }
  return forgotten.length
}
