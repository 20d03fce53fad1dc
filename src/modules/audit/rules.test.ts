import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Actor, Role } from '../../kernel/actor.ts'
import { newId } from '../../kernel/id.ts'
import { No } from '../../kernel/refusal.ts'
import { instantOf } from '../../kernel/time.ts'
import {
  canonical,
  doerOf,
  fieldNames,
  isBackdated,
  keptUntil,
  link,
  slowestTransaction,
  withoutPersonal,
} from './rules.ts'

describe('what a reason may hold', () => {
  test.each([
    'просить заявник',
    'помилка у справі 0012-2026-000123',
    'строк минув 2026-03-01, ст. 10 Закону 5203-VI',
    'вікно 12, талон А-042',
    'за 3 дні 1500 звернень',
  ])('«%s» may be written', (reason) => {
    expect(withoutPersonal(reason)).toBe(reason)
  })

  test.each([
    '3347312354',
    'номер 3347 312 354',
    'тел. +38 (067) 123-45-67',
    'паспорт АА 123456',
    'паспорт FA123456',
    'пише на a.b@ukr.net',
    '19910824-00015',
  ])('«%s» is personal and may not', (reason) => {
    const answer = withoutPersonal(reason)
    expect(answer).toBeInstanceOf(No)
    expect((answer as No).code).toBe('audit.personal-value')
  })

  test('nothing written is nothing kept', () => {
    expect(withoutPersonal('  ')).toBeNull()
    expect(withoutPersonal(undefined)).toBeNull()
  })

  test('fields are names in code', () => {
    expect(fieldNames(['name', 'taxId', 'form.address-line'])).toHaveLength(3)
    for (const value of ['3347312354', 'Коваль', 'a b', '']) expect(() => fieldNames([value])).toThrow(RangeError)
  })
})

describe('who is written down', () => {
  const here = newId<'Centre'>()
  const network = newId<'Network'>()
  const staff = (...posts: { role: Role; place: typeof here | typeof network }[]): Actor => ({
    kind: 'staff',
    id: newId(),
    posts,
    place: 'вікно 12',
  })

  test('the post at the centre of the matter, else the first one held', () => {
    const actor = staff({ role: 'founder', place: network }, { role: 'administrator', place: here })
    expect(doerOf(actor, here)).toMatchObject({ role: 'administrator', unit: here, workplace: 'вікно 12' })
    expect(doerOf(actor, newId())).toMatchObject({ role: 'founder', unit: network })
    expect(doerOf(staff(), here)).toMatchObject({ role: 'none', unit: null })
  })

  test('a device by what it is, a job by its name, a resident without a unit', () => {
    expect(doerOf({ kind: 'device', id: newId(), centreId: here, of: 'kiosk' }, undefined)).toMatchObject({
      role: 'kiosk',
      unit: here,
    })
    expect(doerOf({ kind: 'system', job: 'cases.remind' }, here)).toMatchObject({
      actor: 'system:cases.remind',
      role: 'system',
      unit: null,
    })
    expect(doerOf({ kind: 'resident', id: newId(), trust: 'high' }, undefined)).toMatchObject({ role: 'resident' })
  })
})

describe('the chain', () => {
  test('one row has one text, whatever order its fields come in', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.jsonValue()), (row) => {
        const turned = Object.fromEntries(Object.entries(row).reverse())
        expect(canonical(turned)).toBe(canonical(row))
      }),
    )
  })

  test('any changed value, and any other place, gives another hash', () => {
    const value = fc.oneof(fc.string({ minLength: 1 }), fc.integer(), fc.boolean())
    fc.assert(
      fc.property(value, value, fc.integer({ min: 1 }), (one, other, number) => {
        const hashOf = (reason: unknown, place: number) =>
          link(Buffer.alloc(32), place, { reason } as never).toString('hex')
        expect(hashOf(one, number) === hashOf(other, number)).toBe(Object.is(one, other))
        expect(hashOf(one, number)).not.toBe(hashOf(one, number + 1))
      }),
    )
  })

  test('a column added later and still empty changes no old hash', () => {
    expect(canonical({ a: 1, later: null })).toBe(canonical({ a: 1 }))
  })

  test('a row much older than the sealing before it was put in afterwards', () => {
    const sealed = instantOf('2026-11-23T10:00:00Z')
    expect(isBackdated((sealed - slowestTransaction) as typeof sealed, sealed)).toBe(false)
    expect(isBackdated((sealed - slowestTransaction - 1) as typeof sealed, sealed)).toBe(true)
    expect(isBackdated(sealed, null)).toBe(false)
  })
})

test.each([
  ['2026-01-01T00:30:00Z', '2027-12-31'],
  ['2026-12-31T21:59:59Z', '2027-12-31'],
  ['2026-12-31T22:00:00Z', '2028-12-31'],
])('a row of %s is kept until %s: a year after the end of its year in Kyiv', (at, until) => {
  expect(keptUntil(instantOf(at))).toBe(until)
})
