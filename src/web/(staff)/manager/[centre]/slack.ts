// Minutes to the nearest promise, and what they mean for a line.
import type { Instant } from '../../../../kernel/time.ts'
import type { StateName } from '../../../kit/staff/state/dictionary.ts'

/** Whole minutes; negative when the promise is broken already. */
export const slackOf = (promise: Instant | null, now: Instant): number | null =>
  promise === null ? null : Math.floor((promise - now) / 60_000)

const closeWithin = 3

/** Nobody waits: nothing is said. */
export function goalOf(slack: number | null): StateName<'goal'> | null {
  if (slack === null) return null
  if (slack < 0) return 'below'
  return slack < closeWithin ? 'close' : 'kept'
}
