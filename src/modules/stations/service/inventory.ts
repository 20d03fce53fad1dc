// The machines of a centre: desks with a workstation, paired kiosks and boards, printers; each with what is wrong and its state.
import type { Work } from '../../../db/work.ts'
import { permit } from '../../../kernel/actor.ts'
import { Refusal } from '../../../kernel/refusal.ts'
import type { CentreId, Desk } from '../../centres/model.ts'
import { hallOf } from '../../centres/service/hall.ts'
import type { Device } from '../../identity/model.ts'
import { pairedMachines } from '../../identity/service/devices.ts'
import { allParts, type Fault, no, type StatePeriod, type Station, type StationId } from '../model.ts'
import { expectedUntil, healthOf } from '../rules/health.ts'
import * as faults from '../store/faults.ts'
import * as store from '../store/stations.ts'

export type Machines = ReadonlyMap<StationId, Station>

/** Everything but what follows from faults. */
type Bare = Omit<Station, 'state' | 'uses' | 'faults' | 'expectedUntil'>

const workstationAt = (desk: Pick<Desk, 'id'>): StationId => desk.id as string as StationId
const machineOf = (device: Pick<Device, 'id'>): StationId => device.id as string as StationId

const unknown = {
  parts: [],
  slotMinutes: 20,
  operators: 1,
  hours: null,
  printer: null,
  printerId: null,
  board: null,
  stateSince: null,
  seenAt: null,
} as const

function bareFrom(row: store.StationRow): Omit<Bare, 'label' | 'desk'> {
  const { host, port, code_page: codePage } = row
  return {
    centreId: row.centre_id,
    id: row.id,
    kind: row.kind,
    zoneId: row.zone_id,
    parts: row.parts,
    slotMinutes: row.slot_minutes,
    operators: row.operators,
    hours: row.hours,
    printer: host !== null && port !== null && codePage !== null ? { host, port, codePage } : null,
    printerId: row.printer_id,
    board: row.board,
    stateSince: row.state_since,
    seenAt: row.seen_at,
  }
}

function atDesk({ id: deskId, centreId, number, zoneId }: Desk, row: store.StationRow | undefined): Bare {
  const id = workstationAt({ id: deskId })
  const known = row ? bareFrom(row) : { ...unknown, centreId, id, parts: allParts }
  return { ...known, kind: 'biometric', label: null, desk: { id: deskId, number }, zoneId }
}

function paired(device: Device, row: store.StationRow | undefined): Bare {
  const { centreId, of, label, seenAt } = device
  const known = row ? bareFrom(row) : { ...unknown, centreId, id: machineOf(device), zoneId: null }
  return { ...known, kind: of, label, desk: null, seenAt }
}

/** A kiosk follows its printer, so printers come first. */
function withHealth(all: readonly Bare[], wrong: readonly Fault[]): Machines {
  const wrongAt = Map.groupBy(wrong, ({ stationId }) => stationId)
  const known = new Map<StationId, Station>()
  const order = [...all].sort((a, b) => Number(b.kind === 'printer') - Number(a.kind === 'printer'))
  for (const bare of order) {
    const own = wrongAt.get(bare.id) ?? []
    const printer = bare.printerId ? known.get(bare.printerId)?.state : undefined
    known.set(bare.id, {
      ...bare,
      ...healthOf(bare, own, printer),
      faults: own,
      expectedUntil: expectedUntil(own),
    })
  }
  return known
}

/** For use cases that have asked who may. */
export async function machinesOf(work: Work, centreId: CentreId): Promise<Machines> {
  const { desks } = await hallOf(work, centreId)
  const [devices, rows] = [await pairedMachines(work, centreId), await store.listRows(work, centreId)]
  const rowOf = new Map(rows.map((row) => [row.id, row]))
  const all: Bare[] = [
    ...desks
      .filter(({ equipment }) => equipment.includes('biometric'))
      .map((desk) => atDesk(desk, rowOf.get(workstationAt(desk)))),
    ...devices.map((device) => paired(device, rowOf.get(machineOf(device)))),
    ...rows.filter(({ kind }) => kind === 'printer').map((row) => ({ ...bareFrom(row), label: row.label, desk: null })),
  ]
  return withHealth(all, await faults.listOpen(work, centreId))
}

export async function listStations(work: Work, centreId: CentreId): Promise<readonly Station[]> {
  permit(work.actor, 'queue.see', centreId)
  return [...(await machinesOf(work, centreId)).values()]
}

export async function getStation(work: Work, centreId: CentreId, id: StationId): Promise<Station> {
  permit(work.actor, 'queue.see', centreId)
  return stationIn(await machinesOf(work, centreId), id)
}

export interface History {
  /** The newest first. */
  readonly faults: readonly Fault[]
  readonly periods: readonly StatePeriod[]
}

const remembered = 50

/** What was wrong with a machine and in which state it was. */
export async function historyOf(work: Work, centreId: CentreId, id: StationId): Promise<History> {
  permit(work.actor, 'queue.see', centreId)
  stationIn(await machinesOf(work, centreId), id)
  return {
    faults: await faults.listOf(work, centreId, id, remembered),
    periods: await store.listPeriods(work, centreId, id, remembered),
  }
}

/** For jobs: nothing when it has been removed meanwhile. */
export async function findStation(work: Work, centreId: CentreId, id: StationId): Promise<Station | undefined> {
  permit(work.actor, 'queue.see', centreId)
  return (await machinesOf(work, centreId)).get(id)
}

export function stationIn(machines: Machines, id: StationId, field?: string): Station {
  const found = machines.get(id)
  if (!found) throw new Refusal(no('no-station', {}, field))
  return found
}
