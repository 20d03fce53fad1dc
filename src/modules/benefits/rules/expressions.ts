// Rules as data: what a condition and a sum are made of. They are read by `judge.ts` and by nobody else.
import type { Text } from '../../../kernel/text.ts'
import type { Amount, BenefitKind, Unit } from '../model.ts'
import type { FactName } from './facts.ts'
import type { ParameterName } from './parameters.ts'

/** A number: money in kopecks, areas in square metres, shares as they are. */
export type Quantity =
  | { readonly fact: FactName }
  | { readonly parameter: ParameterName /** As of the year a heating season began in. */; readonly of?: 'season' }
  | { readonly number: string }
  /** A step of the same rule, counted earlier. */
  | { readonly step: string }
  | { readonly sum: readonly Quantity[] }
  | { readonly product: readonly Quantity[] }
  | { readonly difference: readonly [Quantity, Quantity] }
  | { readonly ratio: readonly [Quantity, Quantity] }
  | { readonly least: readonly Quantity[] }
  | { readonly most: readonly Quantity[] }
  | { readonly rounded: Quantity; readonly decimals: number }
  | { readonly when: Condition; readonly gives: Quantity; readonly otherwise: Quantity }

export type Condition =
  /** Said to be so. */
  | { readonly is: FactName }
  | { readonly isOneOf: readonly [FactName, ...string[]] }
  | { readonly not: Condition }
  | { readonly all: readonly Condition[] }
  | { readonly any: readonly Condition[] }
  | { readonly more: readonly [Quantity, Quantity] }
  | { readonly atMost: readonly [Quantity, Quantity] }
  /** The day of the fact, and so many months after it, the last day included. */
  | { readonly within: FactName; readonly months: number }
  | { readonly notBefore: readonly [FactName, string] }

export interface RuleCondition {
  readonly id: string
  readonly says: Text
  readonly law: Text
  readonly holds: Condition
}

export interface RuleStep {
  readonly id: string
  readonly says: Text
  readonly unit: Unit
  readonly quantity: Quantity
}

export interface Rule {
  readonly kind: BenefitKind
  readonly name: Text
  /** One sentence: for whom it is. */
  readonly lead: Text
  /** Who decides, in the middle of a sentence. */
  readonly decides: Text
  readonly law: Text
  /** Of the catalogue, where it is applied for. */
  readonly service: string
  /** All must hold. */
  readonly conditions: readonly RuleCondition[]
  readonly steps: readonly RuleStep[]
  /** The step that is paid, and how often. */
  readonly paid: { readonly step: string; readonly per: Amount['per'] }
  /** What the sum does not say. */
  readonly beware?: Text
}
