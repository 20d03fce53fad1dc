// Hand-over batches and their lines.
import type { Selectable } from 'kysely'
import type { Work } from '../../../db/work.ts'
import type { Id } from '../../../kernel/id.ts'
import type { PlainDate } from '../../../kernel/time.ts'
import type { Batch, BatchId, BatchLine, CaseId } from '../model.ts'
import type { BatchTable } from '../tables.ts'

const batchOf = (row: Selectable<BatchTable>): Batch => ({
  id: row.id,
  centreId: row.centre_id,
  authorityId: row.authority_id,
  actNumber: row.act_number,
  on: row.day,
  madeAt: row.made_at,
  madeBy: row.made_by,
  sentAt: row.sent_at,
  sentBy: row.sent_by,
})

export async function addBatch(
  work: Work,
  batch: Batch,
  lines: readonly { readonly caseId: CaseId; readonly pages: number }[],
): Promise<void> {
  const { id, centreId, authorityId, actNumber, on, madeAt, madeBy } = batch
  const made = { made_at: new Date(madeAt), made_by: madeBy }
  await work.db
    .insertInto('cases.batch')
    .values({
      centre_id: centreId,
      id,
      authority_id: authorityId,
      act_number: actNumber,
      day: on,
      ...made,
      sent_by: null,
    })
    .execute()
  const rows = lines.map(({ caseId, pages }) => ({
    centre_id: centreId,
    batch_id: id,
    case_id: caseId,
    pages,
    received_by: null,
    pages_received: null,
  }))
  await work.db.insertInto('cases.batch_line').values(rows).execute()
}

export async function findBatch(work: Work, id: BatchId): Promise<Batch | undefined> {
  const row = await work.db.selectFrom('cases.batch').selectAll().where('id', '=', id).executeTakeFirst()
  return row && batchOf(row)
}

export async function lockBatch(work: Work, id: BatchId): Promise<Batch | undefined> {
  const row = await work.db.selectFrom('cases.batch').selectAll().where('id', '=', id).forUpdate().executeTakeFirst()
  return row && batchOf(row)
}

export async function markSent(work: Work, { id, centreId }: Batch, by: string): Promise<void> {
  await work.db
    .updateTable('cases.batch')
    .set({ sent_at: new Date(work.now), sent_by: by })
    .where('centre_id', '=', centreId)
    .where('id', '=', id)
    .execute()
}

export async function listLines(work: Work, { id, centreId }: Pick<Batch, 'id' | 'centreId'>): Promise<BatchLine[]> {
  const rows = await work.db
    .selectFrom('cases.batch_line as line')
    .innerJoin('cases.case as of', (join) =>
      join.onRef('of.centre_id', '=', 'line.centre_id').onRef('of.id', '=', 'line.case_id'),
    )
    .select(['line.case_id as caseId', 'of.number', 'of.summary', 'line.pages', 'line.received_at as receivedAt'])
    .select([
      'line.received_by as receivedBy',
      'line.pages_received as pagesReceived',
      'line.sent_back_at as sentBackAt',
    ])
    .where('line.centre_id', '=', centreId)
    .where('line.batch_id', '=', id)
    .orderBy('of.sequence')
    .execute()
  return rows.map(({ summary, ...line }) => ({ ...line, versionId: summary.versionId }))
}

export interface Answer {
  readonly caseId: CaseId
  readonly by: string
  readonly pages: number | null
  readonly accepted: boolean
}

/** Once for each line; false when it was answered before. */
export async function answerLine(
  work: Work,
  { id, centreId }: Batch,
  { caseId, by, pages, accepted }: Answer,
): Promise<boolean> {
  const at = new Date(work.now)
  const answer = accepted
    ? { received_at: at, received_by: by, pages_received: pages }
    : { sent_back_at: at, received_by: by, pages_received: pages }
  const { numUpdatedRows } = await work.db
    .updateTable('cases.batch_line')
    .set(answer)
    .where('centre_id', '=', centreId)
    .where('batch_id', '=', id)
    .where('case_id', '=', caseId)
    .where('received_at', 'is', null)
    .where('sent_back_at', 'is', null)
    .executeTakeFirstOrThrow()
  return numUpdatedRows === 1n
}

/** Batches of a centre or on their way to an authority, newest first. */
export async function listBatches(
  work: Work,
  of:
    | { readonly centreId: Id<'Centre'>; readonly from: PlainDate }
    | { readonly authorityId: Id<'Authority'>; readonly from: PlainDate },
): Promise<(Batch & { readonly cases: number; readonly unanswered: number })[]> {
  let rows = work.db
    .selectFrom('cases.batch as batch')
    .innerJoin('cases.batch_line as line', (join) =>
      join.onRef('line.centre_id', '=', 'batch.centre_id').onRef('line.batch_id', '=', 'batch.id'),
    )
    .selectAll('batch')
    .select((e) => e.fn.countAll<number>().as('cases'))
    .select((e) =>
      e.fn
        .countAll<number>()
        .filterWhere('line.received_at', 'is', null)
        .filterWhere('line.sent_back_at', 'is', null)
        .as('unanswered'),
    )
    .where('batch.day', '>=', of.from)
  if ('centreId' in of) rows = rows.where('batch.centre_id', '=', of.centreId)
  else rows = rows.where('batch.authority_id', '=', of.authorityId).where('batch.sent_at', 'is not', null)
  const found = await rows
    .groupBy(['batch.centre_id', 'batch.id'])
    .orderBy('batch.made_at', 'desc')
    .orderBy('batch.id')
    .limit(200)
    .execute()
  return found.map(({ cases, unanswered, ...row }) => ({ ...batchOf(row), cases, unanswered }))
}
