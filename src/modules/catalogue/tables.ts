// The catalogue's tables as Kysely sees them.
import type { Json, Timestamp } from '../../db/tables.ts'
import type { PlainDate } from '../../kernel/time.ts'
import type { DocumentSource, ServiceCard, ServiceId, VersionId } from './model.ts'

export interface ServiceTable {
  id: ServiceId
  key: string
  created_at: Timestamp
}

export interface VersionTable {
  id: VersionId
  service_id: ServiceId
  number: number
  valid_from: PlainDate
  card: Json<ServiceCard>
  reason: string
  made_by: string
  made_at: Timestamp
}

export interface DocumentDecisionTable {
  /** Folded, so that spelling people don't see can't split a decision. */
  name: string
  written: string
  source: DocumentSource
  reason: string
  made_by: string
  made_at: Timestamp
}

export interface EditionTable {
  one: boolean
  /** A new one with every change; equal stamps mean an equal catalogue. */
  stamp: string
}

declare module '../../db/tables.ts' {
  interface Tables {
    'catalogue.service': ServiceTable
    'catalogue.version': VersionTable
    'catalogue.document_decision': DocumentDecisionTable
    'catalogue.edition': EditionTable
  }
}
