// Every change of a centre's set-up: written down with what was before, and told to every process and page.
import type { Work } from '../../../db/work.ts'
import type { Values } from '../../audit/model.ts'
import { recordChange } from '../../audit/service.ts'
import type { CentreId } from '../model.ts'
import { stampSetup } from '../store/centre.ts'

export interface Changed {
  /** The table it stands in: `centres.desk`. */
  readonly what: string
  readonly id: string
  readonly before: Values | null
  readonly after: Values | null
  readonly reason?: string | undefined
}

export async function changed(work: Work, centreId: CentreId, change: Changed): Promise<void> {
  await stampSetup(work, centreId)
  await recordChange(work, { ...change, centreId })
  work.tell(`hall:${centreId}`)
}

/** A machine failed or works again, so desks can do other things than before: every process takes the hall anew. */
export async function hallCanOther(work: Work, centreId: CentreId): Promise<void> {
  await stampSetup(work, centreId)
  work.tell(`hall:${centreId}`)
}
