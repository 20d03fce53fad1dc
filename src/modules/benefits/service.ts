// The pre-check for anybody: nobody has to say who they are, and nothing is kept.

import { CannotOpen } from '../../db/vault.ts'
import type { Work } from '../../db/work.ts'
import type { Text } from '../../kernel/text.ts'
import { dateIn, hours, kyiv, later, type PlainDate } from '../../kernel/time.ts'
import { type BenefitKind, benefitKinds, type Checked, type Facts } from './model.ts'
import { ruleOf, rules } from './rules/all.ts'
import { type FactForm, type FactName, factNames, factOf, questionCalled } from './rules/facts.ts'
import { type Asked, asking, type Interview, interview } from './rules/interview.ts'
import { check } from './rules/judge.ts'

export { factOf, type Question, questionAbout, questionCalled } from './rules/facts.ts'
export { asking } from './rules/interview.ts'
export { factsSchema } from './rules/read-facts.ts'
export { shown } from './rules/shown.ts'

export interface Benefit {
  readonly kind: BenefitKind
  /** As addresses have it: «housing-subsidy». */
  readonly key: string
  readonly name: Text
  readonly lead: Text
  readonly decides: Text
  /** Id of its service in the catalogue. */
  readonly service: string
  readonly beware: Text | null
}

const benefitOf = (kind: BenefitKind): Benefit => {
  const { name, lead, decides, service, beware } = ruleOf(kind)
  const key = kind.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)
  return { kind, key, name, lead, decides, service, beware: beware ?? null }
}

export const listBenefits = (): readonly Benefit[] => rules.map(({ kind }) => benefitOf(kind))

export interface FactAsked {
  readonly name: FactName
  readonly form: FactForm
  readonly says: Text
}

export const listFacts = (): readonly FactAsked[] => factNames.map((name) => ({ name, ...factOf(name) }))

export const today = (work: Work): PlainDate => dateIn(kyiv, work.now)

export const checkBenefits = (
  facts: Facts,
  on: PlainDate,
  kinds: readonly BenefitKind[] = benefitKinds,
): readonly Checked[] => kinds.map((kind) => check(ruleOf(kind), facts, on))

export interface Talk extends Interview {
  readonly benefit: Benefit
}

export const talkAbout = (kind: BenefitKind, facts: Facts, on: PlainDate): Talk => ({
  benefit: benefitOf(kind),
  ...interview(ruleOf(kind), facts, on),
})

/** A question as this benefit asks it; none where it has no such question. */
export function askedBy(kind: BenefitKind, question: string): Asked | undefined {
  const known = questionCalled(question)
  const asked = known && asking(ruleOf(kind), known)
  return asked && asked.facts.length > 0 ? asked : undefined
}

/** What a browser keeps of one talk: sealed, so that only this installation reads it, and nowhere else kept. */
export interface Answers {
  readonly facts: Facts
  /** Questions in the order they were answered. */
  readonly asked: readonly string[]
}

export const noAnswers: Answers = { facts: {}, asked: [] }
/** Longer than that a browser may have come into other hands. */
const keptFor = hours(2)

export const sealAnswers = (work: Work, answers: Answers): string =>
  work.vault.seal(JSON.stringify({ ...answers, at: work.now })).toString('base64url')

/** None when they are old, were changed, or belong to another installation. */
export function openAnswers(work: Work, sealed: string | undefined): Answers {
  if (!sealed) return noAnswers
  try {
    const { facts, asked, at } = JSON.parse(work.vault.open(Buffer.from(sealed, 'base64url')))
    return later(at, keptFor) < work.now ? noAnswers : { facts, asked }
  } catch (fault) {
    if (fault instanceof CannotOpen || fault instanceof SyntaxError) return noAnswers
    throw fault
  }
}
