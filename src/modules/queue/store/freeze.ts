// Every open ticket of a centre out of and back into its row at once, when an alarm ends.
import { sql } from 'kysely'
import type { Work } from '../../../db/work.ts'
import { type Instant, isoOf } from '../../../kernel/time.ts'
import type { CentreId } from '../../centres/model.ts'
import type { Ticket, TicketId } from '../model.ts'
import { columnsOf, stateOf, type TicketRow } from './ticket.ts'

export interface OpenTicket extends Pick<Ticket, 'id' | 'promisedAt' | 'state'> {
  /** When anything last happened to it. */
  readonly changedAt: Instant
}

/** Locked, always in the same order, so that two who take several never wait for each other. */
export async function lockOpen(work: Work, centreId: CentreId): Promise<OpenTicket[]> {
  const { rows } = await sql<TicketRow & { changed_at: Instant }>`
    select ticket.*, (select max(at) from queue.event where centre_id = ticket.centre_id and ticket_id = ticket.id) as changed_at
    from queue.ticket
    where centre_id = ${centreId} and (state in ('waiting', 'called', 'serving') or state in ('parked', 'absent'))
    order by id for update`.execute(work.db)
  return rows.map((row) => ({
    id: row.id,
    promisedAt: row.promised_at,
    state: stateOf(row),
    changedAt: row.changed_at,
  }))
}

const written = (at: Instant | null): string | null => (at === null ? null : isoOf(at))

/** The moved tickets, each with its event. */
export async function saveMoved(
  work: Work,
  centreId: CentreId,
  tickets: readonly OpenTicket[],
  by: number,
): Promise<void> {
  const rows = tickets.map(({ id, promisedAt, state }) => {
    const { at, until } = columnsOf(state)
    return { id, promised_at: written(promisedAt), state_at: written(at), until: written(until) }
  })
  await sql`with moved as (
      update queue.ticket set promised_at = r.promised_at, state_at = r.state_at, until = r.until, version = version + 1
      from json_to_recordset(${JSON.stringify(rows)}::json)
        as r(id uuid, promised_at timestamptz, state_at timestamptz, until timestamptz)
      where ticket.centre_id = ${centreId} and ticket.id = r.id
      returning ticket.id, version, ticket.promised_at)
    insert into queue.event (centre_id, ticket_id, n, type, at, facts)
    select ${centreId}, id, version, 'promise-moved', ${new Date(work.now)},
      json_build_object('why', 'alarm', 'by', ${by}::bigint, 'promisedAt', (extract(epoch from promised_at) * 1000)::bigint)
    from moved`.execute(work.db)
}

/** Who is in the hall or will come back to it. */
export async function listOpenIds(work: Work, centreId: CentreId): Promise<TicketId[]> {
  const { rows } = await sql<{ id: TicketId }>`select id from queue.ticket
    where centre_id = ${centreId} and (state in ('waiting', 'called', 'serving') or state in ('parked', 'absent'))`.execute(
    work.db,
  )
  return rows.map(({ id }) => id)
}

/** When anything last happened in the hall; nothing within the last minute. */
export async function findLastEvent(work: Work, centreId: CentreId, since: Instant): Promise<Instant | null> {
  const { rows } = await sql<{ at: Instant | null }>`
    select max(at) as at from queue.event where centre_id = ${centreId} and at > ${new Date(since)}`.execute(work.db)
  return rows[0]?.at ?? null
}

/** Tickets that wait or will come back, of people the register knows. */
export async function listKnown(work: Work, centreId: CentreId) {
  const rows = await work.db
    .selectFrom('queue.ticket')
    .select(['id', 'series', 'number', 'promised_at', 'resident_id'])
    .where('centre_id', '=', centreId)
    .where('state', 'in', ['waiting', 'called', 'parked', 'absent'])
    .where('resident_id', 'is not', null)
    .orderBy('promised_at')
    .execute()
  return rows.map(({ id, series, number, promised_at, resident_id }) => ({
    ...{ id, series, number, promisedAt: promised_at, residentId: resident_id! },
  }))
}
