// Text messages going out, as the rest of the house sees them.
import type { Answer } from '../answer.ts'

export interface ShortMessage {
  /** The idempotency key: the provider sends once per key, however often it is asked. */
  readonly key: string
  /** `+380671234567` */
  readonly to: string
  readonly text: string
}

export interface Sms {
  /** False when no provider is named in the settings: then no message is promised to anyone. */
  readonly ready: boolean
  send(message: ShortMessage): Promise<Answer>
}

export const noSms: Sms = { ready: false, send: async () => ({ kind: 'later', code: 'not-set-up' }) }
