// The record of a day, as the replay reads it: tickets with their events, and what desks served when they called.
import { sql } from 'kysely'
import type { Work } from '../../../db/work.ts'
import type { Instant, PlainDate } from '../../../kernel/time.ts'
import type { CentreId } from '../../centres/model.ts'
import { workingBetween } from '../../centres/service/alarm.ts'
import type { Serves, Ticket, TicketId } from '../model.ts'
import type { RecordedEvent, RecordedTicket } from '../rules/replay.ts'

export async function listTicketsOf(work: Work, centreId: CentreId, day: PlainDate): Promise<RecordedTicket[]> {
  return work.db
    .selectFrom('queue.ticket')
    .select(['id', 'series', 'number', 'issued_at as issuedAt'])
    .where('centre_id', '=', centreId)
    .where('day', '=', day)
    .execute()
}

/** Of every ticket of the day in the order of `n`. */
export async function listEventsOf(work: Work, centreId: CentreId, day: PlainDate): Promise<RecordedEvent[]> {
  const { rows } = await sql<RecordedEvent>`
    select event.ticket_id as "ticketId", n, type, at, event.desk_id as "deskId", event.staff_id as "staffId", facts, standing
    from queue.ticket join queue.event on event.centre_id = ticket.centre_id and event.ticket_id = ticket.id
    where ticket.centre_id = ${centreId} and ticket.day = ${day}
    order by event.ticket_id, n`.execute(work.db)
  return rows
}

export async function listRecordOf(
  work: Work,
  { centreId, id }: Pick<Ticket, 'centreId' | 'id'>,
): Promise<RecordedEvent[]> {
  const rows = await work.db
    .selectFrom('queue.event')
    .selectAll()
    .where('centre_id', '=', centreId)
    .where('ticket_id', '=', id)
    .orderBy('n')
    .execute()
  return rows.map(({ ticket_id, desk_id, staff_id, n, type, at, facts, standing }) => ({
    ...{ ticketId: ticket_id, n, type, at, deskId: desk_id, staffId: staff_id, facts, standing },
  }))
}

export async function listDuties(
  work: Work,
  centreId: CentreId,
  digests: readonly string[],
): Promise<Map<string, Serves>> {
  if (digests.length === 0) return new Map()
  const rows = await work.db
    .selectFrom('queue.duty')
    .select(['digest', 'serves'])
    .where('centre_id', '=', centreId)
    .where('digest', 'in', digests)
    .execute()
  return new Map(rows.map(({ digest, serves }) => [digest, serves]))
}

/** Tickets taken later than this one and called before it, the newest call first. */
export async function listCalledAfter(
  work: Work,
  { centreId, day, issuedAt, id }: Pick<Ticket, 'centreId' | 'day' | 'issuedAt' | 'id'>,
  most: number,
): Promise<TicketId[]> {
  const { rows } = await sql<{ id: TicketId }>`
    select ticket.id from queue.ticket, lateral (
      select max(at) as last_call from queue.event
      where event.centre_id = ticket.centre_id and event.ticket_id = ticket.id and type = 'called') called
    where ticket.centre_id = ${centreId} and ticket.day = ${day} and ticket.id <> ${id}
      and ticket.issued_at > ${new Date(issuedAt)} and last_call is not null
    order by last_call desc limit ${most}`.execute(work.db)
  return rows.map((row) => row.id)
}

export interface Waited {
  readonly issuedAt: Instant
  /** Minutes until the first call, without alarms; nothing while the person still waits. */
  readonly minutes: number | null
}

/** Of everybody who came today without a booking, in the order they came; those who went away uncalled are left out. */
export async function listWaitsOf(work: Work, centreId: CentreId, day: PlainDate): Promise<Waited[]> {
  const { rows } = await sql<Waited>`
    select issued_at as "issuedAt",
      (extract(epoch from ${sql.raw(workingBetween('ticket.centre_id', 'ticket.issued_at', 'first_call'))}) / 60)::float8 as minutes
    from queue.ticket, lateral (
      select min(at) as first_call from queue.event
      where event.centre_id = ticket.centre_id and event.ticket_id = ticket.id and event.type = 'called') called
    where ticket.centre_id = ${centreId} and ticket.day = ${day} and ticket.class = 'walkIn'
      and (first_call is not null or ticket.state = 'waiting')
    order by issued_at`.execute(work.db)
  return rows
}

/** Numbers begin anew each day. */
export async function findByNumber(
  work: Work,
  centreId: CentreId,
  day: PlainDate,
  { series, number }: Pick<Ticket, 'series' | 'number'>,
): Promise<TicketId | undefined> {
  const row = await work.db
    .selectFrom('queue.ticket')
    .select('id')
    .where('centre_id', '=', centreId)
    .where('day', '=', day)
    .where('series', '=', series)
    .where('number', '=', number)
    .executeTakeFirst()
  return row?.id
}
