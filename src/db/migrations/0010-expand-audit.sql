-- The access log and the record of changed settings. Rows are only added; the chain shows when somebody touched them.
create schema audit;

create table audit.access (
  id uuid primary key,
  at timestamptz not null,
  actor text not null,
  role text not null,
  workplace text not null,
  unit uuid,
  operation text not null check (operation in ('collect', 'view', 'change', 'transfer', 'print', 'export', 'delete')),
  purpose text not null,
  ground text not null,
  fields text[] not null,
  subject_person_id uuid,
  case_id uuid,
  file_id uuid,
  centre_id uuid,
  reason text,
  result text not null
);
create index access_at on audit.access (at);
create index access_person on audit.access (subject_person_id, at desc, id desc) where subject_person_id is not null;
create index access_case on audit.access (case_id, at desc, id desc) where case_id is not null;
create index access_place on audit.access (coalesce(centre_id, unit), at desc, id desc);

create table audit.change (
  id uuid primary key,
  at timestamptz not null,
  actor text not null,
  role text not null,
  workplace text not null,
  unit uuid,
  what text not null,
  row_id text not null,
  centre_id uuid,
  before jsonb,
  after jsonb,
  reason text
);
create index change_at on audit.change (at);
create index change_row on audit.change (what, row_id, at desc, id desc);
create index change_place on audit.change (coalesce(centre_id, unit), at desc, id desc);

-- Rows are numbered and chained by a job, so that no request waits for another one's lock.
create table audit.chain (
  number bigint primary key check (number > 0),
  kind text not null check (kind in ('access', 'change')),
  row_id uuid not null unique,
  hash bytea not null check (octet_length(hash) = 32),
  sealed_at timestamptz not null
);

create function audit.refuse() returns trigger language plpgsql as $$
begin
  raise exception 'the record of %.% is only added to', tg_table_schema, tg_table_name;
end $$;

create trigger only_added before update or delete or truncate on audit.access for each statement execute function audit.refuse();
create trigger only_added before update or delete or truncate on audit.change for each statement execute function audit.refuse();
create trigger only_added before update or delete or truncate on audit.chain for each statement execute function audit.refuse();
