// How what tickets were told of their call came true, from their events alone.
import { type RawBuilder, sql } from 'kysely'
import type { PlainDate } from '../../kernel/time.ts'
import type { CentreId } from '../../modules/centres/model.ts'

export interface Days {
  readonly centreId: CentreId
  readonly from: PlainDate
  readonly until: PlainDate
}

/**
 * Tickets that were told more than three minutes and were called without having been away before: an alarm is nobody's wait.
 */
export const judged = ({ centreId, from, until }: Days): RawBuilder<unknown> => sql`
  judged as (
    select t.day, first.facts ->> 'class' as class, t.issued_at, waited, waited <= surely as held, coalesce(waited <= likely, false) as early
    from queue.ticket t join queue.event first on first.centre_id = t.centre_id and first.ticket_id = t.id and first.n = 1,
    lateral (select min(at) as at from queue.event c where c.centre_id = t.centre_id and c.ticket_id = t.id and c.type = 'called') called,
    lateral (select called.at - t.issued_at - centres.frozen_between(t.centre_id, t.issued_at, called.at) as waited,
      timestamptz 'epoch' + (first.facts ->> 'surelyBy')::bigint * interval '1 millisecond' - t.issued_at as surely,
      timestamptz 'epoch' + (first.facts ->> 'expectedAt')::bigint * interval '1 millisecond' - t.issued_at as likely) told
    where t.centre_id = ${centreId} and t.day between ${from} and ${until} and called.at is not null and surely > interval '3 minutes'
      and not exists (select from queue.event e where e.centre_id = t.centre_id and e.ticket_id = t.id and e.at <= called.at
        and e.type in ('came-back', 'returned', 'transferred', 'priority-withdrawn')))`
