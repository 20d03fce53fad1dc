import { expect, test } from 'vitest'
import { instantOf, type PlainDate } from '../../../kernel/time.ts'
import { dayOf, howSoon, moment, untilDay } from './dates.ts'

const today = '2026-11-17' as PlainDate
const plain = (text: string) => text.replaceAll('\u00a0', ' ')

test.each([
  ['uk', '2026-11-23', 'до понеділка, 23 листопада'],
  ['uk', '2027-01-03', 'до неділі, 3 січня 2027'],
  ['en', '2026-11-27', 'by Friday, 27 November'],
] as const)('%s: %s is said as «%s»', (lang, day, expected) => {
  expect(plain(untilDay(lang, day as PlainDate, today))).toBe(expected)
})

test.each([
  ['2026-11-17', 'сьогодні', 'today'],
  ['2026-11-18', 'завтра', 'tomorrow'],
  ['2026-11-16', 'вчора', 'yesterday'],
  ['2026-11-23', 'через 6 днів', 'in 6 days'],
  ['2026-11-19', 'через 2 дні', 'in 2 days'],
  ['2026-11-14', '3 дні тому', '3 days ago'],
])('%s is %s', (day, uk, en) => {
  expect(plain(howSoon('uk', day as PlainDate, today))).toBe(uk)
  expect(plain(howSoon('en', day as PlainDate, today))).toBe(en)
})

test('a moment after midnight in Kyiv is the new day though it is still yesterday in UTC', () => {
  const at = instantOf('2026-11-16T22:30:00Z')
  expect(dayOf(at)).toBe('2026-11-17')
  expect(plain(moment('uk', at, today))).toBe('17 листопада, 00:30')
})
