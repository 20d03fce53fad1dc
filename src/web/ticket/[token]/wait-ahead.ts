// What a waiting ticket says: the promise, or, when it can't be kept, the honest expectation in its place.
import type { Instant } from '../../../kernel/time.ts'

export interface Waits {
  readonly promisedAt: Instant
  readonly expectedAt: Instant | null
  readonly desksOpen: number | null
  readonly now: Instant
}

export type Shown =
  | { readonly kind: 'promise' }
  | { readonly kind: 'late'; readonly passed: boolean }
  /** Nobody can say when: no desk serves this line now. */
  | { readonly kind: 'no-desk' }

/** Minutes on a clock are what people compare. */
const minute = (at: Instant): number => Math.floor(at / 60_000)

export function shownOf({ promisedAt, expectedAt, desksOpen, now }: Waits): Shown {
  if (expectedAt === null && desksOpen === 0) return { kind: 'no-desk' }
  const passed = minute(now) > minute(promisedAt)
  const later = expectedAt !== null && minute(expectedAt) > minute(promisedAt)
  return passed || later ? { kind: 'late', passed } : { kind: 'promise' }
}
