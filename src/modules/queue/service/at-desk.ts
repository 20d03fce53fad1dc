// What an administrator does with the ticket at the desk: call, call again, start, no-show, park, transfer, finish.
import type { Work } from '../../../db/work.ts'
import { permit } from '../../../kernel/actor.ts'
import { accept, type No, no as notMine, Refusal } from '../../../kernel/refusal.ts'
import { momentOf, type PlainTime } from '../../../kernel/time.ts'
import {
  type CentreId,
  type DeskId,
  no as noCentre,
  type ServiceId,
  type StaffId,
  type TicketPurpose,
} from '../../centres/model.ts'
import { centreOfDesk, type HallDesk, hallBy, hallOf, type StampedHall } from '../../centres/service/hall.ts'
import { closeDesk as closeSeat, seatAt, startBreak as startSeatBreak } from '../../centres/service/sitting.ts'
import { labelOf, no, type Outcome, type ParkReason, type ResidentId, type Ticket } from '../model.ts'
import { type CallingDesk, chooseNext, levelAt } from '../rules/line.ts'
import * as steps from '../rules/steps.ts'
import * as line from '../store/line.ts'
import * as store from '../store/ticket.ts'
import { today } from './day.ts'
import { askedOf, groupOf } from './issue.ts'

/** The desk of the person acting, as the line sees it. */
interface AtDesk {
  readonly hall: StampedHall
  readonly desk: HallDesk
  readonly centreId: CentreId
  readonly deskId: DeskId
  readonly staffId: StaffId
}

export const callingDesk = ({ desk, byGroup, byService, station }: HallDesk): CallingDesk => ({
  id: desk.id,
  byGroup,
  byService,
  station,
})

function sitting(work: Work, hall: StampedHall, deskId: DeskId): AtDesk {
  const desk = hall.hallDesks.get(deskId)!
  if (work.actor.kind !== 'staff') throw new Refusal(notMine('not-allowed'))
  seatAt(desk, work.actor.id)
  return { hall, desk, centreId: hall.centre.id, deskId, staffId: work.actor.id }
}

async function ownDesk(work: Work, deskId: DeskId): Promise<AtDesk> {
  const centreId = await centreOfDesk(work, deskId)
  permit(work.actor, 'queue.call', centreId)
  return sitting(work, await hallOf(work, centreId), deskId)
}

async function ticketAt(work: Work, { centreId, deskId }: AtDesk): Promise<Ticket> {
  const ticket = await store.findAtDesk(work, centreId, deskId, { lock: true })
  if (!ticket) throw new Refusal(no('nobody-called'))
  return ticket
}

function tellOf(work: Work, ticket: Ticket): void {
  work.tell(`hall:${ticket.centreId}`)
  work.tell(`ticket:${ticket.id}`)
}

/** One change of the desk's ticket: the rule decides, the row and its event are written, whoever watches is told. */
async function change(
  work: Work,
  at: AtDesk,
  before: Ticket,
  decided: Ticket | No,
  event: Omit<store.NewEvent, 'deskId' | 'staffId'>,
): Promise<Ticket> {
  const ticket = await store.save(work, accept(decided), { deskId: at.deskId, staffId: at.staffId, ...event })
  work.announce({ type: `queue.ticket-${event.type}`, centreId: at.centreId, ticketId: before.id, deskId: at.deskId })
  tellOf(work, ticket)
  return ticket
}

export interface CalledTicket {
  readonly ticketId: Ticket['id']
  readonly label: string
  readonly deskNumber: number
}

/** The next ticket for the desk. Desks of a centre choose one after another, so no ticket is called twice. */
export async function callNext(work: Work, deskId: DeskId): Promise<CalledTicket> {
  const centreId = await centreOfDesk(work, deskId)
  permit(work.actor, 'queue.call', centreId)
  await line.lock(work, centreId)
  const { stamps, waiting } = await line.load(work, centreId)
  const at = sitting(work, await hallBy(work, centreId, stamps!), deskId)
  const { number } = at.desk.desk
  if (!at.desk.isCalling) throw new Refusal(noCentre('desk-on-break', { number }))
  const current = await store.findAtDesk(work, centreId, deskId)
  if (current) throw new Refusal(no('desk-busy', { label: labelOf(current) }))
  const next = chooseNext(waiting, callingDesk(at.desk), work.now)
  if (!next) throw new Refusal(no('nobody-waits'))
  const ticket = await store.lockTicket(work, next.id)
  await change(work, at, ticket, steps.call(ticket, deskId, at.staffId, work.now), {
    type: 'called',
    facts: { late: ticket.promisedAt < work.now },
  })
  return { ticketId: ticket.id, label: labelOf(ticket), deskNumber: number }
}

export async function callAgain(work: Work, deskId: DeskId): Promise<void> {
  const at = await ownDesk(work, deskId)
  const ticket = await ticketAt(work, at)
  await change(work, at, ticket, steps.callAgain(ticket, deskId, work.now, at.hall.settings), { type: 'called-again' })
}

export async function startServing(work: Work, deskId: DeskId): Promise<void> {
  const at = await ownDesk(work, deskId)
  const ticket = await ticketAt(work, at)
  await change(work, at, ticket, steps.start(ticket, deskId, work.now), { type: 'started' })
}

export async function markAbsent(work: Work, deskId: DeskId): Promise<void> {
  const at = await ownDesk(work, deskId)
  const ticket = await ticketAt(work, at)
  await change(work, at, ticket, steps.markAbsent(ticket, deskId, work.now, at.hall.settings), { type: 'absent' })
}

export interface Parking {
  readonly reason: ParkReason
  /** Clock time of today when the person comes back, in the centre's zone. */
  readonly returnAt: PlainTime
}

export async function park(work: Work, deskId: DeskId, { reason, returnAt }: Parking): Promise<void> {
  const at = await ownDesk(work, deskId)
  const ticket = await ticketAt(work, at)
  const until = momentOf(at.hall.timetable.zone, today(at.hall, work.now), returnAt)
  await change(work, at, ticket, steps.park(ticket, deskId, reason, until, work.now), {
    type: 'parked',
    facts: { reason, until },
  })
}

export interface TransferTo {
  readonly deskId?: DeskId | undefined
  readonly serviceId?: ServiceId | undefined
  readonly returnToMe: boolean
}

/** To a named desk, or to the line of another service. */
export async function transfer(work: Work, deskId: DeskId, to: TransferTo): Promise<void> {
  const at = await ownDesk(work, deskId)
  const ticket = await ticketAt(work, at)
  const moved = to.serviceId ? await forService(work, at, ticket, 'submit', to.serviceId) : ticket
  if (to.deskId) refuseUnable(at.hall, to.deskId, moved)
  const decided = steps.transfer(moved, deskId, { deskId: to.deskId ?? null, returnToMe: to.returnToMe }, work.now)
  await change(work, at, ticket, decided, {
    type: 'transferred',
    facts: { toDesk: to.deskId ?? null, service: to.serviceId ?? null, returns: to.returnToMe },
  })
}

function refuseUnable(hall: StampedHall, deskId: DeskId, ticket: Ticket): void {
  const desk = hall.hallDesks.get(deskId)
  if (!desk) throw new Refusal(noCentre('no-desk', {}, 'desk'))
  if (levelAt(callingDesk(desk), { ...ticket, onlyDeskId: null }) === 0)
    throw new Refusal(no('desk-cannot-serve', { desk: desk.desk.number }, 'desk'))
}

/** The ticket as it stands in the line of another service. */
async function forService(
  work: Work,
  { hall }: AtDesk,
  ticket: Ticket,
  purpose: TicketPurpose,
  serviceId: ServiceId,
): Promise<Ticket> {
  const group = accept(groupOf(hall, purpose, serviceId, today(hall, work.now)))
  const asked = await askedOf(work, hall, purpose, serviceId)
  return { ...ticket, purpose, serviceId, groupId: group.id, ownGroup: group.purpose === null, ...asked }
}

/** One more service for the visitor who sits here. */
export async function addService(
  work: Work,
  deskId: DeskId,
  errand: { purpose: TicketPurpose; serviceId?: ServiceId | undefined },
): Promise<void> {
  const at = await ownDesk(work, deskId)
  const ticket = await ticketAt(work, at)
  accept(groupOf(at.hall, errand.purpose, errand.serviceId, today(at.hall, work.now)))
  const errands = await store.listErrands(work, ticket)
  const n = errands.length + 1
  await store.addErrand(work, ticket, { n, purpose: errand.purpose, serviceId: errand.serviceId ?? null })
  await change(work, at, ticket, ticket, {
    type: 'errand-added',
    facts: { n, service: errand.serviceId ?? null, purpose: errand.purpose },
  })
}

export async function finishErrand(work: Work, deskId: DeskId, n: number, outcome: Outcome): Promise<void> {
  const at = await ownDesk(work, deskId)
  const ticket = await ticketAt(work, at)
  const errand = (await store.listErrands(work, ticket)).find((each) => each.n === n)
  if (!errand) throw new Refusal(no('no-errand'))
  if (errand.outcome) throw new Refusal(no('already-has-outcome'))
  await store.setOutcome(work, ticket, outcome, n)
  await change(work, at, ticket, ticket, { type: 'errand-done', facts: { n, outcome } })
}

/** The visit at this desk is over; what is still open gets the same outcome. */
export async function finish(work: Work, deskId: DeskId, outcome: Outcome): Promise<void> {
  const at = await ownDesk(work, deskId)
  const ticket = await ticketAt(work, at)
  const decided = accept(steps.finish(ticket, deskId, outcome, work.now))
  const ends = decided.state.kind === 'finished'
  if (ends) await store.setOutcome(work, ticket, outcome)
  await change(
    work,
    at,
    ticket,
    decided,
    ends ? { type: 'finished', facts: { outcome } } : { type: 'returned', facts: { toDesk: decided.onlyDeskId } },
  )
}

export async function finishAndCallNext(work: Work, deskId: DeskId, outcome: Outcome): Promise<CalledTicket> {
  await finish(work, deskId, outcome)
  return callNext(work, deskId)
}

/** The proof was shown, or it was not: then the ordinary line with the time the person really came. */
export async function checkPriority(work: Work, deskId: DeskId, shown: boolean, reason: string): Promise<void> {
  const at = await ownDesk(work, deskId)
  const ticket = await ticketAt(work, at)
  if (shown) await change(work, at, ticket, steps.confirmPriority(ticket), { type: 'priority-confirmed' })
  else
    await change(work, at, ticket, steps.withdrawPriority(ticket, at.hall.settings), {
      type: 'priority-withdrawn',
      facts: { reason },
    })
}

/** Who sits here; the history of visits follows the person from now on. */
export async function identifyVisitor(work: Work, deskId: DeskId, residentId: ResidentId): Promise<void> {
  const at = await ownDesk(work, deskId)
  const ticket = await ticketAt(work, at)
  if (ticket.residentId === residentId) return
  await change(work, at, ticket, { ...ticket, residentId }, { type: 'identified' })
}

export async function writeNote(work: Work, deskId: DeskId, note: string): Promise<void> {
  const at = await ownDesk(work, deskId)
  const ticket = await ticketAt(work, at)
  await change(work, at, ticket, { ...ticket, note: note.trim() || null }, { type: 'noted' })
}

async function refuseWhileServing(work: Work, deskId: DeskId): Promise<void> {
  const current = await store.findAtDesk(work, await centreOfDesk(work, deskId), deskId)
  if (current) throw new Refusal(no('desk-busy', { label: labelOf(current) }))
}

/** Nobody is left standing at a desk that goes on a break or closes. */
export async function startBreak(work: Work, deskId: DeskId): Promise<void> {
  await refuseWhileServing(work, deskId)
  await startSeatBreak(work, deskId)
}

export async function closeDesk(work: Work, deskId: DeskId): Promise<void> {
  await refuseWhileServing(work, deskId)
  await closeSeat(work, deskId)
}
