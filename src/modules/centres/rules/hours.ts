// When a centre works, receives people and gives out tickets. Clock times are the centre's own; everything compared is a moment.
import type { No } from '../../../kernel/refusal.ts'
import type { Text } from '../../../kernel/text.ts'
import {
  addDays,
  dateIn,
  type Instant,
  momentOf,
  type PlainDate,
  type PlainTime,
  weekday,
} from '../../../kernel/time.ts'
import { dayOff, martialLawSince2022 } from '../../../kernel/working-days.ts'
import {
  type DayHours,
  type HourKind,
  hourKinds,
  type Interval,
  no,
  type Span,
  type Timetable,
  type Week,
} from '../model.ts'

export const closedDay: DayHours = { work: [], reception: [], tickets: [] }
/** A centre whose hours nobody has set is closed, not open. */
export const closedWeek: Week = Array.from({ length: 7 }, () => closedDay)

export interface HoursOfDay {
  readonly hours: DayHours
  /** Why they differ from the ordinary week. */
  readonly why: Text | undefined
}

const holiday: Text = { uk: 'святковий день', en: 'public holiday' }

/** The centre's own exception wins; then a holiday that frees the day (none does under martial law); then the week. */
export function hoursOn(timetable: Timetable, date: PlainDate): HoursOfDay {
  const exception = timetable.exceptions.get(date)
  if (exception) return { hours: exception.hours, why: exception.reason }
  if (dayOff(date, { martialLaw: martialLawSince2022 })) return { hours: closedDay, why: holiday }
  return { hours: timetable.week[weekday(date) - 1] ?? closedDay, why: undefined }
}

const spans = new WeakMap<Timetable, Map<string, readonly Span[]>>()

/** The day's intervals as stretches of real time; on the nights the clocks change they are an hour longer or shorter. */
export function spansOn(timetable: Timetable, date: PlainDate, kind: HourKind): readonly Span[] {
  let known = spans.get(timetable)
  if (!known || known.size > 400) {
    known = new Map()
    spans.set(timetable, known)
  }
  const key = kind + date
  let found = known.get(key)
  if (!found) {
    const at = (time: PlainTime) => momentOf(timetable.zone, date, time)
    found = hoursOn(timetable, date)
      .hours[kind].map(({ from, until }) => ({ from: at(from), until: at(until) }))
      .filter(({ from, until }) => from < until)
    known.set(key, found)
  }
  return found
}

/** The stretch this moment lies in; its last minute belongs to it, its end does not. */
export const spanAt = (timetable: Timetable, kind: HourKind, at: Instant): Span | undefined =>
  spansOn(timetable, dateIn(timetable.zone, at), kind).find(({ from, until }) => from <= at && at < until)

export const isWithin = (timetable: Timetable, kind: HourKind, at: Instant): boolean =>
  spanAt(timetable, kind, at) !== undefined

/** The next moment the hours begin, within two months. */
export function nextBeginning(timetable: Timetable, kind: HourKind, after: Instant): Instant | undefined {
  const today = dateIn(timetable.zone, after)
  for (let day = 0; day <= 62; day++) {
    const found = spansOn(timetable, addDays(today, day), kind).find(({ from }) => from > after)
    if (found) return found.from
  }
  return undefined
}

/** When the day's hours end for good; nothing when the centre does not work that day. */
export const endOfDay = (timetable: Timetable, date: PlainDate, kind: HourKind): Instant | undefined =>
  spansOn(timetable, date, kind).at(-1)?.until

/* Setting them */

const lies = (inner: Interval, outer: readonly Interval[]): boolean =>
  outer.some((one) => one.from <= inner.from && inner.until <= one.until)

function inOrder(intervals: readonly Interval[], day: string): No | undefined {
  for (const [i, { from, until }] of intervals.entries()) {
    if (from >= until) return no('interval-backwards', { from, until })
    if (i > 0 && intervals[i - 1]!.until > from) return no('intervals-overlap', { day })
  }
  return undefined
}

/** Reception lies within work, tickets within reception; the `day` is named in the refusal. */
export function checkDay(hours: DayHours, day: string): DayHours | No {
  for (const kind of hourKinds) {
    const fault = inOrder(hours[kind], day)
    if (fault) return fault
  }
  const nested =
    hours.reception.every((one) => lies(one, hours.work)) && hours.tickets.every((one) => lies(one, hours.reception))
  return nested ? hours : no('outside-work', { day })
}

const minutesOf = (time: PlainTime): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3))
const length = (intervals: readonly Interval[]): number =>
  intervals.reduce((all, { from, until }) => all + minutesOf(until) - minutesOf(from), 0)

export type HourWarning = 'fewer-than-five-days' | 'shorter-than-seven-hours' | 'no-evening' | 'lunch-break'

/** Where the week falls short of part 11 of article 12 of law 5203-VI. The founder decides; the head is told. */
export function warningsOf(week: Week): HourWarning[] {
  const open = week.filter((day) => day.reception.length > 0)
  const warnings: HourWarning[] = []
  if (open.length < 5) warnings.push('fewer-than-five-days')
  else if (open.filter((day) => length(day.reception) >= 7 * 60).length < 5) warnings.push('shorter-than-seven-hours')
  if (!open.some((day) => day.reception.some(({ until }) => until >= '20:00'))) warnings.push('no-evening')
  if (open.some((day) => day.reception.length > 1)) warnings.push('lunch-break')
  return warnings
}
