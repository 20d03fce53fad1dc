-- A centre's own words of an occasion, for all its services or for one; and the hours in which it rings no telephone.
create table notifications.template (
  centre_id uuid not null,
  occasion text not null,
  service_id uuid,
  -- both languages, each with the text message, the subject and the letter
  words jsonb not null,
  changed_at timestamptz not null,
  unique nulls not distinct (centre_id, occasion, service_id)
);
create table notifications.quiet (
  centre_id uuid primary key,
  from_time text not null,
  until_time text not null,
  changed_at timestamptz not null
);
