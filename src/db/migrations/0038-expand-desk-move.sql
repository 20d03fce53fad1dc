-- A desk at other work for a while: what the head set for good stands again afterwards.
create table centres.desk_move (
  centre_id uuid not null,
  id uuid not null,
  desk_id uuid not null,
  -- its main work meanwhile
  group_id uuid not null,
  -- what becomes of its other work: 1 helps, 0 leaves it
  rest smallint not null check (rest in (0, 1)),
  since timestamptz not null,
  until timestamptz not null check (until >= since),
  begun_by text not null,
  ended_by text,
  primary key (centre_id, id),
  foreign key (centre_id, desk_id) references centres.desk (centre_id, id),
  foreign key (centre_id, group_id) references centres.service_group (centre_id, id)
);
create index desk_move_until on centres.desk_move (until);
