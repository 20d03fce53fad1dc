// A ticket found by the number a person says: at the kiosk, at the reception, at a desk; and one called by hand, with a reason.
import type { Work } from '../../../db/work.ts'
import { permit } from '../../../kernel/actor.ts'
import { accept, Refusal } from '../../../kernel/refusal.ts'
import type { Instant } from '../../../kernel/time.ts'
import type { CentreId, DeskId, TicketClass } from '../../centres/model.ts'
import { centreOfDesk } from '../../centres/service/hall.ts'
import { hallBy, hallOf } from '../../stations/service/hall.ts'
import { type HandReason, labelOf, no, type Ticket, type TicketId, type TicketState } from '../model.ts'
import { levelAt } from '../rules/line.ts'
import { numberIn } from '../rules/number.ts'
import * as steps from '../rules/steps.ts'
import * as line from '../store/line.ts'
import { findByNumber } from '../store/record.ts'
import * as store from '../store/ticket.ts'
import { type CalledTicket, callOf, refuseUnready, sitting, wasCalled } from './at-desk.ts'
import { callingDesk } from './calling.ts'
import { refuseInAlarm, today } from './day.ts'

/** Of today: numbers begin anew each day. What the number opens is what stands on the paper, and no more. */
export async function ticketByNumber(work: Work, centreId: CentreId, text: string): Promise<TicketId> {
  permit(work.actor, 'queue.issue', centreId)
  return idByNumber(work, centreId, text)
}

export async function idByNumber(work: Work, centreId: CentreId, text: string): Promise<TicketId> {
  const asked = accept(numberIn(text))
  const id = await findByNumber(work, centreId, today(await hallOf(work, centreId), work.now), asked)
  if (!id) throw new Refusal(no('no-such-number', { label: labelOf(asked) }, 'number'))
  return id
}

export interface FoundTicket {
  readonly id: TicketId
  readonly label: string
  readonly state: TicketState
  readonly class: TicketClass
  readonly promisedAt: Instant
  readonly people: number
  /** May this desk call it: it serves it. */
  readonly mayCall: boolean
}

/** For a desk, which may then bring the ticket back or call it by hand. */
export async function findForDesk(work: Work, deskId: DeskId, text: string): Promise<FoundTicket> {
  const centreId = await centreOfDesk(work, deskId)
  permit(work.actor, 'queue.call', centreId)
  const ticket = await store.getTicket(work, await idByNumber(work, centreId, text))
  const desk = (await hallOf(work, centreId)).hallDesks.get(deskId)!
  const { id, state, promisedAt, people } = ticket
  const mayCall = isOut(ticket) && levelAt(callingDesk(desk), { ...ticket, onlyDeskId: null }) > 0
  return { ...{ id, state, promisedAt, people, mayCall }, label: labelOf(ticket), class: ticket.class }
}

/** In the hall and at no desk. */
const isOut = ({ state }: Ticket): boolean => ['waiting', 'parked', 'absent'].includes(state.kind)

export interface HandCall {
  readonly ticketId: TicketId
  readonly reason: HandReason
  readonly silent?: boolean | undefined
}

/** Out of turn, by a person who answers for it: the reason stands in the record, and the replay of the day names the call. */
export async function callByHand(
  work: Work,
  deskId: DeskId,
  { ticketId, reason, silent = false }: HandCall,
): Promise<CalledTicket> {
  const centreId = await centreOfDesk(work, deskId)
  permit(work.actor, 'queue.call', centreId)
  await line.lock(work, centreId)
  const { stamps, atDesks } = await line.load(work, centreId, deskId)
  const at = sitting(work, await hallBy(work, centreId, stamps!), deskId)
  refuseInAlarm(at.hall)
  refuseUnready(at, atDesks)
  const ticket = await store.lockTicket(work, ticketId)
  if (ticket.centreId !== centreId) throw new Refusal(no('no-ticket'))
  const here = await inLine(work, ticket)
  const able = { ...here, onlyDeskId: null }
  if (levelAt(callingDesk(at.desk), able) === 0)
    throw new Refusal(no('desk-cannot-serve', { desk: at.desk.desk.number }, 'desk'))
  const call = { ...callOf(at, able), freed: here.onlyDeskId !== null && here.onlyDeskId !== deskId }
  await line.call(work, centreId, here, { ...call, silent, byHand: reason })
  return wasCalled(work, at, here)
}

/** Who was put aside or absent is here, or they would not be called. */
async function inLine(work: Work, ticket: Ticket): Promise<Ticket> {
  switch (ticket.state.kind) {
    case 'parked':
      return store.save(work, accept(steps.returnParked(ticket, work.now)), { type: 'returned' })
    case 'absent':
      return store.save(work, accept(steps.comeBack(ticket, work.now)), { type: 'came-back' })
    case 'waiting':
      return ticket
    default:
      throw new Refusal(steps.wrongState(ticket))
  }
}
