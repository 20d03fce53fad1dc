// When to try again, and when to give up and show it to people.
import { hours, type Instant, later, minutes } from '../../../kernel/time.ts'
import type { DeadCode, Outcome } from '../model.ts'

/** So long a worker has a message to itself; after it the attempt is taken for lost. Longer than any gateway waits. */
export const lease = minutes(2)

/** After the first, second … attempt; then always the last. */
const waits = [minutes(1), minutes(5), minutes(15), hours(1), hours(3)]
const patience = hours(72)
/** A provider that doesn't honour our keys would have sent it each of these times. */
const unsureLimit = 4

export interface Tried {
  /** Attempts since it was queued or brought back, this one included. */
  readonly tries: number
  /** How many of them ended without an answer, this one included. */
  readonly unsure: number
  readonly since: Instant
  readonly expiresAt: Instant | null
}

export interface Answered {
  readonly kind: Exclude<Outcome, 'accepted'>
  readonly code: string
  /** What the provider asked us to wait. */
  readonly wait?: number | undefined
}

export type Next =
  | { readonly state: 'failed'; readonly dueAt: Instant }
  | { readonly state: 'dead'; readonly why: DeadCode | (string & {}) }

export function afterFailure(tried: Tried, { kind, code, wait = 0 }: Answered, now: Instant): Next {
  if (kind === 'rejected') return { state: 'dead', why: code }
  if (isUnsure(kind) && tried.unsure >= unsureLimit) return { state: 'dead', why: 'unsure-too-often' }
  const dueAt = later(now, Math.max(waits[Math.min(tried.tries, waits.length) - 1]!, wait))
  if (tried.expiresAt !== null && dueAt >= tried.expiresAt) return { state: 'dead', why: 'too-late' }
  return dueAt > later(tried.since, patience) ? { state: 'dead', why: 'tried-too-long' } : { state: 'failed', dueAt }
}

/** It may have reached the person. */
export const isUnsure = (outcome: Outcome | null): boolean =>
  outcome === 'unsure' || outcome === 'lost' || outcome === null
