// Tickets that are out of the line: who comes back in time, whose time has come, and the end of the day.
import type { Work } from '../../../db/work.ts'
import { accept, No, Refusal } from '../../../kernel/refusal.ts'
import { type Instant, later, minutes } from '../../../kernel/time.ts'
import type { CentreId } from '../../centres/model.ts'
import { workingTime } from '../../centres/service/alarm.ts'
import { hallOf } from '../../centres/service/hall.ts'
import { labelOf, no, type Ticket, type TicketId } from '../model.ts'
import * as steps from '../rules/steps.ts'
import * as line from '../store/line.ts'
import * as store from '../store/ticket.ts'
import { endOfReception, refuseAfterReception, refuseInAlarm, startOfDay, stillReceived } from './day.ts'

async function change(work: Work, ticket: Ticket, decided: Ticket | No, event: store.NewEvent): Promise<void> {
  await store.save(work, accept(decided), event)
  work.announce({ type: `queue.ticket-${event.type}`, centreId: ticket.centreId, ticketId: ticket.id })
  work.tell(`hall:${ticket.centreId}`)
  work.tell(`ticket:${ticket.id}`)
}

/**
 * «I am here»: said on the phone page by whoever holds the ticket, at the kiosk, or by a desk. The promise is kept; who was called for
 * the last time and comes back after all is promised anew, while people are still received.
 */
export async function comeBack(work: Work, id: TicketId): Promise<void> {
  const ticket = await store.lockTicket(work, id)
  if (ticket.state.kind === 'left') return returnLate(work, ticket)
  await stepBack(work, ticket)
}

async function returnLate(work: Work, ticket: Ticket): Promise<void> {
  const hall = await hallOf(work, ticket.centreId)
  refuseInAlarm(hall)
  const decided = accept(steps.returnLate(ticket, work.now, hall.settings))
  if (!stillReceived(hall, ticket.day, work.now))
    throw new Refusal(no('too-late-to-return', { label: labelOf(ticket) }))
  await change(work, ticket, decided, { type: 'came-back', facts: { late: true, promisedAt: decided.promisedAt } })
}

async function stepBack(work: Work, ticket: Ticket): Promise<void> {
  if (ticket.state.kind === 'parked')
    return change(work, ticket, steps.returnParked(ticket, work.now), { type: 'returned' })
  return change(work, ticket, steps.comeBack(ticket, work.now), { type: 'came-back' })
}

export const awayMinutes = [5, 10, 20, 30] as const

/** «Call me later»: the visitor goes out for a while and keeps the promise. */
export async function stepAway(work: Work, id: TicketId, forMinutes: number): Promise<void> {
  const ticket = await store.lockTicket(work, id)
  const until = later(work.now, minutes(forMinutes))
  refuseAfterReception(await hallOf(work, ticket.centreId), work.now, until)
  const facts = { reason: 'away', until }
  await change(work, ticket, steps.stepAway(ticket, until), { type: 'parked', facts })
}

/** Who can't wait any longer gives the place to others. */
export async function giveUp(work: Work, id: TicketId): Promise<void> {
  const ticket = await store.lockTicket(work, id)
  await change(work, ticket, steps.leave(ticket, 'own-wish', work.now), { type: 'left', facts: { why: 'own-wish' } })
}

const atOnce = 200

/** Parked and absent tickets whose time has come stand in the line again. Returns how many. */
export async function bringBackDue(work: Work): Promise<number> {
  const due = await line.lockDue(work, atOnce)
  for (const id of due) await stepBack(work, await store.lockTicket(work, id))
  return due.length
}

/** The next moment `bringBackDue` has something to do; whoever moves the clock by hand stops there. */
export const nextDue = (work: Work): Promise<Instant | undefined> => line.findNextDue(work)

/** A hall works on after the doors close; an hour of its own time later whoever still waits is recorded as not served. */
const afterClosing = minutes(60)

/** Ends what a day left open, in every centre. Returns how many tickets. */
export async function closeDay(work: Work): Promise<number> {
  let closed = 0
  for (const centreId of await line.listCentresWithOpenTickets(work)) closed += await closeDayOf(work, centreId)
  return closed
}

async function closeDayOf(work: Work, centreId: CentreId): Promise<number> {
  const hall = await hallOf(work, centreId)
  const end = endOfReception(hall, work.now)
  const newDay = startOfDay(hall, work.now)
  const isOver = end !== undefined && workingTime(hall.alarms, end, work.now) > afterClosing
  const before = isOver && !hall.alarm ? work.now : newDay
  if ((await line.listOpenBefore(work, centreId, before)).length === 0) return 0
  await line.lock(work, centreId) // before the tickets, as everywhere
  const open = await line.listOpenBefore(work, centreId, before)
  let closed = 0
  for (const { id } of open) {
    const ticket = await store.lockTicket(work, id)
    const isAtDesk = ticket.state.kind === 'called' || ticket.state.kind === 'serving'
    if (isAtDesk && ticket.issuedAt >= newDay) continue // somebody is still being served late in the evening
    await close(
      work,
      ticket,
      isAtDesk ? steps.endForgotten(ticket, work.now) : steps.leave(ticket, 'closing', work.now),
    )
    closed++
  }
  return closed
}

async function close(work: Work, ticket: Ticket, decided: Ticket | No): Promise<void> {
  if (decided instanceof No) return // ended meanwhile
  const facts = { why: 'closing' }
  await change(work, ticket, decided, { type: decided.state.kind === 'finished' ? 'finished' : 'left', facts })
}
