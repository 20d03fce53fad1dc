// Words of the pre-check: what is asked, what is known, what is answered. Nothing here belongs to a person by name.
import type { Kopecks } from '../../kernel/money.ts'
import type { Text } from '../../kernel/text.ts'
import type { PlainDate } from '../../kernel/time.ts'
import type { FactName } from './rules/facts.ts'

export type { FactForm, FactName } from './rules/facts.ts'

export const benefitKinds = [
  'housingSubsidy',
  'lowIncomeAid',
  'basicSocialAid',
  'birthAid',
  'idpLivingAid',
  'disabilityChildhoodAid',
  'singleParentAid',
] as const
export type BenefitKind = (typeof benefitKinds)[number]

/** Kleene's three values: what is not known decides nothing and is never taken for zero. */
export type Answer = 'yes' | 'no' | 'unknown'

/** Money in whole kopecks, areas in hundredths of a square metre, days as written, choices by their key. */
export type FactValue = boolean | number | string
/** `null` was said to be not known, an absent one was not asked yet; both decide nothing. */
export type Facts = Readonly<Partial<Record<FactName, FactValue | null>>>

export interface Basis {
  /** The act and its place in it. */
  readonly law: Text
}

/** A number the law sets, as it stood on the day. */
export interface UsedParameter extends Basis {
  readonly says: Text
  readonly value: number
  readonly unit: 'money' | 'percent' | 'area' | 'number'
  readonly since: PlainDate
}

export interface Reason extends Basis {
  readonly id: string
  readonly says: Text
  readonly answer: Answer
  /** The facts it was decided by, or still needs. */
  readonly facts: readonly FactName[]
  readonly missing: readonly FactName[]
  readonly parameters: readonly UsedParameter[]
  /** Numbers of the law that nobody has set for that day: no answer can help. */
  readonly unset: readonly Text[]
}

export type Unit = UsedParameter['unit']

export interface Step {
  readonly says: Text
  /** In kopecks, percent, square metres; `null` when it can't be counted yet. */
  readonly value: number | null
  readonly unit: Unit
}

export interface Amount {
  readonly kopecks: Kopecks
  readonly per: 'month' | 'once'
}

/** What a pre-check says; the decision is made by the body that assigns. */
export interface Checked {
  readonly kind: BenefitKind
  readonly on: PlainDate
  readonly eligible: Answer
  /** Only where the answer is yes. */
  readonly amount: Amount | null
  readonly reasons: readonly Reason[]
  /** How the amount came about, step by step. */
  readonly steps: readonly Step[]
  /** What decides now, those first that decide soonest. */
  readonly missing: readonly FactName[]
  readonly legalBasis: readonly Text[]
}
