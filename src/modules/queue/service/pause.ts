// A desk that stops calling: a break with a planned return, the end of work, and the hand-over to a colleague.
import type { Work } from '../../../db/work.ts'
import { permit } from '../../../kernel/actor.ts'
import { Refusal } from '../../../kernel/refusal.ts'
import { momentOf, type PlainTime } from '../../../kernel/time.ts'
import { type CentreId, type DeskId, no as noCentre, type Pause, type StaffId } from '../../centres/model.ts'
import { centreOfDesk, hallOf } from '../../centres/service/hall.ts'
import { closeDesk as closeSeat, handSeat, startBreak as startSeatBreak } from '../../centres/service/sitting.ts'
import { labelOf, no, type Ticket } from '../model.ts'
import * as line from '../store/line.ts'
import * as store from '../store/ticket.ts'
import { ownDesk, tellOf } from './at-desk.ts'
import { today } from './day.ts'

/** Under the lock of the line, so that no call slips in between the look and the step. */
async function lockOf(work: Work, deskId: DeskId): Promise<{ centreId: CentreId; current: Ticket | undefined }> {
  const centreId = await centreOfDesk(work, deskId)
  permit(work.actor, 'queue.call', centreId)
  await line.lock(work, centreId)
  return { centreId, current: await store.findAtDesk(work, centreId, deskId) }
}

async function refuseWhileServing(work: Work, deskId: DeskId): Promise<CentreId> {
  const { centreId, current } = await lockOf(work, deskId)
  if (current) throw new Refusal(no('desk-busy', { label: labelOf(current) }))
  return centreId
}

export interface BreakWish {
  readonly why: Pause
  /** Clock time of today, in the centre's zone. */
  readonly back?: PlainTime | undefined
}

/** Nobody is left standing at a desk that goes on a break or closes. */
export async function startBreak(work: Work, deskId: DeskId, wish?: BreakWish): Promise<void> {
  const centreId = await refuseWhileServing(work, deskId)
  if (!wish) return void (await startSeatBreak(work, deskId))
  const hall = await hallOf(work, centreId)
  const backAt = wish.back ? momentOf(hall.timetable.zone, today(hall, work.now), wish.back) : null
  await startSeatBreak(work, deskId, { why: wish.why, backAt })
}

export async function closeDesk(work: Work, deskId: DeskId): Promise<void> {
  await refuseWhileServing(work, deskId)
  await closeSeat(work, deskId)
}

export type HandOver =
  /** The colleague sits down here and goes on, with the visitor at the desk. */
  | { readonly to: 'colleague'; readonly staffId: StaffId }
  /** The tickets kept for this desk are kept for that one, and this desk closes. */
  | { readonly to: 'desk'; readonly deskId: DeskId }

/** The open desk with all it keeps goes to a colleague in one step. */
export async function handOver(work: Work, deskId: DeskId, to: HandOver): Promise<void> {
  const { centreId, current } = await lockOf(work, deskId)
  const { staffId } = await ownDesk(work, deskId)
  if (to.to === 'colleague') {
    await handSeat(work, deskId, to.staffId)
    if (current) await goOnWith(work, current, to.staffId)
    return
  }
  if (current) throw new Refusal(no('desk-busy', { label: labelOf(current) }))
  if (to.deskId === deskId) throw new Refusal(no('same-desk', {}, 'desk'))
  const hall = await hallOf(work, centreId)
  const other = hall.hallDesks.get(to.deskId)
  if (!other) throw new Refusal(noCentre('no-desk', {}, 'desk'))
  if (!other.isCalling) throw new Refusal(noCentre('desk-not-open', { number: other.desk.number }, 'desk'))
  for (const id of await line.lockKeptFor(work, centreId, deskId))
    await keepFor(work, await store.lockTicket(work, id), { from: deskId, to: to.deskId, staffId })
  await closeSeat(work, deskId)
}

/** The visitor stays where they are; who serves them changes. */
async function goOnWith(work: Work, ticket: Ticket, staffId: StaffId): Promise<void> {
  const { state } = ticket
  if (state.kind !== 'called' && state.kind !== 'serving') return
  const handed = { ...ticket, state: { ...state, staffId } }
  await store.save(work, handed, { type: 'handed-over', deskId: state.deskId, staffId })
  tellOf(work, ticket)
}

async function keepFor(
  work: Work,
  ticket: Ticket,
  { from, to, staffId }: { from: DeskId; to: DeskId; staffId: StaffId },
): Promise<void> {
  const moved = (id: DeskId | null): DeskId | null => (id === from ? to : id)
  const { state } = ticket
  const kept: Ticket = {
    ...ticket,
    onlyDeskId: moved(ticket.onlyDeskId),
    returnDeskId: moved(ticket.returnDeskId),
    state: state.kind === 'parked' ? { ...state, deskId: moved(state.deskId) } : state,
  }
  await store.save(work, kept, { type: 'handed-over', deskId: from, staffId, facts: { toDesk: to } })
  tellOf(work, ticket)
}
