import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays, type PlainDate } from '../../../kernel/time.ts'
import { martialLawSince2022 } from '../../../kernel/working-days.ts'
import type { CaseClock } from '../model.ts'
import { alertLevels, alertOf } from './alerts.ts'
import { dueOf } from './deadline.ts'

const day = (text: string) => text as PlainDate
const clock = (more: Partial<CaseClock> = {}): CaseClock => ({
  ...{ start: day('2026-11-23'), term: { days: 10, unit: 'calendar' }, pauses: [] },
  ...{ calendar: { martialLaw: martialLawSince2022 }, ...more },
})
const on = (today: string, more?: Partial<CaseClock>) => alertOf(clock(more), dueOf(clock(more)).dueOn!, day(today))

describe('a term of ten days from 23 November, due on 3 December', () => {
  test.each([
    ['2026-11-27', null],
    ['2026-11-28', 'half'],
    ['2026-11-30', 'half'],
    ['2026-12-01', 'most'],
    ['2026-12-03', 'last-day'],
    ['2026-12-04', 'late'],
    ['2026-12-06', 'late'],
    ['2026-12-07', 'long-late'],
  ])('on %s: %s', (today, level) => {
    expect(on(today)).toBe(level)
  })

  test('days on which the clock stood are no part of what is over', () => {
    const pauses = [{ from: day('2026-11-24'), to: day('2026-11-28') }]
    expect(['2026-11-28', '2026-12-02', '2026-12-03', '2026-12-08'].map((today) => on(today, { pauses }))).toEqual([
      null,
      null,
      'half',
      'last-day',
    ])
  })
})

test('as days go by, what a term wants never grows less', () => {
  const rank = (level: ReturnType<typeof alertOf>) => (level ? alertLevels.indexOf(level) : -1)
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 60 }), fc.integer({ min: 0, max: 80 }), (days, passed) => {
      const one = clock({ term: { days, unit: 'calendar' } })
      const { dueOn } = dueOf(one)
      const at = addDays(one.start, passed)
      expect(rank(alertOf(one, dueOn!, addDays(at, 1)))).toBeGreaterThanOrEqual(rank(alertOf(one, dueOn!, at)))
    }),
  )
})
