// The identity tables as Kysely sees them.
import type { Json, MaybeTimestamp, Timestamp } from '../../db/tables.ts'
import type { Permission, PlaceId, Post, Role, Trust } from '../../kernel/actor.ts'
import type { Id } from '../../kernel/id.ts'
import type { PlainDate } from '../../kernel/time.ts'
import type { CompanyCode, DocumentKind, Power, PowerKind, ResidentId, StaffId, StaffState } from './model.ts'

/** A sealed value that may be absent. */
type Sealed = Buffer | null

export interface PlaceTable {
  id: PlaceId
  kind: 'network' | 'centre' | 'authority'
  network_id: Id<'Network'> | null
  name_uk: string
  name_en: string
}

export interface ResidentTable {
  id: ResidentId
  name: Buffer
  birth_date: Sealed
  tax_number: Sealed
  tax_number_hash: Buffer | null
  unzr: Sealed
  unzr_hash: Buffer | null
  contacts: Buffer
  address: Sealed
  created_at: Timestamp
  changed_at: Timestamp
}

export interface DocumentTable {
  resident_id: ResidentId
  hash: Buffer
  kind: DocumentKind
  details: Buffer
  added_at: Timestamp
}

export interface NamePartTable {
  resident_id: ResidentId
  hash: Buffer
}

export interface CompanyTable {
  id: Id<'Company'>
  code: CompanyCode
  name: string
}

export interface PowerTable {
  id: Power['id']
  principal_resident_id: ResidentId | null
  principal_company_id: Id<'Company'> | null
  representative_id: ResidentId
  kind: PowerKind
  number: Sealed
  issued_on: PlainDate
  valid_from: PlainDate
  valid_until: PlainDate | null
  services: string[] | null
  added_at: Timestamp
  revoked_at: MaybeTimestamp
}

export interface StaffTable {
  id: StaffId
  family: string
  given: string
  patronymic: string | null
  email: Buffer
  email_hash: Buffer
  person_hash: Buffer
  state: StaffState
  password: string | null
  totp_secret: Sealed
  totp_step: number | null
  added_at: Timestamp
  stamp_no: string | null
}

export interface PostTable {
  staff_id: StaffId
  place_id: PlaceId
  role: Role
  since: Timestamp
}

export interface InvitationTable {
  token_hash: Buffer
  staff_id: StaffId | null
  posts: Json<readonly Post[] | null>
  totp_secret: Sealed
  ends_at: Timestamp
  used_at: MaybeTimestamp
}

export interface PasskeyTable {
  id: string
  staff_id: StaffId
  public_key: Buffer
  counter: number
  transports: string[]
  label: string
  added_at: Timestamp
  used_at: MaybeTimestamp
}

export interface SignInTable {
  token_hash: Buffer
  staff_id: StaffId | null
  challenge: string | null
  ends_at: Timestamp
}

export interface JourneyTable {
  state_hash: Buffer
  return_to: string
  ends_at: Timestamp
}

export interface SessionTable {
  token_hash: Buffer
  id: Id<'Session'>
  kind: 'staff' | 'resident'
  staff_id: StaffId | null
  resident_id: ResidentId | null
  trust: Trust | null
  workplace: string
  browser: string
  started_at: Timestamp
  seen_at: Timestamp
  ends_at: Timestamp
  ended_at: MaybeTimestamp
}

export interface ApiTokenTable {
  id: Id<'ApiToken'>
  token_hash: Buffer
  staff_id: StaffId
  label: string
  created_at: Timestamp
  ends_at: Timestamp
  used_at: MaybeTimestamp
  revoked_at: MaybeTimestamp
  only_for: Permission[] | null
}

export interface DeviceTable {
  centre_id: Id<'Centre'>
  id: Id<'Device'>
  kind: 'kiosk' | 'board'
  label: string
  token_hash: Buffer
  paired_at: Timestamp
  seen_at: MaybeTimestamp
  removed_at: MaybeTimestamp
}

export interface PairingTable {
  token_hash: Buffer
  code_hash: Buffer
  kind: 'kiosk' | 'board'
  ends_at: Timestamp
}

declare module '../../db/tables.ts' {
  interface Tables {
    'identity.place': PlaceTable
    'identity.resident': ResidentTable
    'identity.document': DocumentTable
    'identity.name_part': NamePartTable
    'identity.company': CompanyTable
    'identity.power': PowerTable
    'identity.staff': StaffTable
    'identity.post': PostTable
    'identity.invitation': InvitationTable
    'identity.recovery_code': { staff_id: StaffId; hash: Buffer }
    'identity.passkey': PasskeyTable
    'identity.sign_in': SignInTable
    'identity.journey': JourneyTable
    'identity.session': SessionTable
    'identity.api_token': ApiTokenTable
    'identity.device': DeviceTable
    'identity.pairing': PairingTable
    'identity.tries': { key: Buffer; count: number; since: Timestamp }
    'identity.demo_person': { staff_id: StaffId; password: string; place: number }
  }
}
