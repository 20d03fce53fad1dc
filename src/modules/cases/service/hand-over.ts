// From the centre to the authority: the day's batch with an act, confirmed by both sides, and what is late.
import type { Work } from '../../../db/work.ts'
import { may, permit, whoOf } from '../../../kernel/actor.ts'
import { type Id, newId } from '../../../kernel/id.ts'
import { Refusal } from '../../../kernel/refusal.ts'
import { addDays, dateIn, kyiv, type PlainDate } from '../../../kernel/time.ts'
import { nextWorkingDay } from '../../../kernel/working-days.ts'
import { calendarOf, getCentre } from '../../centres/service/centres.ts'
import { type Batch, type BatchId, type BatchLine, type CaseId, no } from '../model.ts'
import type { Said } from '../rules/acts.ts'
import { actNumber } from '../rules/number.ts'
import * as store from '../store/batches.ts'
import * as lists from '../store/lists.ts'
import { nextNumber } from '../store/numbers.ts'
import { happen, leaveTrace, lockFor } from './happen.ts'

async function todayAt(work: Work, centreId: Id<'Centre'>): Promise<PlainDate> {
  return dateIn((await getCentre(work, centreId)).zone, work.now)
}

/** Registered cases that are in no batch yet; those that should leave first stand first. */
export function listReadyForHandOver(
  work: Work,
  centreId: Id<'Centre'>,
  authorityId?: Id<'Authority'>,
): Promise<lists.Listed[]> {
  permit(work.actor, 'cases.hand-over', centreId)
  return lists.listReady(work, centreId, authorityId)
}

/** Everything that is ready for this authority, with one act. Two people at once share no case. */
export async function makeBatch(work: Work, centreId: Id<'Centre'>, authorityId: Id<'Authority'>): Promise<Batch> {
  permit(work.actor, 'cases.hand-over', centreId)
  const ready = await lists.lockReady(work, centreId, authorityId)
  if (ready.length === 0) throw new Refusal(no('nothing-ready'))
  const batch = await numberedBatch(work, centreId, authorityId)
  const cases = []
  for (const id of ready) cases.push(await lockFor(work, id, 'cases.hand-over'))
  const lines = cases.map(({ id, summary }) => ({ caseId: id, pages: summary.pages }))
  await store.addBatch(work, batch, lines)
  const batched: Said = { type: 'batched', facts: { batchId: batch.id, actNumber: batch.actNumber }, told: undefined }
  for (const it of cases) await happen(work, it, 'cases.hand-over', [batched])
  return batch
}

async function numberedBatch(work: Work, centreId: Id<'Centre'>, authorityId: Id<'Authority'>): Promise<Batch> {
  const { placeCode, zone } = await getCentre(work, centreId)
  const on = dateIn(zone, work.now)
  const year = Number(on.slice(0, 4))
  const number = actNumber(placeCode, year, await nextNumber(work, centreId, `act ${placeCode}`, year))
  const made = { madeAt: work.now, madeBy: whoOf(work.actor), sentAt: null, sentBy: null }
  return { id: newId<'Batch'>(), centreId, authorityId, actNumber: number, on, ...made }
}

/** The first side signs: the papers have left the centre. */
export async function confirmSent(work: Work, id: BatchId): Promise<void> {
  permit(work.actor, 'cases.hand-over')
  const batch = await store.lockBatch(work, id)
  if (!batch) throw new Refusal(no('no-batch'))
  permit(work.actor, 'cases.hand-over', batch.centreId)
  if (batch.sentAt !== null) throw new Refusal(no('already-sent'))
  const today = await todayAt(work, batch.centreId)
  const confirmBy = nextWorkingDay(today, await calendarOf(work, batch.centreId))
  await store.markSent(work, batch, whoOf(work.actor))
  for (const { caseId } of await store.listLines(work, batch)) {
    const it = await lockFor(work, caseId, 'cases.hand-over')
    await happen(work, it, 'cases.hand-over', [
      { type: 'handed-over', facts: { batchId: id, confirmBy }, told: undefined },
    ])
    await leaveTrace(work, it, { operation: 'transfer', purpose: 'hand-over', fields: ['papers'] })
  }
}

export interface Receipt {
  /** Sheets the official counted; none when they were not counted. */
  readonly pages?: number | null | undefined
  /** The batch and the papers differ: the case is taken with the remark, or goes back to the centre. */
  readonly discrepancy?: { readonly reason: string; readonly accept: boolean } | undefined
}

/** The second side signs, case by case: date, time and the official stand in the record. */
export async function confirmReceived(
  work: Work,
  batchId: BatchId,
  caseId: CaseId,
  receipt: Receipt = {},
): Promise<void> {
  permit(work.actor, 'cases.receive')
  const batch = await store.findBatch(work, batchId)
  if (!batch) throw new Refusal(no('no-batch'))
  permit(work.actor, 'cases.receive', batch.authorityId)
  if (batch.sentAt === null) throw new Refusal(no('not-sent'))
  const { pages = null, discrepancy } = receipt
  if (discrepancy && !discrepancy.reason.trim()) throw new Refusal(no('reason-missing', {}, 'discrepancy.reason'))
  const it = await lockFor(work, caseId, 'cases.receive')
  const accepted = discrepancy?.accept ?? true
  await answerOnce(work, batch, { caseId, by: whoOf(work.actor), pages, accepted })
  const remark = discrepancy ? [await remarkOf(work, batch, pages, discrepancy)] : []
  const received: Said[] = accepted
    ? [{ type: 'received-by-authority', facts: { batchId, pages }, told: undefined }]
    : []
  await happen(work, it, 'cases.receive', [...remark, ...received])
  await leaveTrace(work, it, { operation: 'collect', purpose: 'hand-over', fields: ['papers'] })
}

async function answerOnce(work: Work, batch: Batch, answer: store.Answer): Promise<void> {
  if (await store.answerLine(work, batch, answer)) return
  const lines = await store.listLines(work, batch)
  throw new Refusal(no(lines.some(({ caseId }) => caseId === answer.caseId) ? 'already-answered' : 'not-in-batch'))
}

/** What goes back has a new day by which it must be sent again. */
async function remarkOf(
  work: Work,
  batch: Batch,
  pages: number | null,
  { reason, accept }: NonNullable<Receipt['discrepancy']>,
): Promise<Said> {
  const today = await todayAt(work, batch.centreId)
  const handOverBy = nextWorkingDay(today, await calendarOf(work, batch.centreId))
  return {
    type: 'discrepancy-noted',
    facts: { batchId: batch.id, pages, accepted: accept, handOverBy },
    told: { reason },
  }
}

/** All that is not marked yet, as it stands in the act. */
export async function receiveRest(work: Work, batchId: BatchId): Promise<{ readonly received: number }> {
  const { lines } = await getBatch(work, batchId)
  const rest = lines.filter(({ receivedAt, sentBackAt }) => receivedAt === null && sentBackAt === null)
  for (const { caseId, pages } of rest) await confirmReceived(work, batchId, caseId, { pages })
  return { received: rest.length }
}

/** The act as both sides see it. */
export async function getBatch(
  work: Work,
  id: BatchId,
): Promise<{ readonly batch: Batch; readonly lines: readonly BatchLine[] }> {
  const batch = await store.findBatch(work, id)
  const ours = batch && may(work.actor, 'cases.hand-over', batch.centreId)
  const theirs = batch && batch.sentAt !== null && may(work.actor, 'cases.receive', batch.authorityId)
  if (!batch || !(ours || theirs)) throw new Refusal(no('no-batch'))
  return { batch, lines: await store.listLines(work, batch) }
}

export type ListedBatch = Awaited<ReturnType<typeof store.listBatches>>[number]
const daysShown = 28

/** The centre's batches of the last weeks, newest first. */
export async function listBatches(work: Work, centreId: Id<'Centre'>): Promise<ListedBatch[]> {
  permit(work.actor, 'cases.hand-over', centreId)
  return store.listBatches(work, { centreId, from: addDays(await todayAt(work, centreId), -daysShown) })
}

/** What was sent to this authority, newest first, with how many are not marked yet. */
export function listIncoming(work: Work, authorityId: Id<'Authority'>): Promise<ListedBatch[]> {
  permit(work.actor, 'cases.receive', authorityId)
  return store.listBatches(work, { authorityId, from: addDays(dateIn(kyiv, work.now), -daysShown) })
}

/** What should have been sent or confirmed by the end of an earlier working day. */
export async function listLate(work: Work, centreId: Id<'Centre'>): Promise<lists.Listed[]> {
  permit(work.actor, 'cases.hand-over', centreId)
  return lists.listUnconfirmed(work, centreId, await todayAt(work, centreId))
}
