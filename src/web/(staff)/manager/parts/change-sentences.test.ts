import { expect, test } from 'vitest'
import { instantOf, type PlainDate } from '../../../../kernel/time.ts'
import type { Values } from '../../../../modules/audit/model.ts'
import { sentenceOf } from './change-sentences.ts'
import { codeName } from './change-words.ts'

const today = '2026-11-24' as PlainDate
const names = new Map([['group-1', 'Соціальні послуги']])
const at = (iso: string): number => instantOf(iso)
const plain = (text: string | null) => text?.replaceAll('\u00a0', ' ')
const moved = { main: 'group-1', rest: 1, until: at('2026-11-24T10:30:00Z') }
const away = { kind: 'register', what: 'ДЗК', reason: null, since: at('2026-11-24T07:00:00Z'), until: null }

test.each<[string, string, Values | null, Values | null, string]>([
  ['an alarm begins', 'centres.alarm', null, { cause: 'air' }, 'Зал зупинено: повітряна тривога.'],
  ['an alarm ends', 'centres.alarm', { cause: 'power' }, null, 'Зал поновив роботу (було: немає світла).'],
  [
    'a register is away',
    'centres.outage',
    null,
    away,
    'Відмічено: немає реєстру «ДЗК», з вт 24.11, 09:00, кінець невідомий.',
  ],
  ['a register is back', 'centres.outage', away, null, 'Відмітку знято: немає реєстру «ДЗК».'],
  [
    'a desk is moved',
    'centres.desk_move',
    null,
    moved,
    'Переведено до вт 24.11, 12:30: основна робота — Соціальні послуги; решті допомагає.',
  ],
  ['a desk is back', 'centres.desk_move', moved, null, 'Повернуто до звичної роботи.'],
])('%s: the record of changes says so in a sentence', (_, what, before, after, said) => {
  expect(plain(sentenceOf({ what, before, after }, { names, lang: 'uk', today }))).toBe(said)
  expect(sentenceOf({ what, before, after }, { names, lang: 'en', today })).toMatch(/^[A-Z].*\.$/)
})

test('settings are told field by field', () => {
  expect(sentenceOf({ what: 'centres.settings', before: {}, after: {} }, { names, lang: 'uk', today })).toBeNull()
})

test('an occasion of a message stands in the record of changes in words', () => {
  expect(codeName('result-at-centre', 'uk')).toBe('результат у центрі')
})
