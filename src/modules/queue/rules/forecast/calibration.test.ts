import { describe, expect, test } from 'vitest'
import type { PlainDate } from '../../../../kernel/time.ts'
import { calibrationOf, type DayTold, type Judgement, judged } from './calibration.ts'

describe('what is told holds', () => {
  test.each<[Judgement, number, number]>([
    ['none', 0, 0],
    ['few', 29, 29],
    ['few', 29, 3],
    ['too-soon', 100, 84],
    ['good', 100, 85],
    ['good', 100, 95],
    ['good', 1655, 1574],
    ['too-late', 100, 96],
    ['too-late', 30, 30],
  ])('%s: of %i tickets %i were called in time', (judgement, n, held) => {
    expect(judged({ n, held })).toBe(judgement)
  })
})

describe('tickets of the days chosen', () => {
  const days: DayTold[] = [
    {
      day: '2026-11-23' as PlainDate,
      told: {
        '18|walkIn': { n: 10, held: 9, early: 5 },
        '18|priority': { n: 4, held: 4, early: 1 },
        '23|walkIn': { n: 6, held: 5, early: 2 },
      },
    },
    { day: '2026-11-24' as PlainDate, told: { '18|walkIn': { n: 20, held: 17, early: 11 } } },
    { day: '2026-11-25' as PlainDate, told: {} },
  ]
  const { all, byClass, byHalf, byDay } = calibrationOf(days)

  test('are counted by class in their usual order, by half-hour in time, and by day', () => {
    expect(byClass).toEqual([
      { of: 'priority', n: 4, held: 4, early: 1 },
      { of: 'walkIn', n: 36, held: 31, early: 18 },
    ])
    expect(byHalf).toEqual([
      { of: 18, n: 34, held: 30, early: 17 },
      { of: 23, n: 6, held: 5, early: 2 },
    ])
    expect(byDay.map(({ of, n }) => [of, n])).toEqual([
      ['2026-11-23', 20],
      ['2026-11-24', 20],
      ['2026-11-25', 0],
    ])
  })

  test('each ticket once in every count', () => {
    for (const counts of [byClass, byHalf, byDay])
      for (const what of ['n', 'held', 'early'] as const)
        expect(counts.reduce((sum, each) => sum + each[what], 0)).toBe(all[what])
  })

  test('of no days there is nothing to say', () => {
    expect(calibrationOf([])).toEqual({ all: { n: 0, held: 0, early: 0 }, byClass: [], byHalf: [], byDay: [] })
  })
})
