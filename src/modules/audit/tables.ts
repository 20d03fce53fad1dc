// The audit tables as Kysely sees them.
import type { Json, Timestamp } from '../../db/tables.ts'
import type { AccessRow, ChangeRow, Ground, Operation, Purpose, Result, Values } from './model.ts'

interface DoerColumns {
  actor: string
  role: string
  workplace: string
  unit: string | null
}

export interface AccessTable extends DoerColumns {
  id: AccessRow['id']
  at: Timestamp
  operation: Operation
  purpose: Purpose
  ground: Ground
  fields: string[]
  subject_person_id: AccessRow['subjectPersonId']
  case_id: AccessRow['caseId']
  file_id: AccessRow['fileId']
  centre_id: AccessRow['centreId']
  reason: string | null
  result: Result
}

export interface ChangeTable extends DoerColumns {
  id: ChangeRow['id']
  at: Timestamp
  what: string
  row_id: string
  centre_id: string | null
  before: Json<Values | null>
  after: Json<Values | null>
  reason: string | null
}

export interface ChainTable {
  number: number
  kind: 'access' | 'change'
  row_id: string
  hash: Buffer
  sealed_at: Timestamp
}

declare module '../../db/tables.ts' {
  interface Tables {
    'audit.access': AccessTable
    'audit.change': ChangeTable
    'audit.chain': ChainTable
  }
}
