-- A visitor whom an outage sent home comes back until that day and keeps the place: once, with the ticket named here.
alter table queue.ticket add column back_until date;
alter table queue.ticket add column back_as uuid;
alter table queue.ticket add check (back_until is not null or back_as is null);
