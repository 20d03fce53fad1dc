// Terms that run, by key; and the days on which somebody was written to about them.
import type { Work } from '../../../db/work.ts'
import type { Id } from '../../../kernel/id.ts'
import type { PlainDate } from '../../../kernel/time.ts'
import type { CaseClock, CaseState } from '../model.ts'
import { listed } from './lists.ts'

/** The first who asks on a day has it. */
export async function beginDay(work: Work, day: PlainDate): Promise<boolean> {
  const begun = await work.db
    .insertInto('cases.alert_day')
    .values({ day, at: new Date(work.now) })
    .onConflict((conflict) => conflict.doNothing())
    .returning('day')
    .executeTakeFirst()
  return begun !== undefined
}

export interface OpenTerm {
  readonly centreId: Id<'Centre'>
  readonly authorityId: Id<'Authority'> | null
  readonly clock: CaseClock
  readonly dueOn: PlainDate
}

const atOnce = 2000

export async function* openTerms(work: Work, states: readonly CaseState[]): AsyncGenerator<OpenTerm> {
  let after = '00000000-0000-0000-0000-000000000000' as Id<'Case'>
  for (;;) {
    const rows = await listed(work)
      .where('state', 'in', states)
      .where('due_on', 'is not', null)
      .where('id', '>', after)
      .orderBy('id')
      .limit(atOnce)
      .execute()
    for (const { centreId, summary } of rows) {
      const { authorityId, clock, dueOn } = summary
      if (dueOn) yield { centreId, authorityId, clock, dueOn }
    }
    const last = rows.at(-1)
    if (!last || rows.length < atOnce) return
    after = last.id
  }
}
