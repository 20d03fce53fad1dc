// The line of a centre: giving out a number, locking, loading. These are the statements a busy hall runs most.
import { moment } from '../../../db/tables.ts'
import type { Named, Work } from '../../../db/work.ts'
import type { Lang } from '../../../kernel/text.ts'
import type { Instant, PlainDate } from '../../../kernel/time.ts'
import type {
  CentreId,
  DeskId,
  GroupId,
  PriorityGroup,
  ServiceId,
  TicketClass,
  TicketPurpose,
} from '../../centres/model.ts'
import { type Stamps, stampsOfCentre } from '../../centres/service/hall.ts'
import { type InLine, labelOf, type StateKind, type TicketId } from '../model.ts'

export interface NewTicket {
  readonly centreId: CentreId
  readonly id: TicketId
  readonly day: PlainDate
  readonly series: string
  readonly class: TicketClass
  readonly purpose: TicketPurpose
  readonly groupId: GroupId
  readonly serviceId: ServiceId | null
  readonly ownGroup: boolean
  readonly needsStation: boolean
  readonly minutes: number
  readonly lang: Lang
  readonly issuedBy: string
  readonly promisedAt: Instant
  readonly priority: PriorityGroup | null
  readonly setupStamp: number
}

/** Number, ticket, first errand and first event at once; no row when the centre was set up anew meanwhile. Also run by the bench. */
export const issueTicketSql = `with stamps as (${stampsOfCentre}),
  numbered as (
    insert into queue.counter as c (centre_id, day, series, last)
    select $1, $3, $4, 1 from stamps where setup_stamp = $5
    on conflict (centre_id, day, series) do update set last = c.last + 1
    returning last),
  ticket as (
    insert into queue.ticket (centre_id, id, day, series, number, class, purpose, group_id, service_id, own_group, needs_station, minutes,
      lang, issued_at, issued_by, promised_at, priority_group, priority_state, state, state_at, version)
    select $1, $2, $3, $4, last, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, case when $17::text is null then null else 'declared' end,
      'waiting', $14, 1 from numbered),
  errand as (
    insert into queue.errand (centre_id, ticket_id, n, purpose, service_id) select $1, $2, 1, $7, $9 from numbered)
  insert into queue.event (centre_id, ticket_id, n, type, at, facts)
  select $1, $2, 1, 'issued', $14, json_build_object('class', $6::text, 'promisedAt', $18::text) from numbered
  returning (select last from numbered) as number`
const issueTicket: Named = { name: 'queue-issue-ticket', text: issueTicketSql }

export async function issue(work: Work, ticket: NewTicket): Promise<number | undefined> {
  const rows = await work.named<{ number: number }>(issueTicket, [
    ticket.centreId,
    ticket.id,
    ticket.day,
    ticket.series,
    ticket.setupStamp,
    ticket.class,
    ticket.purpose,
    ticket.groupId,
    ticket.serviceId,
    ticket.ownGroup,
    ticket.needsStation,
    ticket.minutes,
    ticket.lang,
    new Date(work.now),
    ticket.issuedBy,
    new Date(ticket.promisedAt),
    ticket.priority,
    new Date(ticket.promisedAt).toISOString(),
  ])
  return rows[0]?.number
}

export const lockLineSql = 'select pg_advisory_xact_lock(8246002, hashtext($1))'
const lockLine: Named = { name: 'queue-lock-line', text: lockLineSql }

/** One desk of a centre chooses at a time. Loading comes after, so that it sees what the one before chose. */
export async function lock(work: Work, centreId: CentreId): Promise<void> {
  await work.named(lockLine, [centreId])
}

const epoch = (column: string) => `(extract(epoch from t.${column}) * 1000)::bigint as ${column}`

/** The waiting line in order, the stamps of the centre beside each row. Also run by the bench. */
export const loadLineSql = `select s.setup_stamp, s.seating_stamp, t.id, t.series, t.number, t.class, t.purpose, t.group_id, t.service_id, t.own_group,
    t.needs_station, ${epoch('promised_at')}, ${epoch('issued_at')}, t.only_desk_id, t.minutes, t.version
  from (${stampsOfCentre}) s
  left join queue.ticket t on t.centre_id = $1 and t.state = 'waiting'
  order by t.promised_at, t.issued_at, t.number, t.id`
const loadLine: Named = { name: 'queue-load-line', text: loadLineSql }

interface LineRow {
  setup_stamp: number
  seating_stamp: number
  id: TicketId | null
  series: string
  number: number
  class: TicketClass
  purpose: TicketPurpose
  group_id: GroupId
  service_id: ServiceId | null
  own_group: boolean
  needs_station: boolean
  promised_at: Instant
  issued_at: Instant
  only_desk_id: DeskId | null
  minutes: number
}

export interface Line {
  readonly stamps: Stamps | undefined
  readonly waiting: readonly InLine[]
}

export async function load(work: Work, centreId: CentreId): Promise<Line> {
  const rows = await work.named<LineRow>(loadLine, [centreId])
  const [first] = rows
  return {
    stamps: first && { setup: first.setup_stamp, seating: first.seating_stamp },
    waiting: rows.filter((row) => row.id !== null).map(inLineFrom),
  }
}

const inLineFrom = (row: LineRow): InLine => ({
  id: row.id!,
  series: row.series,
  number: row.number,
  class: row.class,
  purpose: row.purpose,
  groupId: row.group_id,
  serviceId: row.service_id,
  ownGroup: row.own_group,
  needsStation: row.needs_station,
  promisedAt: row.promised_at,
  issuedAt: row.issued_at,
  onlyDeskId: row.only_desk_id,
  minutes: row.minutes,
})

/** Tickets a device gave out since a moment. */
export async function countIssued(work: Work, centreId: CentreId, issuedBy: string, since: Instant): Promise<number> {
  const row = await work.db
    .selectFrom('queue.ticket')
    .select((e) => e.fn.countAll<number>().as('n'))
    .where('centre_id', '=', centreId)
    .where('issued_by', '=', issuedBy)
    .where('issued_at', '>', moment(since))
    .executeTakeFirstOrThrow()
  return row.n
}

export interface AtDesk {
  readonly id: TicketId
  readonly series: string
  readonly number: number
  readonly groupId: GroupId
  readonly state: StateKind
  readonly deskId: DeskId
  readonly at: Instant
  readonly calls: number | null
  readonly minutes: number
  readonly startedAt: Instant
}

/** Who is at which desk now, the newest call first. */
export async function listAtDesks(work: Work, centreId: CentreId): Promise<AtDesk[]> {
  const rows = await work.db
    .selectFrom('queue.ticket')
    .select(['id', 'series', 'number', 'group_id', 'state', 'desk_id', 'state_at', 'called_at', 'calls', 'minutes'])
    .where('centre_id', '=', centreId)
    .where('state', 'in', ['called', 'serving'])
    .execute()
  return rows
    .map((row) => ({
      id: row.id,
      series: row.series,
      number: row.number,
      groupId: row.group_id,
      state: row.state,
      deskId: row.desk_id!,
      at: (row.called_at ?? row.state_at)!,
      calls: row.calls,
      minutes: row.minutes,
      startedAt: row.state_at!,
    }))
    .sort((a, b) => b.at - a.at)
}

/** Tickets whose time has come: parked ones to return, absent ones whose grace is over. */
export async function listDue(work: Work): Promise<{ id: TicketId; state: 'parked' | 'absent' }[]> {
  const rows = await work.db
    .selectFrom('queue.ticket')
    .select(['id', 'state'])
    .where('state', 'in', ['parked', 'absent'])
    .where('until', '<=', moment(work.now))
    .orderBy('until')
    .limit(500)
    .execute()
  return rows as { id: TicketId; state: 'parked' | 'absent' }[]
}

/** Tickets of earlier days, or of a centre whose day has ended, that nobody served. */
export async function listForgotten(work: Work, centreId: CentreId, before: Instant): Promise<TicketId[]> {
  const rows = await work.db
    .selectFrom('queue.ticket')
    .select('id')
    .where('centre_id', '=', centreId)
    .where('state', 'in', ['waiting', 'absent', 'parked'])
    .where('issued_at', '<', moment(before))
    .limit(2000)
    .execute()
  return rows.map(({ id }) => id)
}

export async function listCentresWithOpenTickets(work: Work): Promise<CentreId[]> {
  const rows = await work.db
    .selectFrom('queue.ticket')
    .select('centre_id')
    .distinct()
    .where('state', 'in', ['waiting', 'absent', 'parked'])
    .execute()
  return rows.map((row) => row.centre_id)
}

/** What a person has come for before, the newest first. */
export async function listVisits(work: Work, residentId: string, centreIds: readonly CentreId[], limit: number) {
  if (centreIds.length === 0) return []
  return work.db
    .selectFrom('queue.ticket')
    .select(['id', 'centre_id', 'day', 'series', 'number', 'purpose', 'service_id', 'state', 'why', 'issued_at'])
    .where('resident_id', '=', residentId as never)
    .where('centre_id', 'in', centreIds)
    .orderBy('issued_at', 'desc')
    .limit(limit)
    .execute()
}

/** Minutes waited by those called within the last hour; the load that is shown to the public. */
export async function recentWaits(work: Work, centreId: CentreId, since: Instant): Promise<number[]> {
  const rows = await work.db
    .selectFrom('queue.event')
    .innerJoin('queue.ticket', (join) =>
      join
        .onRef('queue.ticket.centre_id', '=', 'queue.event.centre_id')
        .onRef('queue.ticket.id', '=', 'queue.event.ticket_id'),
    )
    .select(['queue.event.at', 'queue.ticket.issued_at'])
    .where('queue.event.centre_id', '=', centreId)
    .where('queue.event.type', '=', 'called')
    .where('queue.event.at', '>', moment(since))
    .execute()
  return rows.map(({ at, issued_at }) => (at - issued_at) / 60_000)
}

/** Tickets put aside by a desk, the soonest return first. */
export async function listParkedAt(
  work: Work,
  centreId: CentreId,
  deskId: DeskId,
): Promise<{ id: TicketId; label: string; until: Instant }[]> {
  const rows = await work.db
    .selectFrom('queue.ticket')
    .select(['id', 'series', 'number', 'until'])
    .where('centre_id', '=', centreId)
    .where('state', '=', 'parked')
    .where('desk_id', '=', deskId)
    .orderBy('until')
    .execute()
  return rows.map((row) => ({ id: row.id, label: labelOf(row), until: row.until! }))
}
