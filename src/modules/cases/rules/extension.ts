// How long a term may become by a reasoned decision: article 34 of law 2073-IX.
import type { No } from '../../../kernel/refusal.ts'
import { addDays, type PlainDate } from '../../../kernel/time.ts'
import { no, type Summary } from '../model.ts'
import { lengthOf, overOn } from './deadline.ts'
import { until } from './deadline-words.ts'
import { countsWorkingDays, type Term, termWithoutCard, workingDayThreshold } from './term.ts'

/** Calendar days of the whole term, and what is added to one that was longer by its own law. */
export const extension = { whole: 45, more: 15 }

/** The whole term from now on: the same kind of days, or calendar days where the longer term counts those. */
export function extendedBy(
  days: number,
  { clock, dueOn }: Pick<Summary, 'clock' | 'dueOn'>,
  today: PlainDate,
): Term | No {
  if (dueOn === null || today >= dueOn) return no('term-over', until(dueOn ?? today))
  const first = clock.extended ? clock.extended.from : clock.term
  const now = clock.term ?? termWithoutCard
  const working =
    countsWorkingDays(now) && (now.unit === 'working' || lengthOf(clock.start, now) + days <= workingDayThreshold)
  const term: Term = { days: lengthOf(clock.start, now) + days, unit: working ? 'working' : 'calendar' }
  const latest = latestOf(clock.start, first ?? termWithoutCard, clock.calendar)
  const last = overOn({ start: clock.start, term, calendar: clock.calendar })
  return last > latest ? no('extension-too-long', until(latest), 'days') : term
}

/** 45 days in all; a term that was longer by its own law may grow by fifteen. Days that stood still are not in it. */
function latestOf(start: PlainDate, first: Term, calendar: Summary['clock']['calendar']): PlainDate {
  const usual = addDays(start, extension.whole)
  const longer = addDays(overOn({ start, term: first, calendar }), extension.more)
  return [usual, longer].sort().at(-1)!
}
