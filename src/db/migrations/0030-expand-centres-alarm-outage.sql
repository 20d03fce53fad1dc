-- When a hall stands still, and what does not work in a centre.

create table centres.alarm (
  centre_id uuid not null references centres.centre (id),
  id uuid not null,
  cause text not null check (cause in ('air', 'power', 'other')),
  since timestamptz not null,
  until timestamptz check (until >= since),
  begun_by text not null,
  ended_by text,
  primary key (centre_id, id)
);
create unique index alarm_now on centres.alarm (centre_id) where until is null;
create index alarm_since on centres.alarm (centre_id, since);

-- What of a stretch of time a centre stood still: taken out of every wait, promise and duration.
create function centres.frozen_between(centre uuid, "from" timestamptz, until timestamptz) returns interval
language sql stable parallel safe return (
  select coalesce(sum(upper(stood) - lower(stood)), interval '0')
  from (
    select unnest(range_agg(tstzrange(
      greatest(alarm.since, "from"), greatest(alarm.since, "from", least(coalesce(alarm.until, 'infinity'), frozen_between.until))
    ))) as stood
    from centres.alarm
    where alarm.centre_id = centre and alarm.since < frozen_between.until and (alarm.until is null or alarm.until > "from")
  ) as stretches
);

create table centres.outage (
  centre_id uuid not null references centres.centre (id),
  id uuid not null,
  kind text not null check (kind in ('power', 'network', 'register', 'biometric')),
  -- the register by its name in the services' cards
  what text check ((kind = 'register') = (what is not null)),
  reason text,
  since timestamptz not null,
  until timestamptz check (until >= since),
  begun_by text not null,
  ended_by text,
  primary key (centre_id, id)
);
create index outage_since on centres.outage (centre_id, since);
create index outage_until on centres.outage (until);

-- A key of a program may open less than its maker may do.
alter table identity.api_token add column only_for text[];
