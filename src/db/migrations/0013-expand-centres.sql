-- Where people are served: networks, centres, hours, desks, who may serve what, who sits where, which authority decides.
create schema centres;

-- Never repeats, so a process that keeps a centre's set-up in memory can tell whether it is still the one in the database.
create sequence centres.stamp;

create table centres.network (
  id uuid primary key,
  key text not null constraint network_key unique,
  name_uk text not null,
  name_en text not null,
  region text not null
);

create table centres.centre (
  id uuid primary key,
  key text not null constraint centre_key unique,
  network_id uuid not null references centres.network (id),
  parent_id uuid references centres.centre (id),
  kind text not null check (kind in ('regional', 'multicentre', 'territorial', 'branch', 'remote', 'mobile')),
  name_uk text not null,
  name_en text not null,
  address text,
  phones text[] not null,
  email text,
  website text,
  zone text not null,
  place_code text not null constraint centre_place_code unique check (place_code ~ '^[0-9А-ЯҐЄІЇ]{2,8}$'),
  opens_on date,
  closes_on date check (closes_on > opens_on),
  note text,
  week jsonb not null,
  settings jsonb not null,
  setup_stamp bigint not null,
  seating_stamp bigint not null
);
create index centre_network on centres.centre (network_id);

create table centres.exception (
  centre_id uuid not null references centres.centre (id),
  date date not null,
  reason_uk text not null,
  reason_en text not null,
  hours jsonb not null,
  primary key (centre_id, date)
);

create table centres.zone (
  centre_id uuid not null references centres.centre (id),
  id uuid not null,
  key text not null,
  name_uk text not null,
  name_en text not null,
  floor smallint not null,
  way text not null check (way in ('left', 'right', 'ahead')),
  position smallint not null,
  primary key (centre_id, id),
  constraint zone_key unique (centre_id, key)
);

create table centres.desk (
  centre_id uuid not null references centres.centre (id),
  id uuid not null constraint desk_id unique,
  number integer not null check (number > 0),
  zone_id uuid not null,
  equipment text[] not null,
  in_use boolean not null,
  primary key (centre_id, id),
  constraint desk_number unique (centre_id, number),
  foreign key (centre_id, zone_id) references centres.zone (centre_id, id)
);

create table centres.service_group (
  centre_id uuid not null references centres.centre (id),
  id uuid not null,
  key text not null,
  name_uk text not null,
  name_en text not null,
  short_uk text not null,
  short_en text not null,
  series text not null check (length(series) = 1),
  purpose text check (purpose in ('consult', 'collect')),
  position smallint not null,
  primary key (centre_id, id),
  constraint group_key unique (centre_id, key),
  constraint group_purpose unique (centre_id, purpose)
);

-- Which services the centre gives, by dated decisions; a service may stop and start again.
create table centres.given_service (
  centre_id uuid not null,
  service_id uuid not null,
  since date not null,
  until date check (until >= since),
  group_id uuid not null,
  decision text not null,
  primary key (centre_id, service_id, since),
  foreign key (centre_id, group_id) references centres.service_group (centre_id, id)
);

create table centres.participation (
  centre_id uuid not null,
  desk_id uuid not null,
  group_id uuid not null,
  level smallint not null check (level in (1, 2)),
  primary key (centre_id, desk_id, group_id),
  foreign key (centre_id, desk_id) references centres.desk (centre_id, id),
  foreign key (centre_id, group_id) references centres.service_group (centre_id, id)
);

create table centres.participation_exception (
  centre_id uuid not null,
  desk_id uuid not null,
  service_id uuid not null,
  level smallint not null check (level in (0, 1, 2)),
  primary key (centre_id, desk_id, service_id),
  foreign key (centre_id, desk_id) references centres.desk (centre_id, id)
);

create table centres.membership (
  centre_id uuid not null references centres.centre (id),
  staff_id uuid not null,
  since date not null,
  until date check (until >= since),
  primary key (centre_id, staff_id, since)
);
create index membership_staff on centres.membership (staff_id);

create table centres.staff_right (
  centre_id uuid not null,
  staff_id uuid not null,
  group_id uuid not null,
  primary key (centre_id, staff_id, group_id),
  foreign key (centre_id, group_id) references centres.service_group (centre_id, id)
);

create table centres.staff_right_exception (
  centre_id uuid not null references centres.centre (id),
  staff_id uuid not null,
  service_id uuid not null,
  may boolean not null,
  primary key (centre_id, staff_id, service_id)
);

create table centres.shift (
  centre_id uuid not null references centres.centre (id),
  staff_id uuid not null,
  weekday smallint not null check (weekday between 1 and 7),
  from_time text not null check (from_time ~ '^\d\d:\d\d$'),
  until_time text not null check (until_time ~ '^\d\d:\d\d$' and until_time > from_time),
  desk_id uuid,
  primary key (centre_id, staff_id, weekday, from_time)
);

create table centres.shift_exception (
  centre_id uuid not null references centres.centre (id),
  staff_id uuid not null,
  date date not null,
  intervals jsonb not null,
  reason text not null,
  primary key (centre_id, staff_id, date)
);

-- Who sat at which desk when: an open desk, or its break. The period without an end is now.
create table centres.seat_period (
  centre_id uuid not null,
  id uuid not null,
  desk_id uuid not null,
  staff_id uuid not null,
  kind text not null check (kind in ('open', 'break')),
  since timestamptz not null,
  until timestamptz check (until >= since),
  primary key (centre_id, id),
  foreign key (centre_id, desk_id) references centres.desk (centre_id, id)
);
create unique index seat_of_desk on centres.seat_period (centre_id, desk_id) where until is null;
create unique index seat_of_staff on centres.seat_period (staff_id) where until is null;
create index seat_since on centres.seat_period (centre_id, since);

create table centres.authority (
  id uuid primary key,
  key text not null constraint authority_key unique,
  name_uk text not null,
  name_en text not null,
  kind text not null,
  email text,
  address text,
  channel text not null check (channel in ('paper', 'electronic'))
);

-- Which authority decides: for every service whose card names this kind, unless one service is set apart.
create table centres.deciding (
  centre_id uuid not null references centres.centre (id),
  kind text not null,
  authority_id uuid not null references centres.authority (id),
  primary key (centre_id, kind)
);
create table centres.deciding_service (
  centre_id uuid not null references centres.centre (id),
  service_id uuid not null,
  authority_id uuid not null references centres.authority (id),
  primary key (centre_id, service_id)
);
create index deciding_authority on centres.deciding (authority_id);
