// A hall as lists of centres show it. Measured at most three times a minute, however many people look.
import type { Work } from '../../../db/work.ts'
import { type Instant, seconds } from '../../../kernel/time.ts'
import type { CentreId } from '../../centres/model.ts'
import { hallOf } from '../../centres/service/hall.ts'
import { mayIssueTickets } from '../../centres/service/hours.ts'
import { type GroupLoad, groupLoads, type Moment, momentOf } from '../../queue/service/moment.ts'

export interface HallNow {
  readonly at: Instant
  readonly moment: Moment
  /** None while no tickets are given out: how long an alarm will stand nobody knows, and at night nobody waits. */
  readonly loads: readonly GroupLoad[]
}

const measured = new WeakMap<Work['vault'], Map<CentreId, HallNow>>()
const freshFor = seconds(20)

/** By the set-up too: an alarm or an outage does not wait for the next measurement. */
export async function hallNow(work: Work, centreId: CentreId): Promise<HallNow> {
  const known = measured.get(work.vault) ?? new Map<CentreId, HallNow>()
  measured.set(work.vault, known)
  const found = known.get(centreId)
  if (found && Math.abs(work.now - found.at) < freshFor) {
    const { stamps } = await hallOf(work, centreId)
    if (stamps.setup === found.moment.hall.stamps.setup) return found
  }
  const moment = await momentOf(work, centreId)
  const { hall } = moment
  const loads = hall.alarm || !mayIssueTickets(hall, work.now) ? [] : await groupLoads(work, moment)
  const fresh = { at: work.now, moment, loads }
  known.set(centreId, fresh)
  return fresh
}
