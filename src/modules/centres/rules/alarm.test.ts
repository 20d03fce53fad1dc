import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Instant, later, minutes } from '../../../kernel/time.ts'
import type { Alarm, AlarmId } from '../model.ts'
import { ended, frozenBetween, hallTime, workingTime } from './alarm.ts'

const at = (minute: number) => minutes(minute) as Instant
const alarm = (since: number, until: number | null) => ({ since: at(since), until: until === null ? null : at(until) })

describe('how long a hall stood between two moments', () => {
  test.each([
    ['no alarm', [], 0, 60, 0],
    ['one in the middle', [alarm(20, 55)], 0, 60, 35],
    ['two in a day add up', [alarm(20, 30), alarm(40, 55)], 0, 60, 25],
    ['it began before the person came', [alarm(20, 55)], 30, 60, 25],
    ['it was over before', [alarm(20, 55)], 55, 60, 0],
    ['it begins later', [alarm(70, 80)], 0, 60, 0],
    ['it still stands', [alarm(20, null)], 0, 60, 40],
    ['the whole time', [alarm(0, 100)], 30, 60, 30],
    ['two that overlap count once', [alarm(20, 40), alarm(30, 50)], 0, 60, 30],
    ['an end before the beginning', [alarm(20, 55)], 60, 0, 0],
  ])('%s', (_, alarms, from, until, expected) => {
    expect(frozenBetween(alarms, at(from), at(until))).toBe(minutes(expected))
    expect(workingTime(alarms, at(from), at(until))).toBe(Math.max(0, minutes(until - from - expected)))
  })

  const alarms = fc.array(
    fc
      .tuple(fc.nat(600), fc.option(fc.nat(90)))
      .map(([since, long]) => alarm(since, long === null ? null : since + long)),
    { maxLength: 6 },
  )
  test('no wait is negative, and none is longer than the clock says', () =>
    fc.assert(
      fc.property(alarms, fc.nat(700), fc.nat(700), (stood, from, long) => {
        const wait = workingTime(stood, at(from), at(from + long))
        expect(wait).toBeGreaterThanOrEqual(0)
        expect(wait).toBeLessThanOrEqual(minutes(long))
      }),
    ))
  test('a day taken in two parts stood as long as the whole', () =>
    fc.assert(
      fc.property(alarms, fc.nat(700), fc.nat(700), fc.nat(700), (stood, ...moments) => {
        const [a, b, c] = moments.sort((x, y) => x - y).map(at) as [Instant, Instant, Instant]
        expect(frozenBetween(stood, a, b) + frozenBetween(stood, b, c)).toBe(frozenBetween(stood, a, c))
      }),
    ))
})

test('the clock of the hall stands while an alarm does', () => {
  expect(hallTime(null, at(60))).toBe(at(60))
  expect(hallTime(alarm(20, null), at(60))).toBe(at(20))
  expect(hallTime(alarm(20, 50), at(60))).toBe(at(60))
})

test('it never ends before it began, whatever another machine’s clock shows', () => {
  const stands: Alarm = { id: 'a' as AlarmId, cause: 'air', since: at(20), until: null }
  expect(ended(stands, later(at(20), -5)).until).toBe(at(20))
  expect(ended(stands, at(30)).until).toBe(at(30))
})
