-- Questions people ask about their cases, while they wait: one row each, folded from the case like its own row.
create table cases.question (
  centre_id uuid not null,
  case_id uuid not null,
  n integer not null,
  -- the centre or authority that is asked
  unit uuid not null,
  -- about a look at the person's data: the head of the unit answers
  for_head boolean not null,
  asked_at timestamptz not null,
  primary key (centre_id, case_id, n)
);
create index question_unit on cases.question (unit, for_head, asked_at, case_id, n);
