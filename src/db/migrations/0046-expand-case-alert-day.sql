-- The days on which those who answer for terms were written to: each once, however many processes look.
create table cases.alert_day (
  day date primary key,
  at timestamptz not null
);
