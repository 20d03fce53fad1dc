// What must hold of booked times: nobody lost, nothing sold twice, shares kept, an alarm and a failed station move people and tell them.
import { sql } from 'kysely'
import { defaultBookingSettings } from '../../modules/appointments/model.ts'
import { type Acknowledged, bySql, type Check } from './check.ts'

const settings = ({ centreId }: Acknowledged) => sql`
  settings as (select ${JSON.stringify(defaultBookingSettings)}::jsonb || coalesce(
    (select value from appointments.setting where centre_id = ${centreId}), '{}') as value)`

/** Time that is really taken, part by part; who came after the grace takes none of it any more. */
const taken = ({ centreId }: Acknowledged) => sql`
  taken as (
    select p.*, b.day, b.pool, b.person_id, p.starts_at + p.minutes * interval '1 minute' as ends_at
    from appointments.part p join appointments.booking b on b.centre_id = p.centre_id and b.id = p.booking_id
    where b.centre_id = ${centreId} and b.state in ('held', 'booked', 'arrived', 'served') and not exists (
      select from appointments.event e where e.centre_id = b.centre_id and e.booking_id = b.id and e.type = 'missed'))`

const name = sql.raw(`format('booking %s at %s', b.id, b.starts_at)`)

export const bookingChecks: readonly Check[] = [
  bySql(
    'Every booking that was acknowledged stands in the record, and no other.',
    ({ centreId, bookings }) => sql`
    select format('booking %s was acknowledged and is gone', given) as what from unnest(${bookings}::uuid[]) given
    where not exists (select from appointments.booking where centre_id = ${centreId} and id = given)
    union all
    select format('booking %s was made by nobody', id) from appointments.booking
    where centre_id = ${centreId} and id <> all (${bookings}::uuid[])`,
  ),

  bySql(
    'Every booking came to its end: served, missed, given up, lapsed, or moved to a later day.',
    ({ centreId, date }) => sql`
    select format('%s is still %s', ${name}, state) as what from appointments.booking b
    where centre_id = ${centreId} and day <= ${date} and state in ('held', 'booked', 'arrived')`,
  ),

  bySql(
    'No desk, administrator, station or person was booked twice for one time.',
    (of) => sql`
    with ${taken(of)},
    things as (
      select booking_id, n, starts_at, ends_at, unnest(array['desk ' || desk_id, 'administrator ' || staff_id, 'station ' || station_id,
        'person ' || person_id]) as thing from taken)
    select format('%s at %s', a.thing, b.starts_at) as what from things a join things b on a.thing = b.thing
      and (a.booking_id, a.n) <> (b.booking_id, b.n) and (a.starts_at, a.booking_id) <= (b.starts_at, b.booking_id) and a.ends_at > b.starts_at`,
  ),

  bySql(
    'What counts as taken of shares and desks is what was booked.',
    ({ centreId }) => sql`
    with kept as (
      select p.desk_id::text as desk, p.group_id || ':' || b.pool as quota, b.day::text as period, p.minutes / 5 as steps
      from appointments.part p join appointments.booking b on b.centre_id = p.centre_id and b.id = p.booking_id
      where b.centre_id = ${centreId} and b.state not in ('cancelled', 'lapsed')),
    booked as (
      select 'load' as kind, desk as about, period, sum(steps) as steps from kept group by 2, 3
      union all select 'quota', quota, period, sum(steps) from kept group by 2, 3)
    select format('%s %s of %s: %s counted, %s booked', coalesce(c.kind, b.kind), coalesce(c.about, b.about), coalesce(c.period, b.period),
      used, steps) as what
    from (select * from appointments.counter where of_id = ${centreId}) c
    full join booked b on b.kind = c.kind and b.about = c.about and b.period = c.period
    where coalesce(used, 0) <> coalesce(steps, 0)`,
  ),

  bySql(
    'No channel took more than its share of what the desks of a group may give.',
    (of) => sql`
    with ${settings(of)},
    days as (select distinct day from appointments.booking where centre_id = ${of.centreId}),
    lanes as (
      select p.group_id, s.weekday, floor(extract(epoch from s.until_time::time - s.from_time::time) / 300
        * (value ->> case when 'biometric' = any (d.equipment) then 'stationShare' else 'deskShare' end)::int / 100) as steps
      from settings, centres.shift s join centres.desk d on d.centre_id = s.centre_id and d.id = s.desk_id
      join centres.participation p on p.centre_id = s.centre_id and p.desk_id = s.desk_id and p.level = 2
      where s.centre_id = ${of.centreId}),
    may as (
      select day, group_id, pool, floor(sum(steps) * share::int / 100) as most
      from settings, jsonb_each_text(value -> 'shares') shares(pool, share), days join lanes on weekday = extract(isodow from day)
      group by day, group_id, pool, share),
    took as (
      select b.day, p.group_id, b.pool, sum(p.minutes / 5) as steps
      from appointments.part p join appointments.booking b on b.centre_id = p.centre_id and b.id = p.booking_id
      where b.centre_id = ${of.centreId} and b.state not in ('cancelled', 'lapsed') and not exists (
        select from appointments.event e where e.centre_id = b.centre_id and e.booking_id = b.id and e.type = 'moved')
      group by 1, 2, 3)
    select format('%s took %s steps of %s on %s, %s are its share', pool, steps, group_id, day, most) as what
    from took join may using (day, group_id, pool) where steps > most`,
  ),

  bySql(
    'Who came in time has a ticket promised for the booked time, who came later one of the live line, and nobody has two.',
    ({ centreId }) => sql`
    with came as (
      select b.*, e.type, e.at, e.facts ->> 'ticketId' as given from appointments.booking b
      join appointments.event e on e.centre_id = b.centre_id and e.booking_id = b.id and e.type in ('arrived', 'arrived-late')
      where b.centre_id = ${centreId})
    select format('%s: «%s» with a promise for %s', ${name}, b.type, ms.promised) as what
    from came b left join queue.event t on t.centre_id = b.centre_id and t.ticket_id = b.ticket_id and t.n = 1,
    lateral (select timestamptz 'epoch' + (t.facts ->> 'promisedAt')::bigint * interval '1 millisecond' as promised) ms
    where b.given is distinct from b.ticket_id::text or t.ticket_id is null
      or (b.type = 'arrived') is distinct from (t.facts ->> 'class' = 'booked')
      or b.type = 'arrived' and promised <> starts_at or b.type = 'arrived-late' and promised < b.at
    union all
    select format('%s came %s times', ${name}, count(*)) from came b group by b.id, b.starts_at having count(*) > 1`,
  ),

  bySql(
    'Nobody was counted as missing while the hall stood still, nor before the grace was over by the hall’s own time.',
    (of) => sql`
    with ${settings(of)}
    select format('%s: missed at %s', ${name}, e.at) as what
    from settings, appointments.booking b join appointments.event e on e.centre_id = b.centre_id and e.booking_id = b.id and e.type = 'missed'
    where b.centre_id = ${of.centreId} and b.ticket_id is null and (
      exists (select from centres.alarm a where a.centre_id = b.centre_id and e.at > a.since and (a.until is null or e.at < a.until))
      or e.at - b.starts_at - centres.frozen_between(b.centre_id, b.starts_at, e.at) <= (value ->> 'graceMinutes')::int * interval '1 minute')`,
  ),

  bySql(
    'Whoever was booked for the time an alarm took, and had not come yet, got another time after it, once.',
    ({ centreId }) => sql`
    with times as (
      select e.*, timestamptz 'epoch' + coalesce(e.facts ->> 'startsAt', e.facts ->> 'to')::bigint * interval '1 millisecond' as starts
      from appointments.event e where e.centre_id = ${centreId}),
    lost as (
      select a.since, a.until, b.id, b.centre_id, last.starts
      from centres.alarm a join appointments.booking b on b.centre_id = a.centre_id,
      lateral (select starts from times t where t.booking_id = b.id and starts is not null and t.at <= a.until
        and t.facts ->> 'why' is distinct from 'alarm' order by n desc limit 1) last,
      lateral (select type from times t where t.booking_id = b.id and t.at < a.until
        and t.type in ('held', 'booked', 'cancelled', 'lapsed', 'arrived', 'arrived-late', 'missed') order by n desc limit 1) stood
      where a.centre_id = ${centreId} and a.until is not null and last.starts >= a.since and last.starts < a.until and stood.type = 'booked')
    select format('booking %s at %s, in the alarm: moved %s times, to %s', id, lost.starts, times, soonest) as what
    from lost, lateral (
      select count(*) as times, min(m.starts) as soonest, count(*) filter (where m.type = 'move-failed') as failed from times m
      where m.booking_id = lost.id and m.type in ('moved', 'move-failed') and m.facts ->> 'why' = 'alarm' and m.at >= lost.until) moves
    where times <> 1 or failed = 0 and (soonest is null or soonest < lost.until)`,
  ),

  bySql(
    'Nobody stayed booked at a station that had failed.',
    ({ centreId }) => sql`
    select format('%s at station %s, down since %s', ${name}, p.station_id, d.since) as what
    from appointments.part p join appointments.booking b on b.centre_id = p.centre_id and b.id = p.booking_id
    join stations.period d on d.centre_id = p.centre_id and d.station_id = p.station_id and d.state = 'down'
      and p.starts_at >= d.since and (d.until is null or p.starts_at < d.until) and p.starts_at < d.since + interval '2 days'
    where b.centre_id = ${centreId} and b.state in ('booked', 'arrived', 'served') and not exists (
      select from appointments.event e where e.centre_id = b.centre_id and e.booking_id = b.id
        and e.type in ('arrived', 'arrived-late') and e.at < d.since)`,
  ),

  bySql(
    'Whoever booked heard of each turn of the booking once, by each channel, and of nothing that did not happen.',
    ({ centreId }) => sql`
    with turns as (
      select booking_id, occasion, count(*) as turns from appointments.event e, lateral (select case e.type
        when 'booked' then 'booking-made' when 'changed' then 'booking-changed' when 'cancelled' then 'booking-cancelled'
        when 'move-failed' then 'booking-lost' when 'reminded' then 'booking-reminder'
        when 'moved' then case when facts -> 'from' <> facts -> 'to' then 'booking-moved' end end as occasion) heard
      where centre_id = ${centreId} and occasion is not null group by 1, 2),
    told as (
      select split_part(key, ':', 2)::uuid as booking_id, occasion, channel, count(*) as times from notifications.message
      where centre_id = ${centreId} and occasion like 'booking-%' group by 1, 2, 3)
    select format('booking %s: %s happened %s times, told %s times by %s', booking_id, occasion, coalesce(turns, 0), coalesce(times, 0), channel) as what
    from turns full join told using (booking_id, occasion) where turns is distinct from times`,
  ),
]
