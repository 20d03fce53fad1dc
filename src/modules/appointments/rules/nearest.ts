// The time a visit is moved to: the first day that has one, and on it the time of day nearest to what was booked.
import { daysBetween, type Instant, type PlainDate } from '../../../kernel/time.ts'

const day = 86_400_000

export interface FreeOn {
  readonly date: PlainDate
  readonly times: readonly Instant[]
}

/** All of them, the best first: today else next days, each day by how far it is from the booked hour. */
export function nearestFirst(
  days: readonly FreeOn[],
  { on, at }: { readonly on: PlainDate; readonly at: Instant },
): Instant[] {
  return days.flatMap(({ date, times }) => {
    const sameHour = at + daysBetween(on, date) * day
    return [...times].sort((a, b) => Math.abs(a - sameHour) - Math.abs(b - sameHour) || a - b)
  })
}
