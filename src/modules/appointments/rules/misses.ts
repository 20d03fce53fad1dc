// Who misses too often books at the centre for a while. Folded from what was missed, so a mistake that is mended mends this too.
import { type Instant, later } from '../../../kernel/time.ts'
import type { BookingSettings } from '../model.ts'

const day = 86_400_000

export interface Missed {
  /** When the visits missed since the right was last given back would have begun, the newest first. */
  readonly times: readonly Instant[]
}

export function barredUntil({ times }: Missed, { missesToBar, missDays, barDays }: BookingSettings): Instant | null {
  const [newest] = times
  if (newest === undefined) return null
  const counted = times.filter((at) => at > newest - missDays * day)
  return counted.length >= missesToBar ? later(newest, barDays * day) : null
}
