// A change of what is wrong with machines: written, folded into their states, and told to whoever depends on it.
import type { Work } from '../../../db/work.ts'
import type { CentreId } from '../../centres/model.ts'
import { hallCanOther } from '../../centres/service/changed.ts'
import type { Event, Station, StationId, StationState } from '../model.ts'
import * as store from '../store/stations.ts'
import { lockMachinesOf } from '../store/watch.ts'
import { type Machines, machinesOf, stationIn } from './inventory.ts'

const eventOf = {
  ok: 'stations.came-back',
  degraded: 'stations.degraded',
  down: 'stations.went-down',
} as const satisfies Record<StationState, Event['type']>

/** One change of one machine; a machine that follows from it, a kiosk from its printer, changes with it. */
export async function change(
  work: Work,
  centreId: CentreId,
  id: StationId,
  step: (station: Station) => Promise<void>,
): Promise<Station> {
  await lockMachinesOf(work, centreId)
  const before = await machinesOf(work, centreId)
  await store.ensure(work, centreId, stationIn(before, id))
  await step(stationIn(before, id))
  const after = await machinesOf(work, centreId)
  for (const station of after.values()) await settle(work, before, station)
  return stationIn(after, id)
}

async function settle(work: Work, machines: Machines, after: Station): Promise<void> {
  const before = machines.get(after.id)
  if (!before || sameHealth(before, after)) return
  const { centreId, id, kind, desk, state, uses, expectedUntil } = after
  if (before.state !== state) {
    await store.ensure(work, centreId, after)
    await store.saveState(work, centreId, id, state)
  }
  const facts = { stationId: id, kind, deskId: desk?.id ?? null, uses, since: work.now, expectedUntil }
  work.announce({ type: eventOf[state], centreId, ...facts } satisfies Event)
  work.tell(`stations:${centreId}`)
  if (kind === 'biometric') await hallCanOther(work, centreId)
}

const sameHealth = (a: Station, b: Station): boolean => a.state === b.state && a.uses.join() === b.uses.join()
