import { describe, expect, test } from 'vitest'
import { kyiv, momentOf, type PlainDate, type PlainTime } from '../../../kernel/time.ts'
import { tooLateFor } from './in-time.ts'

const at = (time: string) => momentOf(kyiv, '2026-11-23' as PlainDate, time as PlainTime)
const closing = { reception: at('17:00'), work: at('18:00') }

describe('somebody who came now', () => {
  test.each<[string, string | null, number, boolean]>([
    ['is called at once and done in ten minutes', '10:00', 10, true],
    ['is called in the last minute of reception, and the desk works on', '16:59', 15, true],
    ['is done in the very minute work ends', '16:59', 61, true],
    ['would be called when reception is over', '17:00', 5, false],
    ['is called in time for a matter that takes longer than what is left of the work', '16:59', 62, false],
    ['would nine times of ten not be called today', null, 5, false],
  ])('%s', (_what, surelyBy, usual, isInTime) => {
    const expected = { surelyBy: surelyBy === null ? null : at(surelyBy) }
    const told = isInTime ? null : { until: at('17:00'), surelyBy: expected.surelyBy }
    expect(tooLateFor(expected, usual, closing)).toEqual(told)
  })

  test('is not turned away when nobody can say, as before the first desk opens', () => {
    expect(tooLateFor(null, 15, closing)).toBeNull()
  })
})
