-- What a board shows: the whole hall, a zone or one desk; in which languages; whether a new call flashes.
alter table stations.station add column board jsonb;
