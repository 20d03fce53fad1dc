// What must hold of tickets, desks and people in the hall.
import { sql } from 'kysely'
import { bySql, type Check, label, moving, stays } from './check.ts'
import { judged } from './held.ts'

export const ticketChecks: readonly Check[] = [
  bySql(
    'No number stands twice in a series and day, and none was skipped.',
    ({ centreId }) => sql`
    select format('%s-%s of %s stands %s times', series, number, day, count(*)) as what
    from queue.ticket where centre_id = ${centreId} group by day, series, number having count(*) > 1
    union all
    select format('series %s of %s: %s numbers, the last is %s, the counter says %s', series, day, numbers, top, last)
    from queue.counter c, lateral (
      select count(distinct number) as numbers, max(number) as top from queue.ticket t
      where t.centre_id = c.centre_id and t.day = c.day and t.series = c.series) given
    where centre_id = ${centreId} and (numbers <> last or top is distinct from last)`,
  ),

  bySql(
    'Every ticket that was given out stands in the record, and no other.',
    ({ centreId, tickets }) => sql`
    select format('ticket %s was given out and is gone', given) as what from unnest(${tickets}::uuid[]) given
    where not exists (select from queue.ticket where centre_id = ${centreId} and id = given)
    union all
    select format('ticket %s was given out to nobody', id) from queue.ticket
    where centre_id = ${centreId} and id <> all (${tickets}::uuid[])`,
  ),

  bySql(
    'Every ticket ended: finished or left.',
    ({ centreId }) => sql`
    select format('%s is %s', ${label}, state) as what from queue.ticket t
    where centre_id = ${centreId} and state not in ('finished', 'left')`,
  ),

  bySql(
    'The events of a ticket have no gap, and its row is the last of them.',
    ({ centreId }) => sql`
    select format('%s: version %s, %s events up to %s, %s after «%s»', ${label}, version, events, top, state, last) as what
    from queue.ticket t, lateral (
      select count(*) as events, max(n) as top,
        (array_agg(type order by n desc) filter (where type in ${moving}))[1] as last
      from queue.event e where e.centre_id = t.centre_id and e.ticket_id = t.id) told
    where centre_id = ${centreId} and (version <> events or version is distinct from top
      or not (last, state) in (('finished', 'finished'), ('left', 'left'), ('absent', 'left'), ('absent', 'absent'), ('parked', 'parked'),
        ('called', 'called'), ('called-again', 'called'), ('started', 'serving'), ('issued', 'waiting'), ('came-back', 'waiting'),
        ('returned', 'waiting'), ('transferred', 'waiting'), ('priority-withdrawn', 'waiting')))`,
  ),

  bySql(
    'Each event of a ticket follows lawfully from the one before.',
    ({ centreId }) => sql`
    with lawful(before, type) as (
      select waits, type from unnest(array['issued', 'came-back', 'returned', 'transferred', 'priority-withdrawn']) waits,
        unnest(array['called', 'parked', 'left']) type
      union all
      select stands, type from unnest(array['called', 'called-again']) stands,
        unnest(array['called-again', 'started', 'absent', 'parked', 'returned', 'transferred', 'priority-withdrawn', 'finished', 'left']) type
      union all
      select 'started', type from unnest(array['parked', 'returned', 'transferred', 'priority-withdrawn', 'finished']) type
      union all
      values ('absent', 'came-back'), ('absent', 'left'), ('parked', 'returned'), ('parked', 'left'), ('', 'issued')),
    moves as (
      select ticket_id, n, type, coalesce(lag(type) over (partition by ticket_id order by n), '') as before
      from queue.event where centre_id = ${centreId} and type in ${moving})
    select format('%s: «%s» after «%s»', ${label}, type, before) as what
    from moves join queue.ticket t on t.centre_id = ${centreId} and t.id = ticket_id
    where (before, type) not in (select before, type from lawful)
    union all
    select format('%s: «%s» while nobody served', ${label}, e.type)
    from queue.event e join queue.ticket t on t.centre_id = e.centre_id and t.id = e.ticket_id
    where e.centre_id = ${centreId} and e.type not in ${moving} and e.type <> 'promise-moved' and not exists (
      select from moves where moves.ticket_id = e.ticket_id and type in ('called', 'called-again', 'started')
        and moves.n = (select max(n) from moves m where m.ticket_id = e.ticket_id and m.n < e.n))`,
  ),

  bySql(
    'While the hall stood still nobody was called, called again or taken for absent, and no ticket was given out.',
    ({ centreId }) => sql`
    select format('%s: «%s» at %s, in the alarm since %s', ${label}, type, at, a.since) as what
    from queue.event e join queue.ticket t on t.centre_id = e.centre_id and t.id = e.ticket_id
    join centres.alarm a on a.centre_id = e.centre_id and at > a.since and (a.until is null or at < a.until)
    where e.centre_id = ${centreId} and type in ('called', 'called-again', 'absent', 'issued') and e.facts ->> 'offline' is null`,
  ),

  bySql(
    'An alarm moved the promise of everybody who was in the hall by just the time it took, once.',
    ({ centreId }) => sql`
    select format('%s: moved %s times, by %s', ${label}, times, moved) as what
    from centres.alarm a join queue.ticket t on t.centre_id = a.centre_id and t.issued_at < a.until,
    lateral (select count(*) as times, sum((facts ->> 'by')::bigint) * interval '1 millisecond' as moved from queue.event m
      where m.centre_id = t.centre_id and m.ticket_id = t.id and m.type = 'promise-moved' and m.at >= a.since and m.at <= a.until) moves
    where a.centre_id = ${centreId} and a.until is not null
      and not (t.state in ('finished', 'left') and t.state_at <= a.until)
      and (times <> 1 or moved <> a.until - a.since)`,
  ),

  bySql(
    'What the day taught leaves the minutes of an alarm out: promises of the forecast held as often as the events say.',
    (of) => sql`
    with ${judged({ ...of, from: of.date, until: of.date })},
    counted as (select count(*) as n, count(*) filter (where held) as held from judged),
    learnt as (
      select coalesce(sum((value ->> 'n')::int), 0) as n, coalesce(sum((value ->> 'held')::int), 0) as held
      from queue.lesson, jsonb_each(lesson -> 'told') where centre_id = ${of.centreId} and day = ${of.date})
    select format('the lesson says %s of %s, the events %s of %s', l.held, l.n, c.held, c.n) as what from counted c, learnt l
    where (l.n, l.held) <> (c.n, c.held)`,
  ),

  bySql(
    'No wait is negative: nothing happened to a ticket before the event before.',
    ({ centreId }) => sql`
    select format('%s: «%s» at %s, after what was at %s', ${label}, type, at, before) as what
    from (select *, lag(at) over (partition by ticket_id order by n) as before from queue.event where centre_id = ${centreId}) e
    join queue.ticket t on t.centre_id = ${centreId} and t.id = ticket_id
    where at < before or at < issued_at or (type = 'issued' and at <> issued_at)`,
  ),

  bySql(
    'No desk had two visitors at once.',
    (of) => sql`
    with ${stays(of)}
    select format('desk %s at %s', number, since) as what from (
      select *, max(until) over (partition by desk_id order by since, until rows between unbounded preceding and 1 preceding) as busy
      from stays) s join centres.desk d on d.id = desk_id
    where busy > since`,
  ),

  bySql(
    'Nobody was at two desks at once, neither a visitor nor an administrator.',
    (of) => sql`
    with ${stays(of)},
    person as (
      select stays.*, coalesce(resident_id, t.id) as who from stays join queue.ticket t on t.centre_id = ${of.centreId} and t.id = ticket_id),
    seat as (
      select staff_id, desk_id, since, coalesce(until, 'infinity') as until from centres.seat_period where centre_id = ${of.centreId})
    select format('a visitor at %s', a.since) as what from person a join person b on a.who = b.who
      and (a.since, a.ticket_id) < (b.since, b.ticket_id) and a.until > b.since
    union all
    select format('an administrator at %s', a.since) from seat a join seat b on a.staff_id = b.staff_id
      and a.desk_id <> b.desk_id and a.since <= b.since and a.until > b.since`,
  ),

  bySql(
    'Whoever called sat at that desk then, and was not on a break.',
    (of) => sql`
    with ${stays(of)}
    select format('desk %s called at %s', number, s.since) as what from stays s join centres.desk d on d.id = s.desk_id
    where not exists (
      select from centres.seat_period p where p.centre_id = ${of.centreId} and p.desk_id = s.desk_id and p.staff_id = s.staff_id
        and p.kind = 'open' and p.since <= s.since and coalesce(p.until, 'infinity') >= s.since)`,
  ),

  bySql(
    'Everything a finished visit came for has an outcome.',
    ({ centreId }) => sql`
    select format('%s, service %s', ${label}, n) as what from queue.ticket t
    join queue.errand e on e.centre_id = t.centre_id and e.ticket_id = t.id
    where t.centre_id = ${centreId} and state = 'finished' and (e.outcome is null or e.done_at is null or e.done_at < issued_at)`,
  ),
]
