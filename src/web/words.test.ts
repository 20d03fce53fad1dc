import { describe, expect, test } from 'vitest'
import { hryvnias } from '../kernel/money.ts'
import { instantOf, type PlainDate } from '../kernel/time.ts'
import { count, date, held, longDate, minutes, money, number, percent, plural, rowDate, sum, time } from './words.ts'

const day = (text: string) => text as PlainDate
const today = day('2026-11-21')
const services = { one: 'послуга', few: 'послуги', many: 'послуг' }

describe('dates', () => {
  test.each([
    ['uk', '2026-11-23', '23 листопада'],
    ['uk', '2027-01-04', '4 січня 2027'],
    ['en', '2026-11-23', '23 November'],
    ['en', '2027-01-04', '4 January 2027'],
  ] as const)('%s: %s is written %s', (lang, given, expected) => {
    expect(date(lang, day(given), today)).toBe(expected.replaceAll(' ', '\u00a0'))
  })
  test('without today the year is always said', () => {
    expect(date('uk', today)).toBe('21\u00a0листопада\u00a02026')
  })
  test('a long date has its weekday with a typographic apostrophe', () => {
    expect(longDate('uk', day('2026-11-20'), today)).toBe('п’ятниця, 20\u00a0листопада')
    expect(longDate('en', day('2026-11-20'), today)).toBe('Friday, 20\u00a0November')
  })
  test.each([
    ['uk', '2026-11-24', 'вт\u00a024.11'],
    ['en', '2026-11-24', 'Tue\u00a024.11'],
    ['uk', '2027-01-05', 'вт\u00a005.01.2027'],
  ] as const)('a row of a staff table says the day shortly (%s %s)', (lang, given, expected) => {
    expect(rowDate(lang, day(given), today)).toBe(expected)
  })
  test('a time is that of the clock in Kyiv', () => {
    expect(time(instantOf('2026-11-21T07:20:00Z'))).toBe('09:20')
  })
})

describe('numbers', () => {
  test('sums have two decimals, no-break spaces and their currency', () => {
    expect(money('uk', hryvnias(1284.16))).toBe('1\u00a0284,16\u00a0грн')
    expect(money('en', hryvnias(1284.16))).toBe('1,284.16\u00a0UAH')
    expect(sum('uk', hryvnias(0))).toBe('0,00')
  })
  test('a minus is a minus, a share a percent, minutes have their unit', () => {
    expect(number('uk', -2)).toBe('−2')
    expect(percent('uk', 0.914)).toBe('91\u00a0%')
    expect(minutes('uk', 14)).toBe('14\u00a0хв')
    expect(minutes('en', 14)).toBe('14\u00a0min')
  })
  test.each([
    [1, 'послуга'],
    [3, 'послуги'],
    [13, 'послуг'],
    [21, 'послуга'],
    [114, 'послуг'],
    [1.5, 'послуги'],
  ])('%s takes «%s»', (value, expected) => {
    expect(plural('uk', value, services)).toBe(expected)
  })
  test('English has one and many', () => {
    expect([0, 1, 2].map((value) => count('en', value, { one: 'service', many: 'services' }))).toEqual([
      '0\u00a0services',
      '1\u00a0service',
      '2\u00a0services',
    ])
  })
})

test('short words, units and dashes stay with their neighbours', () => {
  expect(held('Прийти до центру — у вас 20 хв')).toBe('Прийти до\u00a0центру\u00a0— у\u00a0вас 20\u00a0хв')
  expect(held('10 м від входу, 10 місяців')).toBe('10\u00a0м від входу, 10 місяців')
  expect(held('м. Харків, ч. 3 ст. 33')).toBe('м.\u00a0Харків, ч.\u00a03 ст.\u00a033')
})
