// Machines in the database: what is known of each, and the periods of its state.
import type { Selectable } from 'kysely'
import type { Work } from '../../../db/work.ts'
import type { Id } from '../../../kernel/id.ts'
import { Refusal } from '../../../kernel/refusal.ts'

import type { CentreId } from '../../centres/model.ts'
import { no, type Printer, type StatePeriod, type Station, type StationId, type StationState } from '../model.ts'
import type { StationTable } from '../tables.ts'

export type StationRow = Selectable<StationTable>

export async function listRows(work: Work, centreId: CentreId): Promise<StationRow[]> {
  return work.db
    .selectFrom('stations.station')
    .selectAll()
    .where('centre_id', '=', centreId)
    .where('removed_at', 'is', null)
    .execute()
}

/** What is decided about a machine; its state and signs of life are written apart. */
export type Kept = Pick<
  Station,
  'id' | 'kind' | 'zoneId' | 'parts' | 'slotMinutes' | 'operators' | 'hours' | 'printer' | 'printerId' | 'board'
> & { readonly label: string | null }

const columnsOf = (kept: Kept) => ({
  zone_id: kept.zoneId,
  parts: [...kept.parts],
  slot_minutes: kept.slotMinutes,
  operators: kept.operators,
  hours: kept.hours && JSON.stringify(kept.hours),
  label: kept.printer && kept.label,
  host: kept.printer?.host ?? null,
  port: kept.printer?.port ?? null,
  code_page: kept.printer?.codePage ?? null,
  printer_id: kept.printerId,
  board: kept.board && JSON.stringify(kept.board),
})

export async function save(work: Work, centreId: CentreId, kept: Kept): Promise<void> {
  const columns = columnsOf(kept)
  await work.db
    .insertInto('stations.station')
    .values({ centre_id: centreId, id: kept.id, kind: kept.kind, ...columns })
    .onConflict((conflict) => conflict.columns(['centre_id', 'id']).doUpdateSet(columns))
    .execute()
}

/** A machine nobody had said anything about gets its row. */
export async function ensure(work: Work, centreId: CentreId, kept: Kept): Promise<void> {
  await work.db
    .insertInto('stations.station')
    .values({ centre_id: centreId, id: kept.id, kind: kept.kind, ...columnsOf(kept) })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}

/** No kiosk prints on it any more. */
export async function freePrinter(work: Work, centreId: CentreId, id: StationId): Promise<void> {
  const kiosks = work.db.updateTable('stations.station').set({ printer_id: null })
  await kiosks.where('centre_id', '=', centreId).where('printer_id', '=', id).execute()
}

export async function remove(work: Work, centreId: CentreId, id: StationId): Promise<void> {
  const [gone] = await work.db
    .updateTable('stations.station')
    .set({ removed_at: new Date(work.now) })
    .where('centre_id', '=', centreId)
    .where('id', '=', id)
    .where('kind', '=', 'printer')
    .where('removed_at', 'is', null)
    .returning('id')
    .execute()
  if (!gone) throw new Refusal(no('no-printer'))
}

/** The period before ends and a new one begins; two changes in one moment are one. */
export async function saveState(work: Work, centreId: CentreId, id: StationId, state: StationState): Promise<void> {
  const now = new Date(work.now)
  const station = work.db.updateTable('stations.station').set({ state, state_since: now })
  await station.where('centre_id', '=', centreId).where('id', '=', id).execute()
  const period = work.db.updateTable('stations.period').set({ until: now })
  await period.where('centre_id', '=', centreId).where('station_id', '=', id).where('until', 'is', null).execute()
  await work.db
    .insertInto('stations.period')
    .values({ centre_id: centreId, station_id: id, since: now, state })
    .onConflict((conflict) =>
      conflict.columns(['centre_id', 'station_id', 'since']).doUpdateSet({ state, until: null }),
    )
    .execute()
}

export async function findRow(work: Work, centreId: CentreId, id: StationId): Promise<StationRow | undefined> {
  const row = work.db.selectFrom('stations.station').selectAll().where('centre_id', '=', centreId).where('id', '=', id)
  return row.where('removed_at', 'is', null).executeTakeFirst()
}

/** The printer a kiosk's tickets come out of; a kiosk's id here is that of the paired device. */
export async function findPrinterOf(
  work: Work,
  centreId: CentreId,
  deviceId: Id<'Device'>,
): Promise<StationId | undefined> {
  const kiosk = await findRow(work, centreId, deviceId as string as StationId)
  return kiosk?.printer_id ?? undefined
}

export async function saveSeen(work: Work, centreId: CentreId, id: StationId): Promise<void> {
  await work.db
    .updateTable('stations.station')
    .set({ seen_at: new Date(work.now) })
    .where('centre_id', '=', centreId)
    .where('id', '=', id)
    .execute()
}

/** Centres where a program on a workstation gives signs of life. */
export async function listCentresWithAgents(work: Work): Promise<CentreId[]> {
  const rows = work.db
    .selectFrom('stations.station')
    .select('centre_id')
    .distinct()
    .where('kind', '=', 'biometric')
    .where('seen_at', 'is not', null)
  return (await rows.execute()).map((row) => row.centre_id)
}

/** All printers of all centres. */
export async function listPrinters(
  work: Work,
): Promise<{ readonly centreId: CentreId; readonly id: StationId; readonly printer: Printer }[]> {
  const rows = work.db
    .selectFrom('stations.station')
    .select(['centre_id', 'id', 'host', 'port', 'code_page'])
    .where('kind', '=', 'printer')
    .where('removed_at', 'is', null)
  return (await rows.execute()).map((row) => ({
    centreId: row.centre_id,
    id: row.id,
    printer: { host: row.host!, port: row.port!, codePage: row.code_page! },
  }))
}

export async function listPeriods(
  work: Work,
  centreId: CentreId,
  id: StationId,
  limit: number,
): Promise<StatePeriod[]> {
  return work.db
    .selectFrom('stations.period')
    .select(['state', 'since', 'until'])
    .where('centre_id', '=', centreId)
    .where('station_id', '=', id)
    .orderBy('since', 'desc')
    .limit(limit)
    .execute()
}
