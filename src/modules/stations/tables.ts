// The tables of the machines as Kysely sees them.
import type { ColumnType } from 'kysely'
import type { Json, MaybeTimestamp, Timestamp } from '../../db/tables.ts'
import type { RollPart } from '../../gateways/printer/printer.ts'
import type { Id } from '../../kernel/id.ts'
import type { CentreId, OutageId, StaffId, ZoneId } from '../centres/model.ts'
import type {
  BoardSettings,
  Fault,
  FaultId,
  FaultKind,
  PrintId,
  PrintState,
  StationHours,
  StationId,
  StationKind,
  StationPart,
  StationState,
} from './model.ts'

export interface StationTable {
  centre_id: CentreId
  id: StationId
  kind: StationKind
  zone_id: ZoneId | null
  parts: StationPart[]
  slot_minutes: number
  operators: number
  hours: ColumnType<StationHours | null, string | null, string | null>
  label: string | null
  host: string | null
  port: number | null
  code_page: number | null
  printer_id: StationId | null
  board: ColumnType<BoardSettings | null, string | null, string | null>
  state: ColumnType<StationState, StationState | undefined, StationState>
  state_since: MaybeTimestamp
  seen_at: MaybeTimestamp
  removed_at: MaybeTimestamp
}

export interface FaultTable {
  centre_id: CentreId
  id: FaultId
  station_id: StationId
  what: FaultKind
  part: StationPart | null
  said_by: Fault['saidBy']
  staff_id: StaffId | null
  note: string | null
  since: Timestamp
  expected_until: MaybeTimestamp
  until: MaybeTimestamp
  ended_by: StaffId | null
}

export interface PeriodTable {
  centre_id: CentreId
  station_id: StationId
  since: Timestamp
  state: StationState
  until: MaybeTimestamp
}

export interface PrintTable {
  centre_id: CentreId
  id: PrintId
  printer_id: StationId
  ticket_id: Id<'Ticket'> | null
  booking_id: Id<'Booking'> | null
  parts: Json<readonly RollPart[]>
  asked_by: string
  asked_at: Timestamp
  state: PrintState
  sent_at: MaybeTimestamp
  done_at: MaybeTimestamp
  why: string | null
}

export interface AwayTable {
  centre_id: CentreId
  outage_id: OutageId
}

declare module '../../db/tables.ts' {
  interface Tables {
    'stations.station': StationTable
    'stations.fault': FaultTable
    'stations.period': PeriodTable
    'stations.print': PrintTable
    'stations.away': AwayTable
  }
}
