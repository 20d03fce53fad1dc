// Which question comes next: the one that may settle most with least, never one whose answer would change nothing.
import type { PlainDate } from '../../../kernel/time.ts'
import type { Checked, FactName, Facts } from '../model.ts'
import type { Condition, Quantity, Rule } from './expressions.ts'
import { factNames, type Question, questionAbout } from './facts.ts'
import { check } from './judge.ts'

/** Facts a rule may ever ask for, whatever is answered. */
export function factsOf({ conditions, steps }: Rule): ReadonlySet<FactName> {
  const named = new Set(stringsIn([conditions.map(({ holds }) => holds), steps.map(({ quantity }) => quantity)]))
  return new Set(factNames.filter((name) => named.has(name)))
}

type Part = Condition | Quantity | string | number | readonly Part[]

function stringsIn(part: unknown): string[] {
  if (typeof part === 'string') return [part]
  if (typeof part !== 'object' || part === null) return []
  return Object.values(part as Record<string, Part>).flatMap(stringsIn)
}

/** A question, of which only what this rule needs is asked. */
export interface Asked {
  readonly question: Question
  readonly facts: readonly FactName[]
}

export const asking = (rule: Rule, question: Question): Asked => {
  const needed = factsOf(rule)
  return { question, facts: question.facts.filter((fact) => needed.has(fact)) }
}

/** What was said to be not known is not asked again. */
function openIn({ missing }: Checked, facts: Facts): Question[] {
  const open = missing.filter((fact) => facts[fact] !== null)
  return [...new Set(open.map(questionAbout))]
}

export interface Interview {
  readonly checked: Checked
  readonly next: Asked | null
  /** At most so many questions are left, the next one included. */
  readonly left: number
}

export function interview(rule: Rule, facts: Facts, on: PlainDate): Interview {
  const checked = check(rule, facts, on)
  const open = openIn(checked, facts)
  return { checked, next: open[0] ? asking(rule, open[0]) : null, left: open.length }
}
