import { expect, test } from 'vitest'
import { type Instant, instantOf } from '../../../kernel/time.ts'
import { shownOf } from './wait-ahead.ts'

const at = (time: string): Instant => instantOf(`2026-11-23T${time}Z`)

test.each([
  ['the promise holds', '10:42:00', '10:36:00', 2, '10:21:00', { kind: 'promise' }],
  ['expected in the promised minute is in time', '10:42:00', '10:42:40', 2, '10:21:00', { kind: 'promise' }],
  ['expected later than promised', '10:42:00', '11:20:00', 2, '10:21:00', { kind: 'late', passed: false }],
  ['the promised minute is over', '10:42:00', '11:20:00', 2, '10:48:00', { kind: 'late', passed: true }],
  ['over, though the call is expected at once', '10:42:00', '10:43:00', 1, '10:43:00', { kind: 'late', passed: true }],
  ['no desk serves the line', '10:42:00', null, 0, '10:21:00', { kind: 'no-desk' }],
] as const)('%s', (_, promised, expected, desksOpen, now, shown) => {
  const waits = { promisedAt: at(promised), expectedAt: expected && at(expected), desksOpen, now: at(now) }
  expect(shownOf(waits)).toEqual(shown)
})
