// The day in figures, from the record alone: waits, promises, load, cases, messages.
import { sql } from 'kysely'
import type { Database, Work } from '../db/work.ts'
import { hours, type Instant, kyiv, later, momentOf, type PlainDate, type PlainTime, timeIn } from '../kernel/time.ts'
import type { CentreId, TicketClass } from '../modules/centres/model.ts'
import { checker } from '../town/back-door.ts'
import { stays } from './checks/check.ts'

export interface WaitsOfClass {
  readonly class: TicketClass | 'all'
  readonly tickets: number
  /** Minutes from the ticket to the first call. */
  readonly p50: number
  readonly p90: number
  readonly max: number
  /** Called by the moment promised on the ticket; who left after that moment without a call counts as broken. */
  readonly promises: number
  readonly kept: number
}

/** Parts of the time desks of a zone were open in which somebody was at them, hour by hour. */
export interface LoadOfZone {
  readonly zone: string
  readonly desks: number
  readonly serves: readonly string[]
  readonly hours: readonly { readonly from: string; readonly load: number | null }[]
}

interface Counted {
  readonly what: string
  readonly times: number
}

export interface Summary {
  readonly date: PlainDate
  readonly seed: number
  readonly visitors: number
  readonly desks: number
  readonly waits: readonly WaitsOfClass[]
  readonly load: readonly LoadOfZone[]
  /** The two hours in which most came, and the zone that had most to do in them. */
  readonly peak: {
    readonly from: string
    readonly until: string
    readonly came: number
    readonly zone: string
    readonly load: number
  }
  /** Events of tickets, and how tickets ended. */
  readonly visits: readonly Counted[]
  readonly cases: readonly Counted[]
  readonly messages: readonly Counted[]
}

export interface Which {
  readonly centreId: CentreId
  readonly date: PlainDate
  readonly seed: number
  readonly desks: number
}

export const summaryOf = (database: Database, which: Which): Promise<Summary> =>
  database.look(checker, async (work) => {
    const { centreId, date, seed, desks } = which
    const waits = await waitsOf(work, which)
    const load = await loadOf(work, which)
    return {
      ...{ date, seed, desks, visitors: waits.at(-1)!.tickets },
      ...{ waits, load, peak: await peakOf(work, which) },
      visits: await visitsOf(work, which),
      cases: await counted(work, sql`select state as what from cases.case where centre_id = ${centreId}`),
      messages: await counted(
        work,
        sql`select occasion || ', ' || channel || ', ' || state as what from notifications.message where centre_id = ${centreId}`,
      ),
    }
  })

async function counted(work: Work, rows: ReturnType<typeof sql>): Promise<Counted[]> {
  const found = await sql<Counted>`
    select what, count(*) as times from (${rows}) each group by what order by what`.execute(work.db)
  return found.rows
}

const visitsOf = (work: Work, { centreId }: Which): Promise<Counted[]> =>
  counted(
    work,
    sql`select type as what from queue.event where centre_id = ${centreId}
      union all select state || ': ' || why from queue.ticket where centre_id = ${centreId}`,
  )

async function waitsOf(work: Work, { centreId, date }: Which): Promise<WaitsOfClass[]> {
  const { rows } = await sql<WaitsOfClass>`
    with given as (
      select t.centre_id, t.id, first.facts ->> 'class' as class, issued_at,
        timestamptz 'epoch' + (first.facts ->> 'promisedAt')::bigint * interval '1 millisecond' as told_at,
        (select min(at) from queue.event c where c.centre_id = t.centre_id and c.ticket_id = t.id and c.type = 'called') as called_at,
        state_at as ended_at
      from queue.ticket t join queue.event first on first.centre_id = t.centre_id and first.ticket_id = t.id and first.n = 1
      where t.centre_id = ${centreId} and t.day = ${date}),
    -- an alarm is no part of a wait, and moves what was promised
    promised as (
      select *, told_at + (select coalesce(sum((m.facts ->> 'by')::bigint), 0) * interval '1 millisecond' from queue.event m
        where m.centre_id = given.centre_id and m.ticket_id = given.id and m.type = 'promise-moved'
          and (called_at is null or m.at <= called_at)) as promised_at
      from given),
    timed as (
      select class, extract(epoch from called_at - issued_at - centres.frozen_between(centre_id, issued_at, called_at)) / 60 as wait,
        called_at is not null or ended_at > promised_at as counts, called_at <= promised_at as kept from promised)
    select coalesce(class, 'all') as class, count(*) as tickets,
      round(percentile_disc(0.5) within group (order by wait), 1)::float as p50,
      round(percentile_disc(0.9) within group (order by wait), 1)::float as p90,
      round(max(wait), 1)::float as max,
      count(*) filter (where counts) as promises, count(*) filter (where kept) as kept
    from timed group by rollup (class) order by grouping(class), class`.execute(work.db)
  return rows
}

/** How long desks were open, and how long somebody was at them, in stretches of time. */
const shares = ({ centreId }: Which, stretches: readonly { readonly from: Instant; readonly until: Instant }[]) => sql`
  with ${stays({ centreId })},
  stretch as (select row_number() over () as n, period from unnest(${stretches.map(
    ({ from, until }) => `[${new Date(from).toISOString()},${new Date(until).toISOString()})`,
  )}::tstzrange[]) period),
  open as (
    select stretch.n, z.key as zone, z.position, sum(upper(part) - lower(part)) as time
    from stretch join centres.seat_period p on p.centre_id = ${centreId} and p.kind = 'open'
    join centres.desk d on d.id = p.desk_id join centres.zone z on z.centre_id = d.centre_id and z.id = d.zone_id,
    lateral (select tstzrange(p.since, p.until) * stretch.period as part) shared
    where not isempty(part) group by 1, 2, 3),
  busy as (
    select stretch.n, z.key as zone, sum(upper(part) - lower(part)) as time
    from stretch join stays s on true join centres.desk d on d.id = s.desk_id
    join centres.zone z on z.centre_id = d.centre_id and z.id = d.zone_id,
    lateral (select tstzrange(s.since, s.until) * stretch.period as part) shared
    where not isempty(part) group by 1, 2)
  select open.n::int as n, open.zone, round(extract(epoch from coalesce(busy.time, '0')) / extract(epoch from open.time), 3)::float as load
  from open left join busy on busy.n = open.n and busy.zone = open.zone order by open.position, open.n`

interface Share {
  readonly n: number
  readonly zone: string
  readonly load: number
}

async function loadOf(work: Work, which: Which): Promise<LoadOfZone[]> {
  const { centreId, date } = which
  const starts = Array.from({ length: 9 }, (_, n) =>
    momentOf(kyiv, date, `${String(9 + n).padStart(2, '0')}:00` as PlainTime),
  )
  const stretches = starts.map((from) => ({ from, until: later(from, hours(1)) }))
  const { rows } = await sql<Share>`${shares(which, stretches)}`.execute(work.db)
  const zones = await sql<{ zone: string; desks: number; serves: string[] }>`
    select z.key as zone, count(distinct d.id) as desks,
      array_agg(distinct g.key) filter (where p.level = 2) as serves
    from centres.zone z join centres.desk d on d.centre_id = z.centre_id and d.zone_id = z.id
    join centres.participation p on p.centre_id = d.centre_id and p.desk_id = d.id
    join centres.service_group g on g.centre_id = p.centre_id and g.id = p.group_id
    where z.centre_id = ${centreId} and exists (select from centres.seat_period s where s.centre_id = d.centre_id and s.desk_id = d.id)
    group by z.key, z.position order by z.position`.execute(work.db)
  return zones.rows.map(({ zone, desks, serves }) => ({
    ...{ zone, desks, serves },
    hours: starts.map((from, n) => ({
      from: timeIn(kyiv, from),
      load: rows.find((row) => row.zone === zone && row.n === n + 1)?.load ?? null,
    })),
  }))
}

async function peakOf(work: Work, which: Which): Promise<Summary['peak']> {
  const { rows: came } = await sql<{ from: Instant; came: number }>`
    select (extract(epoch from hour) * 1000)::bigint as from, count(*) as came
    from queue.ticket, generate_series(date_trunc('hour', issued_at) - interval '1 hour', date_trunc('hour', issued_at), interval '1 hour') hour
    where centre_id = ${which.centreId} and day = ${which.date} group by hour order by came desc, hour limit 1`.execute(
    work.db,
  )
  const [peak] = came
  const [from, until] = [peak!.from, later(peak!.from, hours(2))]
  const { rows } = await sql<Share>`${shares(which, [{ from, until }])}`.execute(work.db)
  const top = rows.toSorted((a, b) => b.load - a.load)[0]!
  return { from: timeIn(kyiv, from), until: timeIn(kyiv, until), came: peak!.came, zone: top.zone, load: top.load }
}
