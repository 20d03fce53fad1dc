// Reads a rule with what is known: three answers, the reason for each, the sum step by step. Unknown is never zero and never «no».
import type { Kopecks } from '../../../kernel/money.ts'
import type { Text } from '../../../kernel/text.ts'
import { addMonths, type PlainDate } from '../../../kernel/time.ts'
import type { Answer, Checked, FactName, Facts, Reason, Step, Unit, UsedParameter } from '../model.ts'
import { type Exact, exact, isMore, isZero, least, minus, most, over, plus, rounded, times, toNumber } from './exact.ts'
import type { Condition, Quantity, Rule, RuleCondition } from './expressions.ts'
import { factOf } from './facts.ts'
import { type ParameterName, parameterAt, parameters } from './parameters.ts'

/** A value with its traces: what it came from and, while it is unknown, what it needs. */
interface Found<T> {
  readonly value: T | undefined
  readonly facts: ReadonlySet<FactName>
  readonly missing: ReadonlySet<FactName>
  readonly parameters: ReadonlyMap<ParameterName, UsedParameter>
  readonly unset: ReadonlySet<ParameterName>
}

interface Known {
  readonly facts: Facts
  readonly on: PlainDate
  readonly steps: Readonly<Record<string, Quantity>>
}

const nothing: Found<never> = {
  value: undefined,
  facts: new Set(),
  missing: new Set(),
  parameters: new Map(),
  unset: new Set(),
}

function told<T>(value: T | undefined, from: readonly Found<unknown>[]): Found<T> {
  const isKnown = value !== undefined
  return {
    value,
    facts: new Set(from.flatMap((each) => [...each.facts])),
    missing: new Set(isKnown ? [] : from.flatMap((each) => [...each.missing])),
    parameters: new Map(from.flatMap((each) => [...each.parameters])),
    unset: new Set(isKnown ? [] : from.flatMap((each) => [...each.unset])),
  }
}

export function check(rule: Rule, facts: Facts, on: PlainDate): Checked {
  const steps = Object.fromEntries(rule.steps.map(({ id, quantity }) => [id, quantity]))
  const known: Known = { facts, on, steps }
  const reasons = rule.conditions.map((condition) => reasonOf(condition, known))
  const eligible = allOf(reasons.map(({ answer }) => answer))
  const sum = quantityOf({ step: rule.paid.step }, known)
  return {
    kind: rule.kind,
    on,
    eligible,
    amount:
      eligible === 'yes' && sum.value
        ? { kopecks: toNumber(rounded(sum.value, 0)) as Kopecks, per: rule.paid.per }
        : null,
    reasons,
    steps: rule.steps.map(({ says, unit, quantity }) => stepOf(says, unit, quantityOf(quantity, known))),
    missing: eligible === 'unknown' ? soonest(reasons) : [],
    legalBasis: distinct([rule.law, ...reasons.map(({ law }) => law)]),
  }
}

const stepOf = (says: Text, unit: Unit, { value }: Found<Exact>): Step => ({
  says,
  unit,
  value: value === undefined ? null : toNumber(value),
})

const distinct = (texts: readonly Text[]): Text[] => [...new Map(texts.map((text) => [text.uk, text])).values()]

export function allOf(answers: readonly Answer[]): Answer {
  if (answers.includes('no')) return 'no'
  return answers.includes('unknown') ? 'unknown' : 'yes'
}

/** First what one answer settles; in the order of the rule where that is equal. */
function soonest(reasons: readonly Reason[]): FactName[] {
  const open = reasons.filter(({ answer }) => answer === 'unknown')
  return [...new Set(open.toSorted((a, b) => a.missing.length - b.missing.length).flatMap(({ missing }) => missing))]
}

function reasonOf({ id, says, law, holds }: RuleCondition, known: Known): Reason {
  const found = truthOf(holds, known)
  return {
    ...{ id, says, law },
    answer: found.value === undefined ? 'unknown' : found.value ? 'yes' : 'no',
    facts: [...found.facts],
    missing: [...found.missing],
    parameters: [...found.parameters.values()],
    unset: [...found.unset].map((name) => parameters[name].says),
  }
}

function factIn(name: FactName, { facts }: Known): Found<NonNullable<Facts[FactName]>> {
  const value = facts[name] ?? undefined
  return {
    ...nothing,
    value,
    facts: new Set([name]),
    missing: value === undefined ? new Set([name]) : nothing.missing,
  }
}

function parameterIn(name: ParameterName, on: PlainDate): Found<Exact> {
  const standing = parameterAt(name, on)
  if (!standing) return { ...nothing, unset: new Set([name]) }
  const { says, unit } = standing.parameter
  const { value, from, law } = standing.value
  const used: UsedParameter = { says, unit, value: Number(value), since: from as PlainDate, law }
  return { ...nothing, value: exact(value), parameters: new Map([[name, used]]) }
}

/** A heating season is counted by the year it began in (October to April), the warm half by its own. */
function seasonOf(on: PlainDate): PlainDate {
  const [year, month] = on.split('-').map(Number) as [number, number]
  return `${month <= 4 ? year - 1 : year}-01-01` as PlainDate
}

type Fold = (a: Exact, b: Exact) => Exact

function folded(parts: readonly Quantity[], fold: Fold, known: Known): Found<Exact> {
  const found = parts.map((part) => quantityOf(part, known))
  const values = found.map(({ value }) => value)
  const isKnown = values.every((value) => value !== undefined)
  return told(isKnown ? (values as Exact[]).reduce(fold) : undefined, found)
}

function quantityOf(asked: Quantity, known: Known): Found<Exact> {
  if ('fact' in asked) return numberIn(asked.fact, known)
  if ('parameter' in asked) return parameterIn(asked.parameter, asked.of ? seasonOf(known.on) : known.on)
  if ('number' in asked) return { ...nothing, value: exact(asked.number) }
  if ('step' in asked) return quantityOf(known.steps[asked.step]!, known)
  if ('sum' in asked) return folded(asked.sum, plus, known)
  if ('product' in asked) return folded(asked.product, times, known)
  if ('difference' in asked) return folded(asked.difference, minus, known)
  if ('least' in asked) return folded(asked.least, least, known)
  if ('most' in asked) return folded(asked.most, most, known)
  if ('ratio' in asked) return ratioOf(asked.ratio, known)
  if ('rounded' in asked) {
    const found = quantityOf(asked.rounded, known)
    return told(found.value && rounded(found.value, asked.decimals), [found])
  }
  return chosenOf(asked, known)
}

/** Areas are kept in hundredths, so that facts are whole numbers. */
function numberIn(name: FactName, known: Known): Found<Exact> {
  const found = factIn(name, known)
  const hundredths = factOf(name).form.kind === 'area' ? exact('0.01') : exact(1)
  return told(found.value === undefined ? undefined : times(exact(Number(found.value)), hundredths), [found])
}

function ratioOf([a, b]: readonly [Quantity, Quantity], known: Known): Found<Exact> {
  const [above, below] = [quantityOf(a, known), quantityOf(b, known)]
  const isKnown = above.value !== undefined && below.value !== undefined && !isZero(below.value)
  return told(isKnown ? over(above.value!, below.value!) : undefined, [above, below])
}

type Chosen = Extract<Quantity, { when: Condition }>

function chosenOf({ when, gives, otherwise }: Chosen, known: Known): Found<Exact> {
  const which = truthOf(when, known)
  if (which.value === undefined) return told<Exact>(undefined, [which])
  const found = quantityOf(which.value ? gives : otherwise, known)
  return told(found.value, [which, found])
}

function truthOf(asked: Condition, known: Known): Found<boolean> {
  if ('is' in asked) {
    const found = factIn(asked.is, known)
    return told(found.value === undefined ? undefined : found.value === true, [found])
  }
  if ('isOneOf' in asked) {
    const [name, ...choices] = asked.isOneOf
    const found = factIn(name, known)
    return told(found.value === undefined ? undefined : choices.includes(String(found.value)), [found])
  }
  if ('not' in asked) {
    const found = truthOf(asked.not, known)
    return told(found.value === undefined ? undefined : !found.value, [found])
  }
  if ('all' in asked) return decided(asked.all, false, known)
  if ('any' in asked) return decided(asked.any, true, known)
  if ('more' in asked) return compared(asked.more, isMore, known)
  if ('atMost' in asked) return compared(asked.atMost, (a, b) => !isMore(a, b), known)
  if ('within' in asked)
    return dated(asked.within, known, (day) => day <= known.on && known.on <= addMonths(day, asked.months))
  return dated(asked.notBefore[0], known, (day) => day >= asked.notBefore[1])
}

/** One part that says so decides, whatever the others are; else all must be known. */
function decided(parts: readonly Condition[], deciding: boolean, known: Known): Found<boolean> {
  const found = parts.map((part) => truthOf(part, known))
  const decisive = found.filter(({ value }) => value === deciding)
  if (decisive.length > 0) return told(deciding, decisive)
  return told(found.every(({ value }) => value !== undefined) ? !deciding : undefined, found)
}

type Compare = (a: Exact, b: Exact) => boolean

function compared([a, b]: readonly [Quantity, Quantity], holds: Compare, known: Known): Found<boolean> {
  const [left, right] = [quantityOf(a, known), quantityOf(b, known)]
  const isKnown = left.value !== undefined && right.value !== undefined
  return told(isKnown ? holds(left.value!, right.value!) : undefined, [left, right])
}

function dated(name: FactName, known: Known, holds: (day: PlainDate) => boolean): Found<boolean> {
  const found = factIn(name, known)
  return told(found.value === undefined ? undefined : holds(found.value as PlainDate), [found])
}
