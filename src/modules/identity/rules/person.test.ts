import { describe, expect, test } from 'vitest'
import { newId } from '../../../kernel/id.ts'
import { No } from '../../../kernel/refusal.ts'
import { type Instant, instantOf, later, type PlainDate } from '../../../kernel/time.ts'
import type { PersonClaim, Power, Resident, TaxNumber, Unzr } from '../model.ts'
import { disagreements, hasTurned, joined, match } from './person.ts'
import { covers } from './power.ts'

const born = '1991-08-24' as PlainDate
const taxNumber = '3347312243' as TaxNumber
const unzr = '19910824-00015' as Unzr
const passport = { kind: 'passport', number: 'АА123456' } as const
const oksana = { family: 'Коваль', given: 'Оксана', patronymic: 'Іванівна' }
const record = (over: Partial<Resident> = {}): Resident => ({
  id: newId(),
  name: oksana,
  birthDate: born,
  taxNumber,
  unzr: null,
  documents: [passport],
  contacts: {},
  address: null,
  ...over,
})
const claim = (over: Partial<PersonClaim> = {}): PersonClaim => ({ name: oksana, taxNumber, ...over })
const codeOf = (answer: unknown) => (answer instanceof No ? answer.code : answer)

describe('what is said about a person', () => {
  test.each<[string, Partial<PersonClaim>, string[]]>([
    ['fits', { birthDate: born, sex: 'female', taxNumber, unzr }, []],
    [
      'has another birth date than the tax number',
      { birthDate: '1991-08-25' as PlainDate, taxNumber },
      ['identity.tax-number-birth-date'],
    ],
    ['has another sex than the tax number', { sex: 'male', taxNumber }, ['identity.tax-number-sex']],
    [
      'has another birth date than the register number',
      { birthDate: '1990-01-01' as PlainDate, unzr },
      ['identity.unzr-birth-date'],
    ],
    ['is without numbers', { birthDate: born, sex: 'male' }, []],
  ])('%s', (_title, said, codes) => {
    expect(disagreements(claim({ taxNumber: undefined, ...said })).map((no) => no.code)).toEqual(codes)
  })

  test('a disagreement shows both dates', () => {
    const [answer] = disagreements({ birthDate: '1991-08-25' as PlainDate, taxNumber })
    expect(answer!.facts).toEqual({ byNumber: '24.08.1991', said: '25.08.1991' })
  })
})

describe('whose record it is', () => {
  const same = record()

  test.each<[string, PersonClaim, Parameters<typeof match>[1], string | undefined, unknown]>([
    ['nobody has these numbers', claim(), { byDocument: [] }, undefined, { same: null }],
    [
      'the tax number and the name fit',
      claim(),
      { byTaxNumber: same, byDocument: [] },
      undefined,
      { same, renamed: false },
    ],
    [
      'the tax number fits, the name does not',
      claim({ name: { family: 'Мороз', given: 'Оксана' } }),
      { byTaxNumber: same, byDocument: [] },
      undefined,
      'identity.other-name',
    ],
    [
      '…and blanks are no reason',
      claim({ name: { family: 'Мороз', given: 'Оксана' } }),
      { byTaxNumber: same, byDocument: [] },
      '  ',
      'identity.other-name',
    ],
    [
      '…and the documents were compared',
      claim({ name: { family: 'Мороз', given: 'Оксана' } }),
      { byTaxNumber: same, byDocument: [] },
      'шлюб',
      { same, renamed: true },
    ],
    [
      'only the document fits, with name and birth date',
      claim({ taxNumber: undefined, birthDate: born, documents: [passport] }),
      { byDocument: [same] },
      undefined,
      { same, renamed: false },
    ],
    [
      'only the document fits, the name does not',
      claim({ taxNumber: undefined, name: { family: 'Мороз', given: 'Іван' } }),
      { byDocument: [same] },
      'шлюб',
      'identity.document-of-other',
    ],
    [
      'only the document fits, the birth date does not',
      claim({ taxNumber: undefined, birthDate: '1980-01-01' as PlainDate }),
      { byDocument: [same] },
      undefined,
      'identity.document-of-other',
    ],
    [
      'the numbers belong to two records',
      claim(),
      { byTaxNumber: same, byDocument: [record()] },
      'шлюб',
      'identity.two-people',
    ],
    [
      'the register number fits, the tax number is another',
      claim({ unzr, taxNumber: '3347312354' as TaxNumber }),
      { byUnzr: record({ unzr }), byDocument: [] },
      'шлюб',
      'identity.other-number',
    ],
    [
      'the document fits, the tax number is another',
      claim({ taxNumber: '3347312354' as TaxNumber }),
      { byDocument: [same] },
      undefined,
      'identity.other-number',
    ],
  ])('%s', (_title, said, matches, reason, answer) => {
    const given = match(said, matches, reason)
    expect(codeOf(given)).toEqual(answer)
  })

  test('joining adds what is new and takes nothing away', () => {
    const card = { kind: 'id-card', number: '000123456' } as const
    const after = joined(
      record({ name: { family: 'Коваль', given: 'Оксана' }, contacts: { phone: '+380671234567' as never } }),
      claim({ unzr, documents: [passport, card], contacts: { email: 'o@example.ua' as never, phone: undefined } }),
      false,
    )
    expect(after.documents).toEqual([passport, card])
    expect(after).toMatchObject({
      unzr,
      taxNumber,
      name: oksana,
      contacts: { phone: '+380671234567', email: 'o@example.ua' },
    })
  })

  test('the birth date comes from a number when nobody says it', () => {
    expect(joined(record({ birthDate: null }), claim(), false).birthDate).toBe(born)
  })
})

test.each([
  ['2024-02-29', 14, '2038-02-27', false],
  ['2024-02-29', 14, '2038-02-28', true],
  ['2012-11-23', 14, '2026-11-22', false],
  ['2012-11-23', 14, '2026-11-23', true],
])('born %s has turned %i on %s: %s', (birthDate, years, on, turned) => {
  expect(hasTurned(years, birthDate as PlainDate, on as PlainDate)).toBe(turned)
})

describe('a representative', () => {
  const now = instantOf('2026-11-23T10:00:00Z')
  const power = (over: Partial<Power> = {}): Power => ({
    id: newId(),
    principal: { kind: 'resident', id: newId() },
    representativeId: newId(),
    kind: 'power-of-attorney',
    number: '1234',
    issuedOn: '2026-01-10' as PlainDate,
    validFrom: '2026-02-01' as PlainDate,
    validUntil: '2026-12-31' as PlainDate,
    scope: 'all',
    revokedAt: null,
    ...over,
  })
  const on = (day: string, serviceId?: string) => ({ on: day as PlainDate, now, serviceId })
  const grown = '1990-01-01' as PlainDate
  const child = (age: number) => `${2026 - age}-06-01` as PlainDate

  test.each<[string, Power, ReturnType<typeof on>, PlainDate | null, boolean]>([
    ['acts within the term', power(), on('2026-11-23'), grown, true],
    ['acts on the first day', power(), on('2026-02-01'), grown, true],
    ['acts on the last day', power(), on('2026-12-31'), grown, true],
    ['not before the term', power(), on('2026-01-31'), grown, false],
    ['not after the term', power(), on('2027-01-01'), grown, false],
    ['without an end until revoked', power({ validUntil: null }), on('2036-01-01'), grown, true],
    ['not once revoked', power({ revokedAt: now }), on('2026-11-23'), grown, false],
    ['still before the revocation', power({ revokedAt: later(now, 1) as Instant }), on('2026-11-23'), grown, true],
    ['in the services named', power({ scope: ['00031'] }), on('2026-11-23', '00031'), grown, true],
    ['not in other services', power({ scope: ['00031'] }), on('2026-11-23', '01369'), grown, false],
    ['does not see all cases with some services', power({ scope: ['00031'] }), on('2026-11-23'), grown, false],
    ['a parent for a child under 14', power({ kind: 'parent' }), on('2026-11-23'), child(9), true],
    ['a parent not fully for a child of 15', power({ kind: 'parent' }), on('2026-11-23', '00031'), child(15), false],
    [
      'a parent for a child of 15 in a service named',
      power({ kind: 'parent', scope: ['00031'] }),
      on('2026-11-23', '00031'),
      child(15),
      true,
    ],
    [
      'a parent not for a grown child',
      power({ kind: 'parent', scope: ['00031'] }),
      on('2026-11-23', '00031'),
      child(18),
      false,
    ],
    ['a parent not when the birth date is unknown', power({ kind: 'parent' }), on('2026-11-23'), null, false],
  ])('%s', (_title, given, wish, birthDate, may) => {
    expect(covers(given, wish, birthDate)).toBe(may)
  })
})
