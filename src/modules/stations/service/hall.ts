// The hall as the line needs it: a desk has a station only while the station there takes everybody.
import type { Work } from '../../../db/work.ts'
import type { CentreId, DeskId } from '../../centres/model.ts'
import * as centres from '../../centres/service/hall.ts'
import { allUses, type StationUse } from '../model.ts'
import { healthOf, takesEverybody, takesSome } from '../rules/health.ts'
import { listWrongAtDesks } from '../store/watch.ts'

export interface AbleHall extends centres.StampedHall {
  /** What the workstations can do that are not whole. */
  readonly lame: ReadonlyMap<DeskId, readonly StationUse[]>
}

interface Known {
  /** The stamp changes with every fault that takes a station from the line or gives it back. */
  readonly setup: number
  readonly lame: AbleHall['lame']
}
interface Memory {
  readonly lame: Map<CentreId, Known>
  readonly halls: WeakMap<centres.StampedHall, AbleHall>
}
/** One memory for each database this process has open, as the halls themselves are kept. */
const memories = new WeakMap<Work['vault'], Memory>()
function memoryOf({ vault }: Work): Memory {
  const memory = memories.get(vault) ?? { lame: new Map(), halls: new WeakMap() }
  memories.set(vault, memory)
  return memory
}

async function loadLame(work: Work, centreId: CentreId): Promise<AbleHall['lame']> {
  const wrong = Map.groupBy(await listWrongAtDesks(work, centreId), ({ id }) => id)
  const healths = [...wrong].map(([id, faults]) => {
    const { uses } = healthOf({ kind: 'biometric', parts: faults[0]!.parts }, faults)
    return [id, uses] as const
  })
  return new Map(healths.filter(([, uses]) => uses.length < allUses.length))
}

async function withStations(work: Work, hall: centres.StampedHall): Promise<AbleHall> {
  const memory = memoryOf(work)
  const done = memory.halls.get(hall)
  if (done) return done
  const { centre, stamps } = hall
  const known = memory.lame.get(centre.id)
  const lame = known?.setup === stamps.setup ? known.lame : await loadLame(work, centre.id)
  memory.lame.set(centre.id, { setup: stamps.setup, lame })
  const hallDesks = new Map(hall.hallDesks)
  for (const [id, uses] of lame) {
    const desk = hallDesks.get(id)
    if (desk) hallDesks.set(id, { ...desk, station: desk.station && takesEverybody({ uses }) })
  }
  const able = { ...hall, hallDesks, lame }
  memory.halls.set(hall, able)
  return able
}

/** As `hallBy` of centres, with the machines as they are. */
export const hallBy = async (work: Work, centreId: CentreId, stamps: centres.Stamps): Promise<AbleHall> =>
  withStations(work, await centres.hallBy(work, centreId, stamps))

/** As `hallOf` of centres, with the machines as they are. */
export const hallOf = async (work: Work, centreId: CentreId): Promise<AbleHall> =>
  withStations(work, await centres.hallOf(work, centreId))

/** Has the desk a station with which nobody's application can be taken? With a scanner broken, a child's still can. */
export function stationFailed({ lame }: AbleHall, deskId: DeskId): boolean {
  const uses = lame.get(deskId)
  return uses !== undefined && !takesSome({ uses })
}
