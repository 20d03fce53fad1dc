-- The number of an administrator's personal stamp, as it stands on what they sign (law 5203-VI, article 11).
alter table identity.staff add column stamp_no text check (length(stamp_no) between 1 and 20);
