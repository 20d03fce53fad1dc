// What is wrong with a record, in both languages: which record, which field, why.
import { z } from 'zod'
import type { No } from '../../kernel/refusal.ts'
import type { Lang, Text } from '../../kernel/text.ts'
import { no } from './model.ts'

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

const locales = { uk: z.locales.uk().localeError, en: z.locales.en().localeError }

function wordsOf(issue: z.core.$ZodRawIssue, lang: Lang): string {
  if (issue.code === 'custom') return reasons[issue.params?.why as Reason][lang]
  const said = locales[lang](issue)
  return (typeof said === 'string' ? said : said?.message) ?? issue.code
}

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
