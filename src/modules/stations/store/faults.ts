// What is and was wrong with machines, in the database.
import type { Selectable } from 'kysely'
import type { Work } from '../../../db/work.ts'
import { newId } from '../../../kernel/id.ts'
import type { CentreId, StaffId } from '../../centres/model.ts'
import type { Fault, FaultId, StationId } from '../model.ts'
import type { FaultTable } from '../tables.ts'

const faultOf = (row: Selectable<FaultTable>): Fault => ({
  id: row.id,
  stationId: row.station_id,
  what: row.what,
  part: row.part,
  saidBy: row.said_by,
  staffId: row.staff_id,
  note: row.note,
  since: row.since,
  expectedUntil: row.expected_until,
  until: row.until,
})

/** What is wrong in the centre now, the oldest first. */
export async function listOpen(work: Work, centreId: CentreId): Promise<Fault[]> {
  const rows = work.db
    .selectFrom('stations.fault')
    .selectAll()
    .where('centre_id', '=', centreId)
    .where('until', 'is', null)
  return (await rows.orderBy('since').orderBy('id').execute()).map(faultOf)
}

/** Everything that was ever wrong with one machine, the newest first. */
export async function listOf(work: Work, centreId: CentreId, stationId: StationId, limit: number): Promise<Fault[]> {
  const rows = work.db
    .selectFrom('stations.fault')
    .selectAll()
    .where('centre_id', '=', centreId)
    .where('station_id', '=', stationId)
    .orderBy('since', 'desc')
    .limit(limit)
  return (await rows.execute()).map(faultOf)
}

export type Said = Pick<Fault, 'stationId' | 'what' | 'part' | 'saidBy' | 'staffId' | 'note' | 'expectedUntil'>

export async function add(work: Work, centreId: CentreId, said: Said): Promise<FaultId> {
  const id: FaultId = newId<'StationFault'>()
  const row = {
    centre_id: centreId,
    id,
    station_id: said.stationId,
    what: said.what,
    part: said.part,
    said_by: said.saidBy,
    staff_id: said.staffId,
    note: said.note,
    since: new Date(work.now),
    expected_until: said.expectedUntil === null ? null : new Date(said.expectedUntil),
  }
  await work.db.insertInto('stations.fault').values(row).execute()
  return id
}

/** Said again: the newer words and the newer expectation count, the beginning stays. */
export async function saveWords(
  work: Work,
  centreId: CentreId,
  id: FaultId,
  { note, expectedUntil }: Pick<Fault, 'note' | 'expectedUntil'>,
): Promise<void> {
  await work.db
    .updateTable('stations.fault')
    .set({ note, expected_until: expectedUntil === null ? null : new Date(expectedUntil) })
    .where('centre_id', '=', centreId)
    .where('id', '=', id)
    .execute()
}

export async function end(
  work: Work,
  centreId: CentreId,
  ids: readonly FaultId[],
  endedBy: StaffId | null,
): Promise<void> {
  if (ids.length === 0) return
  await work.db
    .updateTable('stations.fault')
    .set({ until: new Date(work.now), ended_by: endedBy })
    .where('centre_id', '=', centreId)
    .where('id', 'in', [...ids])
    .execute()
}
