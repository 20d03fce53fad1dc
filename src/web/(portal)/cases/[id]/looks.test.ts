import { expect, test } from 'vitest'
import { newId } from '../../../../kernel/id.ts'
import { instantOf, type PlainDate } from '../../../../kernel/time.ts'
import type { Visit } from '../../../../modules/cases/service/own.ts'
import { looksOf } from './looks.ts'

const today = '2026-11-23' as PlainDate
const visit = (time: string, rest: Partial<Visit> = {}): Visit => ({
  id: newId(),
  at: instantOf(`2026-11-23T${time}Z`),
  role: 'administrator',
  unit: { uk: 'Центр на Соборній', en: 'Soborna centre' },
  operation: 'collect',
  what: ['application', 'papers'],
  why: { uk: 'приймання заяви', en: 'taking an application' },
  ...rest,
})
const plain = (visits: Visit[]) => looksOf(visits, today, 'uk').map(({ when, what }) => [when.slice(-5), what])

test('who, where, what and why, in words', () => {
  expect(looksOf([visit('08:40:00')], today, 'uk')).toEqual([
    {
      ids: [expect.any(String)],
      when: '23\u00a0листопада, 10:40',
      who: 'Адміністратор, Центр на Соборній',
      what: 'запис: заява, документи',
      why: 'приймання заяви',
    },
  ])
})

test('one line for what one did in one minute for one purpose', () => {
  const visits = [visit('08:40:50', { operation: 'change' }), visit('08:40:30'), visit('08:40:10'), visit('08:39:59')]
  expect(plain(visits)).toEqual([
    ['10:40', 'зміна: заява, документи; запис: заява, документи'],
    ['10:39', 'запис: заява, документи'],
  ])
})

test('what different people did is never put together', () => {
  const other = { role: 'officer', unit: { uk: 'Пенсійний фонд', en: 'Pension fund' } }
  expect(plain([visit('08:40:00'), visit('08:40:00', other)])).toHaveLength(2)
})

test('a field or role this page has no word for is said in general, not by its name in code', () => {
  const [look] = looksOf([visit('08:40:00', { role: 'wizard', what: ['newField', 'otherField'] })], today, 'uk')
  expect(look).toMatchObject({ who: 'Працівник, Центр на Соборній', what: 'запис: дані справи' })
})
