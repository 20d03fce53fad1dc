// The form of a decision, and the act it becomes (articles 69–72 of law 2073-IX; handbook 4.3).
import { z } from 'zod'
import { No, Refusal } from '../../../../kernel/refusal.ts'
import { parseDate } from '../../../../kernel/time.ts'
import type { Hearing } from '../../../../modules/cases/model.ts'
import { actOf, type Decision } from '../../../../modules/cases/rules/act.ts'
import { areFaults } from '../../../../modules/cases/rules/faults.ts'
import { both } from '../../../faults.ts'
import type { Filled } from '../../../form.ts'

const text = (most: number) => z.string().max(most).optional()
const ask = {
  facts: both({
    uk: 'Напишіть, що встановлено і чим це доведено.',
    en: 'Write what was found and what proves it.',
  }),
  law: both({
    uk: 'Назвіть норму закону: яку вимогу не виконано.',
    en: 'Name the law: which requirement is not met.',
  }),
  howToMend: both({
    uk: 'Напишіть, що людина може виправити й подати знову. Якщо нічого — так і напишіть.',
    en: 'Write what the person can mend and apply for again. If nothing, say so.',
  }),
  heardOn: both({ uk: 'Вкажіть, коли людину заслухали.', en: 'Say when the person was heard.' }),
  hearing: both({
    uk: 'Оберіть, як людину вислухали або чому ні (ст. 17, 63 Закону 2073-IX).',
    en: 'Choose how the person was heard, or why not (art. 17, 63 of law 2073-IX).',
  }),
}

const shape = z
  .object({
    outcome: z.enum(['positive', 'negative']),
    number: text(60),
    grounds: text(20_000),
    operative: text(20_000),
    refusalOperative: text(20_000),
    facts: text(20_000),
    law: text(2000),
    howToMend: text(4000),
    hearing: z.enum(['held', 'urgent', 'automatic', 'did-not-come']).optional(),
    heardOn: z.iso.date().optional(),
    inForceFrom: z.iso.date().optional(),
    appeal: text(4000),
  })
  .superRefine((said, context) => {
    if (said.outcome !== 'negative') return
    for (const field of ['facts', 'law', 'howToMend', 'hearing'] as const)
      if (!said[field]) context.addIssue({ code: 'custom', path: [field], message: ask[field] })
    if (said.hearing === 'held' && !said.heardOn)
      context.addIssue({ code: 'custom', path: ['heardOn'], message: ask.heardOn })
  })
type Said = z.output<typeof shape>

export const readDecision = (form: Filled): Said => form.read(shape)

function hearingOf({ hearing, heardOn }: Said): Hearing | undefined {
  if (!hearing) return undefined
  return hearing === 'held' ? { held: true, on: parseDate(heardOn)! } : { held: false, exception: hearing }
}

function decisionOf(said: Said): Decision {
  const { outcome, number, appeal } = said
  const shared = { outcome, number, appeal, inForceFrom: parseDate(said.inForceFrom) }
  if (outcome === 'positive') return { ...shared, reasoning: said.grounds, operative: said.operative }
  const reasoning = `${said.facts}\nПідстава: ${said.law}`
  const { howToMend, refusalOperative: operative } = said
  return { ...shared, reasoning, operative, howToMend, hearing: hearingOf(said) }
}

/** The decision, once the rule of the act has nothing against it. */
export function checkedDecision(said: Said): Decision {
  const decision = decisionOf(said)
  const act = actOf(decision, '', parseDate('2000-01-01')!)
  if (areFaults(act)) throw new Refusal(...act.map(inThisForm))
  return decision
}

/** Where the rule's field stands in this form. */
const inThisForm = ({ kind, code, words, facts, field }: No): No =>
  new No(kind, code, words, facts, field === 'reasoning' ? 'facts' : field)
