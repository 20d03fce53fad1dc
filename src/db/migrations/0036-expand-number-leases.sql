-- Numbers a kiosk holds in advance, so that it goes on giving out tickets while the server can't be reached.

-- the letter of the tickets a kiosk gives out by itself
create table queue.kiosk_series (
  centre_id uuid not null,
  device_id uuid not null,
  series text not null,
  since timestamptz not null,
  primary key (centre_id, device_id),
  constraint kiosk_series_once unique (centre_id, series)
);

create table queue.number_lease (
  centre_id uuid not null,
  id uuid not null,
  device_id uuid not null,
  -- the browser's store that holds it: two browsers of one machine never share a lease
  holder uuid not null,
  day date not null,
  series text not null,
  first integer not null check (first > 0),
  last integer not null,
  check (last >= first),
  -- the first number of which nobody has said that it was given out
  next integer not null,
  check (next between first and last + 1),
  -- minutes to the promise by class, as the kiosk tells them while it is alone
  targets jsonb not null,
  leased_at timestamptz not null,
  heard_at timestamptz not null,
  -- when the last ticket of the day is given out
  ends_at timestamptz not null,
  -- when what was left of it was recorded as void
  settled_at timestamptz,
  primary key (centre_id, id)
);
create index number_lease_open on queue.number_lease (ends_at) where settled_at is null;
create index number_lease_of_device on queue.number_lease (centre_id, device_id, day);

-- leased numbers that no ticket bears
create table queue.void_number (
  centre_id uuid not null,
  day date not null,
  series text not null,
  first integer not null,
  last integer not null,
  check (last >= first),
  lease_id uuid not null,
  why text not null check (why in ('not-used', 'not-heard')),
  at timestamptz not null,
  primary key (centre_id, day, series, first)
);
