// When a term wants attention: half of it is over, four fifths, its last day, and every day after it.
import { addDays, type PlainDate } from '../../../kernel/time.ts'
import { workingDaysBetween } from '../../../kernel/working-days.ts'
import type { CaseClock } from '../model.ts'
import type { Pause } from './deadline.ts'

/** The weakest first. */
export const alertLevels = ['half', 'most', 'last-day', 'late', 'long-late'] as const
export type AlertLevel = (typeof alertLevels)[number]

/** From so many working days after the term its founder hears of it too. */
const patience = 2

const stands = (day: PlainDate, pauses: readonly Pause[]): boolean =>
  pauses.some(({ from, to }) => from <= day && (!to || day <= to))

/** Days from the first to the last, those on which the clock stood left out. */
function daysCounted(first: PlainDate, last: PlainDate, pauses: readonly Pause[]): number {
  let count = 0
  for (let day = addDays(first, 1); day <= last; day = addDays(day, 1)) if (!stands(day, pauses)) count++
  return count
}

/** None before half of the term, and while the clock stands. */
export function alertOf({ start, pauses, calendar }: CaseClock, dueOn: PlainDate, today: PlainDate): AlertLevel | null {
  if (today > dueOn) return workingDaysBetween(dueOn, today, calendar) >= patience ? 'long-late' : 'late'
  if (today === dueOn) return 'last-day'
  const [over, whole] = [daysCounted(start, today, pauses), daysCounted(start, dueOn, pauses)]
  if (over * 5 >= whole * 4) return 'most'
  return over * 2 >= whole ? 'half' : null
}
