// Workstations of many centres as bookings need them, in one statement.
import type { Named, Work } from '../../../db/work.ts'
import type { Instant } from '../../../kernel/time.ts'
import type { CentreId, DeskId, Week } from '../../centres/model.ts'
import type { FaultKind, StationPart } from '../model.ts'

export interface BookableRow {
  readonly centreId: CentreId
  /** A workstation has the id of its desk. */
  readonly deskId: DeskId
  readonly slotMinutes: number
  readonly hours: Week | null
  readonly parts: readonly StationPart[]
  readonly faults: readonly { what: FaultKind; part: StationPart | null; expectedUntil: Instant | null }[]
}

const readBookable: Named = {
  name: 'stations-bookable',
  text: `select s.centre_id as "centreId", s.id as "deskId", s.slot_minutes as "slotMinutes", s.hours, s.parts,
      (select coalesce(json_agg(json_build_object('what', what, 'part', part,
          'expectedUntil', (extract(epoch from expected_until) * 1000)::bigint)), '[]')
        from stations.fault f where f.centre_id = s.centre_id and f.station_id = s.id and f.until is null) as faults
    from stations.station s where s.centre_id = any($1) and s.kind = 'biometric' and s.removed_at is null`,
}

export const listBookable = (work: Work, centreIds: readonly CentreId[]): Promise<BookableRow[]> =>
  work.named<BookableRow>(readBookable, [[...centreIds]])

const readCentresWithFaults: Named = {
  name: 'stations-centres-with-faults',
  text: `select distinct f.centre_id from stations.fault f join stations.station s on s.centre_id = f.centre_id and s.id = f.station_id
    where f.until is null and s.kind = 'biometric'`,
}

/** Where anything is wrong with a workstation. */
export async function listCentresWithFaults(work: Work): Promise<CentreId[]> {
  return (await work.named<{ centre_id: CentreId }>(readCentresWithFaults, [])).map(({ centre_id }) => centre_id)
}
