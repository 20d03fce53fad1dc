// What a person wrote under one question, as facts. «Не знаю» is an answer of its own and never becomes a number.
import { z } from 'zod'
import { hryvnias } from '../../../../../kernel/money.ts'
import { type PlainDate, parseDate } from '../../../../../kernel/time.ts'
import type { FactForm, FactName, Facts, FactValue } from '../../../../../modules/benefits/model.ts'
import { factOf } from '../../../../../modules/benefits/service.ts'
import { both, type Filled } from '../../../../form.ts'
import { words } from '../../words.ts'

const { uk, en } = words

/** One answer of a few; several that may be ticked; or fields to fill in. */
export type Look = 'one' | 'some' | 'fields'

export function lookOf(names: readonly FactName[]): Look {
  const kinds = new Set(names.map((name) => factOf(name).form.kind))
  if (names.length === 1 && (kinds.has('yesNo') || kinds.has('choice'))) return 'one'
  return kinds.size === 1 && kinds.has('yesNo') ? 'some' : 'fields'
}

export const unknown = 'unknown'
export const none = 'none'

const message = (of: (words: typeof uk) => string): string => both({ uk: of(uk), en: of(en) })

/** «17 100», «924,60»: spaces part thousands, a comma or a point the fraction. */
function decimalOf(text: string): number | undefined {
  const plain = text.replace(/[\s\u00a0\u202f]/g, '').replace(',', '.')
  return /^\d{1,9}(\.\d{1,2})?$/.test(plain) ? Number(plain) : undefined
}

function valueIn(text: string, form: FactForm, today: PlainDate): FactValue | { readonly fault: string } {
  if (form.kind === 'date') {
    const day = parseDate(text)
    if (!day) return { fault: message((t) => t.day) }
    return day > today ? { fault: message((t) => t.notLater) } : day
  }
  if (form.kind === 'choice') return Object.hasOwn(form.choices, text) ? text : { fault: message((t) => t.chooseOne) }
  const number = decimalOf(text)
  if (form.kind === 'money') return number === undefined ? { fault: message((t) => t.sum) } : hryvnias(number)
  if (form.kind === 'area') return number ? Math.round(number * 100) : { fault: message((t) => t.area) }
  const { least, most } = form as Extract<FactForm, { kind: 'count' }>
  const isWhole = number !== undefined && Number.isInteger(number) && number >= least && number <= most
  return isWhole ? number : { fault: message((t) => t.whole(least, most)) }
}

export function factsIn(form: Filled, names: readonly FactName[], today: PlainDate): Facts {
  const look = lookOf(names)
  if (look === 'one') return oneIn(form, names[0]!)
  return look === 'some' ? someIn(form, names) : fieldsIn(form, names, today)
}

function oneIn(form: Filled, name: FactName): Facts {
  const { form: asked } = factOf(name)
  const choices = asked.kind === 'choice' ? Object.keys(asked.choices) : ['yes', 'no']
  const error = message((t) => t.chooseOne)
  const chosen = form.read(z.object({ [name]: z.enum([...choices, unknown], { error }) }))[name]!
  if (chosen === unknown) return { [name]: null }
  return { [name]: asked.kind === 'choice' ? chosen : chosen === 'yes' }
}

function someIn(form: Filled, names: readonly FactName[]): Facts {
  const marked = z
    .array(z.enum([...names, none, unknown]))
    .min(
      1,
      message((t) => t.chooseSome),
    )
    .refine(
      (all) => !(all.includes(none) && all.length > 1),
      message((t) => t.noneAndSome),
    )
  const { has } = form.read(z.object({ has: marked }))
  // beside «не знаю» what is not ticked is not known; else it is not so
  const others = has.includes(unknown) ? null : false
  return Object.fromEntries(names.map((name) => [name, has.includes(name) || others])) as Facts
}

function fieldsIn(form: Filled, names: readonly FactName[], today: PlainDate): Facts {
  const isSkipped = form.data.has(unknown)
  const shape = names.map((name) => [name, fieldOf(name, isSkipped, today)] as const)
  const read = form.read(z.object(Object.fromEntries(shape)).superRefine(noMoreThanDisabled)) as Facts
  return Object.fromEntries(names.map((name) => [name, read[name] ?? null])) as Facts
}

function fieldOf(name: FactName, isSkipped: boolean, today: PlainDate): z.ZodType {
  const { form, says } = factOf(name)
  const error = both({ uk: uk.fillThis(says.uk), en: en.fillThis(says.en) })
  const field = z.string({ error }).transform((text, context) => {
    const value = form.kind === 'yesNo' ? text === 'yes' : valueIn(text, form, today)
    if (typeof value !== 'object') return value
    context.addIssue({ code: 'custom', message: value.fault })
    return z.NEVER
  })
  return isSkipped ? field.optional() : field
}

function noMoreThanDisabled(read: unknown, context: z.RefinementCtx): void {
  const { adultsDisabled, adultsDisabled12 } = read as Facts
  if (typeof adultsDisabled === 'number' && Number(adultsDisabled12 ?? 0) > adultsDisabled)
    context.addIssue({ code: 'custom', path: ['adultsDisabled12'], message: message((t) => t.ofDisabled) })
}

/** As the fields show again what was answered. */
export function written(names: readonly FactName[], facts: Facts): Record<string, string> {
  return Object.fromEntries(
    names.flatMap((name) => {
      const value = facts[name]
      return value === undefined || value === null ? [] : [[name, textOf(factOf(name).form, value)]]
    }),
  )
}

function textOf(form: FactForm, value: FactValue): string {
  if (form.kind === 'yesNo') return value ? 'yes' : 'no'
  return form.kind === 'money' || form.kind === 'area' ? String(Number(value) / 100).replace('.', ',') : String(value)
}
