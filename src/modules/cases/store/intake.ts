// Drafts of intake, and which paper of the case a file shows.
import type { Selectable } from 'kysely'
import type { Work } from '../../../db/work.ts'
import type { Id } from '../../../kernel/id.ts'
import type { CaseId, CaseState, Intake, IntakeDraft } from '../model.ts'
import type { CaseFileTable, IntakeTable } from '../tables.ts'

const intakeOf = (work: Work, row: Selectable<IntakeTable>): Intake => ({
  id: row.id,
  centreId: row.centre_id,
  serviceId: row.service_id,
  versionId: row.version_id,
  applicantId: row.applicant_id,
  ticketId: row.ticket_id,
  openedBy: row.opened_by,
  openedAt: row.opened_at,
  savedAt: row.saved_at,
  version: row.version,
  draft: JSON.parse(work.vault.open(row.draft)) as IntakeDraft,
  registeredAt: row.registered_at,
})

const sealed = (work: Work, draft: IntakeDraft): Buffer => work.vault.seal(JSON.stringify(draft))

export async function addIntake(work: Work, intake: Intake): Promise<void> {
  await work.db
    .insertInto('cases.intake')
    .values({
      centre_id: intake.centreId,
      id: intake.id,
      service_id: intake.serviceId,
      version_id: intake.versionId,
      applicant_id: intake.applicantId,
      ticket_id: intake.ticketId,
      opened_by: intake.openedBy,
      opened_at: new Date(intake.openedAt),
      saved_at: new Date(intake.savedAt),
      version: intake.version,
      draft: sealed(work, intake.draft),
    })
    .execute()
}

export async function findIntake(work: Work, id: CaseId): Promise<Intake | undefined> {
  const row = await work.db.selectFrom('cases.intake').selectAll().where('id', '=', id).executeTakeFirst()
  return row && intakeOf(work, row)
}

export async function lockIntake(work: Work, id: CaseId): Promise<Intake | undefined> {
  const row = await work.db.selectFrom('cases.intake').selectAll().where('id', '=', id).forUpdate().executeTakeFirst()
  return row && intakeOf(work, row)
}

/** The row was locked by the caller. */
export async function saveIntake(
  work: Work,
  { id, centreId, savedAt, version, draft, registeredAt }: Intake,
): Promise<void> {
  const registered_at = registeredAt === null ? null : new Date(registeredAt)
  await work.db
    .updateTable('cases.intake')
    .set({ saved_at: new Date(savedAt), version, draft: sealed(work, draft), registered_at })
    .where('centre_id', '=', centreId)
    .where('id', '=', id)
    .execute()
}

/** Drafts of this centre that wait to be finished; of one visit, or the newest. */
export async function listOpen(
  work: Work,
  centreId: Id<'Centre'>,
  { ticketId, limit }: { readonly ticketId?: Id<'Ticket'> | undefined; readonly limit: number },
): Promise<Intake[]> {
  let rows = work.db
    .selectFrom('cases.intake')
    .selectAll()
    .where('centre_id', '=', centreId)
    .where('registered_at', 'is', null)
  if (ticketId) rows = rows.where('ticket_id', '=', ticketId)
  const found = await rows.orderBy('saved_at', 'desc').orderBy('id').limit(limit).execute()
  return found.map((row) => intakeOf(work, row))
}

/** Everything begun in one visit, with the number and state of what has become a case. */
export async function listOfVisit(work: Work, centreId: Id<'Centre'>, ticketId: Id<'Ticket'>): Promise<OfVisit[]> {
  const rows = await work.db
    .selectFrom('cases.intake as intake')
    .leftJoin('cases.case as of', (join) =>
      join.onRef('of.centre_id', '=', 'intake.centre_id').onRef('of.id', '=', 'intake.id'),
    )
    .select(['intake.id', 'intake.service_id as serviceId', 'intake.applicant_id as applicantId'])
    .select(['intake.registered_at as registeredAt', 'of.number', 'of.state'])
    .where('intake.centre_id', '=', centreId)
    .where('intake.ticket_id', '=', ticketId)
    .orderBy('intake.opened_at')
    .orderBy('intake.id')
    .execute()
  return rows
}

export interface OfVisit extends Pick<Intake, 'id' | 'serviceId' | 'applicantId' | 'registeredAt'> {
  readonly number: string | null
  readonly state: CaseState | null
}

export async function addFile(work: Work, file: Selectable<CaseFileTable>): Promise<void> {
  await work.db.insertInto('cases.file').values(file).execute()
}

export async function removeFile(
  work: Work,
  { id, centreId }: { readonly id: CaseId; readonly centreId: Id<'Centre'> },
  fileId: Id<'File'>,
): Promise<void> {
  await work.db
    .deleteFrom('cases.file')
    .where('centre_id', '=', centreId)
    .where('case_id', '=', id)
    .where('file_id', '=', fileId)
    .execute()
}

export function listFiles(work: Work, { id, centreId }: { readonly id: CaseId; readonly centreId: Id<'Centre'> }) {
  return work.db
    .selectFrom('cases.file')
    .select(['file_id as fileId', 'paper', 'purpose'])
    .where('centre_id', '=', centreId)
    .where('case_id', '=', id)
    .execute()
}
