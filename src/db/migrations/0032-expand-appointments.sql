-- Booked times: who takes which desk, person at work and station when; the counters that keep shares and limits; the record.
create extension if not exists btree_gist;
create schema appointments;

create table appointments.setting (
  centre_id uuid primary key,
  value jsonb not null
);

create table appointments.booking (
  centre_id uuid not null,
  id uuid not null,
  network_id uuid not null,
  state text not null check (state in ('held', 'booked', 'arrived', 'served', 'missed', 'cancelled', 'lapsed')),
  -- how it was made, and whose share of the day it takes
  channel text not null check (channel in ('online', 'kiosk', 'phone')),
  pool text not null check (pool in ('online', 'kiosk', 'phone', 'priority', 'release')),
  day date not null,
  starts_at timestamptz not null,
  ends_at timestamptz not null check (ends_at > starts_at),
  -- one person, always the same: a keyed hash of the resident or of the confirmed telephone
  person_id uuid not null,
  resident_id uuid,
  -- telephone, e-mail and name as given, sealed
  contact bytea not null,
  lang text not null check (lang in ('uk', 'en')),
  -- a ground of priority tells of health or status, so it is sealed
  priority_group bytea,
  more_time boolean not null,
  held_until timestamptz check ((held_until is not null) = (state = 'held')),
  -- held for the person without their asking: by a fair release or the waiting list
  offered boolean not null,
  -- the secrets of the link and of the arrival, as keyed hashes; a renewal puts older ones out of use
  renewals smallint not null,
  link_hash bytea not null,
  arrival_hash bytea not null,
  ticket_id uuid check (ticket_id is not null or state not in ('arrived', 'served')),
  remind_at timestamptz,
  reminders smallint not null default 0,
  -- grows with every change a calendar should hear of (RFC 5545)
  sequence integer not null check (sequence >= 0),
  made_at timestamptz not null,
  version integer not null,
  primary key (centre_id, id)
);
create unique index booking_link on appointments.booking (link_hash);
create unique index booking_arrival on appointments.booking (centre_id, arrival_hash, day);
create index booking_of_day on appointments.booking (centre_id, starts_at);
create index booking_of_person on appointments.booking (person_id, starts_at);
create index booking_of_resident on appointments.booking (resident_id, starts_at) where resident_id is not null;
create index booking_held on appointments.booking (held_until) where state = 'held';
-- who holds anew gives back what they held
create unique index booking_one_hold on appointments.booking (centre_id, person_id) where state = 'held' and not offered;
create index booking_arrived on appointments.booking (starts_at) where state = 'arrived';
create index booking_awaited on appointments.booking (starts_at) where state = 'booked';
create index booking_remind on appointments.booking (remind_at) where remind_at is not null;
create index booking_of_ticket on appointments.booking (centre_id, ticket_id) where ticket_id is not null;

-- What is done in it, one after another: a service at a desk, with the person and the station it needs.
create table appointments.part (
  centre_id uuid not null,
  booking_id uuid not null,
  n smallint not null,
  purpose text not null check (purpose in ('consult', 'submit', 'collect')),
  service_id uuid,
  group_id uuid not null,
  desk_id uuid not null,
  staff_id uuid not null,
  station_id uuid,
  starts_at timestamptz not null,
  minutes smallint not null check (minutes > 0 and minutes % 5 = 0),
  primary key (centre_id, booking_id, n),
  foreign key (centre_id, booking_id) references appointments.booking (centre_id, id)
);

-- What stands in the way of others. A desk, a person at work, a station and a visitor are taken by one booking at a time.
create table appointments.claim (
  centre_id uuid not null,
  booking_id uuid not null,
  kind text not null check (kind in ('desk', 'staff', 'station', 'person')),
  resource_id uuid not null,
  span tstzrange not null check (not isempty(span) and lower_inc(span) and not upper_inc(span)),
  -- of a hold: after it the claim counts no more
  held_until timestamptz,
  constraint claim_once exclude using gist (centre_id with =, kind with =, resource_id with =, span with &&),
  -- claims come first: who finds nothing free has written nothing else
  foreign key (centre_id, booking_id) references appointments.booking (centre_id, id) deferrable initially deferred
);
create index claim_of_booking on appointments.claim (centre_id, booking_id);
create index claim_of_desk on appointments.claim (centre_id, resource_id, lower(span)) where kind = 'desk';

-- How much is taken of what there is: a share of the day (quota), a desk's or station's day (load), what one person may (limit).
-- `of_id` is the centre, for a person the network.
create table appointments.counter (
  of_id uuid not null,
  kind text not null check (kind in ('quota', 'load', 'limit')),
  about text not null,
  period text not null,
  used integer not null,
  most integer not null,
  primary key (of_id, kind, about, period),
  constraint quota_kept check (kind <> 'quota' or used between 0 and most),
  constraint load_kept check (kind <> 'load' or used between 0 and most),
  constraint limit_kept check (kind <> 'limit' or used between 0 and most)
);

-- A person who missed too many times may not book online for a while; an administrator gives the right back.
create table appointments.person (
  network_id uuid not null,
  person_id uuid not null,
  misses integer not null check (misses >= 0),
  missed_at timestamptz,
  barred_until timestamptz,
  restored_at timestamptz,
  primary key (network_id, person_id)
);

create table appointments.event (
  centre_id uuid not null,
  booking_id uuid not null,
  n integer not null,
  type text not null,
  at timestamptz not null,
  by text not null,
  facts jsonb not null,
  primary key (centre_id, booking_id, n),
  foreign key (centre_id, booking_id) references appointments.booking (centre_id, id)
);

-- A telephone being confirmed by a code, and for a while after it.
create table appointments.phone (
  centre_id uuid not null,
  id uuid not null,
  phone_key uuid not null,
  phone bytea not null,
  code_hash bytea not null,
  tries smallint not null,
  sent_at timestamptz not null,
  confirmed_at timestamptz,
  ends_at timestamptz not null,
  primary key (centre_id, id),
  constraint phone_tries check (tries between 0 and 5)
);
create index phone_sent on appointments.phone (phone_key, sent_at);
create index phone_ends on appointments.phone (ends_at);

-- Who has booked by telephone alone is told by it too.
alter table notifications.message drop constraint message_recipient_kind_check;
alter table notifications.message add check (recipient_kind in ('resident', 'staff', 'person'));
