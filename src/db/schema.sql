-- Written by ./vikno schema; compared by a test.

appointments.booking
  centre_id uuid not null
  id uuid not null
  network_id uuid not null
  state text not null
  channel text not null
  pool text not null
  day date not null
  starts_at timestamp with time zone not null
  ends_at timestamp with time zone not null
  person_id uuid not null
  resident_id uuid
  contact bytea not null
  lang text not null
  priority_group bytea
  more_time boolean not null
  held_until timestamp with time zone
  offered boolean not null
  renewals smallint not null
  link_hash bytea not null
  arrival_hash bytea not null
  ticket_id uuid
  remind_at timestamp with time zone
  reminders smallint not null default 0
  sequence integer not null
  made_at timestamp with time zone not null
  version integer not null
  CHECK (((held_until IS NOT NULL) = (state = 'held'::text)))
  CHECK (((ticket_id IS NOT NULL) OR (state <> ALL (ARRAY['arrived'::text, 'served'::text]))))
  CHECK ((channel = ANY (ARRAY['online'::text, 'kiosk'::text, 'phone'::text])))
  CHECK ((ends_at > starts_at))
  CHECK ((lang = ANY (ARRAY['uk'::text, 'en'::text])))
  CHECK ((pool = ANY (ARRAY['online'::text, 'kiosk'::text, 'phone'::text, 'priority'::text, 'release'::text])))
  CHECK ((sequence >= 0))
  CHECK ((state = ANY (ARRAY['held'::text, 'booked'::text, 'arrived'::text, 'served'::text, 'missed'::text, 'cancelled'::text, 'lapsed'::text])))
  PRIMARY KEY (centre_id, id)
  UNIQUE index booking_arrival USING btree (centre_id, arrival_hash, day)
  UNIQUE index booking_link USING btree (link_hash)
  UNIQUE index booking_one_hold USING btree (centre_id, person_id) WHERE ((state = 'held'::text) AND (NOT offered))
  index booking_arrived USING btree (starts_at) WHERE (state = 'arrived'::text)
  index booking_awaited USING btree (starts_at) WHERE (state = 'booked'::text)
  index booking_held USING btree (held_until) WHERE (state = 'held'::text)
  index booking_of_day USING btree (centre_id, starts_at)
  index booking_of_person USING btree (person_id, starts_at)
  index booking_of_resident USING btree (resident_id, starts_at) WHERE (resident_id IS NOT NULL)
  index booking_of_ticket USING btree (centre_id, ticket_id) WHERE (ticket_id IS NOT NULL)
  index booking_remind USING btree (remind_at) WHERE (remind_at IS NOT NULL)

appointments.chance
  network_id uuid not null
  service_id uuid not null
  person_id uuid not null
  weight smallint not null
  changed_at timestamp with time zone not null
  CHECK ((weight > 0))
  PRIMARY KEY (network_id, service_id, person_id)

appointments.claim
  centre_id uuid not null
  booking_id uuid not null
  kind text not null
  resource_id uuid not null
  span tstzrange not null
  held_until timestamp with time zone
  desk_id uuid generated always as (
CASE kind
    WHEN 'desk'::text THEN resource_id
    ELSE NULL::uuid
END) stored
  from_tick integer not null generated always as (((date_part('epoch'::text, (lower(span) - '1970-01-01 00:00:00+00'::timestamp with time zone)) / (300)::double precision))::integer) stored
  until_tick integer not null generated always as (((date_part('epoch'::text, (upper(span) - '1970-01-01 00:00:00+00'::timestamp with time zone)) / (300)::double precision))::integer) stored
  CHECK (((NOT isempty(span)) AND lower_inc(span) AND (NOT upper_inc(span))))
  CHECK ((kind = ANY (ARRAY['desk'::text, 'staff'::text, 'station'::text, 'person'::text])))
  EXCLUDE USING gist (centre_id WITH =, kind WITH =, resource_id WITH =, span WITH &&)
  FOREIGN KEY (centre_id, booking_id) REFERENCES appointments.booking(centre_id, id) DEFERRABLE INITIALLY DEFERRED
  index claim_of_booking USING btree (centre_id, booking_id)
  index claim_of_desk_by_tick USING btree (centre_id, desk_id, from_tick) INCLUDE (until_tick, held_until) WHERE (desk_id IS NOT NULL)

appointments.counter
  of_id uuid not null
  kind text not null
  about text not null
  period text not null
  used integer not null
  most integer not null
  CHECK (((kind <> 'limit'::text) OR ((used >= 0) AND (used <= most))))
  CHECK (((kind <> 'load'::text) OR ((used >= 0) AND (used <= most))))
  CHECK (((kind <> 'quota'::text) OR ((used >= 0) AND (used <= most))))
  CHECK ((kind = ANY (ARRAY['quota'::text, 'load'::text, 'limit'::text])))
  PRIMARY KEY (of_id, kind, about, period)

appointments.entrant
  centre_id uuid not null
  release_id uuid not null
  pseudonym text not null
  person_id uuid not null
  resident_id uuid
  contact bytea not null
  lang text not null
  entered_at timestamp with time zone not null
  entered_by text not null
  preferences jsonb not null
  wishes text not null
  link_hash bytea not null
  state text not null
  weight smallint
  rank integer
  slot_n integer
  changed_at timestamp with time zone not null
  CHECK ((entered_by = ANY (ARRAY['online'::text, 'kiosk'::text, 'phone'::text])))
  CHECK ((lang = ANY (ARRAY['uk'::text, 'en'::text])))
  CHECK ((pseudonym ~ '^[0-9a-f]{4}(-[0-9a-f]{4}){4}$'::text))
  CHECK ((rank > 0))
  CHECK ((state = ANY (ARRAY['entered'::text, 'withdrawn'::text, 'nothing'::text, 'given'::text, 'confirmed'::text, 'declined'::text, 'lapsed'::text])))
  CHECK ((weight > 0))
  FOREIGN KEY (centre_id, release_id) REFERENCES appointments.release(centre_id, id)
  FOREIGN KEY (centre_id, release_id, slot_n) REFERENCES appointments.release_slot(centre_id, release_id, n)
  PRIMARY KEY (centre_id, release_id, pseudonym)
  UNIQUE (centre_id, release_id, person_id)
  UNIQUE index entrant_link USING btree (link_hash)
  UNIQUE index entrant_rank USING btree (centre_id, release_id, rank) WHERE (rank IS NOT NULL)
  index entrant_of_person USING btree (person_id)

appointments.event
  centre_id uuid not null
  booking_id uuid not null
  n integer not null
  type text not null
  at timestamp with time zone not null
  by text not null
  facts jsonb not null
  FOREIGN KEY (centre_id, booking_id) REFERENCES appointments.booking(centre_id, id)
  PRIMARY KEY (centre_id, booking_id, n)

appointments.offer
  centre_id uuid not null
  id uuid not null
  network_id uuid not null
  waiting_id uuid not null
  booking_id uuid not null
  starts_at timestamp with time zone not null
  offered_at timestamp with time zone not null
  tell_at timestamp with time zone not null
  told_at timestamp with time zone
  until timestamp with time zone not null
  state text not null
  answered_at timestamp with time zone
  CHECK (((answered_at IS NOT NULL) = (state <> 'open'::text)))
  CHECK ((state = ANY (ARRAY['open'::text, 'taken'::text, 'declined'::text, 'lapsed'::text])))
  CHECK ((until > tell_at))
  FOREIGN KEY (network_id, waiting_id) REFERENCES appointments.waiting(network_id, id)
  PRIMARY KEY (centre_id, id)
  UNIQUE index offer_one_a_booking USING btree (centre_id, booking_id)
  UNIQUE index offer_one_a_person USING btree (network_id, waiting_id) WHERE (state = 'open'::text)
  index offer_due USING btree (until) WHERE (state = 'open'::text)
  index offer_of_time USING btree (centre_id, starts_at)
  index offer_of_waiting USING btree (network_id, waiting_id, offered_at)
  index offer_untold USING btree (tell_at) WHERE (told_at IS NULL)

appointments.part
  centre_id uuid not null
  booking_id uuid not null
  n smallint not null
  purpose text not null
  service_id uuid
  group_id uuid not null
  desk_id uuid not null
  staff_id uuid not null
  station_id uuid
  starts_at timestamp with time zone not null
  minutes smallint not null
  CHECK (((minutes > 0) AND (((minutes)::integer % 5) = 0)))
  CHECK ((purpose = ANY (ARRAY['consult'::text, 'submit'::text, 'collect'::text])))
  FOREIGN KEY (centre_id, booking_id) REFERENCES appointments.booking(centre_id, id)
  PRIMARY KEY (centre_id, booking_id, n)

appointments.person
  network_id uuid not null
  person_id uuid not null
  misses integer not null
  missed_at timestamp with time zone
  barred_until timestamp with time zone
  restored_at timestamp with time zone
  CHECK ((misses >= 0))
  PRIMARY KEY (network_id, person_id)

appointments.phone
  centre_id uuid not null
  id uuid not null
  phone_key uuid not null
  phone bytea not null
  code_hash bytea not null
  tries smallint not null
  sent_at timestamp with time zone not null
  confirmed_at timestamp with time zone
  ends_at timestamp with time zone not null
  CHECK (((tries >= 0) AND (tries <= 5)))
  PRIMARY KEY (centre_id, id)
  index phone_ends USING btree (ends_at)
  index phone_sent USING btree (phone_key, sent_at)

appointments.release
  centre_id uuid not null
  id uuid not null
  network_id uuid not null
  service_id uuid not null
  purpose text not null
  state text not null
  announced_at timestamp with time zone not null
  opens_at timestamp with time zone not null
  closes_at timestamp with time zone not null
  draws_at timestamp with time zone not null
  confirm_hours smallint not null
  pass_hours smallint not null
  sealed_seed bytea not null
  seed_hash text not null
  list_hash text
  seed text
  drawn_at timestamp with time zone
  CHECK (((state = 'drawn'::text) = (drawn_at IS NOT NULL)))
  CHECK (((state = 'drawn'::text) = (seed IS NOT NULL)))
  CHECK (((state = ANY (ARRAY['closed'::text, 'drawn'::text])) = (list_hash IS NOT NULL)))
  CHECK ((closes_at > opens_at))
  CHECK ((draws_at > closes_at))
  CHECK ((list_hash ~ '^[0-9a-f]{64}$'::text))
  CHECK ((opens_at > announced_at))
  CHECK ((purpose = ANY (ARRAY['consult'::text, 'submit'::text])))
  CHECK ((seed ~ '^[0-9a-f]{64}$'::text))
  CHECK ((seed_hash ~ '^[0-9a-f]{64}$'::text))
  CHECK ((state = ANY (ARRAY['announced'::text, 'closed'::text, 'drawn'::text, 'cancelled'::text])))
  PRIMARY KEY (centre_id, id)
  UNIQUE index release_by_id USING btree (id)
  index release_due USING btree (closes_at) WHERE (state = ANY (ARRAY['announced'::text, 'closed'::text]))
  index release_of_service USING btree (service_id, closes_at)

appointments.release_passed
  centre_id uuid not null
  release_id uuid not null
  n integer not null
  slot_n integer not null
  from_pseudonym text not null
  to_pseudonym text
  at timestamp with time zone not null
  FOREIGN KEY (centre_id, release_id, from_pseudonym) REFERENCES appointments.entrant(centre_id, release_id, pseudonym)
  PRIMARY KEY (centre_id, release_id, n)

appointments.release_place
  centre_id uuid not null
  release_id uuid not null
  slot_n integer not null
  place_n smallint not null
  at_centre_id uuid not null
  booking_id uuid not null
  pseudonym text
  confirm_by timestamp with time zone
  opened_at timestamp with time zone
  FOREIGN KEY (centre_id, release_id, slot_n) REFERENCES appointments.release_slot(centre_id, release_id, n)
  PRIMARY KEY (centre_id, release_id, slot_n, place_n)
  UNIQUE index release_place_booking USING btree (at_centre_id, booking_id)
  UNIQUE index release_place_once USING btree (centre_id, release_id, pseudonym) WHERE (pseudonym IS NOT NULL)
  index release_place_due USING btree (confirm_by) WHERE (confirm_by IS NOT NULL)

appointments.release_slot
  centre_id uuid not null
  release_id uuid not null
  n integer not null
  at_centre_id uuid not null
  starts_at timestamp with time zone not null
  minutes smallint not null
  places smallint not null
  CHECK ((minutes > 0))
  CHECK ((n > 0))
  CHECK ((places > 0))
  FOREIGN KEY (centre_id, release_id) REFERENCES appointments.release(centre_id, id)
  PRIMARY KEY (centre_id, release_id, n)

appointments.setting
  centre_id uuid not null
  value jsonb not null
  PRIMARY KEY (centre_id)

appointments.waiting
  network_id uuid not null
  id uuid not null
  purpose text not null
  service_id uuid
  first_day date not null
  last_day date not null
  weekdays smallint[] not null
  from_time text not null
  until_time text not null
  more_time boolean not null
  priority_group bytea
  person_id uuid not null
  resident_id uuid
  contact bytea not null
  lang text not null
  since timestamp with time zone not null
  state text not null
  instead_centre_id uuid
  instead_booking_id uuid
  instead_starts_at timestamp with time zone
  silences smallint not null default 0
  ended_why text
  changed_at timestamp with time zone not null
  link_hash bytea not null
  CHECK (((state = 'ended'::text) = (ended_why IS NOT NULL)))
  CHECK ((lang = ANY (ARRAY['uk'::text, 'en'::text])))
  CHECK ((last_day >= first_day))
  CHECK ((num_nonnulls(instead_centre_id, instead_booking_id, instead_starts_at) = ANY (ARRAY[0, 3])))
  CHECK ((purpose = ANY (ARRAY['consult'::text, 'submit'::text, 'collect'::text])))
  CHECK ((state = ANY (ARRAY['waiting'::text, 'offered'::text, 'booked'::text, 'ended'::text])))
  CHECK ((until_time > from_time))
  PRIMARY KEY (network_id, id)
  UNIQUE index waiting_link USING btree (link_hash)
  UNIQUE index waiting_once USING btree (network_id, person_id, purpose, COALESCE(service_id, network_id)) WHERE (state = ANY (ARRAY['waiting'::text, 'offered'::text]))
  index waiting_last_day USING btree (last_day) WHERE (state = 'waiting'::text)

appointments.waiting_centre
  centre_id uuid not null
  network_id uuid not null
  waiting_id uuid not null
  FOREIGN KEY (network_id, waiting_id) REFERENCES appointments.waiting(network_id, id)
  PRIMARY KEY (centre_id, waiting_id)
  index waiting_centre_of USING btree (network_id, waiting_id)

appointments.waiting_setting
  centre_id uuid not null
  value jsonb not null
  PRIMARY KEY (centre_id)

audit.access
  id uuid not null
  at timestamp with time zone not null
  actor text not null
  role text not null
  workplace text not null
  unit uuid
  operation text not null
  purpose text not null
  ground text not null
  fields text[] not null
  subject_person_id uuid
  case_id uuid
  file_id uuid
  centre_id uuid
  reason text
  result text not null
  CHECK ((operation = ANY (ARRAY['collect'::text, 'view'::text, 'change'::text, 'transfer'::text, 'print'::text, 'export'::text, 'delete'::text])))
  PRIMARY KEY (id)
  index access_at USING btree (at)
  index access_case USING btree (case_id, at DESC, id DESC) WHERE (case_id IS NOT NULL)
  index access_person USING btree (subject_person_id, at DESC, id DESC) WHERE (subject_person_id IS NOT NULL)
  index access_place USING btree (COALESCE(centre_id, unit), at DESC, id DESC)
  trigger only_added

audit.chain
  number bigint not null
  kind text not null
  row_id uuid not null
  hash bytea not null
  sealed_at timestamp with time zone not null
  CHECK ((kind = ANY (ARRAY['access'::text, 'change'::text])))
  CHECK ((number > 0))
  CHECK ((octet_length(hash) = 32))
  PRIMARY KEY (number)
  UNIQUE (row_id)
  trigger only_added

audit.change
  id uuid not null
  at timestamp with time zone not null
  actor text not null
  role text not null
  workplace text not null
  unit uuid
  what text not null
  row_id text not null
  centre_id uuid
  before jsonb
  after jsonb
  reason text
  PRIMARY KEY (id)
  index change_at USING btree (at)
  index change_place USING btree (COALESCE(centre_id, unit), at DESC, id DESC)
  index change_row USING btree (what, row_id, at DESC, id DESC)
  trigger only_added

cases.alert_day
  day date not null
  at timestamp with time zone not null
  PRIMARY KEY (day)

cases.batch
  centre_id uuid not null
  id uuid not null
  authority_id uuid not null
  act_number text not null
  day date not null
  made_at timestamp with time zone not null
  made_by text not null
  sent_at timestamp with time zone
  sent_by text
  CHECK (((sent_at IS NULL) = (sent_by IS NULL)))
  PRIMARY KEY (centre_id, id)
  UNIQUE (centre_id, act_number)
  index batch_day USING btree (centre_id, day, id)
  index batch_id USING btree (id)
  index batch_incoming USING btree (authority_id, sent_at) WHERE (sent_at IS NOT NULL)

cases.batch_line
  centre_id uuid not null
  batch_id uuid not null
  case_id uuid not null
  pages integer not null
  received_at timestamp with time zone
  received_by text
  pages_received integer
  sent_back_at timestamp with time zone
  CHECK (((received_at IS NULL) OR (sent_back_at IS NULL)))
  PRIMARY KEY (centre_id, batch_id, case_id)
  index batch_line_case USING btree (centre_id, case_id)

cases.case
  centre_id uuid not null
  id uuid not null
  number text not null
  number_key text not null
  place_code text not null
  year integer not null
  sequence integer not null
  code_hash bytea not null
  service_id uuid not null
  authority_id uuid
  applicant_id uuid not null
  representative_id uuid
  state text not null
  filed_at timestamp with time zone not null
  due_on date
  confirm_by date
  batch_id uuid
  version integer not null
  summary jsonb not null
  content bytea not null
  took_days integer
  took_until date
  CHECK ((octet_length(code_hash) = 32))
  PRIMARY KEY (centre_id, id)
  UNIQUE (centre_id, place_code, year, sequence)
  index case_applicant USING btree (applicant_id, filed_at DESC, id)
  index case_applicant_here USING btree (centre_id, applicant_id, filed_at DESC, id)
  index case_decided USING btree (authority_id, id) WHERE (state = ANY (ARRAY['decidedPositive'::text, 'decidedNegative'::text, 'notConsidered'::text]))
  index case_id USING btree (id)
  index case_inbox_all USING btree (authority_id, due_on, id) WHERE (state = ANY (ARRAY['receivedByAuthority'::text, 'inReview'::text, 'termExtended'::text, 'awaitingOtherBody'::text, 'hearing'::text, 'leftWithoutMotion'::text, 'suspended'::text, 'forwarded'::text]))
  index case_newest USING btree (centre_id, filed_at DESC, id DESC)
  index case_number USING btree (number_key)
  index case_on_the_way USING btree (centre_id, authority_id, id) WHERE (state = ANY (ARRAY['decidedPositive'::text, 'decidedNegative'::text, 'notConsidered'::text]))
  index case_sequence USING btree (centre_id, sequence)
  index case_to_collect USING btree (centre_id, applicant_id) WHERE (state = ANY (ARRAY['resultAtCentre'::text, 'applicantNotified'::text, 'unclaimed'::text]))
  index case_took USING btree (service_id, authority_id, took_until DESC) INCLUDE (took_days) WHERE (took_days IS NOT NULL)
  index case_unconfirmed USING btree (centre_id, confirm_by, id) WHERE (confirm_by IS NOT NULL)

cases.counter
  centre_id uuid not null
  series text not null
  year integer not null
  last integer not null
  CHECK ((last > 0))
  PRIMARY KEY (centre_id, series, year)

cases.event
  centre_id uuid not null
  case_id uuid not null
  n integer not null
  type text not null
  at timestamp with time zone not null
  side text not null
  who text not null
  unit uuid
  workplace text
  facts jsonb not null
  told bytea
  CHECK ((n > 0))
  CHECK ((side = ANY (ARRAY['centre'::text, 'authority'::text, 'applicant'::text, 'system'::text])))
  PRIMARY KEY (centre_id, case_id, n)
  trigger never_changed
  trigger only_added

cases.file
  centre_id uuid not null
  case_id uuid not null
  file_id uuid not null
  paper integer
  purpose text not null
  PRIMARY KEY (centre_id, case_id, file_id)

cases.intake
  centre_id uuid not null
  id uuid not null
  service_id uuid not null
  version_id uuid not null
  applicant_id uuid not null
  ticket_id uuid
  opened_by text not null
  opened_at timestamp with time zone not null
  saved_at timestamp with time zone not null
  version integer not null
  draft bytea not null
  registered_at timestamp with time zone
  CHECK ((version > 0))
  PRIMARY KEY (centre_id, id)
  index intake_id USING btree (id)
  index intake_open USING btree (centre_id, saved_at DESC, id) WHERE (registered_at IS NULL)
  index intake_ticket USING btree (centre_id, ticket_id) WHERE (ticket_id IS NOT NULL)

cases.leased_number
  centre_id uuid not null
  place_code text not null
  year integer not null
  number integer not null
  leased_to text not null
  leased_at timestamp with time zone not null
  case_id uuid
  voided_at timestamp with time zone
  void_reason text
  CHECK (((case_id IS NULL) OR (voided_at IS NULL)))
  CHECK (((voided_at IS NULL) = (void_reason IS NULL)))
  CHECK ((number > 0))
  PRIMARY KEY (centre_id, place_code, year, number)

cases.lookup_attempt
  key bytea not null
  window_start timestamp with time zone not null
  failures integer not null
  CHECK ((octet_length(key) = 32))
  PRIMARY KEY (key, window_start)
  index lookup_attempt_window USING btree (window_start)

cases.question
  centre_id uuid not null
  case_id uuid not null
  n integer not null
  unit uuid not null
  for_head boolean not null
  asked_at timestamp with time zone not null
  PRIMARY KEY (centre_id, case_id, n)
  index question_unit USING btree (unit, for_head, asked_at, case_id, n)

catalogue.document_decision
  name text not null
  written text not null
  source text not null
  reason text not null
  made_by text not null
  made_at timestamp with time zone not null
  CHECK ((source = ANY (ARRAY['applicant'::text, 'register'::text, 'authority'::text])))
  PRIMARY KEY (name)

catalogue.edition
  one boolean not null
  stamp uuid not null
  CHECK (one)
  PRIMARY KEY (one)

catalogue.service
  id uuid not null
  key text not null
  created_at timestamp with time zone not null
  CHECK ((key ~ '^[a-z0-9]+(-[a-z0-9]+)*$'::text))
  PRIMARY KEY (id)
  UNIQUE (key)

catalogue.version
  id uuid not null
  service_id uuid not null
  number integer not null
  valid_from date not null
  card jsonb not null
  reason text not null
  made_by text not null
  made_at timestamp with time zone not null
  CHECK ((number > 0))
  FOREIGN KEY (service_id) REFERENCES catalogue.service(id)
  PRIMARY KEY (id)
  UNIQUE (service_id, number)
  index version_in_force USING btree (service_id, valid_from DESC, number DESC)
  trigger never_altered

centres.alarm
  centre_id uuid not null
  id uuid not null
  cause text not null
  since timestamp with time zone not null
  until timestamp with time zone
  begun_by text not null
  ended_by text
  CHECK ((cause = ANY (ARRAY['air'::text, 'power'::text, 'other'::text])))
  CHECK ((until >= since))
  FOREIGN KEY (centre_id) REFERENCES centres.centre(id)
  PRIMARY KEY (centre_id, id)
  UNIQUE index alarm_now USING btree (centre_id) WHERE (until IS NULL)
  index alarm_since USING btree (centre_id, since)

centres.authority
  id uuid not null
  key text not null
  name_uk text not null
  name_en text not null
  kind text not null
  email text
  address text
  channel text not null
  CHECK ((channel = ANY (ARRAY['paper'::text, 'electronic'::text])))
  PRIMARY KEY (id)
  UNIQUE (key)

centres.centre
  id uuid not null
  key text not null
  network_id uuid not null
  parent_id uuid
  kind text not null
  name_uk text not null
  name_en text not null
  address text
  phones text[] not null
  email text
  website text
  zone text not null
  place_code text not null
  opens_on date
  closes_on date
  note text
  week jsonb not null
  settings jsonb not null
  setup_stamp bigint not null
  seating_stamp bigint not null
  CHECK ((closes_on > opens_on))
  CHECK ((kind = ANY (ARRAY['regional'::text, 'multicentre'::text, 'territorial'::text, 'branch'::text, 'remote'::text, 'mobile'::text])))
  CHECK ((place_code ~ '^[0-9А-ЯҐЄІЇ]{2,8}$'::text))
  FOREIGN KEY (network_id) REFERENCES centres.network(id)
  FOREIGN KEY (parent_id) REFERENCES centres.centre(id)
  PRIMARY KEY (id)
  UNIQUE (key)
  UNIQUE (place_code)
  index centre_network USING btree (network_id)

centres.deciding
  centre_id uuid not null
  kind text not null
  authority_id uuid not null
  FOREIGN KEY (authority_id) REFERENCES centres.authority(id)
  FOREIGN KEY (centre_id) REFERENCES centres.centre(id)
  PRIMARY KEY (centre_id, kind)
  index deciding_authority USING btree (authority_id)

centres.deciding_service
  centre_id uuid not null
  service_id uuid not null
  authority_id uuid not null
  FOREIGN KEY (authority_id) REFERENCES centres.authority(id)
  FOREIGN KEY (centre_id) REFERENCES centres.centre(id)
  PRIMARY KEY (centre_id, service_id)

centres.desk
  centre_id uuid not null
  id uuid not null
  number integer not null
  zone_id uuid not null
  equipment text[] not null
  in_use boolean not null
  quick boolean not null default false
  CHECK ((number > 0))
  FOREIGN KEY (centre_id) REFERENCES centres.centre(id)
  FOREIGN KEY (centre_id, zone_id) REFERENCES centres.zone(centre_id, id)
  PRIMARY KEY (centre_id, id)
  UNIQUE (centre_id, number)
  UNIQUE (id)

centres.desk_move
  centre_id uuid not null
  id uuid not null
  desk_id uuid not null
  group_id uuid not null
  rest smallint not null
  since timestamp with time zone not null
  until timestamp with time zone not null
  begun_by text not null
  ended_by text
  CHECK ((rest = ANY (ARRAY[0, 1])))
  CHECK ((until >= since))
  FOREIGN KEY (centre_id, desk_id) REFERENCES centres.desk(centre_id, id)
  FOREIGN KEY (centre_id, group_id) REFERENCES centres.service_group(centre_id, id)
  PRIMARY KEY (centre_id, id)
  index desk_move_until USING btree (until)

centres.exception
  centre_id uuid not null
  date date not null
  reason_uk text not null
  reason_en text not null
  hours jsonb not null
  FOREIGN KEY (centre_id) REFERENCES centres.centre(id)
  PRIMARY KEY (centre_id, date)

centres.given_service
  centre_id uuid not null
  service_id uuid not null
  since date not null
  until date
  group_id uuid not null
  decision text not null
  CHECK ((until >= since))
  FOREIGN KEY (centre_id, group_id) REFERENCES centres.service_group(centre_id, id)
  PRIMARY KEY (centre_id, service_id, since)

centres.membership
  centre_id uuid not null
  staff_id uuid not null
  since date not null
  until date
  CHECK ((until >= since))
  FOREIGN KEY (centre_id) REFERENCES centres.centre(id)
  PRIMARY KEY (centre_id, staff_id, since)
  index membership_staff USING btree (staff_id)

centres.network
  id uuid not null
  key text not null
  name_uk text not null
  name_en text not null
  region text not null
  PRIMARY KEY (id)
  UNIQUE (key)

centres.outage
  centre_id uuid not null
  id uuid not null
  kind text not null
  what text
  reason text
  since timestamp with time zone not null
  until timestamp with time zone
  begun_by text not null
  ended_by text
  CHECK (((kind = 'register'::text) = (what IS NOT NULL)))
  CHECK ((kind = ANY (ARRAY['power'::text, 'network'::text, 'register'::text, 'biometric'::text])))
  CHECK ((until >= since))
  FOREIGN KEY (centre_id) REFERENCES centres.centre(id)
  PRIMARY KEY (centre_id, id)
  index outage_since USING btree (centre_id, since)
  index outage_until USING btree (until)

centres.participation
  centre_id uuid not null
  desk_id uuid not null
  group_id uuid not null
  level smallint not null
  CHECK ((level = ANY (ARRAY[1, 2])))
  FOREIGN KEY (centre_id, desk_id) REFERENCES centres.desk(centre_id, id)
  FOREIGN KEY (centre_id, group_id) REFERENCES centres.service_group(centre_id, id)
  PRIMARY KEY (centre_id, desk_id, group_id)

centres.participation_exception
  centre_id uuid not null
  desk_id uuid not null
  service_id uuid not null
  level smallint not null
  CHECK ((level = ANY (ARRAY[0, 1, 2])))
  FOREIGN KEY (centre_id, desk_id) REFERENCES centres.desk(centre_id, id)
  PRIMARY KEY (centre_id, desk_id, service_id)

centres.seat_period
  centre_id uuid not null
  id uuid not null
  desk_id uuid not null
  staff_id uuid not null
  kind text not null
  since timestamp with time zone not null
  until timestamp with time zone
  why text
  back_at timestamp with time zone
  CHECK ((kind = ANY (ARRAY['open'::text, 'break'::text])))
  CHECK ((until >= since))
  CHECK ((why = ANY (ARRAY['rest'::text, 'case-work'::text, 'phone'::text, 'other'::text])))
  FOREIGN KEY (centre_id, desk_id) REFERENCES centres.desk(centre_id, id)
  PRIMARY KEY (centre_id, id)
  UNIQUE index seat_of_desk USING btree (centre_id, desk_id) WHERE (until IS NULL)
  UNIQUE index seat_of_staff USING btree (staff_id) WHERE (until IS NULL)
  index seat_since USING btree (centre_id, since)

centres.service_group
  centre_id uuid not null
  id uuid not null
  key text not null
  name_uk text not null
  name_en text not null
  short_uk text not null
  short_en text not null
  series text not null
  purpose text
  position smallint not null
  CHECK ((length(series) = 1))
  CHECK ((purpose = ANY (ARRAY['consult'::text, 'collect'::text])))
  FOREIGN KEY (centre_id) REFERENCES centres.centre(id)
  PRIMARY KEY (centre_id, id)
  UNIQUE (centre_id, key)
  UNIQUE (centre_id, purpose)

centres.shift
  centre_id uuid not null
  staff_id uuid not null
  weekday smallint not null
  from_time text not null
  until_time text not null
  desk_id uuid
  CHECK (((until_time ~ '^\d\d:\d\d$'::text) AND (until_time > from_time)))
  CHECK (((weekday >= 1) AND (weekday <= 7)))
  CHECK ((from_time ~ '^\d\d:\d\d$'::text))
  FOREIGN KEY (centre_id) REFERENCES centres.centre(id)
  PRIMARY KEY (centre_id, staff_id, weekday, from_time)

centres.shift_exception
  centre_id uuid not null
  staff_id uuid not null
  date date not null
  intervals jsonb not null
  reason text not null
  FOREIGN KEY (centre_id) REFERENCES centres.centre(id)
  PRIMARY KEY (centre_id, staff_id, date)

centres.staff_right
  centre_id uuid not null
  staff_id uuid not null
  group_id uuid not null
  FOREIGN KEY (centre_id, group_id) REFERENCES centres.service_group(centre_id, id)
  PRIMARY KEY (centre_id, staff_id, group_id)

centres.staff_right_exception
  centre_id uuid not null
  staff_id uuid not null
  service_id uuid not null
  may boolean not null
  FOREIGN KEY (centre_id) REFERENCES centres.centre(id)
  PRIMARY KEY (centre_id, staff_id, service_id)

centres.zone
  centre_id uuid not null
  id uuid not null
  key text not null
  name_uk text not null
  name_en text not null
  floor smallint not null
  way text not null
  position smallint not null
  CHECK ((way = ANY (ARRAY['left'::text, 'right'::text, 'ahead'::text])))
  FOREIGN KEY (centre_id) REFERENCES centres.centre(id)
  PRIMARY KEY (centre_id, id)
  UNIQUE (centre_id, key)

db.answer
  actor text not null
  key text not null
  action text not null
  at timestamp with time zone not null
  answer bytea
  PRIMARY KEY (actor, key)
  index answer_at USING btree (at)

db.migration
  name text not null
  fingerprint text not null
  at timestamp with time zone not null
  PRIMARY KEY (name)

db.setting
  name text not null
  value jsonb not null
  PRIMARY KEY (name)

documents.file
  centre_id uuid not null
  id uuid not null
  case_id uuid not null
  hash text not null
  type text not null
  size integer not null
  name bytea not null
  purpose text not null
  retention text not null
  keep_until date
  added_at timestamp with time zone not null
  added_by text not null
  withdrawn_at timestamp with time zone
  CHECK ((hash ~ '^[0-9a-f]{64}$'::text))
  CHECK ((size > 0))
  PRIMARY KEY (centre_id, id)
  index file_case USING btree (case_id, added_at, id)
  index file_due USING btree (centre_id, keep_until, id) WHERE (keep_until IS NOT NULL)
  index file_hash USING btree (hash)

documents.paper
  centre_id uuid not null
  id uuid not null
  kind text not null
  subject_id text not null
  fingerprint bytea not null
  lang text not null
  made_at timestamp with time zone not null
  made_by text not null
  CHECK ((lang = ANY (ARRAY['uk'::text, 'en'::text])))
  CHECK ((octet_length(fingerprint) = 32))
  PRIMARY KEY (centre_id, id)
  index paper_fingerprint USING btree (fingerprint)
  index paper_subject USING btree (subject_id, made_at)

identity.api_token
  id uuid not null
  token_hash bytea not null
  staff_id uuid not null
  label text not null
  created_at timestamp with time zone not null
  ends_at timestamp with time zone not null
  used_at timestamp with time zone
  revoked_at timestamp with time zone
  only_for text[]
  FOREIGN KEY (staff_id) REFERENCES identity.staff(id)
  PRIMARY KEY (id)
  UNIQUE (token_hash)
  index api_token_staff USING btree (staff_id)

identity.company
  id uuid not null
  code text not null
  name text not null
  PRIMARY KEY (id)
  UNIQUE (code)

identity.demo_person
  staff_id uuid not null
  password text not null
  place integer not null
  FOREIGN KEY (staff_id) REFERENCES identity.staff(id)
  PRIMARY KEY (staff_id)

identity.device
  centre_id uuid not null
  id uuid not null
  kind text not null
  label text not null
  token_hash bytea not null
  paired_at timestamp with time zone not null
  seen_at timestamp with time zone
  removed_at timestamp with time zone
  CHECK ((kind = ANY (ARRAY['kiosk'::text, 'board'::text])))
  FOREIGN KEY (centre_id) REFERENCES identity.place(id)
  PRIMARY KEY (centre_id, id)
  UNIQUE (token_hash)

identity.document
  resident_id uuid not null
  hash bytea not null
  kind text not null
  details bytea not null
  added_at timestamp with time zone not null
  FOREIGN KEY (resident_id) REFERENCES identity.resident(id)
  PRIMARY KEY (resident_id, hash)
  UNIQUE (hash)

identity.invitation
  token_hash bytea not null
  staff_id uuid
  posts jsonb
  totp_secret bytea
  ends_at timestamp with time zone not null
  used_at timestamp with time zone
  FOREIGN KEY (staff_id) REFERENCES identity.staff(id)
  PRIMARY KEY (token_hash)
  index invitation_staff USING btree (staff_id)

identity.journey
  state_hash bytea not null
  return_to text not null
  ends_at timestamp with time zone not null
  PRIMARY KEY (state_hash)

identity.name_part
  resident_id uuid not null
  hash bytea not null
  FOREIGN KEY (resident_id) REFERENCES identity.resident(id)
  PRIMARY KEY (hash, resident_id)
  index name_part_resident USING btree (resident_id)

identity.pairing
  token_hash bytea not null
  code_hash bytea not null
  kind text not null
  ends_at timestamp with time zone not null
  CHECK ((kind = ANY (ARRAY['kiosk'::text, 'board'::text])))
  PRIMARY KEY (token_hash)
  UNIQUE (code_hash)

identity.passkey
  id text not null
  staff_id uuid not null
  public_key bytea not null
  counter bigint not null
  transports text[] not null
  label text not null
  added_at timestamp with time zone not null
  used_at timestamp with time zone
  FOREIGN KEY (staff_id) REFERENCES identity.staff(id)
  PRIMARY KEY (id)
  index passkey_staff USING btree (staff_id)

identity.place
  id uuid not null
  kind text not null
  network_id uuid
  name_uk text not null
  name_en text not null
  CHECK ((kind = ANY (ARRAY['network'::text, 'centre'::text, 'authority'::text])))
  FOREIGN KEY (network_id) REFERENCES identity.place(id)
  PRIMARY KEY (id)
  index place_network USING btree (network_id) WHERE (network_id IS NOT NULL)

identity.post
  staff_id uuid not null
  place_id uuid not null
  role text not null
  since timestamp with time zone not null
  CHECK ((role = ANY (ARRAY['administrator'::text, 'guide'::text, 'head'::text, 'founder'::text, 'officer'::text, 'authority-head'::text, 'engineer'::text])))
  FOREIGN KEY (place_id) REFERENCES identity.place(id)
  FOREIGN KEY (staff_id) REFERENCES identity.staff(id)
  PRIMARY KEY (staff_id, place_id, role)
  index post_place USING btree (place_id)

identity.power
  id uuid not null
  principal_resident_id uuid
  principal_company_id uuid
  representative_id uuid not null
  kind text not null
  number bytea
  issued_on date not null
  valid_from date not null
  valid_until date
  services text[]
  added_at timestamp with time zone not null
  revoked_at timestamp with time zone
  CHECK ((num_nonnulls(principal_resident_id, principal_company_id) = 1))
  CHECK ((valid_until >= valid_from))
  FOREIGN KEY (principal_company_id) REFERENCES identity.company(id)
  FOREIGN KEY (principal_resident_id) REFERENCES identity.resident(id)
  FOREIGN KEY (representative_id) REFERENCES identity.resident(id)
  PRIMARY KEY (id)
  index power_principal USING btree (COALESCE(principal_resident_id, principal_company_id))
  index power_representative USING btree (representative_id)

identity.recovery_code
  staff_id uuid not null
  hash bytea not null
  FOREIGN KEY (staff_id) REFERENCES identity.staff(id)
  PRIMARY KEY (staff_id, hash)

identity.resident
  id uuid not null
  name bytea not null
  birth_date bytea
  tax_number bytea
  tax_number_hash bytea
  unzr bytea
  unzr_hash bytea
  contacts bytea not null
  address bytea
  created_at timestamp with time zone not null
  changed_at timestamp with time zone not null
  PRIMARY KEY (id)
  UNIQUE (tax_number_hash)
  UNIQUE (unzr_hash)

identity.session
  token_hash bytea not null
  id uuid not null
  kind text not null
  staff_id uuid
  resident_id uuid
  trust text
  workplace text not null
  browser text not null
  started_at timestamp with time zone not null
  seen_at timestamp with time zone not null
  ends_at timestamp with time zone not null
  ended_at timestamp with time zone
  CHECK ((kind = ANY (ARRAY['staff'::text, 'resident'::text])))
  CHECK ((num_nonnulls(staff_id, resident_id) = 1))
  FOREIGN KEY (resident_id) REFERENCES identity.resident(id)
  FOREIGN KEY (staff_id) REFERENCES identity.staff(id)
  PRIMARY KEY (token_hash)
  UNIQUE (id)
  index session_end USING btree (ends_at)
  index session_resident USING btree (resident_id) WHERE ((resident_id IS NOT NULL) AND (ended_at IS NULL))
  index session_staff USING btree (staff_id) WHERE ((staff_id IS NOT NULL) AND (ended_at IS NULL))

identity.sign_in
  token_hash bytea not null
  staff_id uuid
  challenge text
  ends_at timestamp with time zone not null
  FOREIGN KEY (staff_id) REFERENCES identity.staff(id)
  PRIMARY KEY (token_hash)

identity.staff
  id uuid not null
  family text not null
  given text not null
  patronymic text
  email bytea not null
  email_hash bytea not null
  person_hash bytea not null
  state text not null
  password text
  totp_secret bytea
  totp_step bigint
  added_at timestamp with time zone not null
  stamp_no text
  CHECK (((length(stamp_no) >= 1) AND (length(stamp_no) <= 20)))
  CHECK ((state = ANY (ARRAY['invited'::text, 'active'::text, 'blocked'::text])))
  PRIMARY KEY (id)
  UNIQUE (email_hash)
  UNIQUE (person_hash)
  index staff_name USING btree (family, given, id)

identity.tries
  key bytea not null
  count integer not null
  since timestamp with time zone not null
  PRIMARY KEY (key)

notifications.attempt
  centre_id uuid not null
  message_id uuid not null
  number integer not null
  started_at timestamp with time zone not null
  ended_at timestamp with time zone
  outcome text
  code text
  CHECK (((outcome IS NOT NULL) = (ended_at IS NOT NULL)))
  CHECK ((number > 0))
  FOREIGN KEY (centre_id, message_id) REFERENCES notifications.message(centre_id, id)
  PRIMARY KEY (centre_id, message_id, number)

notifications.message
  centre_id uuid not null
  id uuid not null
  key text not null
  occasion text not null
  template text not null
  recipient_kind text not null
  recipient_id uuid not null
  case_id uuid
  channel text not null
  lang text not null
  content bytea not null
  state text not null
  created_at timestamp with time zone not null
  since timestamp with time zone not null
  due_at timestamp with time zone
  expires_at timestamp with time zone
  sent_at timestamp with time zone
  round integer not null
  attempts integer not null
  tries integer not null
  unsure integer not null
  provider_id text
  why text
  CHECK (((due_at IS NOT NULL) = (state = ANY (ARRAY['queued'::text, 'sending'::text, 'failed'::text]))))
  CHECK (((sent_at IS NOT NULL) = (state = 'sent'::text)))
  CHECK (((tries >= 0) AND (tries <= attempts)))
  CHECK (((unsure >= 0) AND (unsure <= tries)))
  CHECK (((why IS NOT NULL) = (state = 'dead'::text)))
  CHECK ((attempts >= 0))
  CHECK ((lang = ANY (ARRAY['uk'::text, 'en'::text])))
  CHECK ((recipient_kind = ANY (ARRAY['resident'::text, 'staff'::text, 'person'::text])))
  CHECK ((round > 0))
  CHECK ((state = ANY (ARRAY['queued'::text, 'sending'::text, 'sent'::text, 'failed'::text, 'dead'::text])))
  PRIMARY KEY (centre_id, id)
  UNIQUE (centre_id, key)
  index message_by_state USING btree (centre_id, state, created_at DESC, id DESC)
  index message_due USING btree (channel, due_at) WHERE (state = ANY (ARRAY['queued'::text, 'sending'::text, 'failed'::text]))
  index message_newest USING btree (centre_id, created_at DESC, id DESC)
  index message_of_case USING btree (centre_id, case_id) WHERE (case_id IS NOT NULL)

notifications.preference
  resident_id uuid not null
  lang text not null
  also text[] not null
  never text[] not null
  changed_at timestamp with time zone not null
  CHECK ((NOT (never && also)))
  CHECK ((lang = ANY (ARRAY['uk'::text, 'en'::text])))
  PRIMARY KEY (resident_id)

notifications.quiet
  centre_id uuid not null
  from_time text not null
  until_time text not null
  changed_at timestamp with time zone not null
  PRIMARY KEY (centre_id)

notifications.template
  centre_id uuid not null
  occasion text not null
  service_id uuid
  words jsonb not null
  changed_at timestamp with time zone not null
  UNIQUE NULLS NOT DISTINCT (centre_id, occasion, service_id)

queue.counter
  centre_id uuid not null
  day date not null
  series text not null
  last integer not null
  PRIMARY KEY (centre_id, day, series)

queue.duty
  centre_id uuid not null
  digest text not null
  serves jsonb not null
  PRIMARY KEY (centre_id, digest)

queue.errand
  centre_id uuid not null
  ticket_id uuid not null
  n smallint not null
  purpose text not null
  service_id uuid
  outcome text
  done_at timestamp with time zone
  person smallint not null default 1
  CHECK ((person > 0))
  CHECK ((purpose = ANY (ARRAY['consult'::text, 'submit'::text, 'collect'::text])))
  PRIMARY KEY (centre_id, ticket_id, n)

queue.event
  centre_id uuid not null
  ticket_id uuid not null
  n integer not null
  type text not null
  at timestamp with time zone not null
  desk_id uuid
  staff_id uuid
  facts jsonb not null
  standing jsonb
  PRIMARY KEY (centre_id, ticket_id, n)
  index event_at USING btree (centre_id, at)

queue.expected_booking
  centre_id uuid not null
  booking_id uuid not null
  at timestamp with time zone not null
  group_id uuid not null
  service_id uuid
  needs_station boolean not null
  minutes smallint not null
  CHECK ((minutes > 0))
  PRIMARY KEY (centre_id, booking_id)
  index expected_booking_at USING btree (centre_id, at)

queue.experience
  centre_id uuid not null
  until date not null
  experience jsonb
  PRIMARY KEY (centre_id)

queue.kiosk_series
  centre_id uuid not null
  device_id uuid not null
  series text not null
  since timestamp with time zone not null
  PRIMARY KEY (centre_id, device_id)
  UNIQUE (centre_id, series)

queue.lesson
  centre_id uuid not null
  day date not null
  lesson jsonb not null
  PRIMARY KEY (centre_id, day)

queue.number_lease
  centre_id uuid not null
  id uuid not null
  device_id uuid not null
  holder uuid not null
  day date not null
  series text not null
  first integer not null
  last integer not null
  next integer not null
  targets jsonb not null
  leased_at timestamp with time zone not null
  heard_at timestamp with time zone not null
  ends_at timestamp with time zone not null
  settled_at timestamp with time zone
  CHECK (((next >= first) AND (next <= (last + 1))))
  CHECK ((first > 0))
  CHECK ((last >= first))
  PRIMARY KEY (centre_id, id)
  index number_lease_of_device USING btree (centre_id, device_id, day)
  index number_lease_open USING btree (ends_at) WHERE (settled_at IS NULL)

queue.ticket
  centre_id uuid not null
  id uuid not null
  day date not null
  series text not null
  number integer not null
  class text not null
  purpose text not null
  group_id uuid not null
  service_id uuid
  own_group boolean not null
  needs_station boolean not null
  minutes smallint not null
  lang text not null
  issued_at timestamp with time zone not null
  promised_at timestamp with time zone not null
  priority_group bytea
  priority_state text
  resident_id uuid
  note bytea
  only_desk_id uuid
  return_desk_id uuid
  absences smallint not null default 0
  state text not null
  state_at timestamp with time zone
  until timestamp with time zone
  desk_id uuid
  staff_id uuid
  called_at timestamp with time zone
  calls smallint
  why text
  version integer not null
  back_until date
  back_as uuid
  people smallint not null default 1
  person smallint not null default 1
  silent boolean not null default false
  CHECK (((back_until IS NOT NULL) OR (back_as IS NULL)))
  CHECK (((people >= 1) AND (people <= 20)))
  CHECK (((priority_group IS NULL) = (priority_state IS NULL)))
  CHECK (((staff_id IS NULL) OR (desk_id IS NOT NULL)))
  CHECK (((state <> ALL (ARRAY['parked'::text, 'absent'::text])) OR (until IS NOT NULL)))
  CHECK (((state = ANY (ARRAY['called'::text, 'serving'::text])) = (staff_id IS NOT NULL)))
  CHECK ((class = ANY (ARRAY['booked'::text, 'priority'::text, 'collection'::text, 'consultation'::text, 'walkIn'::text])))
  CHECK ((lang = ANY (ARRAY['uk'::text, 'en'::text])))
  CHECK ((number > 0))
  CHECK ((person > 0))
  CHECK ((priority_state = ANY (ARRAY['declared'::text, 'confirmed'::text, 'withdrawn'::text])))
  CHECK ((purpose = ANY (ARRAY['consult'::text, 'submit'::text, 'collect'::text])))
  CHECK ((state = ANY (ARRAY['waiting'::text, 'called'::text, 'serving'::text, 'parked'::text, 'absent'::text, 'finished'::text, 'left'::text])))
  PRIMARY KEY (centre_id, id)
  UNIQUE (centre_id, day, series, number)
  UNIQUE index ticket_one_at_desk USING btree (centre_id, desk_id) WHERE (state = ANY (ARRAY['called'::text, 'serving'::text]))
  index ticket_aside USING btree (until) WHERE (state = ANY (ARRAY['parked'::text, 'absent'::text]))
  index ticket_by_id USING btree (id)
  index ticket_in_hall USING btree (centre_id, promised_at) WHERE (state = ANY (ARRAY['waiting'::text, 'called'::text, 'serving'::text]))
  index ticket_of_resident USING btree (resident_id, issued_at) WHERE (resident_id IS NOT NULL)

queue.visitor
  centre_id uuid not null
  ticket_id uuid not null
  n smallint not null
  resident_id uuid not null
  power_id uuid
  principal_id uuid
  CHECK (((power_id IS NULL) = (principal_id IS NULL)))
  CHECK ((n > 0))
  PRIMARY KEY (centre_id, ticket_id, n)
  index visitor_of_resident USING btree (resident_id)

queue.void_number
  centre_id uuid not null
  day date not null
  series text not null
  first integer not null
  last integer not null
  lease_id uuid not null
  why text not null
  at timestamp with time zone not null
  CHECK ((last >= first))
  CHECK ((why = ANY (ARRAY['not-used'::text, 'not-heard'::text])))
  PRIMARY KEY (centre_id, day, series, first)

stations.away
  centre_id uuid not null
  outage_id uuid not null
  PRIMARY KEY (centre_id)

stations.fault
  centre_id uuid not null
  id uuid not null
  station_id uuid not null
  what text not null
  part text
  said_by text not null
  staff_id uuid
  note text
  since timestamp with time zone not null
  expected_until timestamp with time zone
  until timestamp with time zone
  ended_by uuid
  CHECK (((said_by = 'staff'::text) = (staff_id IS NOT NULL)))
  CHECK ((said_by = ANY (ARRAY['staff'::text, 'machine'::text, 'watch'::text])))
  CHECK ((until >= since))
  FOREIGN KEY (centre_id, station_id) REFERENCES stations.station(centre_id, id)
  PRIMARY KEY (centre_id, id)
  UNIQUE index fault_once USING btree (centre_id, station_id, what, COALESCE(part, ''::text)) WHERE (until IS NULL)
  index fault_of_station USING btree (centre_id, station_id, since)

stations.period
  centre_id uuid not null
  station_id uuid not null
  since timestamp with time zone not null
  state text not null
  until timestamp with time zone
  CHECK ((state = ANY (ARRAY['ok'::text, 'degraded'::text, 'down'::text])))
  CHECK ((until >= since))
  FOREIGN KEY (centre_id, station_id) REFERENCES stations.station(centre_id, id)
  PRIMARY KEY (centre_id, station_id, since)
  UNIQUE index period_now USING btree (centre_id, station_id) WHERE (until IS NULL)

stations.print
  centre_id uuid not null
  id uuid not null
  printer_id uuid not null
  ticket_id uuid
  parts jsonb not null
  asked_by text not null
  asked_at timestamp with time zone not null
  state text not null
  sent_at timestamp with time zone
  done_at timestamp with time zone
  why text
  booking_id uuid
  CHECK (((done_at IS NULL) = (state = ANY (ARRAY['asked'::text, 'printing'::text]))))
  CHECK (((sent_at IS NULL) = (state = 'asked'::text)))
  CHECK ((num_nonnulls(ticket_id, booking_id) = 1))
  CHECK ((state = ANY (ARRAY['asked'::text, 'printing'::text, 'printed'::text, 'refused'::text, 'silent'::text, 'unsure'::text])))
  FOREIGN KEY (centre_id, printer_id) REFERENCES stations.station(centre_id, id)
  PRIMARY KEY (centre_id, id)
  index print_newest USING btree (centre_id, printer_id, asked_at DESC)
  index print_unfinished USING btree (asked_at) WHERE (state = ANY (ARRAY['asked'::text, 'printing'::text]))

stations.station
  centre_id uuid not null
  id uuid not null
  kind text not null
  zone_id uuid
  parts text[] not null default '{}'::text[]
  slot_minutes smallint not null default 20
  operators smallint not null default 1
  hours jsonb
  label text
  host text
  port integer
  code_page smallint
  printer_id uuid
  state text not null default 'ok'::text
  state_since timestamp with time zone
  seen_at timestamp with time zone
  removed_at timestamp with time zone
  board jsonb
  CHECK (((code_page >= 0) AND (code_page <= 255)))
  CHECK (((kind = 'printer'::text) = ((label IS NOT NULL) AND (host IS NOT NULL) AND (port IS NOT NULL) AND (code_page IS NOT NULL))))
  CHECK (((operators >= 1) AND (operators <= 9)))
  CHECK (((port >= 1) AND (port <= 65535)))
  CHECK (((slot_minutes >= 5) AND (slot_minutes <= 120)))
  CHECK ((kind = ANY (ARRAY['kiosk'::text, 'board'::text, 'printer'::text, 'biometric'::text])))
  CHECK ((state = ANY (ARRAY['ok'::text, 'degraded'::text, 'down'::text])))
  FOREIGN KEY (centre_id, printer_id) REFERENCES stations.station(centre_id, id)
  PRIMARY KEY (centre_id, id)
  index station_not_ok USING btree (centre_id) WHERE (state <> 'ok'::text)
