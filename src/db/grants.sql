-- What the running server may do: read and write rows, never change tables. Run after every migration.
do $$
declare
  place text;
begin
  if not exists (select from pg_roles where rolname = 'vikno_server') then
    begin
      create role vikno_server login;
    exception when duplicate_object or unique_violation then null; -- another process was quicker
    end;
  end if;
  for place in select nspname from pg_namespace where nspname !~ '^(pg_|information_schema|public)' loop
    execute format('grant usage on schema %I to vikno_server', place);
    execute format('grant select, insert, update, delete on all tables in schema %I to vikno_server', place);
    execute format('grant usage, select, update on all sequences in schema %I to vikno_server', place);
    execute format('grant execute on all functions in schema %I to vikno_server', place);
  end loop;
  -- the jobs' tables let in their owner only; our server adds and takes jobs too
  for place in select format('%I.%I', schemaname, tablename) from pg_tables where schemaname = 'graphile_worker' and rowsecurity loop
    execute format('drop policy if exists vikno_server on %s', place);
    execute format('create policy vikno_server on %s for all to vikno_server using (true) with check (true)', place);
  end loop;
end $$;
revoke insert, update, delete on db.migration from vikno_server;
-- the record of who saw and changed what is only added to
revoke update, delete, truncate on all tables in schema audit from vikno_server;
