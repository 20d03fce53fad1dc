// The tickets a kiosk gave out alone, into the record.
import type { Named, Work } from '../../../db/work.ts'
import type { Instant, PlainDate } from '../../../kernel/time.ts'
import type { CentreId, GroupId, TicketClass } from '../../centres/model.ts'
import { type OfflineTicket, standingOf, type TicketId } from '../model.ts'

export interface LateTicket extends Pick<OfflineTicket, 'id' | 'day' | 'purpose' | 'serviceId' | 'lang' | 'priority'> {
  readonly centreId: CentreId
  readonly series: string
  readonly number: number
  readonly class: TicketClass
  readonly groupId: GroupId
  readonly ownGroup: boolean
  readonly needsStation: boolean
  readonly minutes: number
  readonly issuedAt: Instant
  readonly promisedAt: Instant
  /** Of the first event: who gave it out, when the record learned of it. */
  readonly facts: Readonly<Record<string, string | number | boolean | null>>
}

export async function isRecorded(work: Work, centreId: CentreId, id: TicketId): Promise<boolean> {
  const rows = await work.named(findRecorded, [centreId, id])
  return rows.length > 0
}
const findRecorded: Named = {
  name: 'queue-find-recorded',
  text: 'select 1 from queue.ticket where centre_id = $1 and id = $2',
}

/** Ticket, errand and event as they were when it was given out; nothing when its number stands on another ticket. */
const recordTicket: Named = {
  name: 'queue-record-ticket',
  text: `with ticket as (
      insert into queue.ticket (centre_id, id, day, series, number, class, purpose, group_id, service_id, own_group, needs_station, minutes,
        lang, issued_at, promised_at, priority_group, priority_state, state, state_at, version)
      values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, 'waiting', $14, 1)
      on conflict do nothing returning id),
    errand as (
      insert into queue.errand (centre_id, ticket_id, n, purpose, service_id) select $1, id, 1, $7, $9 from ticket),
    counted as (
      insert into queue.counter as c (centre_id, day, series, last) select $1, $3, $4, $5 from ticket
      on conflict (centre_id, day, series) do update set last = greatest(c.last, excluded.last))
    insert into queue.event (centre_id, ticket_id, n, type, at, facts, standing)
      select $1, id, 1, 'issued', $14, $18, $19 from ticket returning n`,
}

export async function record(work: Work, ticket: LateTicket): Promise<boolean> {
  const rows = await work.named(recordTicket, [
    ticket.centreId,
    ticket.id,
    ticket.day,
    ticket.series,
    ticket.number,
    ticket.class,
    ticket.purpose,
    ticket.groupId,
    ticket.serviceId,
    ticket.ownGroup,
    ticket.needsStation,
    ticket.minutes,
    ticket.lang,
    new Date(ticket.issuedAt),
    new Date(ticket.promisedAt),
    ticket.priority && work.vault.seal(ticket.priority),
    ticket.priority && 'declared',
    JSON.stringify(ticket.facts),
    JSON.stringify(standingOf({ ...ticket, onlyDeskId: null })),
  ])
  return rows.length > 0
}

/** The next number of a series, where the one on paper can't stand in the record a second time. */
export async function nextNumber(work: Work, centreId: CentreId, day: PlainDate, series: string): Promise<number> {
  const [row] = await work.named<{ last: number }>(countOne, [centreId, day, series])
  return row!.last
}
const countOne: Named = {
  name: 'queue-count-one',
  text: `insert into queue.counter as c (centre_id, day, series, last) values ($1, $2, $3, 1)
    on conflict (centre_id, day, series) do update set last = c.last + 1 returning last`,
}
