// What a booking may count on at a workstation: how long one person takes, its own hours, and from when it can be promised again.
import type { Work } from '../../../db/work.ts'
import { permit } from '../../../kernel/actor.ts'
import type { Instant } from '../../../kernel/time.ts'
import type { CentreId, DeskId, Week } from '../../centres/model.ts'
import { expectedUntil, healthOf, takesEverybody } from '../rules/health.ts'
import * as store from '../store/bookable.ts'

export interface BookableStation {
  readonly slotMinutes: number
  /** None: whenever people are received. */
  readonly hours: Week | null
  /** Nothing is promised before this moment: now it does not take everybody. Without a moment nobody knows. */
  readonly brokenUntil: { readonly until: Instant | null } | null
}

/** By desk; a workstation nobody has said anything about is left out and works. Anybody may know whether it does. */
export async function bookableStations(
  work: Work,
  centreIds: readonly CentreId[],
): Promise<Map<DeskId, BookableStation>> {
  const rows = await store.listBookable(work, centreIds)
  return new Map(
    rows.map(({ deskId, slotMinutes, hours, parts, faults }) => {
      const works = takesEverybody(healthOf({ kind: 'biometric', parts }, faults))
      return [deskId, { slotMinutes, hours, brokenUntil: works ? null : { until: expectedUntil(faults) } }]
    }),
  )
}

/** Minutes a person takes at a workstation of which nobody has said anything. */
export const usualSlotMinutes = 20

export async function listCentresWithFaults(work: Work): Promise<CentreId[]> {
  permit(work.actor, 'vikno.run')
  return store.listCentresWithFaults(work)
}
