// Which days work, by the law of Ukraine: holidays by rule, days off that move in peace, martial law as dated periods.
import { addDays, type PlainDate, weekday } from './time.ts'

/** Both days included; a period without an end goes on. */
export interface Period {
  readonly from: PlainDate
  readonly to?: PlainDate | undefined
}

export interface Calendar {
  /** While it lasts, holidays are ordinary days and nothing moves (art. 6 of law 2136-IX). */
  readonly martialLaw: readonly Period[]
  /** Days a centre is closed by its own order. */
  readonly closed?: readonly PlainDate[]
}

/** Decree 64/2022 and its extensions; the end is set when it is decreed. */
export const martialLawSince2022: readonly Period[] = [{ from: '2022-02-24' as PlainDate }]

export type HolidayId =
  | 'new-year'
  | 'womens-day'
  | 'easter'
  | 'labour-day'
  | 'remembrance'
  | 'trinity'
  | 'constitution'
  | 'statehood'
  | 'independence'
  | 'defenders'
  | 'christmas'

type Rule = { readonly id: HolidayId; readonly law: string } & (
  | { readonly month: number; readonly day: number }
  | { readonly afterEaster: number }
)

const code = 'ст. 73 КЗпП України'
const since2023 = `${code}, Закон № 3258-IX`

/** Article 73 of the Labour Code as it stands since 2023; earlier years are not asked of this program. */
export const holidayRules: readonly Rule[] = [
  { id: 'new-year', month: 1, day: 1, law: code },
  { id: 'womens-day', month: 3, day: 8, law: code },
  { id: 'easter', afterEaster: 0, law: code },
  { id: 'labour-day', month: 5, day: 1, law: code },
  { id: 'remembrance', month: 5, day: 8, law: `${code}, Закон № 3107-IX` },
  { id: 'trinity', afterEaster: 49, law: code },
  { id: 'constitution', month: 6, day: 28, law: code },
  { id: 'statehood', month: 7, day: 15, law: since2023 },
  { id: 'independence', month: 8, day: 24, law: code },
  { id: 'defenders', month: 10, day: 1, law: since2023 },
  { id: 'christmas', month: 12, day: 25, law: since2023 },
]

const dateOf = (year: number, month: number, day: number): PlainDate =>
  `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}` as PlainDate

/** Orthodox Easter: the Julian reckoning, written as a date of the Gregorian calendar (13 days later until 2099). */
export function easter(year: number): PlainDate {
  const d = (19 * (year % 19) + 15) % 30
  const e = (2 * (year % 4) + 4 * (year % 7) - d + 34) % 7
  const march = d + e + 114
  return addDays(dateOf(year, Math.floor(march / 31), (march % 31) + 1), 13)
}

export interface DayOff {
  readonly holiday: HolidayId
  readonly law: string
  /** The holiday itself. */
  readonly on: PlainDate
  /** The day people are free: the holiday, or where it moved when it fell on a weekend (art. 67 of the Labour Code). */
  readonly off: PlainDate
}

export const isWeekend = (date: PlainDate): boolean => weekday(date) > 5

function holidaysOf(year: number): DayOff[] {
  const dates = holidayRules.map((rule) => {
    const on = 'month' in rule ? dateOf(year, rule.month, rule.day) : addDays(easter(year), rule.afterEaster)
    return { holiday: rule.id, law: rule.law, on, off: on }
  })
  return dates.sort((a, b) => (a.on < b.on ? -1 : 1))
}

/** Two holidays on one weekend (1 May and Easter in 2027) take two days after it. */
function moved(holidays: readonly DayOff[]): readonly DayOff[] {
  const taken = new Set(holidays.filter(({ on }) => !isWeekend(on)).map(({ on }) => on))
  return holidays.map((holiday) => {
    let off = holiday.on
    if (!isWeekend(off)) return holiday
    while (isWeekend(off) || taken.has(off)) off = addDays(off, 1)
    taken.add(off)
    return { ...holiday, off, law: `${holiday.law}; ст. 67 КЗпП України` }
  })
}

const years = new Map<number, readonly DayOff[]>()

/** The days off of a year in peace. No holiday is close enough to December's end to move into the next year. */
export function daysOff(year: number): readonly DayOff[] {
  let found = years.get(year)
  if (!found) {
    found = moved(holidaysOf(year))
    years.set(year, found)
  }
  return found
}

const includes = ({ from, to }: Period, date: PlainDate): boolean => from <= date && (to === undefined || date <= to)

export const isMartialLaw = (date: PlainDate, calendar: Calendar): boolean =>
  calendar.martialLaw.some((period) => includes(period, date))

/** The holiday that frees this day in peace, whatever the calendar says about martial law. */
export const peacetimeDayOff = (date: PlainDate): DayOff | undefined =>
  daysOff(Number(date.slice(0, 4))).find(({ off }) => off === date)

/** The holiday that frees this day; under martial law none does, and a holiday under it moves nowhere. */
export function dayOff(date: PlainDate, calendar: Calendar): DayOff | undefined {
  const found = peacetimeDayOff(date)
  return found && !isMartialLaw(date, calendar) && !isMartialLaw(found.on, calendar) ? found : undefined
}

/** A working day of a body with a five-day week; reception on a Saturday does not make Saturday one. */
export const isWorkingDay = (date: PlainDate, calendar: Calendar): boolean =>
  !isWeekend(date) && !dayOff(date, calendar) && !calendar.closed?.includes(date)

/** The day itself when it works, else the first that does. */
export function workingDayFrom(date: PlainDate, calendar: Calendar): PlainDate {
  let day = date
  while (!isWorkingDay(day, calendar)) day = addDays(day, 1)
  return day
}

/** The first working day after this one. */
export const nextWorkingDay = (date: PlainDate, calendar: Calendar): PlainDate =>
  workingDayFrom(addDays(date, 1), calendar)

/** Working days after the first date up to and with the second; negative when the second is earlier. */
export function workingDaysBetween(from: PlainDate, to: PlainDate, calendar: Calendar): number {
  if (to < from) return -workingDaysBetween(to, from, calendar)
  let count = 0
  for (let day = addDays(from, 1); day <= to; day = addDays(day, 1)) if (isWorkingDay(day, calendar)) count++
  return count
}
