// How often a secret may be tried, in application time.
import { type No, no } from '../../../kernel/refusal.ts'
import { type Instant, later, minutes } from '../../../kernel/time.ts'

export interface Limit {
  readonly tries: number
  readonly within: number
}

/**
 * One person at one address mistypes; one account is not guessed from many addresses; a hall shares one address, and
 * so do the phones of a whole town (what was right is not counted against it).
 */
export const limits = {
  'account-address': { tries: 5, within: minutes(15) },
  account: { tries: 20, within: minutes(15) },
  address: { tries: 100, within: minutes(15) },
  'second-step': { tries: 5, within: minutes(15) },
  journey: { tries: 1000, within: minutes(15) },
  pairing: { tries: 60, within: minutes(15) },
} as const satisfies Record<string, Limit>
export type Guarded = keyof typeof limits

export interface Tries {
  readonly count: number
  readonly since: Instant
}

/** The record after one more try: a new period begins when the old one is over. */
export function oneMore(before: Tries | undefined, limit: Limit, now: Instant): Tries {
  return before && now < later(before.since, limit.within)
    ? { ...before, count: before.count + 1 }
    : { count: 1, since: now }
}

/** A refusal that says how long to wait, in whole minutes. */
export function tooMany(tries: Tries, limit: Limit, now: Instant): No | undefined {
  if (tries.count <= limit.tries) return undefined
  return no('too-many', { minutes: Math.max(1, Math.ceil((tries.since + limit.within - now) / minutes(1))) })
}
