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
import { centreOfDesk, type HallDesk } from '../../centres/service/hall.ts'
import { seatAt } from '../../centres/service/sitting.ts'
import { type AbleHall, hallBy, hallOf, stationFailed } from '../../stations/service/hall.ts'
import {
  type Errand,
  type InLine,
  labelOf,
  no,
  type Outcome,
  type ParkReason,
  type Ticket,
  type TicketId,
  type WithdrawReason,
} from '../model.ts'
import { servesOf } from '../rules/duty.ts'
import { movedSince } from '../rules/freeze.ts'
import { type CallingDesk, chooseNext, levelAt, unbound } from '../rules/line.ts'
import { minutesFor } from '../rules/people.ts'
import * as steps from '../rules/steps.ts'
import * as line from '../store/line.ts'
import * as store from '../store/ticket.ts'
import { callingDesk, guardsOf, isCallingIn, sparedDesk } from './calling.ts'
import { refuseAfterReception, refuseInAlarm, today } from './day.ts'
import { groupOf } from './issue.ts'
import { askedOf } from './prospect.ts'

/** The desk of the person acting, as the line sees it. */
export interface AtDesk {
  readonly hall: AbleHall
  readonly desk: HallDesk
  readonly centreId: CentreId
  readonly deskId: DeskId
  readonly staffId: StaffId
}

export function sitting(work: Work, hall: AbleHall, deskId: DeskId): AtDesk {
  const desk = hall.hallDesks.get(deskId)!
  if (work.actor.kind !== 'staff') throw new Refusal(notMine('not-allowed'))
  seatAt(desk, work.actor.id)
  return { hall, desk, centreId: hall.centre.id, deskId, staffId: work.actor.id }
}

export async function ownDesk(work: Work, deskId: DeskId): Promise<AtDesk> {
  const centreId = await centreOfDesk(work, deskId)
  permit(work.actor, 'queue.call', centreId)
  return sitting(work, await hallOf(work, centreId), deskId)
}

/**
 * The ticket at the desk. With the ticket the person saw, a step repeated by a second click after the next ticket was called
 * is refused instead of falling on a stranger.
 */
export async function ticketAt(work: Work, { centreId, deskId }: AtDesk, seen?: TicketId): Promise<Ticket> {
  const ticket = await store.findAtDesk(work, centreId, deskId, { lock: true })
  if (ticket && (!seen || ticket.id === seen)) return ticket
  throw new Refusal(seen ? notMine('changed-meanwhile') : no('nobody-called'))
}

export function tellOf(work: Work, ticket: Pick<Ticket, 'centreId' | 'id'>): void {
  work.tell(`hall:${ticket.centreId}`)
  work.tell(`ticket:${ticket.id}`)
}

/** One change of the desk's ticket: the rule decides, the row and its event are written, whoever watches is told. */
export async function change(
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

export interface CallWish {
  /** Without gong and board; the phone page and the desk say it all the same. */
  readonly silent?: boolean | undefined
}

/** The next ticket for the desk. Desks of a centre choose one after another, so no ticket is called twice. */
export async function callNext(work: Work, deskId: DeskId, wish: CallWish = {}): Promise<CalledTicket> {
  const called = await callIfAnyWaits(work, deskId, wish)
  if (!called) throw new Refusal(no('nobody-waits'))
  return called
}

async function callIfAnyWaits(
  work: Work,
  deskId: DeskId,
  { silent = false }: CallWish = {},
): Promise<CalledTicket | null> {
  const centreId = await centreOfDesk(work, deskId)
  permit(work.actor, 'queue.call', centreId)
  await line.lock(work, centreId)
  const { stamps, waiting, atDesks } = await line.load(work, centreId, deskId)
  const at = sitting(work, await hallBy(work, centreId, stamps!), deskId)
  refuseUnready(at, atDesks)
  const calling = await deskNow(work, at)
  const ticket = await callFirst(work, { ...at, calling }, waiting, silent)
  return ticket && wasCalled(work, at, ticket)
}

/** What the desk may call now; only guards ask what the other desks are busy with. */
async function deskNow(work: Work, { hall, desk, centreId, deskId }: AtDesk): Promise<CallingDesk> {
  if (guardsOf(hall).length === 0) return callingDesk(desk)
  return sparedDesk(hall, deskId, (await line.load(work, centreId)).atDesks)
}

/** Nobody is called while an alarm stands, to a desk on a break, nor while another sits there. */
export function refuseUnready({ hall, desk }: AtDesk, [current]: readonly Pick<Ticket, 'series' | 'number'>[]): void {
  refuseInAlarm(hall)
  if (!desk.isCalling) throw new Refusal(noCentre('desk-on-break', { number: desk.desk.number }))
  if (current) throw new Refusal(no('desk-busy', { label: labelOf(current) }))
}

export function wasCalled(
  work: Work,
  { centreId, deskId, desk }: AtDesk,
  ticket: Pick<InLine, 'id' | 'series' | 'number'>,
): CalledTicket {
  work.announce({ type: 'queue.ticket-called', centreId, ticketId: ticket.id, deskId })
  tellOf(work, { centreId, id: ticket.id })
  return { ticketId: ticket.id, label: labelOf(ticket), deskNumber: desk.desk.number }
}

/** Calls the first that still waits: a visitor may give up in the very moment of the choice. */
async function callFirst(
  work: Work,
  at: AtDesk & { readonly calling: CallingDesk },
  waiting: readonly InLine[],
  silent: boolean,
): Promise<InLine | null> {
  const next = chooseNext(unbound(waiting, isCallingIn(at.hall)), at.calling, work.now)
  if (!next) return null
  const others = waiting.filter(({ id }) => id !== next.id)
  const kept = waiting.find(({ id }) => id === next.id)?.onlyDeskId ?? null
  const call = { ...callOf(at, next), freed: kept !== next.onlyDeskId, silent, byHand: null }
  return (await line.call(work, at.centreId, next, call)) ? next : callFirst(work, at, others, silent)
}

/** What the record keeps of a call, so that it can be judged later. */
export function callOf(
  { desk, deskId, staffId, calling = callingDesk(desk) }: AtDesk & { readonly calling?: CallingDesk },
  ticket: InLine,
) {
  return { deskId, staffId, level: levelAt(calling, ticket), serves: servesOf(calling) }
}

export async function callAgain(work: Work, deskId: DeskId, seen?: TicketId): Promise<void> {
  const at = await ownDesk(work, deskId)
  refuseInAlarm(at.hall)
  const ticket = await ticketAt(work, at, seen)
  await change(work, at, ticket, steps.callAgain(ticket, deskId, work.now, at.hall.settings), { type: 'called-again' })
}

export async function startServing(work: Work, deskId: DeskId, seen?: TicketId): Promise<void> {
  const at = await ownDesk(work, deskId)
  const ticket = await ticketAt(work, at, seen)
  await change(work, at, ticket, steps.start(ticket, deskId, work.now), { type: 'started' })
}

export async function markAbsent(work: Work, deskId: DeskId, seen?: TicketId): Promise<void> {
  const at = await ownDesk(work, deskId)
  refuseInAlarm(at.hall)
  const ticket = await ticketAt(work, at, seen)
  await change(work, at, ticket, steps.markAbsent(ticket, deskId, work.now, at.hall.settings), { type: 'absent' })
}

export interface Parking {
  readonly reason: ParkReason
  /** Clock time of today when the person comes back, in the centre's zone. */
  readonly returnAt: PlainTime
}

export async function park(work: Work, deskId: DeskId, { reason, returnAt }: Parking, seen?: TicketId): Promise<void> {
  const at = await ownDesk(work, deskId)
  const ticket = await ticketAt(work, at, seen)
  const until = momentOf(at.hall.timetable.zone, today(at.hall, work.now), returnAt)
  refuseAfterReception(at.hall, work.now, until)
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

/** To a named desk, or to the line of another service; a service the visitor did not come for joins the visit. */
export async function transfer(work: Work, deskId: DeskId, to: TransferTo, seen?: TicketId): Promise<void> {
  const at = await ownDesk(work, deskId)
  const ticket = await ticketAt(work, at, seen)
  if (!to.deskId && !to.serviceId) throw new Refusal(no('transfer-where', {}, 'desk'))
  const moved = to.serviceId
    ? await forErrand(work, at, ticket, { purpose: 'submit', serviceId: to.serviceId })
    : ticket
  if (to.deskId) refuseUnable(at.hall, to.deskId, moved)
  const decided = steps.transfer(moved, deskId, { deskId: to.deskId ?? null, returnToMe: to.returnToMe }, work.now)
  if (to.serviceId) await joinVisit(work, ticket, to.serviceId)
  await change(work, at, ticket, decided, {
    type: 'transferred',
    facts: { toDesk: to.deskId ?? null, service: to.serviceId ?? null, returns: to.returnToMe },
  })
}

async function joinVisit(work: Work, ticket: Ticket, serviceId: ServiceId): Promise<void> {
  const errands = await store.listErrands(work, ticket)
  if (steps.openErrands(errands).some((errand) => errand.serviceId === serviceId)) return
  await store.addErrand(work, ticket, { n: lastOf(errands) + 1, person: ticket.person, purpose: 'submit', serviceId })
}

const lastOf = (errands: readonly Errand[]): number => Math.max(0, ...errands.map(({ n }) => n))

/** A station that is not whole still takes whoever is sent to it by a person. */
function refuseUnable(hall: AbleHall, deskId: DeskId, ticket: Ticket): void {
  const desk = hall.hallDesks.get(deskId)
  if (!desk) throw new Refusal(noCentre('no-desk', {}, 'desk'))
  const station = desk.desk.equipment.includes('biometric') && !stationFailed(hall, deskId)
  const able = { ...callingDesk(desk), station }
  if (levelAt(able, { ...ticket, onlyDeskId: null }) === 0)
    throw new Refusal(no('desk-cannot-serve', { desk: desk.desk.number }, 'desk'))
}

/** The ticket as it stands in the line of this errand. */
async function forErrand(
  work: Work,
  { hall }: AtDesk,
  ticket: Ticket,
  { purpose, serviceId }: Pick<Errand, 'purpose' | 'serviceId'>,
): Promise<Ticket> {
  const group = accept(groupOf(hall, purpose, serviceId ?? undefined, today(hall, work.now)))
  const asked = await askedOf(work, hall, purpose, serviceId ?? undefined)
  const minutes = minutesFor(ticket.people, { ...asked, purpose }, hall.settings)
  return { ...ticket, purpose, serviceId, groupId: group.id, ownGroup: group.purpose === null, ...asked, minutes }
}

/** One more service for the person whose turn it is. */
export async function addService(
  work: Work,
  deskId: DeskId,
  errand: { purpose: TicketPurpose; serviceId?: ServiceId | undefined },
  seen?: TicketId,
): Promise<void> {
  const at = await ownDesk(work, deskId)
  const ticket = await ticketAt(work, at, seen)
  accept(groupOf(at.hall, errand.purpose, errand.serviceId, today(at.hall, work.now)))
  const n = lastOf(await store.listErrands(work, ticket)) + 1
  const { person } = ticket
  await store.addErrand(work, ticket, { n, person, purpose: errand.purpose, serviceId: errand.serviceId ?? null })
  await change(work, at, ticket, ticket, {
    type: 'errand-added',
    facts: { n, service: errand.serviceId ?? null, purpose: errand.purpose },
  })
}

export async function finishErrand(
  work: Work,
  deskId: DeskId,
  n: number,
  outcome: Outcome,
  seen?: TicketId,
): Promise<void> {
  const at = await ownDesk(work, deskId)
  const ticket = await ticketAt(work, at, seen)
  const errand = (await store.listErrands(work, ticket)).find((each) => each.n === n)
  if (!errand) throw new Refusal(no('no-errand'))
  if (errand.outcome) throw new Refusal(no('already-has-outcome'))
  await store.setOutcome(work, ticket, outcome, n)
  await change(work, at, ticket, ticket, { type: 'errand-done', facts: { n, outcome } })
}

/** The visit at this desk is over; what is still open gets the same outcome. A ticket on loan goes back to its desk. */
export async function finish(work: Work, deskId: DeskId, outcome: Outcome, seen?: TicketId): Promise<void> {
  const at = await ownDesk(work, deskId)
  const ticket = await ticketAt(work, at, seen)
  const decided = accept(steps.finish(ticket, deskId, outcome, work.now))
  if (decided.state.kind !== 'finished') return sendBack(work, at, ticket, decided, outcome)
  await store.setOutcome(work, ticket, outcome)
  await change(work, at, ticket, decided, { type: 'finished', facts: { outcome } })
}

/** What was done here is done; the ticket stands before its first desk with what the visitor still came for. */
async function sendBack(work: Work, at: AtDesk, ticket: Ticket, decided: Ticket, outcome: Outcome): Promise<void> {
  const errands = await store.listErrands(work, ticket)
  const done = steps.endedAt(ticket, at.deskId, errands)
  const [rest] = steps.openErrands(errands).filter((errand) => !done.includes(errand))
  if (rest) for (const { n } of done) await store.setOutcome(work, ticket, outcome, n)
  const back = rest ? await forErrand(work, at, decided, rest) : decided
  await change(work, at, ticket, back, { type: 'returned', facts: { toDesk: decided.onlyDeskId, outcome } })
}

/** Where nobody waits the visit is finished all the same, and nobody is called. */
export async function finishAndCallNext(
  work: Work,
  deskId: DeskId,
  outcome: Outcome,
  seen?: TicketId,
): Promise<CalledTicket | null> {
  // the line before the ticket, as everywhere: the end of an alarm takes both and must not meet this half-way
  await line.lock(work, await centreOfDesk(work, deskId))
  await finish(work, deskId, outcome, seen)
  return callIfAnyWaits(work, deskId)
}

/** The proof was shown: the visitor is served. */
export async function confirmPriority(work: Work, deskId: DeskId, seen?: TicketId): Promise<void> {
  const at = await ownDesk(work, deskId)
  const ticket = await ticketAt(work, at, seen)
  await change(work, at, ticket, steps.confirmPriority(ticket), { type: 'priority-confirmed' })
}

/** It was not: the ticket goes to the ordinary line, with the time the person really came. */
export async function withdrawPriority(
  work: Work,
  deskId: DeskId,
  reason: WithdrawReason,
  seen?: TicketId,
): Promise<void> {
  const at = await ownDesk(work, deskId)
  const ticket = await ticketAt(work, at, seen)
  const moved = movedSince(at.hall.alarms, ticket.issuedAt)
  const decided = steps.withdrawPriority(ticket, deskId, at.hall.settings, work.now, moved)
  await change(work, at, ticket, decided, { type: 'priority-withdrawn', facts: { reason } })
}

/** For colleagues at the next desk; never on the ticket or the board. */
export async function writeNote(work: Work, deskId: DeskId, note: string, seen?: TicketId): Promise<void> {
  const at = await ownDesk(work, deskId)
  const ticket = await ticketAt(work, at, seen)
  await change(work, at, ticket, { ...ticket, note: note.trim() || null }, { type: 'noted' })
}
