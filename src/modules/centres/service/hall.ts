// The set-up of a centre, kept in the process and compared by its stamp inside the transaction that uses it.
import type { Work } from '../../../db/work.ts'
import { Refusal } from '../../../kernel/refusal.ts'
import type { Instant } from '../../../kernel/time.ts'
import { type CentreId, type DeskId, no } from '../model.ts'
import { type Hall, seated } from '../rules/hall.ts'
import * as store from '../store/hall.ts'

export type { Hall, Setup } from '../rules/hall.ts'
export { dutiesNow, dutiesOf, givenOn, groupFor, rightsOf, today } from '../rules/hall.ts'
export type { HallDesk } from '../rules/levels.ts'
export type { Stamps } from '../store/hall.ts'
export { stampsOfCentre } from '../store/hall.ts'
export type { PlannedShift, Sat } from './planned.ts'

export interface StampedHall extends Hall {
  readonly stamps: store.Stamps
  /** Compared with the database in this transaction; otherwise it is what the process remembers. */
  readonly fresh: boolean
}

interface Memory {
  readonly halls: Map<CentreId, StampedHall>
  readonly centreOf: Map<DeskId, CentreId>
}
const centresRemembered = 500

/** One memory for each database this process has open; a vault belongs to exactly one. */
const memories = new WeakMap<Work['vault'], Memory>()
function memoryOf({ vault }: Work): Memory {
  const memory = memories.get(vault) ?? { halls: new Map(), centreOf: new Map() }
  memories.set(vault, memory)
  return memory
}

function remember(work: Work, centreId: CentreId, hall: StampedHall): StampedHall {
  const { halls, centreOf } = memoryOf(work)
  halls.delete(centreId)
  halls.set(centreId, hall)
  if (halls.size > centresRemembered) halls.delete(halls.keys().next().value!)
  for (const { id } of hall.desks) centreOf.set(id, centreId)
  return hall
}

async function loadHall(work: Work, centreId: CentreId): Promise<StampedHall> {
  const loaded = await store.loadSetup(work, centreId)
  if (!loaded) throw new Refusal(no('no-centre'))
  return remember(work, centreId, { ...seated(loaded.setup, loaded.seats), stamps: loaded.stamps, fresh: true })
}

/** A move that has ended by its time changes the hall without a stamp. */
const isOfNow = ({ moves }: StampedHall, now: Instant): boolean => moves.every(({ until }) => until > now)

/** What this process remembers, perhaps changed since: only for a statement that itself compares the stamp. */
export async function rememberedHall(work: Work, centreId: CentreId): Promise<StampedHall> {
  const hall = memoryOf(work).halls.get(centreId)
  return hall && isOfNow(hall, work.now) ? { ...hall, fresh: false } : loadHall(work, centreId)
}

/** The hall as it is by these stamps, which the caller has just read in this transaction. */
export async function hallBy(work: Work, centreId: CentreId, stamps: store.Stamps): Promise<StampedHall> {
  const hall = memoryOf(work).halls.get(centreId)
  if (!hall || hall.stamps.setup !== stamps.setup || !isOfNow(hall, work.now)) return loadHall(work, centreId)
  if (hall.stamps.seating === stamps.seating) return hall
  const { seating, seats } = await store.loadSeats(work, centreId)
  return remember(work, centreId, { ...seated(hall, seats), stamps: { setup: stamps.setup, seating }, fresh: true })
}

/** The hall as it is now. */
export async function hallOf(work: Work, centreId: CentreId): Promise<StampedHall> {
  const stamps = await store.findStamps(work, centreId)
  if (!stamps) throw new Refusal(no('no-centre'))
  return hallBy(work, centreId, stamps)
}

/** A desk never moves to another centre, so its centre is asked once. */
export async function centreOfDesk(work: Work, deskId: DeskId): Promise<CentreId> {
  const { centreOf } = memoryOf(work)
  const known = centreOf.get(deskId) ?? (await store.findCentreOfDesk(work, deskId))
  if (!known) throw new Refusal(no('no-desk'))
  centreOf.set(deskId, known)
  return known
}
