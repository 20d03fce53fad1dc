// The due date of a case and the steps that led to it. Everything that shows or checks a date asks here.
// Law «Про адміністративну процедуру» 2073-IX, art. 33; law «Про адміністративні послуги» 5203-VI, art. 10.
import type { Text } from '../../../kernel/text.ts'
import { addDays, addMonths, daysBetween, type PlainDate } from '../../../kernel/time.ts'
import { type Calendar, isWorkingDay, type Period, workingDayFrom } from '../../../kernel/working-days.ts'
import type { CaseClock } from '../model.ts'
import * as say from './deadline-words.ts'
import { countsWorkingDays, type Term, termWithoutCard } from './term.ts'

/** Days that do not count, both included. Without an end the clock still stands. */
export interface Pause extends Period {
  readonly why?: Text | undefined
  readonly law?: string | undefined
}

export interface Count {
  /** The day of filing: day 0. */
  readonly start: PlainDate
  /** The term of the service's card; none means the 30 days of art. 10. */
  readonly term?: Term | undefined
  readonly calendar: Calendar
  readonly pauses?: readonly Pause[]
  /** What the term waits for, when it has not begun. */
  readonly notStarted?: Text | undefined
  readonly extended?: Extension | undefined
  /** Day 0 is the day the competent authority received a case that was forwarded to it. */
  readonly forwarded?: boolean | undefined
}

/** Longer by a reasoned decision (art. 34 of law 2073-IX). */
export interface Extension {
  readonly on: PlainDate
  /** Days added to the term there was. */
  readonly days: number
  /** The term before. */
  readonly from: Term | null
}

export type StepKind =
  | 'filed'
  | 'term'
  | 'extended'
  | 'pause'
  | 'not-counted'
  | 'martial-law'
  | 'last-day'
  | 'moved'
  | 'waits'

export interface Step {
  readonly kind: StepKind
  readonly date: PlainDate
  readonly text: Text
  readonly law: string
}

export interface Due {
  readonly dueOn: PlainDate
  readonly steps: readonly Step[]
}

/** The clock stands or has not begun: nobody can name a date yet. */
export interface Waiting {
  readonly dueOn: undefined
  readonly steps: readonly Step[]
}

/** The date of a case, from its clock. */
export function dueOf({ term, forwarded, ...clock }: CaseClock): Due | Waiting {
  const notStarted = forwarded === 'on-the-way' ? say.notReceivedYet : undefined
  return dueDate({ ...clock, term: term ?? undefined, notStarted, forwarded: forwarded === 'received' })
}

type Running = Omit<Count, 'pauses' | 'notStarted'> & {
  readonly pauses?: readonly Required<Pick<Pause, 'from' | 'to'>>[]
}

export function dueDate(count: Running): Due
export function dueDate(count: Count): Due | Waiting
export function dueDate(count: Count): Due | Waiting {
  if (count.notStarted) return { dueOn: undefined, steps: [say.notStarted(count.start, count.notStarted)] }
  const { start, term, extended } = count
  const set = extended ? (extended.from ?? undefined) : term
  const opening = [
    count.forwarded ? say.receivedAnew(start) : say.filed(start),
    say.term(addDays(start, 1), set),
    ...(extended && term ? [say.extended(extended, term)] : []),
  ]
  const last = lastDay(count)
  if (typeof last !== 'string')
    return { dueOn: undefined, steps: [...opening, ...pausesTo(count, last.from), say.stands(last)] }
  const dueOn = workingDayFrom(last, count.calendar)
  return { dueOn, steps: [...opening, ...between(count, dueOn), ...closing(count, last, dueOn)] }
}

/** A term in months ends on the same date of the last month, so it is as many days as lie between. */
export function lengthOf(start: PlainDate, term: Term): number {
  return term.unit === 'months' ? daysBetween(start, addMonths(start, term.months)) : term.days
}

const covers = ({ from, to }: Pause, day: PlainDate): boolean => from <= day && (to === undefined || day <= to)

/** The day the term runs out when nothing stops it, before it is moved off a day that does not work. */
export const overOn = (count: Pick<Count, 'start' | 'term' | 'calendar'>): PlainDate => lastDay(count) as PlainDate

/** The day the term runs out, before it is moved off a day that does not work; or the pause that still holds it. */
function lastDay({ start, term = termWithoutCard, calendar, pauses = [] }: Count): PlainDate | Pause {
  const working = countsWorkingDays(term)
  let day = start
  for (let left = lengthOf(start, term); left > 0; ) {
    day = addDays(day, 1)
    const today = day
    const open = pauses.find((pause) => pause.to === undefined && pause.from <= today)
    if (open) return open
    if (pauses.some((pause) => covers(pause, today)) || (working && !isWorkingDay(day, calendar))) continue
    left--
  }
  return day
}

function pausesTo({ start, pauses = [] }: Count, end: PlainDate): Step[] {
  return pauses.flatMap(({ from, to, ...why }) =>
    to !== undefined && to > start && from <= to && from <= end ? [say.pause({ from, to, ...why })] : [],
  )
}

/** What happened on the way, in the order of the calendar. */
function between(count: Count, dueOn: PlainDate): Step[] {
  const { start, term, calendar } = count
  const range = { from: addDays(start, 1), to: dueOn }
  const skipped = countsWorkingDays(term) ? say.notCounted(range, calendar) : []
  const steps = [...pausesTo(count, dueOn), ...skipped, ...say.martialLaw(range, calendar)]
  return steps.sort((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : 0))
}

function closing({ term, calendar }: Count, last: PlainDate, dueOn: PlainDate): Step[] {
  const step = say.lastDay(last, term)
  return last === dueOn ? [step] : [step, say.moved(last, dueOn, calendar)]
}
