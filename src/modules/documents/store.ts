// SQL of files and papers: the only file that names these tables.
import type { Selectable } from 'kysely'
import type { Work } from '../../db/work.ts'
import type { Id } from '../../kernel/id.ts'
import type { PlainDate } from '../../kernel/time.ts'
import type { CaseFile, FileId, Paper } from './model.ts'
import type { RetentionCode } from './retention.ts'
import type { FileTable, PaperTable } from './tables.ts'

export async function saveFile(work: Work, file: CaseFile, retention: RetentionCode): Promise<void> {
  await work.db
    .insertInto('documents.file')
    .values({
      centre_id: file.centreId,
      id: file.id,
      case_id: file.caseId,
      hash: file.hash,
      type: file.type,
      size: file.size,
      name: work.vault.seal(file.name),
      purpose: file.purpose,
      retention,
      keep_until: null,
      added_at: new Date(file.addedAt),
      added_by: file.addedBy,
      withdrawn_at: null,
    })
    .execute()
}

export async function findFile(work: Work, caseId: Id<'Case'>, id: FileId): Promise<CaseFile | undefined> {
  const row = await work.db
    .selectFrom('documents.file')
    .selectAll()
    .where('case_id', '=', caseId)
    .where('id', '=', id)
    .executeTakeFirst()
  return row && fileFrom(work, row)
}

/** What lies in the case, oldest first, without what was taken out again. */
export async function listFiles(work: Work, caseId: Id<'Case'>): Promise<CaseFile[]> {
  const rows = await work.db
    .selectFrom('documents.file')
    .selectAll()
    .where('case_id', '=', caseId)
    .where('withdrawn_at', 'is', null)
    .orderBy('added_at')
    .orderBy('id')
    .execute()
  return rows.map((row) => fileFrom(work, row))
}

const fileFrom = (work: Work, row: Selectable<FileTable>): CaseFile => ({
  id: row.id,
  centreId: row.centre_id,
  caseId: row.case_id,
  hash: row.hash,
  type: row.type,
  size: row.size,
  name: work.vault.open(row.name),
  purpose: row.purpose,
  addedAt: row.added_at,
  addedBy: row.added_by,
  withdrawnAt: row.withdrawn_at,
})

export async function withdraw(work: Work, { centreId, id }: CaseFile): Promise<void> {
  await work.db
    .updateTable('documents.file')
    .set({ withdrawn_at: new Date(work.now) })
    .where('centre_id', '=', centreId)
    .where('id', '=', id)
    .execute()
}

export async function keepUntil(
  work: Work,
  caseId: Id<'Case'>,
  retention: RetentionCode,
  day: PlainDate | null,
): Promise<void> {
  await work.db
    .updateTable('documents.file')
    .set({ keep_until: day })
    .where('case_id', '=', caseId)
    .where('retention', '=', retention)
    .execute()
}

/** Files of the centre whose last day is over, longest waiting first; the next page begins after `after`. */
export function listDue(
  work: Work,
  centreId: Id<'Centre'>,
  today: PlainDate,
  after: { readonly keepUntil: PlainDate; readonly id: FileId } | undefined,
  limit: number,
) {
  return work.db
    .selectFrom('documents.file')
    .select(['id', 'case_id', 'purpose', 'retention', 'keep_until'])
    .where('centre_id', '=', centreId)
    .where('keep_until', '<', today)
    .$if(after !== undefined, (query) =>
      query.where(({ eb, refTuple, tuple }) =>
        eb(refTuple('keep_until', 'id'), '>', tuple(after!.keepUntil, after!.id)),
      ),
    )
    .orderBy('keep_until')
    .orderBy('id')
    .limit(limit)
    .execute()
}

export async function savePaper(work: Work, paper: Paper): Promise<void> {
  await work.db
    .insertInto('documents.paper')
    .values({
      centre_id: paper.centreId,
      id: paper.id,
      kind: paper.kind,
      subject_id: paper.subjectId,
      fingerprint: Buffer.from(paper.fingerprint, 'hex'),
      lang: paper.lang,
      made_at: new Date(paper.madeAt),
      made_by: paper.madeBy,
    })
    .execute()
}

export async function listPapersBy(work: Work, by: { subjectId: string } | { fingerprint: string }): Promise<Paper[]> {
  const rows = await work.db
    .selectFrom('documents.paper')
    .selectAll()
    .where((is) =>
      'subjectId' in by
        ? is('subject_id', '=', by.subjectId)
        : is('fingerprint', '=', Buffer.from(by.fingerprint, 'hex')),
    )
    .orderBy('made_at')
    .orderBy('id')
    .execute()
  return rows.map(paperFrom)
}

const paperFrom = (row: Selectable<PaperTable>): Paper => ({
  id: row.id,
  centreId: row.centre_id,
  kind: row.kind,
  subjectId: row.subject_id,
  fingerprint: row.fingerprint.toString('hex'),
  lang: row.lang,
  madeAt: row.made_at,
  madeBy: row.made_by,
})
