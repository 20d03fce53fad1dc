-- Machines of a centre: kiosks, boards, printers, biometric workstations; what is wrong with each, and when it was in which state.
create schema stations;

-- What is known of a machine beyond its place. A workstation has the id of its desk and a kiosk or board that of the paired device: a
-- machine nobody has said anything about has no row here and works.
create table stations.station (
  centre_id uuid not null,
  id uuid not null,
  kind text not null check (kind in ('kiosk', 'board', 'printer', 'biometric')),
  zone_id uuid,
  -- a biometric workstation: its devices, and what booking needs to know
  parts text[] not null default '{}',
  slot_minutes smallint not null default 20 check (slot_minutes between 5 and 120),
  operators smallint not null default 1 check (operators between 1 and 9),
  -- none: the hours in which the centre receives people
  hours jsonb,
  -- a printer: where it listens and the number of its table of letters
  label text,
  host text,
  port integer check (port between 1 and 65535),
  code_page smallint check (code_page between 0 and 255),
  check ((kind = 'printer') = (label is not null and host is not null and port is not null and code_page is not null)),
  -- a kiosk: the printer its tickets come out of
  printer_id uuid,
  state text not null default 'ok' check (state in ('ok', 'degraded', 'down')),
  state_since timestamptz,
  -- the last sign of life; kiosks and boards have theirs in identity
  seen_at timestamptz,
  removed_at timestamptz,
  primary key (centre_id, id),
  foreign key (centre_id, printer_id) references stations.station (centre_id, id)
);
create index station_not_ok on stations.station (centre_id) where state <> 'ok';

-- What is wrong, from when until when, who or what said so. Those without an end are wrong now.
create table stations.fault (
  centre_id uuid not null,
  id uuid not null,
  station_id uuid not null,
  what text not null,
  part text,
  said_by text not null check (said_by in ('staff', 'machine', 'watch')),
  staff_id uuid,
  check ((said_by = 'staff') = (staff_id is not null)),
  note text,
  since timestamptz not null,
  -- when it is expected to be mended, as far as anybody knows
  expected_until timestamptz,
  until timestamptz check (until >= since),
  ended_by uuid,
  primary key (centre_id, id),
  foreign key (centre_id, station_id) references stations.station (centre_id, id)
);
create unique index fault_once on stations.fault (centre_id, station_id, what, coalesce(part, '')) where until is null;
create index fault_of_station on stations.fault (centre_id, station_id, since);

-- In which state a machine was, from when until when: uptime is counted from this. Before its first period a machine worked.
create table stations.period (
  centre_id uuid not null,
  station_id uuid not null,
  since timestamptz not null,
  state text not null check (state in ('ok', 'degraded', 'down')),
  until timestamptz check (until >= since),
  primary key (centre_id, station_id, since),
  foreign key (centre_id, station_id) references stations.station (centre_id, id)
);
create unique index period_now on stations.period (centre_id, station_id) where until is null;
