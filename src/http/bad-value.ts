// What is wrong with a value, as zod found it, in both languages.
import { z } from 'zod'
import { type No, no } from '../kernel/refusal.ts'
import type { Text } from '../kernel/text.ts'

/** An issue of zod, or what is left of it on its way through Fastify. */
export interface Issue {
  readonly code: string
  readonly message: string
  readonly expected?: string
  readonly format?: string
  readonly origin?: string
  readonly minimum?: number | bigint
  readonly maximum?: number | bigint
  readonly values?: readonly unknown[]
  readonly keys?: readonly string[]
}

const text = (uk: string, en: string): Text => ({ uk, en })
const kinds: Readonly<Record<string, Text>> = {
  string: text('рядок', 'a string'),
  number: text('число', 'a number'),
  int: text('ціле число', 'a whole number'),
  boolean: text('true або false', 'true or false'),
  array: text('список', 'a list'),
  object: text('набір полів', 'a set of fields'),
  record: text('набір полів', 'a set of fields'),
  uuid: text('UUID', 'a UUID'),
  date: text('дата РРРР-ММ-ДД', 'a date YYYY-MM-DD'),
  time: text('час ГГ:ХХ', 'a time HH:MM'),
  datetime: text('момент РРРР-ММ-ДДTГГ:ХХ:ССZ', 'a moment YYYY-MM-DDTHH:MM:SSZ'),
  email: text('адреса електронної пошти', 'an e-mail address'),
  url: text('адреса https://…', 'an address https://…'),
}
const wrong = text('неправильне значення', 'a wrong value')

function needed(kind: string | undefined): Text {
  const name = kinds[kind ?? '']
  return name ? text(`потрібно: ${name.uk}`, `needed: ${name.en}`) : wrong
}

function limit({ origin }: Issue, uk: string, en: string, bound: number | bigint | undefined): Text {
  if (origin === 'string') return text(`знаків ${uk} ${bound}`, `${en} ${bound} characters`)
  if (origin === 'array') return text(`записів ${uk} ${bound}`, `${en} ${bound} items`)
  return text(`${uk} ${bound}`, `${en} ${bound}`)
}

const words: Readonly<Record<string, (issue: Issue) => Text>> = {
  invalid_type: ({ expected }) => needed(expected),
  invalid_format: ({ format }) => needed(format),
  too_small: (issue) => limit(issue, 'не менше', 'at least', issue.minimum),
  too_big: (issue) => limit(issue, 'не більше', 'at most', issue.maximum),
  invalid_value: ({ values = [] }) => text(`одне з: ${values.join(', ')}`, `one of: ${values.join(', ')}`),
  unrecognized_keys: ({ keys = [] }) => text(`зайве: ${keys.join(', ')}`, `not known: ${keys.join(', ')}`),
}

const english = z.locales.en().localeError
/** The end of some sentences names what came instead; zod doesn't keep it. */
const stem = (said: string): string => said.replace(/, received .*$/s, '')

/** A schema's own sentence differs from what zod says by itself, and stays as it was written. */
function isZods(issue: Issue): boolean {
  const said = english(issue as unknown as z.core.$ZodRawIssue)
  return stem(issue.message) === stem(typeof said === 'string' ? said : (said?.message ?? ''))
}

export function badValue(field: string, issue: Issue): No {
  const why = isZods(issue) ? (words[issue.code]?.(issue) ?? wrong) : text(issue.message, issue.message)
  return no('bad-value', { why }, field || undefined)
}
