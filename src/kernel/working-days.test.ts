import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays, type PlainDate, weekday } from './time.ts'
import {
  type Calendar,
  daysOff,
  easter,
  holidayRules,
  isWorkingDay,
  martialLawSince2022,
  nextWorkingDay,
  workingDayFrom,
  workingDaysBetween,
} from './working-days.ts'

const peace: Calendar = { martialLaw: [] }
const war: Calendar = { martialLaw: martialLawSince2022 }
const date = (text: string) => text as PlainDate

describe('the moving feasts', () => {
  test.each([
    ['2025-04-20', '2025-06-08'],
    ['2026-04-12', '2026-05-31'],
    ['2027-05-02', '2027-06-20'],
    ['2028-04-16', '2028-06-04'],
    ['2029-04-08', '2029-05-27'],
    ['2030-04-28', '2030-06-16'],
  ])('Easter is on %s and Trinity on %s', (sunday, trinity) => {
    const year = Number(sunday.slice(0, 4))
    expect(easter(year)).toBe(sunday)
    expect(daysOff(year).find(({ holiday }) => holiday === 'trinity')!.on).toBe(trinity)
  })

  test('Easter is a Sunday in April or May of every year to 2099', () => {
    for (let year = 2023; year <= 2099; year++) {
      expect(weekday(easter(year))).toBe(7)
      expect(easter(year) > `${year}-04-03` && easter(year) < `${year}-05-09`).toBe(true)
    }
  })
})

describe('days off in peace', () => {
  const inTheWeek = (year: number) => daysOff(year).map(({ off }) => off)
  test('2026, with the days that move', () => {
    expect(inTheWeek(2026)).toEqual(
      ['01-01', '03-09', '04-13', '05-01', '05-08', '06-01', '06-29', '07-15', '08-24', '10-01', '12-25'].map(
        (day) => `2026-${day}`,
      ),
    )
  })
  test('2027: 1 May is a Saturday and Easter the Sunday, so Monday and Tuesday are free', () => {
    expect(inTheWeek(2027)).toEqual(
      ['01-01', '03-08', '05-03', '05-04', '05-10', '06-21', '06-28', '07-15', '08-24', '10-01', '12-27'].map(
        (day) => `2027-${day}`,
      ),
    )
  })
  test.each(['2026-01-07', '2027-07-28', '2026-10-14'])('%s is no longer a holiday', (day) => {
    expect(isWorkingDay(date(day), peace)).toBe(true)
  })
  test('no year gives one day to two holidays', () => {
    for (let year = 2023; year <= 2099; year++) expect(new Set(inTheWeek(year)).size).toBe(holidayRules.length)
  })
})

describe('martial law', () => {
  test('makes every holiday of the week an ordinary working day', () => {
    for (const { off } of daysOff(2026)) {
      expect(isWorkingDay(off, peace)).toBe(false)
      expect(isWorkingDay(off, war)).toBe(true)
    }
  })
  test('leaves the weekend alone', () => {
    expect(isWorkingDay(date('2026-11-28'), war)).toBe(false)
    expect(isWorkingDay(date('2026-11-29'), war)).toBe(false)
  })
  test('ends on its last day: the holiday after it is free again', () => {
    const ended: Calendar = { martialLaw: [{ from: date('2022-02-24'), to: date('2026-06-30') }] }
    expect(isWorkingDay(date('2026-06-30'), ended)).toBe(true)
    expect(isWorkingDay(date('2026-05-08'), ended)).toBe(true)
    expect(isWorkingDay(date('2026-07-15'), ended)).toBe(false)
  })
  test('a holiday under it moves nowhere, even when it ends that weekend', () => {
    const endsOnSunday: Calendar = { martialLaw: [{ from: date('2022-02-24'), to: date('2026-06-28') }] }
    expect(isWorkingDay(date('2026-06-29'), endsOnSunday)).toBe(true)
    expect(isWorkingDay(date('2026-06-29'), peace)).toBe(false)
  })
})

describe("a centre's own order", () => {
  const closed: Calendar = { martialLaw: martialLawSince2022, closed: [date('2026-11-24'), date('2026-11-25')] }
  test('closes a day that would work', () => {
    expect(isWorkingDay(date('2026-11-24'), closed)).toBe(false)
    expect(nextWorkingDay(date('2026-11-23'), closed)).toBe('2026-11-26')
  })
})

const someDay = fc.integer({ min: 0, max: 20_000 }).map((days) => addDays(date('2023-01-01'), days))
const someCalendar = fc.record({
  martialLaw: fc.constantFrom([], martialLawSince2022, [{ from: date('2022-02-24'), to: date('2030-05-05') }]),
  closed: fc.array(someDay, { maxLength: 5 }),
}) satisfies fc.Arbitrary<Calendar>

describe('counting', () => {
  test('the next working day is later, works, and nothing between works', () => {
    fc.assert(
      fc.property(someDay, someCalendar, (day, calendar) => {
        const next = nextWorkingDay(day, calendar)
        expect(next > day && isWorkingDay(next, calendar)).toBe(true)
        expect(workingDaysBetween(day, next, calendar)).toBe(1)
      }),
    )
  })
  test('a working day is its own nearest; days between add up and change sign', () => {
    fc.assert(
      fc.property(someDay, fc.nat(60), fc.nat(60), someCalendar, (a, first, second, calendar) => {
        const b = addDays(a, first)
        const c = addDays(b, second)
        const between = (from: PlainDate, to: PlainDate) => workingDaysBetween(from, to, calendar)
        expect(between(a, c)).toBe(between(a, b) + between(b, c))
        expect(between(c, a) + between(a, c)).toBe(0)
        if (isWorkingDay(a, calendar)) expect(workingDayFrom(a, calendar)).toBe(a)
      }),
    )
  })
  test('peace never has more working days than martial law', () => {
    fc.assert(
      fc.property(someDay, fc.nat(400), (day, days) => {
        const to = addDays(day, days)
        expect(workingDaysBetween(day, to, peace)).toBeLessThanOrEqual(workingDaysBetween(day, to, war))
      }),
    )
  })
})

const reference = new URL('../../data/reference/holidays-ua.json', import.meta.url)
test('the rules agree with the reference list of 2026 and 2027', () => {
  const { dates } = JSON.parse(readFileSync(reference, 'utf8')) as {
    dates: Record<string, { id: string; date: string; peacetimeDayOffMovedTo: string | null }[]>
  }
  for (const [year, listed] of Object.entries(dates)) {
    const ours = daysOff(Number(year)).map(({ holiday, on, off }) => [holiday, on, off])
    expect(ours).toEqual(listed.map(({ id, date, peacetimeDayOffMovedTo: moved }) => [id, date, moved ?? date]))
  }
})
