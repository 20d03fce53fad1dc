import fc from 'fast-check'
import { expect, test } from 'vitest'
import { hryvnias } from '../../../kernel/money.ts'
import { instantOf, kyiv, type PlainDate } from '../../../kernel/time.ts'
import { counted, dateInWords, dayInWords, momentInWords, say, sumInWords, tied, typedAddress } from './wording.ts'

test.each([
  ['2026-03-06', '6 березня 2026 року', 'п’ятниця, 6 березня 2026 року', '6 March 2026', 'Friday, 6 March 2026'],
  [
    '2024-02-29',
    '29 лютого 2024 року',
    'четвер, 29 лютого 2024 року',
    '29 February 2024',
    'Thursday, 29 February 2024',
  ],
])('%s is said in words', (date, uk, ukDay, en, enDay) => {
  const day = date as PlainDate
  expect([dateInWords('uk', day), dayInWords('uk', day), dateInWords('en', day), dayInWords('en', day)]).toEqual([
    uk,
    ukDay,
    en,
    enDay,
  ])
})

test('a moment is said by the clock of the place, on both sides of midnight and of summer time', () => {
  const said = (iso: string) => momentInWords('uk', instantOf(iso), kyiv)
  expect(said('2026-11-23T21:59:00Z')).toBe('23 листопада 2026 року, 23:59')
  expect(said('2026-11-23T22:00:00Z')).toBe('24 листопада 2026 року, 00:00')
  expect(said('2026-07-01T21:00:00Z')).toBe('2 липня 2026 року, 00:00')
})

test.each([
  [49.92, '49,92 грн', 'UAH 49.92'],
  [1284.16, '1 284,16 грн', 'UAH 1284.16'],
  [795, '795,00 грн', 'UAH 795.00'],
])('%d hryvnias', (amount, uk, en) => {
  expect(sumInWords('uk', hryvnias(amount)).replaceAll('\u00a0', ' ')).toBe(uk)
  expect(sumInWords('en', hryvnias(amount))).toBe(en)
})

test.each([
  [1, '1 аркуш'],
  [2, '2 аркуші'],
  [5, '5 аркушів'],
  [11, '11 аркушів'],
  [21, '21 аркуш'],
  [104, '104 аркуші'],
])('%i sheets', (n, words) => {
  expect(counted('uk', n, { one: 'аркуш', few: 'аркуші', many: 'аркушів' })).toBe(words)
})

test.each([
  ['подано в центрі — день 0', 'подано в_центрі_— день 0'],
  ['не з нами', 'не_з_нами'],
  ['24 листопада 2026 року', '24_листопада_2026_року'],
  ['49,92 грн', '49,92_грн'],
  ['Закон № 1871-IX, ст. 21', 'Закон №_1871-IX, ст._21'],
  ['Гончар О. М., адміністраторка', 'Гончар_О._М., адміністраторка'],
  ['О.М. Гончар', 'О._М._Гончар'],
  ['вул. Космічна, 12, кв. 48', 'вул._Космічна, 12, кв._48'],
  ['версія 4', 'версія_4'],
  ['столи 9–16', 'столи_9–16'],
  ['дзвінок без слів', 'дзвінок без слів'],
])('«%s» holds together', (text, held) => {
  expect(tied(text).replaceAll('\u00a0', '_')).toBe(held)
})

test('only spaces change when words are held together', () => {
  const folded = (text: string) => text.replace(/[ \u00a0]/g, '')
  const words = fc.array(
    fc.constantFrom('в', 'не', '—', '№', '5', 'грн', 'О.', 'Гончар', 'листопада', 'ст.', '%', 'Їжак'),
  )
  fc.assert(fc.property(words, (some) => void expect(folded(tied(some.join(' ')))).toBe(folded(some.join('')))))
})

test('words of law in an English paper are marked as Ukrainian; names of both languages are taken in its own', () => {
  expect(say('en', 'Закон № 5203-VI')).toEqual({ lang: 'uk', text: 'Закон № 5203-VI' })
  expect(say('en', 'SMS')).toBe('SMS')
  expect(say('uk', 'Закон')).toBe('Закон')
  expect(say('en', { uk: 'Субсидія', en: 'Subsidy' })).toBe('Subsidy')
})

test('an address is shown as people type it', () => {
  expect(typedAddress('https://vikno.example/track/')).toBe('vikno.example/track')
  expect(typedAddress('https://vikno.example/track?number=%D0%A5')).toBe('vikno.example/track')
})
