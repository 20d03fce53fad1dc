// A page has one idempotency key and often several forms or buttons: each gets its own by what it is about.
import type { Filled } from '../form.ts'

export const keyed = ({ key }: Pick<Filled, 'key'>, ...about: readonly string[]): string | undefined =>
  key && [key, ...about].join(' ')
