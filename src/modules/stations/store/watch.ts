// What the line asks of machines, and the order in which changes of them come.
import type { Named, Work } from '../../../db/work.ts'
import type { CentreId, DeskId } from '../../centres/model.ts'
import type { FaultKind, StationPart } from '../model.ts'

const lockMachines: Named = {
  name: 'stations-lock',
  text: 'select pg_advisory_xact_lock(8246005, hashtext($1))',
}

/** Changes of the machines of a centre come one after another: a kiosk's state follows from its printer's. */
export async function lockMachinesOf(work: Work, centreId: CentreId): Promise<void> {
  await work.named(lockMachines, [centreId])
}

const readWrong: Named = {
  name: 'stations-wrong',
  text: `select station.id, station.parts, fault.what, fault.part
    from stations.fault join stations.station on station.centre_id = fault.centre_id and station.id = fault.station_id
    where fault.centre_id = $1 and fault.until is null and station.kind = 'biometric'`,
}

export interface WrongAtDesk {
  /** A workstation has the id of its desk. */
  readonly id: DeskId
  readonly parts: readonly StationPart[]
  readonly what: FaultKind
  readonly part: StationPart | null
}

export const listWrongAtDesks = (work: Work, centreId: CentreId): Promise<WrongAtDesk[]> =>
  work.named<WrongAtDesk>(readWrong, [centreId])
