// The texts of a message between their fields and the words the core keeps.
import { z } from 'zod'
import { type Lang, languages } from '../../../../../../kernel/text.ts'
import type { Template, Words } from '../../../../../../modules/notifications/model.ts'
import { maybeReason } from '../../../parts/act.ts'

const parts = ['sms', 'subject', 'letter'] as const
type Part = (typeof parts)[number]
export type FieldName = `${Lang}-${Part}`

const text = z.string().max(4000).default('')
const names = languages.flatMap((lang) => parts.map((part): FieldName => `${lang}-${part}`))
const texts = Object.fromEntries(names.map((name) => [name, text])) as Record<FieldName, typeof text>

export const wordsForm = z.object({ ...texts, service: z.string().max(100).optional(), reason: maybeReason })

type Texts = Readonly<Record<FieldName, string>>

const trimmed = (lines: readonly string[]): string[] => lines.map((line) => line.trim()).filter(Boolean)
const unix = (written: string) => written.replace(/\r\n?/g, '\n')

const templateIn = (lang: Lang, read: Texts): Template => ({
  sms: trimmed(unix(read[`${lang}-sms`]).split('\n')),
  subject: read[`${lang}-subject`].trim(),
  letter: trimmed(unix(read[`${lang}-letter`]).split(/\n\s*\n/)),
})

export const wordsIn = (read: Texts): Words => ({ uk: templateIn('uk', read), en: templateIn('en', read) })

export const textsOf = (words: Words): Texts =>
  Object.fromEntries(
    languages.flatMap((lang) => {
      const { sms, subject, letter } = words[lang]
      return [
        [`${lang}-sms`, sms.join('\n')],
        [`${lang}-subject`, subject],
        [`${lang}-letter`, letter.join('\n\n')],
      ]
    }),
  ) as Texts
