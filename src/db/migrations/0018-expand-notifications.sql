-- Messages to people: what is said (sealed), how far it has got, every attempt with the provider's answer.
create schema notifications;

create table notifications.message (
  centre_id uuid not null,
  id uuid not null,
  key text not null,
  occasion text not null,
  template text not null,
  recipient_kind text not null check (recipient_kind in ('resident', 'staff')),
  recipient_id uuid not null,
  case_id uuid,
  channel text not null,
  lang text not null check (lang in ('uk', 'en')),
  content bytea not null,
  state text not null check (state in ('queued', 'sending', 'sent', 'failed', 'dead')),
  created_at timestamptz not null,
  since timestamptz not null,
  due_at timestamptz check ((due_at is not null) = (state in ('queued', 'sending', 'failed'))),
  expires_at timestamptz,
  sent_at timestamptz check ((sent_at is not null) = (state = 'sent')),
  round integer not null check (round > 0),
  attempts integer not null check (attempts >= 0),
  tries integer not null check (tries between 0 and attempts),
  unsure integer not null check (unsure between 0 and tries),
  provider_id text,
  why text check ((why is not null) = (state = 'dead')),
  primary key (centre_id, id),
  constraint message_once unique (centre_id, key)
);
create index message_due on notifications.message (channel, due_at) where state in ('queued', 'sending', 'failed');
create index message_newest on notifications.message (centre_id, created_at desc, id desc);
create index message_by_state on notifications.message (centre_id, state, created_at desc, id desc);
create index message_of_case on notifications.message (centre_id, case_id) where case_id is not null;

create table notifications.attempt (
  centre_id uuid not null,
  message_id uuid not null,
  number integer not null check (number > 0),
  started_at timestamptz not null,
  ended_at timestamptz,
  outcome text check ((outcome is not null) = (ended_at is not null)),
  code text,
  primary key (centre_id, message_id, number),
  foreign key (centre_id, message_id) references notifications.message (centre_id, id)
);

-- How a person wants to be told, wherever they come.
create table notifications.preference (
  resident_id uuid primary key,
  lang text not null check (lang in ('uk', 'en')),
  also text[] not null,
  never text[] not null check (not never && also),
  changed_at timestamptz not null
);
