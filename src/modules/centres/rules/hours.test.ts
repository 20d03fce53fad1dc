import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { No } from '../../../kernel/refusal.ts'
import { addDays, dateIn, instantOf, kyiv, type PlainDate, type PlainTime, timeIn } from '../../../kernel/time.ts'
import type { DayException, DayHours, Interval, Week } from '../model.ts'
import { timetableOf } from './hall.ts'
import {
  checkDay,
  closedDay,
  endOfDay,
  hoursOn,
  isWithin,
  nextBeginning,
  spanAt,
  spansOn,
  warningsOf,
} from './hours.ts'

const span = (text: string): Interval => {
  const [from, until] = text.split('–') as [PlainTime, PlainTime]
  return { from, until }
}
const day = (work: string, reception = work, tickets = reception): DayHours => ({
  work: [span(work)],
  reception: [span(reception)],
  tickets: [span(tickets)],
})
const weekday = day('09:00–18:00', '09:00–17:00', '09:00–16:25')
const week: Week = [
  weekday,
  day('09:00–20:00', '09:00–19:00', '09:00–18:25'),
  weekday,
  weekday,
  weekday,
  day('09:00–14:00', '09:00–14:00', '09:00–13:25'),
  closedDay,
]
const ordinary = timetableOf(kyiv, week, [])
const everyNight = timetableOf(
  kyiv,
  Array.from({ length: 7 }, () => day('00:00–08:00')),
  [],
)
const date = (text: string) => text as PlainDate
const hoursLong = (text: string) =>
  spansOn(everyNight, date(text), 'work').map(({ from, until }) => (until - from) / 3_600_000)

describe('three kinds of hours', () => {
  test.each([
    ['before the doors open', '2026-11-23T06:59:59Z', false, false, false],
    ['at the first minute', '2026-11-23T07:00:00Z', true, true, true],
    ['the last ticket of the day', '2026-11-23T14:24:59Z', true, true, true],
    ['no more tickets, but everyone waiting is received', '2026-11-23T14:25:00Z', true, true, false],
    ['the last hour is for papers', '2026-11-23T15:00:00Z', true, false, false],
    ['closed for the day', '2026-11-23T16:00:00Z', false, false, false],
    ['Tuesday evening', '2026-11-24T16:20:00Z', true, true, true],
    ['Sunday', '2026-11-22T09:00:00Z', false, false, false],
  ])('%s', (_, at, work, reception, tickets) => {
    const found = (['work', 'reception', 'tickets'] as const).map((kind) => isWithin(ordinary, kind, instantOf(at)))
    expect(found).toEqual([work, reception, tickets])
  })

  test('in summer the same clock time is another moment', () => {
    expect(isWithin(ordinary, 'work', instantOf('2026-07-20T06:00:00Z'))).toBe(true)
    expect(isWithin(ordinary, 'work', instantOf('2026-11-23T06:00:00Z'))).toBe(false)
  })

  test('a day that differs wins over the week, and says why', () => {
    const exception: DayException = {
      date: date('2026-12-03'),
      reason: { uk: 'Планове відключення', en: 'Planned outage' },
      hours: {
        work: [span('09:00–18:00')],
        reception: [span('09:00–12:30'), span('15:15–17:00')],
        tickets: [span('09:00–12:00'), span('15:15–16:25')],
      },
    }
    const timetable = timetableOf(kyiv, week, [exception])
    expect(isWithin(timetable, 'reception', instantOf('2026-12-03T11:00:00Z'))).toBe(false)
    expect(isWithin(timetable, 'tickets', instantOf('2026-12-03T13:15:00Z'))).toBe(true)
    expect(hoursOn(timetable, exception.date).why).toEqual(exception.reason)
    expect(endOfDay(timetable, exception.date, 'reception')).toBe(instantOf('2026-12-03T15:00:00Z'))
  })

  test('under martial law a public holiday is an ordinary day', () => {
    expect(isWithin(ordinary, 'reception', instantOf('2026-12-25T09:00:00Z'))).toBe(true)
  })

  test('the next opening is found over a weekend, and there is none for a centre that never opens', () => {
    expect(nextBeginning(ordinary, 'tickets', instantOf('2026-11-21T13:00:00Z'))).toBe(
      instantOf('2026-11-23T07:00:00Z'),
    )
    expect(nextBeginning(timetableOf(kyiv, [], []), 'tickets', instantOf('2026-11-21T13:00:00Z'))).toBeUndefined()
  })
})

describe('the nights the clocks change', () => {
  test.each([
    ['an ordinary night', '2026-03-28', [8]],
    ['in March the night is an hour shorter', '2026-03-29', [7]],
    ['in October it is an hour longer', '2026-10-25', [9]],
  ])('%s', (_, night, expected) => expect(hoursLong(night)).toEqual(expected))

  test('an interval inside the skipped hour comes after it, as long as ever', () => {
    const timetable = timetableOf(
      kyiv,
      Array.from({ length: 7 }, () => day('03:10–03:50')),
      [],
    )
    const wall = spansOn(timetable, date('2026-03-29'), 'work').map(({ from, until }) => [
      timeIn(kyiv, from),
      timeIn(kyiv, until),
    ])
    expect(wall).toEqual([['04:10', '04:50']])
  })

  test('reception ends by the clock on the wall on either side of the change', () => {
    for (const on of ['2026-03-27', '2026-03-30', '2026-10-23', '2026-10-26'])
      expect(timeIn(kyiv, endOfDay(ordinary, date(on), 'work')!)).toBe('18:00')
  })
})

describe('for any moment of a year', () => {
  const moments = fc.integer({ min: instantOf('2026-01-01T00:00:00Z'), max: instantOf('2026-12-31T23:59:59Z') })

  test('tickets are given out only while people are received, and people are received only in working hours', () => {
    fc.assert(
      fc.property(moments, (at) => {
        const [work, reception, tickets] = (['work', 'reception', 'tickets'] as const).map((kind) =>
          isWithin(ordinary, kind, at as never),
        )
        expect([tickets! <= reception!, reception! <= work!]).toEqual([true, true])
      }),
    )
  })

  test('the clock on the wall says whether the centre works, whatever the season', () => {
    fc.assert(
      fc.property(moments, (at) => {
        const time = timeIn(kyiv, at as never)
        const hours = hoursOn(ordinary, dateIn(kyiv, at as never)).hours.work
        expect(spanAt(ordinary, 'work', at as never) !== undefined).toBe(
          hours.some(({ from, until }) => from <= time && time < until),
        )
      }),
    )
  })

  test('days follow one another without a hole and without an overlap', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 363 }), (n) => {
        const today = addDays(date('2026-01-01'), n)
        const whole = timetableOf(
          kyiv,
          Array.from({ length: 7 }, () => day('00:00–23:59')),
          [],
        )
        const end = spansOn(whole, today, 'work')[0]!.until
        expect(spansOn(whole, addDays(today, 1), 'work')[0]!.from - end).toBe(60_000)
      }),
    )
  })
})

describe('setting the hours', () => {
  const code = (hours: DayHours) => {
    const checked = checkDay(hours, 'понеділок')
    return checked instanceof No ? checked.code : 'accepted'
  }
  test.each([
    ['an ordinary day', weekday, 'accepted'],
    ['a closed day', closedDay, 'accepted'],
    [
      'two receptions with a break',
      { ...weekday, reception: [span('09:00–12:30'), span('15:15–17:00')], tickets: [span('09:00–12:00')] },
      'accepted',
    ],
    ['the end before the start', day('18:00–09:00'), 'centres.interval-backwards'],
    ['an empty stretch', day('09:00–09:00'), 'centres.interval-backwards'],
    [
      'overlapping receptions',
      { ...weekday, reception: [span('09:00–13:00'), span('12:00–17:00')], tickets: [] },
      'centres.intervals-overlap',
    ],
    ['reception outside work', day('09:00–17:00', '08:00–17:00', '09:00–16:00'), 'centres.outside-work'],
    ['tickets outside reception', day('09:00–18:00', '09:00–17:00', '09:00–17:30'), 'centres.outside-work'],
  ] as const)('%s', (_, hours, expected) => expect(code(hours)).toBe(expected))

  test('where the week is shorter than the law wants, the head is told', () => {
    expect(warningsOf(week)).toEqual(['no-evening'])
    expect(warningsOf([weekday, weekday, closedDay, closedDay, closedDay, closedDay, closedDay])).toEqual([
      'fewer-than-five-days',
      'no-evening',
    ])
    const late: Week = [...week.slice(0, 1), day('09:00–21:00', '09:00–20:00'), ...week.slice(2)]
    expect(warningsOf(late)).toEqual([])
  })
})
