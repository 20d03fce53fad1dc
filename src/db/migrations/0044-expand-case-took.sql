-- How many days a closed case took, so that what is usual is read from an index and not from the record.
alter table cases.case
  add column took_days integer,
  add column took_until date;

with closed as (
  select centre_id, id,
    (to_timestamp((summary->'marks'->>'filed')::bigint / 1000.0) at time zone 'Europe/Kyiv')::date as filed,
    (to_timestamp(coalesce(summary->'marks'->>'resultAtCentre', summary->'marks'->>'decided')::bigint / 1000.0) at time zone 'Europe/Kyiv')::date as ready,
    summary->'clock'->'pauses' as pauses
  from cases.case
  where summary->'marks'->>'closed' is not null and summary->>'outcome' is not null
    and not (summary->>'immediate')::boolean and summary->'clock'->>'forwarded' is null
    and coalesce(summary->'marks'->>'resultAtCentre', summary->'marks'->>'decided') is not null
)
update cases.case as it
set took_until = closed.ready,
  took_days = closed.ready - closed.filed - (
    select count(*) from generate_series(closed.filed + 1, closed.ready, interval '1 day') as day
    where exists (
      select from jsonb_to_recordset(closed.pauses) as pause("from" date, "to" date)
      where day between pause."from" and coalesce(pause."to", closed.ready)
    )
  )
from closed
where it.centre_id = closed.centre_id and it.id = closed.id;

create index case_took on cases.case (service_id, authority_id, took_until desc) include (took_days) where took_days is not null;
