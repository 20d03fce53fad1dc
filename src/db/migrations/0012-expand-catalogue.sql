-- Services and their dated versions, decisions on who brings a document, and the stamp that tells every process to look again.
create schema catalogue;

create table catalogue.service (
  id uuid primary key,
  key text not null unique check (key ~ '^[a-z0-9]+(-[a-z0-9]+)*$'),
  created_at timestamptz not null
);

create table catalogue.version (
  id uuid primary key,
  service_id uuid not null references catalogue.service (id),
  number integer not null check (number > 0),
  valid_from date not null,
  card jsonb not null,
  reason text not null,
  made_by text not null,
  made_at timestamptz not null,
  unique (service_id, number)
);
create index version_in_force on catalogue.version (service_id, valid_from desc, number desc);

create function catalogue.refuse() returns trigger language plpgsql as $$
begin
  raise exception 'a version of a service never changes: make a new one';
end $$;

-- a case keeps the version it was registered with, so a version can't be altered by anyone
create trigger never_altered before update or delete or truncate on catalogue.version
  for each statement execute function catalogue.refuse();

create table catalogue.document_decision (
  name text primary key,
  written text not null,
  source text not null check (source in ('applicant', 'register', 'authority')),
  reason text not null,
  made_by text not null,
  made_at timestamptz not null
);

create table catalogue.edition (
  one boolean primary key check (one),
  stamp uuid not null
);
insert into catalogue.edition (one, stamp) values (true, '00000000-0000-0000-0000-000000000000');
