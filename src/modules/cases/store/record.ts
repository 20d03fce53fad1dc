// The record of a case and the row folded from it: always written together.
import type { Insertable, Selectable } from 'kysely'
import type { Work } from '../../../db/work.ts'
import type { Id } from '../../../kernel/id.ts'
import type { Case, CaseEvent, CaseId, Content, Recorded, Summary } from '../model.ts'
import { fold, foldContent, next, nextContent } from '../rules/fold.ts'
import { tookOf } from '../rules/usual.ts'
import type { CaseTable, EventTable } from '../tables.ts'
import { saveQuestions } from './questions.ts'

const caseOf = (work: Work, row: Selectable<CaseTable>): Case => ({
  id: row.id,
  centreId: row.centre_id,
  summary: row.summary,
  content: JSON.parse(work.vault.open(row.content)) as Content,
})

export async function findCase(work: Work, id: CaseId): Promise<Case | undefined> {
  const row = await work.db.selectFrom('cases.case').selectAll().where('id', '=', id).executeTakeFirst()
  return row && caseOf(work, row)
}

/** Held to the end of the transaction: what happens to one case happens one after another. */
export async function lockCase(work: Work, id: CaseId): Promise<Case | undefined> {
  const row = await work.db.selectFrom('cases.case').selectAll().where('id', '=', id).forUpdate().executeTakeFirst()
  return row && caseOf(work, row)
}

/** The columns lists are read by. */
const columnsOf = (work: Work, summary: Summary, content: Content) => ({
  ...tookColumns(summary),
  authority_id: summary.authorityId,
  representative_id: content.application.representative?.residentId ?? null,
  state: summary.state,
  due_on: summary.dueOn,
  confirm_by: summary.confirmBy,
  batch_id: summary.batchId,
  version: summary.version,
  summary: JSON.stringify(summary),
  content: work.vault.seal(JSON.stringify(content)),
})

function tookColumns(summary: Summary) {
  const took = tookOf(summary)
  return { took_days: took?.days ?? null, took_until: took?.until ?? null }
}

const rowOf = (
  work: Work,
  centreId: Id<'Centre'>,
  caseId: CaseId,
  n: number,
  event: CaseEvent,
): Insertable<EventTable> => ({
  centre_id: centreId,
  case_id: caseId,
  n,
  type: event.type,
  at: new Date(event.at),
  side: event.by.side,
  who: event.by.who,
  unit: event.by.unit,
  workplace: event.by.workplace,
  facts: JSON.stringify(event.facts),
  told: event.told === undefined ? null : work.vault.seal(JSON.stringify(event.told)),
})

export interface Numbered {
  readonly id: CaseId
  readonly centreId: Id<'Centre'>
  readonly numberKey: string
  readonly placeCode: string
  readonly year: number
  readonly sequence: number
  readonly codeHash: Buffer
}

/** A case begins: its first events and its row. */
export async function saveNew(work: Work, of: Numbered, events: readonly CaseEvent[]): Promise<Case> {
  const [summary, content] = [fold(events), foldContent(events)]
  await work.db
    .insertInto('cases.event')
    .values(events.map((event, i) => rowOf(work, of.centreId, of.id, i + 1, event)))
    .execute()
  await work.db
    .insertInto('cases.case')
    .values({
      centre_id: of.centreId,
      id: of.id,
      number: summary.number,
      number_key: of.numberKey,
      place_code: of.placeCode,
      year: of.year,
      sequence: of.sequence,
      code_hash: of.codeHash,
      service_id: summary.serviceId,
      applicant_id: summary.applicantId,
      filed_at: new Date(summary.marks.filed),
      ...columnsOf(work, summary, content),
    })
    .execute()
  return { id: of.id, centreId: of.centreId, summary, content }
}

/** More happened. The case was locked by the caller. */
export async function append(
  work: Work,
  { id, centreId, ...before }: Case,
  events: readonly CaseEvent[],
): Promise<Case> {
  const summary = events.reduce(next, before.summary)
  const content = events.reduce(nextContent, before.content)
  const first = before.summary.version + 1
  await work.db
    .insertInto('cases.event')
    .values(events.map((event, i) => rowOf(work, centreId, id, first + i, event)))
    .execute()
  await work.db
    .updateTable('cases.case')
    .set(columnsOf(work, summary, content))
    .where('centre_id', '=', centreId)
    .where('id', '=', id)
    .execute()
  if (summary.questions !== before.summary.questions) await saveQuestions(work, { id, centreId }, summary)
  return { id, centreId, summary, content }
}

/** The code people look their case up with; the old one no longer fits. */
export async function saveCodeHash(work: Work, { id, centreId }: Case, codeHash: Buffer): Promise<void> {
  await work.db
    .updateTable('cases.case')
    .set({ code_hash: codeHash })
    .where('centre_id', '=', centreId)
    .where('id', '=', id)
    .execute()
}

export async function listEvents(work: Work, { id, centreId }: Pick<Case, 'id' | 'centreId'>): Promise<Recorded[]> {
  const rows = await work.db
    .selectFrom('cases.event')
    .selectAll()
    .where('centre_id', '=', centreId)
    .where('case_id', '=', id)
    .orderBy('n')
    .execute()
  return rows.map((row) => recordedOf(work, row))
}

function recordedOf(work: Work, row: Selectable<EventTable>): Recorded {
  const by = { side: row.side, who: row.who, unit: row.unit, workplace: row.workplace }
  const told: unknown = row.told ? JSON.parse(work.vault.open(row.told)) : undefined
  // the type says which facts and words belong to it; they were written by `rowOf` from such an event
  return { n: row.n, type: row.type, at: row.at, by, facts: row.facts, told } as Recorded
}
