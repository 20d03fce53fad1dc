-- The line in full: people on one ticket and who acts for whom, a quick lane, calls without gong and board, breaks with a
-- planned return, and what a replay of the day needs to judge every call.

-- A desk that takes short matters first, as long as nobody's promise is lost by it.
alter table centres.desk add column quick boolean not null default false;

-- Why a desk does not call, and when its person means to be back.
alter table centres.seat_period
  add column why text check (why in ('rest', 'case-work', 'phone', 'other')),
  add column back_at timestamptz;

alter table queue.ticket
  add column people smallint not null default 1 check (people between 1 and 20),
  -- whose turn it is at the desk: 1 … people
  add column person smallint not null default 1 check (person > 0),
  -- the present call is without gong and board
  add column silent boolean not null default false;

-- The people of one ticket, as they were identified at the desk, and for whom each acts.
create table queue.visitor (
  centre_id uuid not null,
  ticket_id uuid not null,
  n smallint not null check (n > 0),
  resident_id uuid not null,
  power_id uuid,
  principal_id uuid,
  check ((power_id is null) = (principal_id is null)),
  primary key (centre_id, ticket_id, n)
);
create index visitor_of_resident on queue.visitor (resident_id);
insert into queue.visitor (centre_id, ticket_id, n, resident_id)
  select centre_id, id, 1, resident_id from queue.ticket where resident_id is not null;

alter table queue.errand add column person smallint not null default 1 check (person > 0);

-- How the ticket stands in the line from this event on; none: it does not wait, or stands as before.
alter table queue.event add column standing jsonb;

-- What a desk served when it called: one row for each different answer, named by its digest in the event.
create table queue.duty (
  centre_id uuid not null,
  digest text not null,
  serves jsonb not null,
  primary key (centre_id, digest)
);
