// The tables of the centres as Kysely sees them.
import type { Json, MaybeTimestamp, Timestamp } from '../../db/tables.ts'
import type { Id } from '../../kernel/id.ts'
import type { PlainDate, PlainTime } from '../../kernel/time.ts'
import type {
  AlarmCause,
  AlarmId,
  AuthorityId,
  CentreId,
  CentreKind,
  Channel,
  DayHours,
  DeskId,
  Equipment,
  GroupId,
  Interval,
  Level,
  MoveId,
  NetworkId,
  OutageId,
  OutageKind,
  Pause,
  ServiceId,
  Settings,
  StaffId,
  Way,
  Week,
  ZoneId,
} from './model.ts'

interface Named {
  key: string
  name_uk: string
  name_en: string
}

export interface NetworkTable extends Named {
  id: NetworkId
  region: string
}

export interface CentreTable extends Named {
  id: CentreId
  network_id: NetworkId
  parent_id: CentreId | null
  kind: CentreKind
  address: string | null
  phones: string[]
  email: string | null
  website: string | null
  zone: string
  place_code: string
  opens_on: PlainDate | null
  closes_on: PlainDate | null
  note: string | null
  week: Json<Week>
  settings: Json<Settings>
  setup_stamp: number
  seating_stamp: number
}

export interface ExceptionTable {
  centre_id: CentreId
  date: PlainDate
  reason_uk: string
  reason_en: string
  hours: Json<DayHours>
}

export interface ZoneTable extends Named {
  centre_id: CentreId
  id: ZoneId
  floor: number
  way: Way
  position: number
}

export interface DeskTable {
  centre_id: CentreId
  id: DeskId
  number: number
  zone_id: ZoneId
  equipment: Equipment[]
  in_use: boolean
  quick: boolean
}

export interface ServiceGroupTable extends Named {
  centre_id: CentreId
  id: GroupId
  short_uk: string
  short_en: string
  series: string
  purpose: 'consult' | 'collect' | null
  position: number
}

export interface GivenServiceTable {
  centre_id: CentreId
  service_id: ServiceId
  since: PlainDate
  until: PlainDate | null
  group_id: GroupId
  decision: string
}

export interface ParticipationTable {
  centre_id: CentreId
  desk_id: DeskId
  group_id: GroupId
  level: Level
}

export interface ParticipationExceptionTable {
  centre_id: CentreId
  desk_id: DeskId
  service_id: ServiceId
  level: Level
}

export interface MembershipTable {
  centre_id: CentreId
  staff_id: StaffId
  since: PlainDate
  until: PlainDate | null
}

export interface StaffRightTable {
  centre_id: CentreId
  staff_id: StaffId
  group_id: GroupId
}

export interface StaffRightExceptionTable {
  centre_id: CentreId
  staff_id: StaffId
  service_id: ServiceId
  may: boolean
}

export interface ShiftTable {
  centre_id: CentreId
  staff_id: StaffId
  weekday: number
  from_time: PlainTime
  until_time: PlainTime
  desk_id: DeskId | null
}

export interface ShiftExceptionTable {
  centre_id: CentreId
  staff_id: StaffId
  date: PlainDate
  intervals: Json<readonly Interval[]>
  reason: string
}

export interface SeatPeriodTable {
  centre_id: CentreId
  id: Id<'SeatPeriod'>
  desk_id: DeskId
  staff_id: StaffId
  kind: 'open' | 'break'
  since: Timestamp
  until: MaybeTimestamp
  why: Pause | null
  back_at: MaybeTimestamp
}

export interface AuthorityTable extends Named {
  id: AuthorityId
  kind: string
  email: string | null
  address: string | null
  channel: Channel
}

export interface DecidingTable {
  centre_id: CentreId
  kind: string
  authority_id: AuthorityId
}

export interface DecidingServiceTable {
  centre_id: CentreId
  service_id: ServiceId
  authority_id: AuthorityId
}

export interface AlarmTable {
  centre_id: CentreId
  id: AlarmId
  cause: AlarmCause
  since: Timestamp
  until: MaybeTimestamp
  begun_by: string
  ended_by: string | null
}

export interface OutageTable {
  centre_id: CentreId
  id: OutageId
  kind: OutageKind
  what: string | null
  reason: string | null
  since: Timestamp
  until: MaybeTimestamp
  begun_by: string
  ended_by: string | null
}

export interface DeskMoveTable {
  centre_id: CentreId
  id: MoveId
  desk_id: DeskId
  group_id: GroupId
  rest: 0 | 1
  since: Timestamp
  until: Timestamp
  begun_by: string
  ended_by: string | null
}

declare module '../../db/tables.ts' {
  interface Tables {
    'centres.network': NetworkTable
    'centres.centre': CentreTable
    'centres.exception': ExceptionTable
    'centres.zone': ZoneTable
    'centres.desk': DeskTable
    'centres.service_group': ServiceGroupTable
    'centres.given_service': GivenServiceTable
    'centres.participation': ParticipationTable
    'centres.participation_exception': ParticipationExceptionTable
    'centres.membership': MembershipTable
    'centres.staff_right': StaffRightTable
    'centres.staff_right_exception': StaffRightExceptionTable
    'centres.shift': ShiftTable
    'centres.shift_exception': ShiftExceptionTable
    'centres.seat_period': SeatPeriodTable
    'centres.authority': AuthorityTable
    'centres.deciding': DecidingTable
    'centres.deciding_service': DecidingServiceTable
    'centres.alarm': AlarmTable
    'centres.outage': OutageTable
    'centres.desk_move': DeskMoveTable
  }
}
