// The tables of cases as Kysely sees them.
import type { Json, MaybeTimestamp, Timestamp } from '../../db/tables.ts'
import type { Id } from '../../kernel/id.ts'
import type { PlainDate } from '../../kernel/time.ts'
import type { FilePurpose } from '../documents/model.ts'
import type { BatchId, CaseId, CaseState, EventType, Side, Summary } from './model.ts'

export interface IntakeTable {
  centre_id: Id<'Centre'>
  id: CaseId
  service_id: Id<'Service'>
  version_id: Id<'ServiceVersion'>
  applicant_id: Id<'Resident'>
  ticket_id: Id<'Ticket'> | null
  opened_by: string
  opened_at: Timestamp
  saved_at: Timestamp
  version: number
  /** sealed */
  draft: Buffer
  registered_at: MaybeTimestamp
}

export interface CounterTable {
  centre_id: Id<'Centre'>
  series: string
  year: number
  last: number
}

export interface EventTable {
  centre_id: Id<'Centre'>
  case_id: CaseId
  n: number
  type: EventType
  at: Timestamp
  side: Side
  who: string
  unit: string | null
  workplace: string | null
  facts: Json<object>
  /** sealed */
  told: Buffer | null
}

export interface CaseTable {
  centre_id: Id<'Centre'>
  id: CaseId
  number: string
  number_key: string
  place_code: string
  year: number
  sequence: number
  code_hash: Buffer
  service_id: Id<'Service'>
  authority_id: Id<'Authority'> | null
  applicant_id: Id<'Resident'>
  representative_id: Id<'Resident'> | null
  state: CaseState
  filed_at: Timestamp
  due_on: PlainDate | null
  confirm_by: PlainDate | null
  batch_id: BatchId | null
  version: number
  /** Of a closed one: days to the result, and the day of it. */
  took_days: number | null
  took_until: PlainDate | null
  summary: Json<Summary>
  /** sealed */
  content: Buffer
}

export interface CaseFileTable {
  centre_id: Id<'Centre'>
  case_id: CaseId
  file_id: Id<'File'>
  paper: number | null
  purpose: FilePurpose
}

export interface BatchTable {
  centre_id: Id<'Centre'>
  id: BatchId
  authority_id: Id<'Authority'>
  act_number: string
  day: PlainDate
  made_at: Timestamp
  made_by: string
  sent_at: MaybeTimestamp
  sent_by: string | null
}

export interface BatchLineTable {
  centre_id: Id<'Centre'>
  batch_id: BatchId
  case_id: CaseId
  pages: number
  received_at: MaybeTimestamp
  received_by: string | null
  pages_received: number | null
  sent_back_at: MaybeTimestamp
}

export interface QuestionTable {
  centre_id: Id<'Centre'>
  case_id: CaseId
  n: number
  unit: string
  for_head: boolean
  asked_at: Timestamp
}

export interface AlertDayTable {
  day: PlainDate
  at: Timestamp
}

declare module '../../db/tables.ts' {
  interface Tables {
    'cases.intake': IntakeTable
    'cases.counter': CounterTable
    'cases.event': EventTable
    'cases.case': CaseTable
    'cases.alert_day': AlertDayTable
    'cases.file': CaseFileTable
    'cases.question': QuestionTable
    'cases.batch': BatchTable
    'cases.batch_line': BatchLineTable
  }
}
