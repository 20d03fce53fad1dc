// The tables of notifications as Kysely sees them.
import type { MaybeTimestamp, Timestamp } from '../../db/tables.ts'
import type { Id } from '../../kernel/id.ts'
import type { Lang } from '../../kernel/text.ts'
import type { Channel, Message, MessageState, Occasion, Outcome, Words } from './model.ts'

export interface MessageTable {
  centre_id: Message['centreId']
  id: Message['id']
  key: string
  occasion: Occasion
  template: Occasion
  recipient_kind: Message['recipient']['kind']
  recipient_id: string
  case_id: Message['caseId']
  channel: Channel
  lang: Lang
  /** Sealed: the address, the words, and the facts they were made of. */
  content: Buffer
  state: MessageState
  created_at: Timestamp
  since: Timestamp
  due_at: MaybeTimestamp
  expires_at: MaybeTimestamp
  sent_at: MaybeTimestamp
  round: number
  attempts: number
  tries: number
  unsure: number
  provider_id: string | null
  why: string | null
}

export interface AttemptTable {
  centre_id: Message['centreId']
  message_id: Message['id']
  number: number
  started_at: Timestamp
  ended_at: MaybeTimestamp
  outcome: Outcome | null
  code: string | null
}

export interface PreferenceTable {
  resident_id: string
  lang: Lang
  also: Channel[]
  never: Channel[]
  changed_at: Timestamp
}

export interface TemplateTable {
  centre_id: Message['centreId']
  occasion: Occasion
  service_id: Id<'Service'> | null
  words: Words
  changed_at: Timestamp
}

export interface QuietTable {
  centre_id: Message['centreId']
  from_time: string
  until_time: string
  changed_at: Timestamp
}

declare module '../../db/tables.ts' {
  interface Tables {
    'notifications.message': MessageTable
    'notifications.attempt': AttemptTable
    'notifications.preference': PreferenceTable
    'notifications.template': TemplateTable
    'notifications.quiet': QuietTable
  }
}
