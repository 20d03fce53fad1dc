// What a decision must say: articles 17, 63 and 69–72 of law 2073-IX.
import type { No } from '../../../kernel/refusal.ts'
import type { PlainDate } from '../../../kernel/time.ts'
import { type Act, type Hearing, no, type Outcome, type Summary } from '../model.ts'

export interface Decision {
  readonly outcome: Outcome
  /** The authority's own number; without one the case's number stands for it. */
  readonly number?: string | undefined
  readonly reasoning?: string | undefined
  readonly operative?: string | undefined
  readonly inForceFrom?: PlainDate | undefined
  readonly howToMend?: string | undefined
  readonly appeal?: string | undefined
  readonly hearing?: Hearing | undefined
}

/** Articles 78–86: thirty calendar days from the day the person was told. */
export const usualAppeal =
  'Рішення можна оскаржити до органу вищого рівня або до суду протягом 30 календарних днів з дня, коли вас про нього повідомили.'
/** How the person was heard, as the case has it; that they did not come can be said only of one who was invited. */
export function heardIn(
  { hearing }: Pick<Summary, 'hearing'>,
  claimed: Hearing | undefined,
  today: PlainDate,
): Hearing | undefined | No {
  if (claimed?.held && claimed.on > today) return no('day-ahead', {}, 'hearing')
  if (claimed?.held === false && claimed.exception === 'did-not-come' && hearing?.came !== false)
    return no('hearing-not-called', {}, 'hearing')
  return claimed ?? knownOf(hearing)
}

function knownOf(hearing: Summary['hearing']): Hearing | undefined {
  if (hearing?.came === undefined) return undefined
  return hearing.came ? { held: true, on: hearing.on } : { held: false, exception: 'did-not-come' }
}

const granted = 'Заяву задоволено повністю (ч. 3 ст. 72 Закону № 2073-IX).'

/** Reasoning may be short when everything asked for is granted; a refusal needs its reasons and the person's voice. */
export function actOf(decision: Decision, caseNumber: string, on: PlainDate): Act | readonly No[] {
  const { outcome, reasoning = '', hearing } = decision
  const refuses = outcome === 'negative'
  const faults = [
    ...(refuses && reasoning.trim().length < 20 ? [no('reasoning-missing', {}, 'reasoning')] : []),
    ...(refuses && !hearing ? [no('hearing-missing', {}, 'hearing')] : []),
  ]
  if (faults.length > 0) return faults
  return {
    number: decision.number?.trim() || `${caseNumber}/Р`,
    on,
    reasoning: reasoning.trim() || granted,
    operative: decision.operative?.trim() || (refuses ? 'Відмовити.' : 'Надати послугу.'),
    inForceFrom: decision.inForceFrom ?? null,
    howToMend: decision.howToMend?.trim() || null,
    appeal: decision.appeal?.trim() || usualAppeal,
    hearing: hearing ?? null,
  }
}
