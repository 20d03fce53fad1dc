// Alarms and outages in the database.
import { moment } from '../../../db/tables.ts'
import type { Work } from '../../../db/work.ts'
import { whoOf } from '../../../kernel/actor.ts'
import type { Instant } from '../../../kernel/time.ts'
import type { Alarm, AlarmId, CentreId, Outage, OutageId } from '../model.ts'

/** For the queue's own statements: centres that stand still now. */
export const frozenCentres = 'select centre_id from centres.alarm where until is null'

/** For the queue's own statements: the minutes between two moments of a centre that count. */
export const workingBetween = (centre: string, from: string, until: string): string =>
  `(${until} - ${from} - centres.frozen_between(${centre}, ${from}, ${until}))`

/** Changes of a centre's alarm and outages come one after another. */
export async function lockCentre(work: Work, centreId: CentreId): Promise<void> {
  await work.db.selectFrom('centres.centre').select('id').where('id', '=', centreId).forNoKeyUpdate().executeTakeFirst()
}

export async function addAlarm(work: Work, centreId: CentreId, { id, cause, since, until }: Alarm): Promise<void> {
  const times = { since: new Date(since), until: until === null ? null : new Date(until) }
  const row = { centre_id: centreId, id, cause, ...times, begun_by: whoOf(work.actor), ended_by: null }
  await work.db.insertInto('centres.alarm').values(row).execute()
}

export async function endAlarm(work: Work, centreId: CentreId, id: AlarmId, until: Instant): Promise<void> {
  await work.db
    .updateTable('centres.alarm')
    .set({ until: new Date(until), ended_by: whoOf(work.actor) })
    .where('centre_id', '=', centreId)
    .where('id', '=', id)
    .execute()
}

/** Of which anything lies between two moments, the first first. */
export async function listAlarms(work: Work, centreId: CentreId, from: Instant, until: Instant): Promise<Alarm[]> {
  return work.db
    .selectFrom('centres.alarm')
    .select(['id', 'cause', 'since', 'until'])
    .where('centre_id', '=', centreId)
    .where('since', '<', moment(until))
    .where((is) => is.or([is('until', 'is', null), is('until', '>', moment(from))]))
    .orderBy('since')
    .execute()
}

export async function addOutage(work: Work, centreId: CentreId, outage: Outage): Promise<void> {
  const { id, kind, what, reason, since, until } = outage
  const times = { since: new Date(since), until: until === null ? null : new Date(until) }
  const row = { centre_id: centreId, id, kind, what, reason, ...times, begun_by: whoOf(work.actor), ended_by: null }
  await work.db.insertInto('centres.outage').values(row).execute()
}

export async function endOutage(work: Work, centreId: CentreId, id: OutageId, until: Instant): Promise<void> {
  await work.db
    .updateTable('centres.outage')
    .set({ until: new Date(until), ended_by: whoOf(work.actor) })
    .where('centre_id', '=', centreId)
    .where('id', '=', id)
    .execute()
}

/** Centres where an outage began or ended, or a move of a desk ended, between two moments by its own time. */
export async function listCentresWithTurns(work: Work, from: Instant, until: Instant): Promise<CentreId[]> {
  const between = [moment(from), moment(until)] as const
  const rows = await work.db
    .selectFrom('centres.outage')
    .select('centre_id')
    .distinct()
    .where((is) =>
      is.or([
        is.and([is('since', '>', between[0]), is('since', '<=', between[1])]),
        is.and([is('until', '>', between[0]), is('until', '<=', between[1])]),
      ]),
    )
    .union(
      work.db
        .selectFrom('centres.desk_move')
        .select('centre_id')
        .where('until', '>', between[0])
        .where('until', '<=', between[1]),
    )
    .execute()
  return rows.map(({ centre_id }) => centre_id)
}
