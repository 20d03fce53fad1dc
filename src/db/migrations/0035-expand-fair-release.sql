-- Fair releases: what is given, who takes part, what came of it; and the list of those who wait for a freed time.
create table appointments.release (
  centre_id uuid not null,
  id uuid not null,
  network_id uuid not null,
  service_id uuid not null,
  purpose text not null check (purpose in ('consult', 'submit')),
  state text not null check (state in ('announced', 'closed', 'drawn', 'cancelled')),
  announced_at timestamptz not null,
  opens_at timestamptz not null check (opens_at > announced_at),
  closes_at timestamptz not null check (closes_at > opens_at),
  draws_at timestamptz not null check (draws_at > closes_at),
  confirm_hours smallint not null,
  pass_hours smallint not null,
  -- the seed stands sealed until the draw; its hash is published at once
  sealed_seed bytea not null,
  seed_hash text not null check (seed_hash ~ '^[0-9a-f]{64}$'),
  list_hash text check (list_hash ~ '^[0-9a-f]{64}$'),
  seed text check (seed ~ '^[0-9a-f]{64}$'),
  drawn_at timestamptz,
  primary key (centre_id, id),
  check ((state in ('closed', 'drawn')) = (list_hash is not null)),
  check ((state = 'drawn') = (seed is not null)),
  check ((state = 'drawn') = (drawn_at is not null))
);
create unique index release_by_id on appointments.release (id);
create index release_due on appointments.release (closes_at) where state in ('announced', 'closed');
create index release_of_service on appointments.release (service_id, closes_at);

create table appointments.release_slot (
  centre_id uuid not null,
  release_id uuid not null,
  n integer not null check (n > 0),
  at_centre_id uuid not null,
  starts_at timestamptz not null,
  minutes smallint not null check (minutes > 0),
  places smallint not null check (places > 0),
  primary key (centre_id, release_id, n),
  foreign key (centre_id, release_id) references appointments.release (centre_id, id)
);

-- A place is kept by a booking of its own with real claims: of nobody until the draw, then of the person it was given to.
create table appointments.release_place (
  centre_id uuid not null,
  release_id uuid not null,
  slot_n integer not null,
  place_n smallint not null,
  at_centre_id uuid not null,
  booking_id uuid not null,
  -- whose it is now; nobody before the draw, and when nobody wanted it
  pseudonym text,
  confirm_by timestamptz,
  -- given back to everybody
  opened_at timestamptz,
  primary key (centre_id, release_id, slot_n, place_n),
  foreign key (centre_id, release_id, slot_n) references appointments.release_slot (centre_id, release_id, n)
);
create unique index release_place_booking on appointments.release_place (at_centre_id, booking_id);
-- nobody has two places of one release
create unique index release_place_once on appointments.release_place (centre_id, release_id, pseudonym) where pseudonym is not null;
create index release_place_due on appointments.release_place (confirm_by) where confirm_by is not null;

create table appointments.entrant (
  centre_id uuid not null,
  release_id uuid not null,
  pseudonym text not null check (pseudonym ~ '^[0-9a-f]{4}(-[0-9a-f]{4}){4}$'),
  person_id uuid not null,
  resident_id uuid,
  contact bytea not null,
  lang text not null check (lang in ('uk', 'en')),
  entered_at timestamptz not null,
  entered_by text not null check (entered_by in ('online', 'kiosk', 'phone')),
  preferences jsonb not null,
  wishes text not null,
  link_hash bytea not null,
  state text not null check (state in ('entered', 'withdrawn', 'nothing', 'given', 'confirmed', 'declined', 'lapsed')),
  -- published when the window has closed
  weight smallint check (weight > 0),
  rank integer check (rank > 0),
  slot_n integer,
  changed_at timestamptz not null,
  primary key (centre_id, release_id, pseudonym),
  -- one person, one place in the list
  constraint entrant_once unique (centre_id, release_id, person_id),
  foreign key (centre_id, release_id) references appointments.release (centre_id, id),
  foreign key (centre_id, release_id, slot_n) references appointments.release_slot (centre_id, release_id, n)
);
create unique index entrant_link on appointments.entrant (link_hash);
create unique index entrant_rank on appointments.entrant (centre_id, release_id, rank) where rank is not null;
create index entrant_of_person on appointments.entrant (person_id);

-- A place that was given up after the draw, and who had it next.
create table appointments.release_passed (
  centre_id uuid not null,
  release_id uuid not null,
  n integer not null,
  slot_n integer not null,
  from_pseudonym text not null,
  to_pseudonym text,
  at timestamptz not null,
  primary key (centre_id, release_id, n),
  foreign key (centre_id, release_id, from_pseudonym) references appointments.entrant (centre_id, release_id, pseudonym)
);

-- How many chances a person has in the next release of a service.
create table appointments.chance (
  network_id uuid not null,
  service_id uuid not null,
  person_id uuid not null,
  weight smallint not null check (weight > 0),
  changed_at timestamptz not null,
  primary key (network_id, service_id, person_id)
);

create table appointments.waiting_setting (
  centre_id uuid primary key,
  value jsonb not null
);

-- Who waits for a freed time, and what it must be like.
create table appointments.waiting (
  network_id uuid not null,
  id uuid not null,
  purpose text not null check (purpose in ('consult', 'submit', 'collect')),
  service_id uuid,
  first_day date not null,
  last_day date not null check (last_day >= first_day),
  weekdays smallint[] not null,
  from_time text not null,
  until_time text not null check (until_time > from_time),
  more_time boolean not null,
  priority_group bytea,
  person_id uuid not null,
  resident_id uuid,
  contact bytea not null,
  lang text not null check (lang in ('uk', 'en')),
  since timestamptz not null,
  state text not null check (state in ('waiting', 'offered', 'booked', 'ended')),
  instead_centre_id uuid,
  instead_booking_id uuid,
  instead_starts_at timestamptz,
  silences smallint not null default 0,
  ended_why text,
  changed_at timestamptz not null,
  link_hash bytea not null,
  primary key (network_id, id),
  check ((state = 'ended') = (ended_why is not null)),
  check (num_nonnulls(instead_centre_id, instead_booking_id, instead_starts_at) in (0, 3))
);
create unique index waiting_link on appointments.waiting (link_hash);
-- one person waits for one service once
create unique index waiting_once on appointments.waiting (network_id, person_id, purpose, coalesce(service_id, network_id))
  where state in ('waiting', 'offered');
create index waiting_last_day on appointments.waiting (last_day) where state = 'waiting';

create table appointments.waiting_centre (
  centre_id uuid not null,
  network_id uuid not null,
  waiting_id uuid not null,
  primary key (centre_id, waiting_id),
  foreign key (network_id, waiting_id) references appointments.waiting (network_id, id)
);
create index waiting_centre_of on appointments.waiting_centre (network_id, waiting_id);

-- A freed time held for one person of the list until they answer.
create table appointments.offer (
  centre_id uuid not null,
  id uuid not null,
  network_id uuid not null,
  waiting_id uuid not null,
  booking_id uuid not null,
  starts_at timestamptz not null,
  offered_at timestamptz not null,
  -- at night nobody is written to
  tell_at timestamptz not null,
  told_at timestamptz,
  until timestamptz not null check (until > tell_at),
  state text not null check (state in ('open', 'taken', 'declined', 'lapsed')),
  answered_at timestamptz check ((answered_at is not null) = (state <> 'open')),
  primary key (centre_id, id),
  foreign key (network_id, waiting_id) references appointments.waiting (network_id, id)
);
-- nobody has two offers at once, and no time is offered to two
create unique index offer_one_a_person on appointments.offer (network_id, waiting_id) where state = 'open';
create unique index offer_one_a_booking on appointments.offer (centre_id, booking_id);
create index offer_due on appointments.offer (until) where state = 'open';
create index offer_untold on appointments.offer (tell_at) where told_at is null;
create index offer_of_waiting on appointments.offer (network_id, waiting_id, offered_at);
create index offer_of_time on appointments.offer (centre_id, starts_at);
