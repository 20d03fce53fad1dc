-- What a centre learns from its own days, for the forecast of calls; and the visitors who are still to come with a booking.

-- What one day taught, worked out once when it is over.
create table queue.lesson (
  centre_id uuid not null,
  day date not null,
  lesson jsonb not null,
  primary key (centre_id, day)
);

-- All lessons of the last weeks added up, as the forecast uses them.
create table queue.experience (
  centre_id uuid primary key,
  until date not null,
  experience jsonb
);

-- Bookings of whose visitors nobody has come yet, as whoever keeps bookings tells.
create table queue.expected_booking (
  centre_id uuid not null,
  booking_id uuid not null,
  at timestamptz not null,
  group_id uuid not null,
  service_id uuid,
  needs_station boolean not null,
  minutes smallint not null check (minutes > 0),
  primary key (centre_id, booking_id)
);
create index expected_booking_at on queue.expected_booking (centre_id, at);
