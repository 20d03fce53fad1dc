// The line of a centre: giving out a number, locking, loading. These are the statements a busy hall runs most.
import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import { moment } from '../../../db/tables.ts'
import type { Named, Work } from '../../../db/work.ts'
import type { Lang } from '../../../kernel/text.ts'
import { type Instant, later, minutes, type PlainDate } from '../../../kernel/time.ts'
import type {
  CentreId,
  DeskId,
  GroupId,
  Level,
  PriorityGroup,
  ServiceId,
  StaffId,
  TicketClass,
  TicketPurpose,
} from '../../centres/model.ts'
import { frozenCentres, workingBetween } from '../../centres/service/alarm.ts'
import { type Stamps, stampsOfCentre } from '../../centres/service/hall.ts'
import {
  type DespiteReason,
  type HandReason,
  type InLine,
  labelOf,
  type ResidentId,
  type Serves,
  type StateKind,
  standingOf,
  type TicketId,
} from '../model.ts'
import type { Expected } from '../rules/forecast/world.ts'

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
  readonly people: number
  /** One for each person, or one for all. */
  readonly errands: number
  /** When the visitor is told to be called; kept, so that it can be seen how often it held. */
  readonly told: Pick<Expected, 'at' | 'surelyBy'> | null
  /** Given out though the day is too short for it: why. */
  readonly despite: DespiteReason | null
  readonly setupStamp: number
  /** How many tickets this device may give out in a minute; staff are not limited. */
  readonly mostPerMinute: number | null
}

/**
 * Number, ticket, first errand and first event at once. No number when the centre was set up anew meanwhile, or when the
 * device gives out tickets too fast. Also run by the bench.
 */
export const issueTicketSql = `with stamps as (${stampsOfCentre}),
  pace as (
    select $19::int is null or $19 > (
      select count(*) from queue.event
      where centre_id = $1 and at > $20 and type = 'issued' and facts ->> 'by' = $15) as is_calm),
  numbered as (
    insert into queue.counter as c (centre_id, day, series, last)
    select $1, $3, $4, 1 from stamps, pace where setup_stamp = $5 and is_calm
    on conflict (centre_id, day, series) do update set last = c.last + 1
    returning last),
  ticket as (
    insert into queue.ticket (centre_id, id, day, series, number, class, purpose, group_id, service_id, own_group, needs_station, minutes,
      lang, issued_at, promised_at, priority_group, priority_state, people, state, state_at, version)
    select $1, $2, $3, $4, last, $6, $7, $8, $9, $10, $11, $12, $13, $14, $16, $17, $18, $22, 'waiting', $14, 1 from numbered),
  errand as (
    insert into queue.errand (centre_id, ticket_id, n, purpose, service_id, person)
    select $1, $2, n, $7, $9, n from numbered, generate_series(1, $23::int) n),
  event as (
    insert into queue.event (centre_id, ticket_id, n, type, at, facts, standing)
    select $1, $2, 1, 'issued', $14,
      json_build_object('class', $6::text, 'promisedAt', $21::bigint, 'by', $15::text, 'people', $22::int,
        'expectedAt', $25::bigint, 'surelyBy', $26::bigint, 'despite', $27::text), $24 from numbered)
  select (select last from numbered) as number, is_calm from pace`
const issueTicket: Named = { name: 'queue-issue-ticket', text: issueTicketSql }

export interface Issued {
  /** None: look at the set-up again, or the device is too fast. */
  readonly number: number | null
  readonly isCalm: boolean
}

export async function issue(work: Work, ticket: NewTicket): Promise<Issued> {
  const [row] = await work.named<{ number: number | null; is_calm: boolean }>(issueTicket, [
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
    ticket.priority && work.vault.seal(ticket.priority),
    ticket.priority && 'declared',
    ticket.mostPerMinute,
    new Date(later(work.now, -minutes(1))),
    ticket.promisedAt,
    ticket.people,
    ticket.errands,
    JSON.stringify(standingOf({ ...ticket, onlyDeskId: null })),
    ticket.told?.at ?? null,
    ticket.told?.surelyBy ?? null,
    ticket.despite,
  ])
  return { number: row!.number, isCalm: row!.is_calm }
}

export const lockLineSql = 'select pg_advisory_xact_lock(8246002, hashtext($1))'
const lockLine: Named = { name: 'queue-lock-line', text: lockLineSql }

/** One desk of a centre chooses at a time. Loading comes after, so that it sees what the one before chose. */
export async function lock(work: Work, centreId: CentreId): Promise<void> {
  await work.named(lockLine, [centreId])
}

const epoch = (column: string) => `(extract(epoch from ${column}) * 1000)::bigint`

/** In the order in which `ticketsFrom` takes them apart. */
const columns = [
  ...['id', 'series', 'number', 'class', 'purpose', 'group_id', 'service_id', 'own_group', 'needs_station'],
  ...[epoch('promised_at'), epoch('issued_at'), 'only_desk_id', 'minutes', 'state', 'desk_id'],
  ...[epoch('state_at'), epoch('called_at'), 'calls', 'silent'],
].join(`, '|', `)

/**
 * The stamps of the centre, and beside them who waits, in order, and who is at a desk: at the one in `$2`, or at any. One text with a
 * line for each ticket: with 150 waiting this takes a quarter of the time of 150 rows. Also run by the bench.
 */
export const loadLineSql = `select s.setup_stamp, s.seating_stamp, (
    select string_agg(concat(${columns}), e'\n' order by promised_at, issued_at, number, id)
    from queue.ticket
    where centre_id = $1 and state in ('waiting', 'called', 'serving') and (state = 'waiting' or $2::uuid is null or desk_id = $2)
  ) as tickets from (${stampsOfCentre}) s`
const loadLine: Named = { name: 'queue-load-line', text: loadLineSql }

interface LineRow {
  setup_stamp: number
  seating_stamp: number
  tickets: string | null
}

/** Somebody at a desk: called there, or being served. */
export interface TicketAtDesk {
  readonly id: TicketId
  readonly series: string
  readonly number: number
  readonly purpose: TicketPurpose
  readonly groupId: GroupId
  readonly serviceId: ServiceId | null
  readonly state: 'called' | 'serving'
  readonly deskId: DeskId
  readonly calledAt: Instant
  readonly since: Instant
  readonly calls: number
  readonly minutes: number
  readonly promisedAt: Instant
  readonly issuedAt: Instant
  /** Neither gong nor board. */
  readonly silent: boolean
}

export interface Line {
  readonly stamps: Stamps | undefined
  readonly waiting: readonly InLine[]
  /** The newest call first. */
  readonly atDesks: readonly TicketAtDesk[]
}

/** The whole hall, or the line and one desk. */
export async function load(work: Work, centreId: CentreId, deskId: DeskId | null = null): Promise<Line> {
  const [row] = await work.named<LineRow>(loadLine, [centreId, deskId])
  if (!row) return { stamps: undefined, waiting: [], atDesks: [] }
  const stamps = { setup: row.setup_stamp, seating: row.seating_stamp }
  return { stamps, ...ticketsFrom(row.tickets ?? '') }
}

function ticketsFrom(text: string): Omit<Line, 'stamps'> {
  const waiting: InLine[] = []
  const atDesks: TicketAtDesk[] = []
  for (const line of text === '' ? [] : text.split('\n')) {
    const fields = line.split('|')
    if (fields[13] === 'waiting') waiting.push(inLineFrom(fields))
    else atDesks.push(atDeskFrom(fields))
  }
  return { waiting, atDesks: atDesks.sort((a, b) => b.calledAt - a.calledAt || b.number - a.number) }
}

const inLineFrom = (fields: readonly string[]): InLine => ({
  id: fields[0] as TicketId,
  series: fields[1]!,
  number: Number(fields[2]),
  class: fields[3] as TicketClass,
  purpose: fields[4] as TicketPurpose,
  groupId: fields[5] as GroupId,
  serviceId: (fields[6] || null) as ServiceId | null,
  ownGroup: fields[7] === 't',
  needsStation: fields[8] === 't',
  promisedAt: Number(fields[9]) as Instant,
  issuedAt: Number(fields[10]) as Instant,
  onlyDeskId: (fields[11] || null) as DeskId | null,
  minutes: Number(fields[12]),
})

const atDeskFrom = (fields: readonly string[]): TicketAtDesk => ({
  id: fields[0] as TicketId,
  series: fields[1]!,
  number: Number(fields[2]),
  purpose: fields[4] as TicketPurpose,
  groupId: fields[5] as GroupId,
  serviceId: (fields[6] || null) as ServiceId | null,
  state: fields[13] as 'called' | 'serving',
  deskId: fields[14] as DeskId,
  since: Number(fields[15]) as Instant,
  calledAt: Number(fields[16] || fields[15]) as Instant,
  calls: Number(fields[17] || 1),
  minutes: Number(fields[12]),
  promisedAt: Number(fields[9]) as Instant,
  issuedAt: Number(fields[10]) as Instant,
  silent: fields[18] === 't',
})

/** The call, its event and what the desk served then; no row when the ticket does not wait any more. Also run by the bench. */
export const callTicketSql = `with called as (
    update queue.ticket set state = 'called', state_at = $3, desk_id = $4, staff_id = $5, calls = 1, silent = $6, version = version + 1
    where centre_id = $1 and id = $2 and state = 'waiting' returning version),
  duty as (
    insert into queue.duty (centre_id, digest, serves) select $1, $8, $9 from called on conflict do nothing)
  insert into queue.event (centre_id, ticket_id, n, type, at, desk_id, staff_id, facts)
  select $1, $2, version, 'called', $3, $4, $5, $7 from called returning n`
const callTicket: Named = { name: 'queue-call-ticket', text: callTicketSql }

export interface NewCall {
  readonly deskId: DeskId
  readonly staffId: StaffId
  /** 2 — its main work, 1 — it helps, 0 — called there by hand only. */
  readonly level: Level
  readonly serves: Serves
  /** It was kept for another desk, from which nobody calls. */
  readonly freed: boolean
  readonly silent: boolean
  readonly byHand: HandReason | null
}

/** The same duties have the same name, so that they are kept once. */
const digestOf = (serves: string): string => createHash('sha256').update(serves).digest('base64url').slice(0, 16)

/** False when the visitor gave up or stepped away in this very moment. */
export async function call(
  work: Work,
  centreId: CentreId,
  ticket: Pick<InLine, 'id' | 'promisedAt'>,
  { deskId, staffId, level, serves, freed, silent, byHand }: NewCall,
): Promise<boolean> {
  const written = JSON.stringify(serves)
  const digest = digestOf(written)
  const facts = {
    late: ticket.promisedAt < work.now,
    level,
    duty: digest,
    ...(freed && { freed }),
    ...(silent && { silent }),
    ...(byHand && { byHand }),
  }
  const rows = await work.named(callTicket, [
    ...[centreId, ticket.id, new Date(work.now), deskId, staffId, silent, JSON.stringify(facts), digest, written],
  ])
  return rows.length > 0
}

/**
 * Tickets whose time has come: parked ones to return, absent ones whose grace is over. Another process takes others. In a hall
 * that stands still no time comes.
 */
export async function lockDue(work: Work, most: number): Promise<TicketId[]> {
  const rows = await work.db
    .selectFrom('queue.ticket')
    .select('id')
    .where('state', 'in', ['parked', 'absent'])
    .where('until', '<=', moment(work.now))
    .where(sql<boolean>`centre_id not in (${sql.raw(frozenCentres)})`)
    .orderBy('until')
    .limit(most)
    .forUpdate()
    .skipLocked()
    .execute()
  return rows.map(({ id }) => id)
}

/** When the next ticket returns to the line by itself. */
export async function findNextDue(work: Work): Promise<Instant | undefined> {
  const row = await work.db
    .selectFrom('queue.ticket')
    .select('until')
    .where('state', 'in', ['parked', 'absent'])
    .where(sql<boolean>`centre_id not in (${sql.raw(frozenCentres)})`)
    .orderBy('until')
    .limit(1)
    .executeTakeFirst()
  return row?.until ?? undefined
}

const open = ['waiting', 'called', 'serving', 'parked', 'absent'] as const

/** Tickets issued before a moment that have not ended. */
export async function listOpenBefore(
  work: Work,
  centreId: CentreId,
  before: Instant,
): Promise<{ id: TicketId; state: StateKind }[]> {
  return work.db
    .selectFrom('queue.ticket')
    .select(['id', 'state'])
    .where('centre_id', '=', centreId)
    .where((is) => is.or([is('state', 'in', open.slice(0, 3)), is('state', 'in', open.slice(3))]))
    .where('issued_at', '<', moment(before))
    .limit(2000)
    .execute()
}

export async function listCentresWithOpenTickets(work: Work): Promise<CentreId[]> {
  const { rows } = await sql<{ centre_id: CentreId }>`
    select centre_id from queue.ticket where state in ('waiting', 'called', 'serving')
    union select centre_id from queue.ticket where state in ('parked', 'absent')
    order by centre_id`.execute(work.db)
  return rows.map((row) => row.centre_id)
}

/** What a person has come for before, the newest first. */
export async function listVisits(work: Work, residentId: ResidentId, centreIds: readonly CentreId[], limit: number) {
  if (centreIds.length === 0) return []
  const own = work.db
    .selectFrom('queue.visitor as visitor')
    .select('visitor.ticket_id')
    .where('visitor.resident_id', '=', residentId)
    .where('visitor.centre_id', 'in', centreIds)
  return work.db
    .selectFrom('queue.ticket')
    .select(['id', 'centre_id', 'day', 'series', 'number', 'purpose', 'service_id', 'state', 'why', 'issued_at'])
    .where('id', 'in', own)
    .where('centre_id', 'in', centreIds)
    .orderBy('issued_at', 'desc')
    .limit(limit)
    .execute()
}

/** Minutes within which nine of ten people called since a moment were called after taking their ticket, without alarms. */
export async function waitOfNineInTen(work: Work, centreId: CentreId, since: Instant): Promise<number | null> {
  const { rows } = await sql<{ minutes: number | null }>`
    select extract(epoch from percentile_disc(0.9) within group (order by ${sql.raw(workingBetween('called.centre_id', 'ticket.issued_at', 'called.at'))})) / 60 as minutes
    from queue.event called join queue.ticket on ticket.centre_id = called.centre_id and ticket.id = called.ticket_id
    where called.centre_id = ${centreId} and called.at > ${new Date(since)} and called.type = 'called'
      and called.n = (select min(n) from queue.event first
        where first.centre_id = called.centre_id and first.ticket_id = called.ticket_id and first.type = 'called')`.execute(
    work.db,
  )
  const found = rows[0]?.minutes ?? null
  return found === null ? null : Math.round(Number(found))
}

/** Open tickets that wait for this very desk, were put aside by it, or will return to it. */
const keptFor = (centreId: CentreId, deskId: DeskId) => sql`from queue.ticket
  where centre_id = ${centreId} and (state in ('waiting', 'called', 'serving') or state in ('parked', 'absent'))
    and (only_desk_id = ${deskId} or return_desk_id = ${deskId} or state = 'parked' and desk_id = ${deskId})`

export async function lockKeptFor(work: Work, centreId: CentreId, deskId: DeskId): Promise<TicketId[]> {
  const found = await sql<{ id: TicketId }>`select id ${keptFor(centreId, deskId)} order by id for update`.execute(
    work.db,
  )
  return found.rows.map(({ id }) => id)
}

export interface Kept {
  readonly id: TicketId
  readonly label: string
  /** Sent elsewhere by this desk, to come back to it. */
  readonly isLent: boolean
  /** Where it is called to or served now. */
  readonly atDeskId: DeskId | null
}

export async function listKeptFor(work: Work, centreId: CentreId, deskId: DeskId): Promise<Kept[]> {
  const { rows } = await sql<{
    id: TicketId
    series: string
    number: number
    returns: boolean
    at: DeskId | null
  }>`select id, series, number, return_desk_id is not distinct from ${deskId} as returns,
      case when state in ('called', 'serving') then desk_id end as at ${keptFor(centreId, deskId)}
      order by issued_at, id`.execute(work.db)
  return rows.map((row) => ({ id: row.id, label: labelOf(row), isLent: row.returns, atDeskId: row.at }))
}

/** Who did not come when called and will be called again, the soonest first. */
export async function listAbsent(work: Work, centreId: CentreId, most: number): Promise<Aside[]> {
  const rows = await work.db
    .selectFrom('queue.ticket')
    .select(['id', 'series', 'number', 'until'])
    .where('centre_id', '=', centreId)
    .where('state', '=', 'absent')
    .orderBy('until')
    .limit(most)
    .execute()
  return rows.map(asideFrom)
}

export interface Aside {
  readonly id: TicketId
  readonly label: string
  readonly until: Instant
}
const asideFrom = (row: { id: TicketId; series: string; number: number; until: Instant | null }): Aside => ({
  ...{ id: row.id, label: labelOf(row), until: row.until! },
})

/** Tickets put aside by a desk, the soonest return first. */
export async function listParkedAt(work: Work, centreId: CentreId, deskId: DeskId): Promise<Aside[]> {
  const rows = await work.db
    .selectFrom('queue.ticket')
    .select(['id', 'series', 'number', 'until'])
    .where('centre_id', '=', centreId)
    .where('state', '=', 'parked')
    .where('desk_id', '=', deskId)
    .orderBy('until')
    .execute()
  return rows.map(asideFrom)
}

const readEnded: Named = {
  name: 'queue-ended',
  text: `select id, state from queue.ticket where id = any($1) and state in ('finished', 'left')`,
}

export async function listEnded(work: Work, ids: readonly TicketId[]): Promise<[TicketId, 'finished' | 'left'][]> {
  const rows = await work.named<{ id: TicketId; state: 'finished' | 'left' }>(readEnded, [[...ids]])
  return rows.map(({ id, state }) => [id, state])
}
