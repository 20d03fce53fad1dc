-- Files of cases (their bytes lie in the file store, named by content) and the record of papers we made.
create schema documents;

create table documents.file (
  centre_id uuid not null,
  id uuid not null,
  case_id uuid not null,
  hash text not null check (hash ~ '^[0-9a-f]{64}$'),
  type text not null,
  size integer not null check (size > 0),
  name bytea not null,
  purpose text not null,
  retention text not null,
  keep_until date,
  added_at timestamptz not null,
  added_by text not null,
  withdrawn_at timestamptz,
  primary key (centre_id, id)
);
create index file_case on documents.file (case_id, added_at, id);
create index file_hash on documents.file (hash);
create index file_due on documents.file (centre_id, keep_until, id) where keep_until is not null;

create table documents.paper (
  centre_id uuid not null,
  id uuid not null,
  kind text not null,
  subject_id text not null,
  fingerprint bytea not null check (octet_length(fingerprint) = 32),
  lang text not null check (lang in ('uk', 'en')),
  made_at timestamptz not null,
  made_by text not null,
  primary key (centre_id, id)
);
create index paper_subject on documents.paper (subject_id, made_at);
create index paper_fingerprint on documents.paper (fingerprint);
