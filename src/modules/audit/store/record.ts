// Rows of the log: added, and listed by key.
import { type Selectable, sql } from 'kysely'
import { moment } from '../../../db/tables.ts'
import type { Named, Work } from '../../../db/work.ts'
import type { Id } from '../../../kernel/id.ts'
import type { Instant } from '../../../kernel/time.ts'
import type { AccessRow, AccessSeenByResident, ChangeRow } from '../model.ts'
import type { AccessTable, ChangeTable } from '../tables.ts'

const addAccess: Named = {
  name: 'audit-add-access',
  text: `insert into audit.access (id, at, actor, role, workplace, unit, operation, purpose, ground, fields,
      subject_person_id, case_id, file_id, centre_id, reason, result)
    select row.id, $2, row.actor, row.role, row.workplace, row.unit, row.operation, row.purpose, row.ground, row.fields,
      row."subjectPersonId", row."caseId", row."fileId", row."centreId", row.reason, row.result
    from json_to_recordset($1) as row(id uuid, actor text, role text, workplace text, unit uuid, operation text, purpose text, ground text,
      fields text[], "subjectPersonId" uuid, "caseId" uuid, "fileId" uuid, "centreId" uuid, reason text, result text)`,
}

/** One statement for one row or a page of them. */
export async function saveAccess(work: Work, rows: readonly AccessRow[]): Promise<void> {
  if (rows.length > 0) await work.named(addAccess, [JSON.stringify(rows), new Date(work.now)])
}

export async function saveChange(work: Work, row: ChangeRow): Promise<void> {
  const { id, actor, role, workplace, unit, what, reason } = row
  const columns = {
    id,
    actor,
    role,
    workplace,
    unit,
    what,
    reason,
    at: new Date(row.at),
    row_id: row.rowId,
    centre_id: row.centreId,
  }
  const values = { before: JSON.stringify(row.before), after: JSON.stringify(row.after) }
  await work.db
    .insertInto('audit.change')
    .values({ ...columns, ...values })
    .execute()
}

export function accessRow(row: Selectable<AccessTable>): AccessRow {
  const { subject_person_id: subjectPersonId, case_id: caseId, file_id: fileId, centre_id: centreId, ...same } = row
  return { ...same, subjectPersonId, caseId, fileId, centreId }
}

export function changeRow(row: Selectable<ChangeTable>): ChangeRow {
  const { row_id: rowId, centre_id: centreId, ...same } = row
  return { ...same, rowId, centreId }
}

/** The centres and authorities whose record the viewer may read. */
export type Places = readonly string[] | 'all'

/** The row's centre, or where it names none, the unit of who acted. */
const within = (places: readonly string[]) => sql<boolean>`coalesce(centre_id, unit) = any(${places}::uuid[])`

/** Where a list goes on: the last row of the page before. */
export interface After {
  readonly at: Instant
  readonly id: string
}

export interface Period {
  readonly from?: Instant | undefined
  readonly to?: Instant | undefined
  readonly after?: After | undefined
  readonly limit: number
}

export interface AccessFilter extends Period {
  readonly places: Places
  readonly centreId?: Id<'Centre'> | undefined
  readonly personId?: Id<'Resident'> | undefined
  readonly caseId?: Id<'Case'> | undefined
  readonly actor?: string | undefined
}

export async function listAccess(work: Work, filter: AccessFilter): Promise<AccessRow[]> {
  const { places, centreId, personId, caseId, actor, from, to, after, limit } = filter
  let rows = work.db.selectFrom('audit.access').selectAll()
  if (places !== 'all') rows = rows.where(within(places))
  if (centreId) rows = rows.where('centre_id', '=', centreId)
  if (personId) rows = rows.where('subject_person_id', '=', personId)
  if (caseId) rows = rows.where('case_id', '=', caseId)
  if (actor) rows = rows.where('actor', '=', actor)
  if (from !== undefined) rows = rows.where('at', '>=', moment(from))
  if (to !== undefined) rows = rows.where('at', '<', moment(to))
  if (after)
    rows = rows.where((is) => is(is.refTuple('at', 'id'), '<', is.tuple(moment(after.at), after.id as AccessRow['id'])))
  return (await rows.orderBy('at', 'desc').orderBy('id', 'desc').limit(limit).execute()).map(accessRow)
}

export async function findAccess(work: Work, caseId: Id<'Case'>, id: Id<'Access'>): Promise<AccessRow | undefined> {
  const rows = work.db.selectFrom('audit.access').selectAll().where('case_id', '=', caseId).where('id', '=', id)
  const row = await rows.executeTakeFirst()
  return row && accessRow(row)
}

export interface ChangeFilter extends Period {
  readonly places: Places
  /** Of this centre, and those that belong to no centre: the catalogue's. */
  readonly centreId?: string | undefined
  readonly what?: string | undefined
  readonly rowId?: string | undefined
}

export async function listChanges(
  work: Work,
  { places, centreId, what, rowId, from, to, after, limit }: ChangeFilter,
): Promise<ChangeRow[]> {
  let rows = work.db.selectFrom('audit.change').selectAll()
  if (places !== 'all') rows = rows.where(within(places))
  if (centreId) rows = rows.where((is) => is.or([is('centre_id', '=', centreId), is('centre_id', 'is', null)]))
  if (what) rows = rows.where('what', '=', what)
  if (rowId) rows = rows.where('row_id', '=', rowId)
  if (from !== undefined) rows = rows.where('at', '>=', moment(from))
  if (to !== undefined) rows = rows.where('at', '<', moment(to))
  if (after)
    rows = rows.where((is) => is(is.refTuple('at', 'id'), '<', is.tuple(moment(after.at), after.id as ChangeRow['id'])))
  return (await rows.orderBy('at', 'desc').orderBy('id', 'desc').limit(limit).execute()).map(changeRow)
}

/**
 * Rows about this person; of a case only when the record shows that it concerns them. What the person did alone is left
 * out, else a page that reloads itself would push everyone else off the list.
 */
export async function listAccessTo(
  work: Work,
  personId: Id<'Resident'>,
  {
    caseId,
    limit,
    except,
  }: { readonly caseId: Id<'Case'> | undefined; readonly limit: number; readonly except: string },
): Promise<AccessSeenByResident[]> {
  let rows = work.db
    .selectFrom('audit.access as row')
    .select(['id', 'at', 'role', 'unit', 'operation', 'purpose', 'fields'])
    .where('actor', '!=', except)
  if (!caseId) rows = rows.where('subject_person_id', '=', personId)
  else
    rows = rows
      .where('case_id', '=', caseId)
      .where((is) => is.or([is('subject_person_id', '=', personId), is('subject_person_id', 'is', null)]))
      .where((is) =>
        is.exists(
          is
            .selectFrom('audit.access as tie')
            .select('tie.id')
            .where('tie.case_id', '=', caseId)
            .where('tie.subject_person_id', '=', personId),
        ),
      )
  return rows.orderBy('at', 'desc').orderBy('id', 'desc').limit(limit).execute()
}
