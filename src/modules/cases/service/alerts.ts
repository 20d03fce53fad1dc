// Whose terms want attention today, counted for those who answer for them; no case and no person is named.
import type { Work } from '../../../db/work.ts'
import { permit } from '../../../kernel/actor.ts'
import type { Id } from '../../../kernel/id.ts'
import type { PlainDate } from '../../../kernel/time.ts'
import type { CaseState } from '../model.ts'
import { type AlertLevel, alertOf } from '../rules/alerts.ts'
import { authorityStates } from '../rules/transitions.ts'
import * as store from '../store/alerts.ts'

export type AlertCounts = Readonly<Partial<Record<AlertLevel, number>>>

/** What one authority has to answer for at one centre. */
export interface Alerts {
  readonly centreId: Id<'Centre'>
  readonly authorityId: Id<'Authority'> | null
  readonly counts: AlertCounts
}

const undecided: readonly CaseState[] = ['registered', 'handedOver', ...authorityStates]

/** Nothing when those who answer were written to on this day already. */
export async function alertsOfDay(work: Work, today: PlainDate): Promise<readonly Alerts[]> {
  permit(work.actor, 'vikno.run')
  if (!(await store.beginDay(work, today))) return []
  const groups = new Map<string, { centreId: Id<'Centre'>; authorityId: Id<'Authority'> | null; counts: Counting }>()
  for await (const { centreId, authorityId, clock, dueOn } of store.openTerms(work, undecided)) {
    const level = alertOf(clock, dueOn, today)
    if (!level) continue
    const key = `${centreId} ${authorityId}`
    const group = groups.get(key) ?? { centreId, authorityId, counts: {} }
    groups.set(key, group)
    group.counts[level] = (group.counts[level] ?? 0) + 1
  }
  return [...groups.values()]
}

type Counting = Partial<Record<AlertLevel, number>>
