// E-mail going out, as the rest of the house sees it.
import type { Lang } from '../../kernel/text.ts'
import type { Answer } from '../answer.ts'

export interface Letter {
  /** Stays the same when the same letter is tried again; becomes its Message-ID. */
  readonly key: string
  readonly to: string
  readonly subject: string
  readonly text: string
  readonly lang: Lang
}

export interface Mail {
  /** False when no server is named in the settings: then no e-mail is promised to anyone. */
  readonly ready: boolean
  send(letter: Letter): Promise<Answer>
}

export const noMail: Mail = { ready: false, send: async () => ({ kind: 'later', code: 'not-set-up' }) }

/** One address and nothing else: no second one behind a comma, no header behind a line break. */
export const isAddress = (text: string): boolean => /^[^\s@,;:<>"()[\]]+@[^\s@,;:<>"()[\]]+$/.test(text)
export const notAnAddress: Answer = { kind: 'rejected', code: 'not-an-address' }
