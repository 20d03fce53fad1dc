-- The line: tickets with what is true of them now, and the dated record of what each has been through.
create schema queue;

create table queue.counter (
  centre_id uuid not null,
  day date not null,
  series text not null,
  last integer not null,
  primary key (centre_id, day, series)
);

create table queue.ticket (
  centre_id uuid not null,
  id uuid not null,
  day date not null,
  series text not null,
  number integer not null check (number > 0),
  class text not null check (class in ('booked', 'priority', 'collection', 'consultation', 'walkIn')),
  purpose text not null check (purpose in ('consult', 'submit', 'collect')),
  group_id uuid not null,
  service_id uuid,
  own_group boolean not null,
  needs_station boolean not null,
  minutes smallint not null,
  lang text not null check (lang in ('uk', 'en')),
  issued_at timestamptz not null,
  promised_at timestamptz not null,
  -- a ground of priority tells of health or status, so it is sealed
  priority_group bytea,
  priority_state text check (priority_state in ('declared', 'confirmed', 'withdrawn')),
  check ((priority_group is null) = (priority_state is null)),
  resident_id uuid,
  note bytea,
  only_desk_id uuid,
  return_desk_id uuid,
  absences smallint not null default 0,
  -- the state: what each kind needs, the rest is null
  state text not null check (state in ('waiting', 'called', 'serving', 'parked', 'absent', 'finished', 'left')),
  state_at timestamptz,
  until timestamptz,
  desk_id uuid,
  staff_id uuid,
  called_at timestamptz,
  calls smallint,
  why text,
  version integer not null,
  primary key (centre_id, id),
  constraint ticket_number_once unique (centre_id, day, series, number),
  check ((state in ('called', 'serving')) = (staff_id is not null)),
  check (staff_id is null or desk_id is not null),
  check (state not in ('parked', 'absent') or until is not null)
);
-- a desk has one visitor, and a visitor one desk
create unique index ticket_one_at_desk on queue.ticket (centre_id, desk_id) where state in ('called', 'serving');
-- the hall as it is: who waits, in order, and who is at a desk
create index ticket_in_hall on queue.ticket (centre_id, promised_at) where state in ('waiting', 'called', 'serving');
create index ticket_aside on queue.ticket (until) where state in ('parked', 'absent');
create index ticket_by_id on queue.ticket (id);
create index ticket_of_resident on queue.ticket (resident_id, issued_at) where resident_id is not null;

create table queue.event (
  centre_id uuid not null,
  ticket_id uuid not null,
  n integer not null,
  type text not null,
  at timestamptz not null,
  desk_id uuid,
  staff_id uuid,
  facts jsonb not null,
  primary key (centre_id, ticket_id, n)
);
create index event_at on queue.event (centre_id, at);

create table queue.errand (
  centre_id uuid not null,
  ticket_id uuid not null,
  n smallint not null,
  purpose text not null check (purpose in ('consult', 'submit', 'collect')),
  service_id uuid,
  outcome text,
  done_at timestamptz,
  primary key (centre_id, ticket_id, n)
);
