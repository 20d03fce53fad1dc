-- Papers sent to ticket printers: asked for in the transaction of the press, printed by a job, the end of each kept.
create table stations.print (
  centre_id uuid not null,
  id uuid not null,
  printer_id uuid not null,
  -- whose ticket it is; what stands on it has no name and no ground
  ticket_id uuid not null,
  parts jsonb not null,
  asked_by text not null,
  asked_at timestamptz not null,
  state text not null check (state in ('asked', 'printing', 'printed', 'refused', 'silent', 'unsure')),
  sent_at timestamptz check ((sent_at is null) = (state = 'asked')),
  done_at timestamptz check ((done_at is null) = (state in ('asked', 'printing'))),
  -- what the printer said, or the code of the fault in the network
  why text,
  primary key (centre_id, id),
  foreign key (centre_id, printer_id) references stations.station (centre_id, id)
);
create index print_newest on stations.print (centre_id, printer_id, asked_at desc);
create index print_unfinished on stations.print (asked_at) where state in ('asked', 'printing');

-- The outage that began by itself when no workstation of a centre took everybody any more; one marked by people is theirs to end.
create table stations.away (
  centre_id uuid primary key,
  outage_id uuid not null
);
