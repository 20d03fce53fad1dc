// The documents tables as Kysely sees them.
import type { MaybeTimestamp, Timestamp } from '../../db/tables.ts'
import type { Id } from '../../kernel/id.ts'
import type { Lang } from '../../kernel/text.ts'
import type { PlainDate } from '../../kernel/time.ts'
import type { FileId, FilePurpose, PaperId, PaperKind } from './model.ts'
import type { RetentionCode } from './retention.ts'

export interface FileTable {
  centre_id: Id<'Centre'>
  id: FileId
  case_id: Id<'Case'>
  hash: string
  type: string
  size: number
  /** sealed */
  name: Buffer
  purpose: FilePurpose
  retention: RetentionCode
  keep_until: PlainDate | null
  added_at: Timestamp
  added_by: string
  withdrawn_at: MaybeTimestamp
}

export interface PaperTable {
  centre_id: Id<'Centre'>
  id: PaperId
  kind: PaperKind
  subject_id: string
  fingerprint: Buffer
  lang: Lang
  made_at: Timestamp
  made_by: string
}

declare module '../../db/tables.ts' {
  interface Tables {
    'documents.file': FileTable
    'documents.paper': PaperTable
  }
}
