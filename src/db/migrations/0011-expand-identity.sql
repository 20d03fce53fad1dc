-- Residents and who acts for them, staff and their posts, sign-in, devices. Personal values are sealed; hashes find them.
create schema identity;

-- Places where posts are held; kept up to date by those who own them.
create table identity.place (
  id uuid primary key,
  kind text not null check (kind in ('network', 'centre', 'authority')),
  network_id uuid references identity.place,
  name_uk text not null,
  name_en text not null
);
create index place_network on identity.place (network_id) where network_id is not null;

create table identity.resident (
  id uuid primary key,
  name bytea not null,
  birth_date bytea,
  tax_number bytea,
  tax_number_hash bytea,
  unzr bytea,
  unzr_hash bytea,
  contacts bytea not null,
  address bytea,
  created_at timestamptz not null,
  changed_at timestamptz not null,
  constraint one_person_per_tax_number unique (tax_number_hash),
  constraint one_person_per_unzr unique (unzr_hash)
);

create table identity.document (
  resident_id uuid not null references identity.resident,
  hash bytea not null,
  kind text not null,
  details bytea not null,
  added_at timestamptz not null,
  primary key (resident_id, hash),
  constraint one_person_per_document unique (hash)
);

-- Keyed hashes of the folded parts of a name: found by whoever types the same part, read by nobody.
create table identity.name_part (
  resident_id uuid not null references identity.resident,
  hash bytea not null,
  primary key (hash, resident_id)
);
create index name_part_resident on identity.name_part (resident_id);

create table identity.company (
  id uuid primary key,
  code text not null unique,
  name text not null
);

create table identity.power (
  id uuid primary key,
  principal_resident_id uuid references identity.resident,
  principal_company_id uuid references identity.company,
  representative_id uuid not null references identity.resident,
  kind text not null,
  number bytea,
  issued_on date not null,
  valid_from date not null,
  valid_until date,
  -- null: everything
  services text[],
  added_at timestamptz not null,
  revoked_at timestamptz,
  check (num_nonnulls(principal_resident_id, principal_company_id) = 1),
  check (valid_until >= valid_from)
);
create index power_representative on identity.power (representative_id);
create index power_principal on identity.power (coalesce(principal_resident_id, principal_company_id));

create table identity.staff (
  id uuid primary key,
  -- the name of an official stands on receipts and stamps: it is not secret, and lists are sorted by it
  family text collate "uk-x-icu" not null,
  given text collate "uk-x-icu" not null,
  patronymic text,
  email bytea not null,
  email_hash bytea not null,
  -- who this is, whatever the account is called; the number itself is not kept
  person_hash bytea not null,
  state text not null check (state in ('invited', 'active', 'blocked')),
  password text,
  totp_secret bytea,
  totp_step bigint,
  added_at timestamptz not null,
  constraint one_account_per_email unique (email_hash),
  constraint one_account_per_person unique (person_hash)
);

create table identity.post (
  staff_id uuid not null references identity.staff,
  place_id uuid not null references identity.place,
  role text not null check (role in ('administrator', 'guide', 'head', 'founder', 'officer', 'authority-head', 'engineer')),
  since timestamptz not null,
  primary key (staff_id, place_id, role)
);
create index post_place on identity.post (place_id);
create index staff_name on identity.staff (family, given, id);

create table identity.invitation (
  token_hash bytea primary key,
  -- null: the first head, who says who they are when accepting
  staff_id uuid references identity.staff,
  posts jsonb,
  totp_secret bytea,
  ends_at timestamptz not null,
  used_at timestamptz
);
create index invitation_staff on identity.invitation (staff_id);

create table identity.recovery_code (
  staff_id uuid not null references identity.staff,
  hash bytea not null,
  primary key (staff_id, hash)
);

create table identity.passkey (
  id text primary key,
  staff_id uuid not null references identity.staff,
  public_key bytea not null,
  counter bigint not null,
  transports text[] not null,
  label text not null,
  added_at timestamptz not null,
  used_at timestamptz
);
create index passkey_staff on identity.passkey (staff_id);

-- A sign-in under way: the password was right and the second step is awaited, or a passkey is.
create table identity.sign_in (
  token_hash bytea primary key,
  staff_id uuid references identity.staff,
  challenge text,
  ends_at timestamptz not null
);

-- A resident on the way to the identity provider and back.
create table identity.journey (
  state_hash bytea primary key,
  return_to text not null,
  ends_at timestamptz not null
);

create table identity.session (
  token_hash bytea primary key,
  id uuid not null unique,
  kind text not null check (kind in ('staff', 'resident')),
  staff_id uuid references identity.staff,
  resident_id uuid references identity.resident,
  trust text,
  workplace text not null,
  browser text not null,
  started_at timestamptz not null,
  seen_at timestamptz not null,
  ends_at timestamptz not null,
  ended_at timestamptz,
  check (num_nonnulls(staff_id, resident_id) = 1)
);
create index session_staff on identity.session (staff_id) where staff_id is not null and ended_at is null;
create index session_resident on identity.session (resident_id) where resident_id is not null and ended_at is null;
create index session_end on identity.session (ends_at);

create table identity.api_token (
  id uuid primary key,
  token_hash bytea not null unique,
  staff_id uuid not null references identity.staff,
  label text not null,
  created_at timestamptz not null,
  ends_at timestamptz not null,
  used_at timestamptz,
  revoked_at timestamptz
);
create index api_token_staff on identity.api_token (staff_id);

create table identity.device (
  centre_id uuid not null references identity.place,
  id uuid not null,
  kind text not null check (kind in ('kiosk', 'board')),
  label text not null,
  token_hash bytea not null unique,
  paired_at timestamptz not null,
  seen_at timestamptz,
  removed_at timestamptz,
  primary key (centre_id, id)
);

create table identity.pairing (
  token_hash bytea primary key,
  code_hash bytea not null unique,
  kind text not null check (kind in ('kiosk', 'board')),
  ends_at timestamptz not null
);

create table identity.tries (
  key bytea primary key,
  count integer not null,
  since timestamptz not null
);

-- Only the demo fills it: who can be signed in as, with which password.
create table identity.demo_person (
  staff_id uuid primary key references identity.staff,
  password text not null,
  place integer not null
);
