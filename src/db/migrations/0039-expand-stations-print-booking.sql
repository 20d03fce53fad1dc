-- A printer at the kiosk also prints what was booked there.
alter table stations.print
  add column booking_id uuid,
  alter column ticket_id drop not null,
  add constraint print_of_one check (num_nonnulls(ticket_id, booking_id) = 1);
