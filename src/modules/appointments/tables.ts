// The tables of appointments as Kysely sees them.
import type { GeneratedAlways } from 'kysely'
import type { Json, MaybeTimestamp, Timestamp } from '../../db/tables.ts'
import type { Lang } from '../../kernel/text.ts'
import type { PlainDate } from '../../kernel/time.ts'
import type { CentreId, DeskId, GroupId, NetworkId, ServiceId, StaffId, TicketPurpose } from '../centres/model.ts'
import type { TicketId } from '../queue/model.ts'
import type {
  BookingChannel,
  BookingEvent,
  BookingEventType,
  BookingId,
  BookingSettings,
  BookingState,
  ClaimKind,
  CounterKind,
  PersonId,
  PhoneCodeId,
  Pool,
  ResidentId,
} from './model.ts'

export interface BookingTable {
  centre_id: CentreId
  id: BookingId
  network_id: NetworkId
  state: BookingState
  channel: BookingChannel
  pool: Pool
  day: PlainDate
  starts_at: Timestamp
  ends_at: Timestamp
  person_id: PersonId
  resident_id: ResidentId | null
  /** Sealed. */
  contact: Buffer
  lang: Lang
  /** Sealed. */
  priority_group: Buffer | null
  more_time: boolean
  held_until: MaybeTimestamp
  offered: boolean
  renewals: number
  link_hash: Buffer
  arrival_hash: Buffer
  ticket_id: TicketId | null
  remind_at: MaybeTimestamp
  reminders: number
  sequence: number
  made_at: Timestamp
  version: number
}

export interface PartTable {
  centre_id: CentreId
  booking_id: BookingId
  n: number
  purpose: TicketPurpose
  service_id: ServiceId | null
  group_id: GroupId
  desk_id: DeskId
  staff_id: StaffId
  station_id: string | null
  starts_at: Timestamp
  minutes: number
}

export interface ClaimTable {
  centre_id: CentreId
  booking_id: BookingId
  kind: ClaimKind
  resource_id: string
  span: string
  held_until: MaybeTimestamp
  /** The same for desks, as free times read it. */
  desk_id: GeneratedAlways<DeskId | null>
  from_tick: GeneratedAlways<number>
  until_tick: GeneratedAlways<number>
}

export interface CounterTable {
  of_id: CentreId | NetworkId
  kind: CounterKind
  about: string
  period: string
  used: number
  most: number
}

export interface PersonTable {
  network_id: NetworkId
  person_id: PersonId
  misses: number
  missed_at: MaybeTimestamp
  barred_until: MaybeTimestamp
  restored_at: MaybeTimestamp
}

export interface EventTable {
  centre_id: CentreId
  booking_id: BookingId
  n: number
  type: BookingEventType
  at: Timestamp
  by: string
  facts: Json<BookingEvent['facts']>
}

export interface PhoneTable {
  centre_id: CentreId
  id: PhoneCodeId
  phone_key: PersonId
  /** Sealed. */
  phone: Buffer
  code_hash: Buffer
  tries: number
  sent_at: Timestamp
  confirmed_at: MaybeTimestamp
  ends_at: Timestamp
}

declare module '../../db/tables.ts' {
  interface Tables {
    'appointments.setting': { centre_id: CentreId; value: Json<Partial<BookingSettings>> }
    'appointments.booking': BookingTable
    'appointments.part': PartTable
    'appointments.claim': ClaimTable
    'appointments.counter': CounterTable
    'appointments.person': PersonTable
    'appointments.event': EventTable
    'appointments.phone': PhoneTable
  }
}
