// The queue's tables as Kysely sees them.
import type { Json, MaybeTimestamp, Timestamp } from '../../db/tables.ts'
import type { Id } from '../../kernel/id.ts'
import type { Lang } from '../../kernel/text.ts'
import type { PlainDate } from '../../kernel/time.ts'
import type {
  CentreId,
  DeskId,
  GroupId,
  ServiceId,
  Settings,
  StaffId,
  TicketClass,
  TicketPurpose,
} from '../centres/model.ts'
import type {
  HolderId,
  LeaseId,
  Outcome,
  PowerId,
  PriorityState,
  ResidentId,
  Serves,
  Standing,
  StateKind,
  TicketEventType,
  TicketId,
  VoidReason,
} from './model.ts'
import type { Experience } from './rules/forecast/experience.ts'
import type { Lesson } from './rules/forecast/lesson.ts'

export interface TicketTable {
  centre_id: CentreId
  id: TicketId
  day: PlainDate
  series: string
  number: number
  class: TicketClass
  purpose: TicketPurpose
  group_id: GroupId
  service_id: ServiceId | null
  own_group: boolean
  needs_station: boolean
  minutes: number
  lang: Lang
  issued_at: Timestamp
  promised_at: Timestamp
  priority_group: Buffer | null
  priority_state: PriorityState | null
  people: number
  person: number
  resident_id: ResidentId | null
  silent: boolean
  note: Buffer | null
  only_desk_id: DeskId | null
  return_desk_id: DeskId | null
  absences: number
  state: StateKind
  state_at: MaybeTimestamp
  until: MaybeTimestamp
  desk_id: DeskId | null
  staff_id: StaffId | null
  called_at: MaybeTimestamp
  calls: number | null
  why: string | null
  version: number
}

export interface EventTable {
  centre_id: CentreId
  ticket_id: TicketId
  n: number
  type: TicketEventType
  at: Timestamp
  desk_id: DeskId | null
  staff_id: StaffId | null
  facts: Json<Readonly<Record<string, string | number | boolean | null>>>
  standing: Json<Standing> | null
}

export interface VisitorTable {
  centre_id: CentreId
  ticket_id: TicketId
  n: number
  resident_id: ResidentId
  power_id: PowerId | null
  principal_id: ResidentId | null
}

export interface DutyTable {
  centre_id: CentreId
  digest: string
  serves: Json<Serves>
}

export interface ErrandTable {
  centre_id: CentreId
  ticket_id: TicketId
  n: number
  purpose: TicketPurpose
  service_id: ServiceId | null
  person: number
  outcome: Outcome | null
  done_at: MaybeTimestamp
}

export interface LeaseTable {
  centre_id: CentreId
  id: LeaseId
  device_id: Id<'Device'>
  holder: HolderId
  day: PlainDate
  series: string
  first: number
  last: number
  next: number
  targets: Json<Settings['targets']>
  leased_at: Timestamp
  heard_at: Timestamp
  ends_at: Timestamp
  settled_at: MaybeTimestamp
}

export interface VoidNumberTable {
  centre_id: CentreId
  day: PlainDate
  series: string
  first: number
  last: number
  lease_id: LeaseId
  why: VoidReason
  at: Timestamp
}

export interface ExpectedBookingTable {
  centre_id: CentreId
  booking_id: string
  at: Timestamp
  group_id: GroupId
  service_id: ServiceId | null
  needs_station: boolean
  minutes: number
}

declare module '../../db/tables.ts' {
  interface Tables {
    'queue.kiosk_series': { centre_id: CentreId; device_id: Id<'Device'>; series: string; since: Timestamp }
    'queue.number_lease': LeaseTable
    'queue.void_number': VoidNumberTable
    'queue.counter': { centre_id: CentreId; day: PlainDate; series: string; last: number }
    'queue.ticket': TicketTable
    'queue.event': EventTable
    'queue.errand': ErrandTable
    'queue.visitor': VisitorTable
    'queue.duty': DutyTable
    'queue.lesson': { centre_id: CentreId; day: PlainDate; lesson: Json<Lesson> }
    'queue.experience': { centre_id: CentreId; until: PlainDate; experience: Json<Experience | null> }
    'queue.expected_booking': ExpectedBookingTable
  }
}
