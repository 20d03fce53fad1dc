// When no workstation takes everybody, kiosk, booking and desk stop offering what needs one; and offer it again by themselves.
import type { Work } from '../../../db/work.ts'
import { permit } from '../../../kernel/actor.ts'
import type { CentreId, Outage } from '../../centres/model.ts'
import { hallOf } from '../../centres/service/hall.ts'
import { beginOutage, endOutage, goesOn } from '../../centres/service/outages.ts'
import { takesEverybody } from '../rules/health.ts'
import * as store from '../store/away.ts'
import { lockMachinesOf } from '../store/watch.ts'
import { machinesOf } from './inventory.ts'

/** Safe to repeat. An outage marked by a person stays theirs: it is neither doubled nor ended here. */
export async function markWorkstationsAway(work: Work, centreId: CentreId): Promise<void> {
  permit(work.actor, 'vikno.run')
  await lockMachinesOf(work, centreId)
  const { outages, hallDesks } = await hallOf(work, centreId)
  const all = [...(await machinesOf(work, centreId)).values()].filter(
    ({ kind, desk }) => kind === 'biometric' && desk && hallDesks.get(desk.id)?.desk.inUse,
  )
  const isAway = all.length > 0 && !all.some(takesEverybody)
  const now = outages.filter((outage) => outage.kind === 'biometric' && goesOn(outage, work.now))
  const own = await store.findOutage(work, centreId)
  if (isAway && now.length === 0) return store.saveOutage(work, centreId, (await begin(work, centreId)).id)
  if (isAway || !own) return
  if (now.some(({ id }) => id === own)) await endOutage(work, centreId, own)
  await store.saveOutage(work, centreId, undefined)
}

/** Read by people in the list of what does not work. */
const reason = 'жодна біометрична станція не приймає всіх / no biometric workstation takes everybody'

const begin = (work: Work, centreId: CentreId): Promise<Outage> =>
  beginOutage(work, centreId, { kind: 'biometric', reason })
