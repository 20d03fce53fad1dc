// How the day has gone so far, by group: waits of those who were called, and promises kept.
import { sql } from 'kysely'
import type { Work } from '../../../db/work.ts'
import type { PlainDate } from '../../../kernel/time.ts'
import type { CentreId, GroupId } from '../../centres/model.ts'
import { workingBetween } from '../../centres/service/alarm.ts'

export interface GroupToday {
  readonly groupId: GroupId
  readonly called: number
  readonly inTime: number
  /** Left the line, or did not come, without having been served. */
  readonly left: number
  readonly issued: number
  /** Minutes half of those called waited at most, and nine of ten. */
  readonly half: number | null
  readonly nine: number | null
}

/** An alarm's minutes are no wait; a promise moved with it is the promise. */
export async function listToday(work: Work, centreId: CentreId, day: PlainDate): Promise<GroupToday[]> {
  const wait = sql.raw(`extract(epoch from ${workingBetween('ticket.centre_id', 'ticket.issued_at', 'first.at')}) / 60`)
  const { rows } = await sql<GroupToday>`
    select ticket.group_id as "groupId", count(*)::int as issued, count(first.at)::int as called,
      count(*) filter (where first.at <= ticket.promised_at)::int as "inTime",
      count(*) filter (where ticket.state = 'left')::int as left,
      (percentile_disc(0.5) within group (order by ${wait}) filter (where first.at is not null))::float8 as half,
      (percentile_disc(0.9) within group (order by ${wait}) filter (where first.at is not null))::float8 as nine
    from queue.ticket left join lateral (
      select min(at) as at from queue.event
      where event.centre_id = ticket.centre_id and event.ticket_id = ticket.id and type = 'called') first on true
    where ticket.centre_id = ${centreId} and ticket.day = ${day}
    group by ticket.group_id`.execute(work.db)
  return rows
}
