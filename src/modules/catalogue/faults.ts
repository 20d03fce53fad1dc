// What is wrong with a record, in both languages: which record, which field, why.
import type { z } from 'zod'
import type { No } from '../../kernel/refusal.ts'
import type { Lang, Text } from '../../kernel/text.ts'
import { no } from './model.ts'
import { codePattern, keyPattern } from './rules.ts'

export interface Fault {
  readonly field: string
  readonly why: Text
}

export interface RecordFault extends Fault {
  /** From 1, as a person counts. */
  readonly record: number
  readonly key: string
}

/** Reasons that are ours and not zod's. */
export const reasons = {
  'two-decimals': { uk: 'сума в гривнях має щонайбільше дві цифри після коми', en: 'a sum has at most two decimals' },
  'steps-in-order': { uk: 'етапи нумерують 1, 2, 3 … без пропусків', en: 'steps are numbered 1, 2, 3 … without gaps' },
  'term-and-unit': {
    uk: 'строк і вид днів пишуть разом: «10» і «calendar»',
    en: 'the term and its kind of days stand together: “10” and “calendar”',
  },
  'steps-too-long': {
    uk: 'етапи разом довші за строк послуги',
    en: 'the steps together are longer than the term of the service',
  },
  twice: { uk: 'цей запис уже є у файлі', en: 'this record stands in the file twice' },
  'code-taken': { uk: 'такий ідентифікатор уже має інша послуга', en: 'another service already has this identifier' },
  'new-needs': { uk: 'без цього поля нової послуги не буває', en: 'a new service needs this field' },
  'unknown-service': {
    uk: 'картка належить послузі, якої немає',
    en: 'the card belongs to a service that does not exist',
  },
  'card-twice': { uk: 'послуга має дві картки', en: 'the service has two cards' },
  'later-version': {
    uk: 'уже призначено наступну редакцію з пізнішої дати; спершу змініть її',
    en: 'a next version is already set for a later date; change that one first',
  },
} as const satisfies Record<string, Text>
export type Reason = keyof typeof reasons

const missing: Text = { uk: 'не заповнено', en: 'is empty' }
const oneOf = (values: readonly unknown[]): Text => ({
  uk: `тут може стояти лише: ${values.join(', ')}`,
  en: `may only be one of: ${values.join(', ')}`,
})
const kinds: Readonly<Record<string, Text>> = {
  number: { uk: 'має бути число', en: 'has to be a number' },
  int: { uk: 'має бути ціле число', en: 'has to be a whole number' },
  string: { uk: 'має бути текст', en: 'has to be text' },
  boolean: { uk: 'має бути true або false', en: 'has to be true or false' },
  array: { uk: 'має бути список', en: 'has to be a list' },
}
const patterns: Readonly<Record<string, Text>> = {
  [String(codePattern)]: { uk: 'ідентифікатор — це п’ять цифр', en: 'an identifier is five digits' },
  [String(keyPattern)]: {
    uk: 'ключ пишуть малими латинськими літерами й цифрами через дефіс',
    en: 'a key is written in small Latin letters and digits with hyphens',
  },
}
const wrong: Text = { uk: 'записано не так, як тут очікують', en: 'is not written the way it is read here' }
const unknownField: Text = { uk: 'такого поля немає', en: 'there is no such field' }

function inWords(issue: z.core.$ZodRawIssue): Text {
  switch (issue.code) {
    case 'custom':
      return reasons[issue.params?.why as Reason]
    case 'invalid_type':
      return [undefined, null, ''].includes(issue.input as never) ? missing : (kinds[issue.expected as string] ?? wrong)
    case 'too_small':
      return issue.origin === 'string' || issue.origin === 'array'
        ? missing
        : { uk: `найменше можна ${issue.minimum}`, en: `the least possible is ${issue.minimum}` }
    case 'too_big':
      return issue.origin === 'string'
        ? { uk: `задовгий текст: знаків щонайбільше ${issue.maximum}`, en: `too long: at most ${issue.maximum} signs` }
        : { uk: `найбільше можна ${issue.maximum}`, en: `the most possible is ${issue.maximum}` }
    case 'invalid_value':
      return oneOf(issue.values as readonly unknown[])
    case 'invalid_format':
      return patterns[String(issue.pattern)] ?? wrong
    case 'unrecognized_keys':
      return unknownField
    default:
      return wrong
  }
}

const wordsOf = (issue: z.core.$ZodRawIssue, lang: Lang): string => inWords(issue)[lang]

/** The issues of one value in both languages; an unknown field is named by itself. */
export function faultsOf(schema: z.ZodType, value: unknown): Fault[] {
  const uk = schema.safeParse(value, { error: (issue) => wordsOf(issue, 'uk') }).error?.issues ?? []
  const en = schema.safeParse(value, { error: (issue) => wordsOf(issue, 'en') }).error?.issues ?? []
  return uk.flatMap((issue, at) => {
    const why = { uk: issue.message, en: en[at]?.message ?? issue.message }
    const path = issue.path.join('.')
    if (issue.code !== 'unrecognized_keys') return [{ field: path, why }]
    return issue.keys.map((key) => ({ field: path ? `${path}.${key}` : key, why }))
  })
}

export const fault = (field: string, reason: Reason): Fault => ({ field, why: reasons[reason] })

const mostShown = 100

/** A refusal for each bad record and field; of very many, the first hundred and the number of the others. */
export function refusalsOf(faults: readonly RecordFault[]): No[] {
  const shown = faults
    .slice(0, mostShown)
    .map(({ record, key, field, why }) => no('bad-record', { record, key, field, whyUk: why.uk, whyEn: why.en }, field))
  const others = faults.length - shown.length
  return others > 0 ? [...shown, no('more-faults', { count: others })] : shown
}

export const refusalOfField = ({ field, why }: Fault): No =>
  no('bad-field', { field, whyUk: why.uk, whyEn: why.en }, field)
