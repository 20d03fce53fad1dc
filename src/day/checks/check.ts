// A check: one sentence of what must hold, and a question to the record that finds where it does not.
import { type RawBuilder, sql } from 'kysely'
import type { Work } from '../../db/work.ts'
import type { PlainDate } from '../../kernel/time.ts'
import type { CentreId } from '../../modules/centres/model.ts'

/** What the centre acknowledged to those who played the day. */
export interface Acknowledged {
  readonly centreId: CentreId
  /** The day that was played. */
  readonly date: PlainDate
  readonly tickets: readonly string[]
  readonly cases: readonly string[]
  readonly bookings: readonly string[]
}

export interface Check {
  readonly sentence: string
  /** Each place where it does not hold, in words; none when it does. */
  find(work: Work, of: Acknowledged): Promise<readonly string[]>
}

/** Rows of one column `what`. */
export const bySql = (sentence: string, question: (of: Acknowledged) => RawBuilder<{ what: string }>): Check => ({
  sentence,
  async find(work, of) {
    const { rows } = await question(of).execute(work.db)
    return rows.map(({ what }) => what)
  },
})

export const label = sql.raw(`t.series || '-' || lpad(t.number::text, 3, '0')`)

/** Events after which a ticket stands elsewhere; the others only add to what is known of the visit. */
export const moving = sql.raw(
  `('issued', 'called', 'called-again', 'started', 'absent', 'came-back', 'parked', 'returned', 'transferred', 'priority-withdrawn', 'finished', 'left')`,
)

/** From each call to the moment the visitor left the desk. */
export const stays = ({ centreId }: Pick<Acknowledged, 'centreId'>) => sql`stays as (
  select ticket_id, desk_id, staff_id, at as since, coalesce(next, 'infinity') as until from (
    select *, lead(at) over (partition by ticket_id order by n) as next from queue.event
    where centre_id = ${centreId} and type in ${moving} and type not in ('called-again', 'started')
  ) moves where type = 'called')`
