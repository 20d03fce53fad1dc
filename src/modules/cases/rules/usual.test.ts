import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { momentOf, type PlainDate, type PlainTime } from '../../../kernel/time.ts'
import type { Pause, Summary } from '../model.ts'
import { eventOf, someHistory } from '../testing.ts'
import { fold } from './fold.ts'
import { leastCases, tookOf, usualOf } from './usual.ts'

const day = (n: number) => `2026-11-${String(n).padStart(2, '0')}` as PlainDate
const at = (n: number) => momentOf('Europe/Kyiv', day(n), '12:00' as PlainTime)
const begun = fold([{ ...eventOf('registered', 'centre', at(2), () => false) }])

/** Filed on the 2nd, the result at the centre on the 20th, collected on the 25th. */
const closed = (pauses: readonly Pause[] = [], rest: Partial<Summary> = {}): Summary => ({
  ...begun,
  outcome: 'positive',
  marks: { filed: at(2), decided: at(18), resultAtCentre: at(20), closed: at(25) },
  clock: { ...begun.clock, pauses },
  ...rest,
})

describe('how long a case took', () => {
  test.each<[string, readonly Pause[], number]>([
    ['from the filing to the result at the centre; until when it lay there is not counted', [], 18],
    ['without the days the person was waited for', [{ from: day(5), to: day(9) }], 13],
    [
      'days of two pauses count once',
      [
        { from: day(5), to: day(9) },
        { from: day(8), to: day(10) },
      ],
      12,
    ],
    ['a pause after the result takes nothing away', [{ from: day(22), to: day(23) }], 18],
  ])('%s', (_, pauses, days) => {
    expect(tookOf(closed(pauses))).toEqual({ days, until: day(20) })
  })

  test.each<[string, Partial<Summary>]>([
    ['one that is not closed', { marks: { filed: at(2), decided: at(18), resultAtCentre: at(20) } }],
    ['one withdrawn without a decision', { outcome: null }],
    ['one done at once', { immediate: true }],
    ['one sent on to another authority', { clock: { ...begun.clock, forwarded: 'received' } }],
  ])('%s compares with nothing', (_, rest) => {
    expect(tookOf(closed([], rest))).toBeNull()
  })

  test('it is never less than nothing, nor more than the days there were', () => {
    fc.assert(
      fc.property(someHistory, (history) => {
        const summary = fold(history)
        const took = tookOf(summary)
        if (!took) return
        expect(took.days).toBeGreaterThanOrEqual(0)
        expect(took.days).toBeLessThanOrEqual((summary.marks.closed! - summary.marks.filed) / 86_400_000 + 1)
      }),
    )
  })
})

describe('what is usual', () => {
  test('with fewer than ten cases nothing is said', () => {
    expect(usualOf(Array(leastCases - 1).fill(5))).toBeNull()
  })
  test('half and nine of ten, in any order', () => {
    expect(usualOf([9, 3, 8, 2, 7, 1, 6, 10, 5, 4])).toEqual({ half: 5, most: 9, of: 10 })
  })
  test('at least half of the cases fit the first figure and nine of ten the second', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(200), { minLength: leastCases, maxLength: 300 }), (days) => {
        const { half, most } = usualOf(days)!
        const within = (limit: number) => days.filter((one) => one <= limit).length / days.length
        expect(within(half)).toBeGreaterThanOrEqual(0.5)
        expect(within(most)).toBeGreaterThanOrEqual(0.9)
        expect(half).toBeLessThanOrEqual(most)
      }),
    )
  })
})
