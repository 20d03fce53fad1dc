-- What the database layer itself keeps: which migrations ran, answers given to idempotency keys.
create schema if not exists db;

create table if not exists db.migration (
  name text primary key,
  fingerprint text not null,
  at timestamptz not null
);

create table db.answer (
  actor text not null,
  key text not null,
  action text not null,
  at timestamptz not null,
  answer bytea,
  primary key (actor, key)
);
create index answer_at on db.answer (at);

create table db.setting (
  name text primary key,
  value jsonb not null
);
