// The order of the line, worked out anew from the record: at each call, who else waited, what the desk could have taken, and who
// was promised earlier.
import { sql } from 'kysely'
import { replayDay } from '../../modules/queue/service/replay.ts'
import { type Acknowledged, bySql, type Check, label, moving } from './check.ts'

/**
 * Every wait of every ticket, as it stood in the line then. A transfer to a service changes what it waits for, a withdrawn
 * priority when it was promised; a ticket sent to a desk, or back to one, is kept for it.
 */
const waits = ({ centreId }: Acknowledged) => sql`
  moves as (
    select *, lead(at) over line as until, lead(type) over line as next, lead(desk_id) over line as next_desk,
      lead(staff_id) over line as next_staff
    from queue.event where centre_id = ${centreId} and type in ${moving} window line as (partition by ticket_id order by n)),
  stood as (
    select m.ticket_id, m.n, m.at as since, coalesce(m.until, 'infinity') as until, m.next, m.next_desk, m.next_staff, t.number, t.id,
      t.day, t.issued_at, ${label} as label,
      exists (select from moves w where w.ticket_id = m.ticket_id and w.n <= m.n and w.type = 'priority-withdrawn') as withdrawn,
      t.promised_at as last_promise, timestamptz 'epoch' + (first.facts ->> 'promisedAt')::bigint * interval '1 millisecond' as told,
      case when sent.service is null then asked.purpose else 'submit' end as purpose,
      coalesce(sent.service, asked.service_id) as service_id,
      t.purpose as last_purpose, t.service_id as last_service, t.needs_station,
      case kept.type when 'transferred' then (kept.facts ->> 'toDesk')::uuid
        when 'returned' then coalesce((kept.facts ->> 'toDesk')::uuid, parked.desk_id) end as kept_for
    from moves m join queue.ticket t on t.centre_id = ${centreId} and t.id = m.ticket_id
    join moves first on first.ticket_id = m.ticket_id and first.n = 1
    join queue.errand asked on asked.centre_id = t.centre_id and asked.ticket_id = t.id and asked.n = 1
    left join lateral (select (facts ->> 'service')::uuid as service from moves s where s.ticket_id = m.ticket_id and s.n <= m.n
      and s.type = 'transferred' and s.facts ->> 'service' is not null order by s.n desc limit 1) sent on true
    left join lateral (select k.type, k.facts, k.n from moves k where k.ticket_id = m.ticket_id and k.n <= m.n
      and k.type in ('transferred', 'returned') order by k.n desc limit 1) kept on true
    left join lateral (select p.desk_id from moves p where p.ticket_id = m.ticket_id and p.n < kept.n
      and p.type = 'parked' order by p.n desc limit 1) parked on true
    where m.type in ('issued', 'came-back', 'returned', 'transferred', 'priority-withdrawn')),
  waits as (
    select stood.*, coalesce(
        (select id from centres.service_group g where g.centre_id = ${centreId} and g.purpose = stood.purpose),
        (select group_id from centres.given_service g where g.centre_id = ${centreId} and g.service_id = stood.service_id
          and g.since <= day and (g.until is null or day < g.until) limit 1)) as group_id,
      case when purpose <> 'submit' then false when (purpose, service_id) = (last_purpose, last_service) then needs_station end as station
    from stood)`

/** What a ticket was promised at a moment: alarms that ended since it was given out had moved it, later ones had not yet. */
const promisedAt = ({ centreId }: Acknowledged, ticket: string, at: string) => {
  const [of, moment] = [sql.ref(ticket), sql.ref(at)]
  return sql`case when ${of}.withdrawn then ${of}.last_promise - (
      select coalesce(sum((facts ->> 'by')::bigint), 0) * interval '1 millisecond' from queue.event
      where centre_id = ${centreId} and ticket_id = ${of}.ticket_id and type = 'promise-moved' and at > ${moment})
    else ${of}.told + (select coalesce(sum(a.until - a.since), interval '0') from centres.alarm a
      where a.centre_id = ${centreId} and a.until > ${of}.issued_at and a.until <= ${moment}) end`
}

/** What a desk with this person makes of a group of services: 2 main, 1 helps. No desk of the demo differs in a single service. */
const levels = ({ centreId }: Acknowledged) => sql`
  levels as (
    select p.desk_id, r.staff_id, p.group_id, p.level, 'biometric' = any (d.equipment) as has_station
    from centres.participation p join centres.desk d on d.centre_id = p.centre_id and d.id = p.desk_id
    join centres.staff_right r on r.centre_id = p.centre_id and r.group_id = p.group_id
    where p.centre_id = ${centreId})`

/** A desk whose station has failed takes nobody who needs one. */
const stationWorks = ({ centreId }: Acknowledged) => sql`not exists (
  select from stations.period d where d.centre_id = ${centreId} and d.station_id = c.desk and d.state <> 'ok'
    and d.since <= c.at and (d.until is null or d.until > c.at))`

const calledInOrder: Check = bySql(
  'Each call kept the order of promises: no ticket was passed that the desk serves as main work and promised earlier, none it helps with whose promise was broken, and no main work for help that could wait.',
  (of) => sql`
    with ${waits(of)}, ${levels(of)},
    calls as (
      select w.*, ${promisedAt(of, 'w', 'w.until')} as promised_at, w.until as at, w.next_desk as desk, w.next_staff as staff,
        case when w.kept_for = w.next_desk then 2 else l.level end as own
      from waits w left join levels l on l.desk_id = w.next_desk and l.staff_id = w.next_staff and l.group_id = w.group_id
      where w.next = 'called'),
    others as (
      select c.label, c.at, c.own, c.promised_at, c.issued_at, c.number, c.id, o.label as other, ${promisedAt(of, 'o', 'c.at')} as o_promised,
        o.issued_at as o_issued, o.number as o_number, o.id as o_id,
        case when o.kept_for = c.desk then 2 when o.kept_for is not null then 0 when o.station is null then 0
          when o.station and not (l.has_station and ${stationWorks(of)}) then 0 else l.level end as level
      from calls c join waits o on o.since < c.at and o.until > c.at and o.ticket_id <> c.ticket_id
      left join levels l on l.desk_id = c.desk and l.staff_id = c.staff and l.group_id = o.group_id)
    select format('%s was called at %s before %s, promised %s', label, at, other, o_promised) as what from others
    where ((o_promised, o_issued, o_number, o_id) < (promised_at, issued_at, number, id) and (level = 2 or level = 1 and o_promised < at))
      or (level = 2 and own = 1 and promised_at >= at)
    union all
    select format('%s was called at %s by a desk that does not serve it', label, at) from calls where own is null and kept_for is null`,
)

/** By the centre's own rule of replay, from how each ticket stood and what each desk served at its call. */
const replayed: Check = {
  sentence: 'Replayed from the record, nobody jumped the line, and every call can be judged.',
  async find(work, { centreId, date }) {
    const { calls } = await replayDay(work, centreId, date)
    const wrong = calls.filter(({ verdict }) => verdict === 'jumped' || verdict === 'not-known')
    return wrong.map(
      ({ label, desk, at, verdict }) => `desk ${desk} called ${label} at ${new Date(at).toISOString()}: ${verdict}`,
    )
  },
}

export const orderChecks: readonly Check[] = [calledInOrder, replayed]
