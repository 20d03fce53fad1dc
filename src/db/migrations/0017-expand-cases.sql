-- Cases: drafts of intake, the record of events, the folded row, numbers without gaps, hand-over batches, look-ups by number and code.
create schema cases;

-- What an administrator has filled in before there is a number. The id becomes the case's.
create table cases.intake (
  centre_id uuid not null,
  id uuid not null,
  service_id uuid not null,
  version_id uuid not null,
  applicant_id uuid not null,
  ticket_id uuid,
  opened_by text not null,
  opened_at timestamptz not null,
  saved_at timestamptz not null,
  version integer not null check (version > 0),
  draft bytea not null, -- sealed
  registered_at timestamptz,
  primary key (centre_id, id)
);
create index intake_id on cases.intake (id);
create index intake_ticket on cases.intake (centre_id, ticket_id) where ticket_id is not null;
create index intake_open on cases.intake (centre_id, saved_at desc, id) where registered_at is null;

-- The last number given in a series and year; its row is locked until the registration is over.
create table cases.counter (
  centre_id uuid not null,
  series text not null, -- `case ХРК`, `act ХРК`
  year integer not null,
  last integer not null check (last > 0),
  primary key (centre_id, series, year)
);

-- Numbers given away beforehand to a kit or desk that works without a connection; one that was not used is void, with when and why.
create table cases.leased_number (
  centre_id uuid not null,
  place_code text not null,
  year integer not null,
  number integer not null check (number > 0),
  leased_to text not null,
  leased_at timestamptz not null,
  case_id uuid,
  voided_at timestamptz,
  void_reason text,
  primary key (centre_id, place_code, year, number),
  check ((voided_at is null) = (void_reason is null)),
  check (case_id is null or voided_at is null)
);

-- The record. Only added to.
create table cases.event (
  centre_id uuid not null,
  case_id uuid not null,
  n integer not null check (n > 0),
  type text not null,
  at timestamptz not null,
  side text not null check (side in ('centre', 'authority', 'applicant', 'system')),
  who text not null,
  unit uuid,
  workplace text,
  facts jsonb not null,
  told bytea, -- sealed
  primary key (centre_id, case_id, n)
);

create function cases.refuse() returns trigger language plpgsql as $$
begin
  raise exception 'what happened to a case is only added to';
end $$;
create trigger only_added before delete or truncate on cases.event for each statement execute function cases.refuse();
-- `told` alone may be written anew: sealed again with another key
create trigger never_changed before update of centre_id, case_id, n, type, at, side, who, unit, workplace, facts
  on cases.event for each statement execute function cases.refuse();

-- The fold of the events, written in the same transaction as the last of them.
create table cases.case (
  centre_id uuid not null,
  id uuid not null,
  number text not null,
  number_key text not null,
  place_code text not null,
  year integer not null,
  sequence integer not null,
  code_hash bytea not null check (octet_length(code_hash) = 32),
  service_id uuid not null,
  authority_id uuid,
  applicant_id uuid not null,
  representative_id uuid,
  state text not null,
  filed_at timestamptz not null,
  due_on date,
  confirm_by date,
  batch_id uuid,
  version integer not null,
  summary jsonb not null,
  content bytea not null, -- sealed
  primary key (centre_id, id),
  constraint case_number_once unique (centre_id, place_code, year, sequence)
);
create index case_id on cases.case (id);
create index case_number on cases.case (number_key);
create index case_sequence on cases.case (centre_id, sequence);
create index case_applicant on cases.case (applicant_id, filed_at desc, id);
create index case_applicant_here on cases.case (centre_id, applicant_id, filed_at desc, id);
create index case_newest on cases.case (centre_id, filed_at desc, id desc);
create index case_unconfirmed on cases.case (centre_id, confirm_by, id) where confirm_by is not null;
create index case_inbox on cases.case (authority_id, due_on, id)
  where state in ('receivedByAuthority', 'inReview', 'termExtended', 'awaitingOtherBody', 'hearing', 'leftWithoutMotion', 'suspended');
create index case_to_collect on cases.case (centre_id, applicant_id) where state in ('resultAtCentre', 'applicantNotified', 'unclaimed');
create index case_on_the_way on cases.case (centre_id, authority_id, id)
  where state in ('decidedPositive', 'decidedNegative', 'notConsidered');

-- Which paper of the case a file shows; the files themselves belong to the documents.
create table cases.file (
  centre_id uuid not null,
  case_id uuid not null,
  file_id uuid not null,
  paper integer,
  purpose text not null,
  primary key (centre_id, case_id, file_id)
);

create table cases.batch (
  centre_id uuid not null,
  id uuid not null,
  authority_id uuid not null,
  act_number text not null,
  day date not null,
  made_at timestamptz not null,
  made_by text not null,
  sent_at timestamptz,
  sent_by text,
  primary key (centre_id, id),
  unique (centre_id, act_number),
  check ((sent_at is null) = (sent_by is null))
);
create index batch_id on cases.batch (id);
create index batch_day on cases.batch (centre_id, day, id);
create index batch_incoming on cases.batch (authority_id, sent_at) where sent_at is not null;

create table cases.batch_line (
  centre_id uuid not null,
  batch_id uuid not null,
  case_id uuid not null,
  pages integer not null,
  received_at timestamptz,
  received_by text,
  pages_received integer,
  sent_back_at timestamptz,
  primary key (centre_id, batch_id, case_id),
  check (received_at is null or sent_back_at is null)
);
create index batch_line_case on cases.batch_line (centre_id, case_id);

-- Failed look-ups by number and code, counted in windows of application time. Keys are hashes.
create table cases.lookup_attempt (
  key bytea not null check (octet_length(key) = 32),
  window_start timestamptz not null,
  failures integer not null,
  primary key (key, window_start)
);
create index lookup_attempt_window on cases.lookup_attempt (window_start);
