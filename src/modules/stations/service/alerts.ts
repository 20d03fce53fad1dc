// What a head should know of machines now: what is wrong, since when, and what to do about it.
import type { Work } from '../../../db/work.ts'
import { permit } from '../../../kernel/actor.ts'
import type { CentreId } from '../../centres/model.ts'
import type { Station } from '../model.ts'
import { machinesOf } from './inventory.ts'

export { faultInWords, faultsInWords, nameOf } from '../rules/words.ts'

/** What does not work first, then what works in part; of equals the one that failed first. */
export async function listAlerts(work: Work, centreId: CentreId): Promise<readonly Station[]> {
  permit(work.actor, 'queue.see', centreId)
  const wrong = [...(await machinesOf(work, centreId)).values()].filter(({ state }) => state !== 'ok')
  return wrong.sort(
    (a, b) => Number(a.state !== 'down') - Number(b.state !== 'down') || (a.stateSince ?? 0) - (b.stateSince ?? 0),
  )
}
