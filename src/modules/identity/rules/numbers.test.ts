import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { No, sentence } from '../../../kernel/refusal.ts'
import type { PlainDate } from '../../../kernel/time.ts'
import type { TaxNumber } from '../model.ts'
import {
  birthDateOfUnzr,
  makeTaxNumber,
  makeUnzr,
  parseCompanyCode,
  parseEmail,
  parseIban,
  parsePhone,
  parseTaxNumber,
  parseUnzr,
  readTaxNumber,
} from './numbers.ts'

const codeOf = (answer: unknown) => (answer instanceof No ? answer.code : answer)
const changeDigit = (text: string, place: number, by: number) =>
  text.slice(0, place) + ((Number(text[place]) + by) % 10) + text.slice(place + 1)
const days = fc
  .integer({ min: 0, max: 40_000 })
  .map((n) => new Date(Date.UTC(1920, 0, 1) + n * 86_400_000).toISOString().slice(0, 10) as PlainDate)
const sexes = fc.constantFrom('male' as const, 'female' as const)

describe('a tax number (РНОКПП)', () => {
  test.each([
    ['3184710691', '1987-03-12', 'male'],
    ['1759013776', '1948-02-28', 'male'],
    ['1234567899', '1933-10-19', 'male'],
    ['3347312354', '1991-08-24', 'male'],
    ['3347312243', '1991-08-24', 'female'],
    ['3652500018', '2000-01-01', 'male'],
    ['3921843213', '2007-05-17', 'male'],
    ['3300100100', '1990-05-09', 'female'],
  ])('%s is right and says %s, %s', (text, birthDate, sex) => {
    const number = parseTaxNumber(text)
    expect(number).toBe(text)
    expect(readTaxNumber(number as TaxNumber)).toEqual({ birthDate, sex })
  })

  test.each([
    ['1234567890', 'identity.wrong-check-digit'],
    ['334731235', 'identity.wrong-shape'],
    ['33473123544', 'identity.wrong-shape'],
    ['АА123456', 'identity.wrong-shape'],
    ['', 'identity.wrong-shape'],
  ])('«%s» is refused: %s', (text, code) => {
    expect(codeOf(parseTaxNumber(text))).toBe(code)
  })

  test('spaces and hyphens of paper are not part of it', () => {
    expect(parseTaxNumber(' 3347 312-354 ')).toBe('3347312354')
  })

  test('a made-up one is right, and says the date and sex it was made for', () => {
    fc.assert(
      fc.property(days, sexes, fc.integer({ min: 0, max: 999 }), (birthDate, sex, serial) => {
        const made = makeTaxNumber(birthDate, sex, serial)
        expect(parseTaxNumber(made)).toBe(made)
        expect(readTaxNumber(made)).toEqual({ birthDate, sex })
      }),
    )
  })

  test('a changed check digit is always noticed', () => {
    fc.assert(
      fc.property(
        days,
        sexes,
        fc.integer({ min: 0, max: 999 }),
        fc.integer({ min: 1, max: 9 }),
        (birthDate, sex, serial, by) => {
          const wrong = changeDigit(makeTaxNumber(birthDate, sex, serial), 9, by)
          expect(codeOf(parseTaxNumber(wrong))).toBe('identity.wrong-check-digit')
        },
      ),
    )
  })

  test('the refusal names the field and says what to do in both languages', () => {
    const answer = parseTaxNumber('1234567890') as No
    expect(answer.field).toBe('taxNumber')
    expect(sentence(answer, 'uk')).toContain('Звірте кожну цифру')
    expect(sentence(answer, 'en')).toContain('Compare every digit')
  })
})

describe('a company code (ЄДРПОУ)', () => {
  test.each([
    '00032106',
    '04392209',
    '14360570',
    '32855961',
    '37508470',
    '38728444',
    '39924774',
    '43220851',
    '43395033',
  ])('%s is right', (code) => {
    expect(parseCompanyCode(code)).toBe(code)
  })
  test.each(['30000005', '10000062', '10000640'])('%s is right by the second weights', (code) => {
    expect(parseCompanyCode(code)).toBe(code)
  })
  test.each([
    ['32855968', 'identity.wrong-check-digit'],
    ['3285596', 'identity.wrong-shape'],
    ['3285596a', 'identity.wrong-shape'],
  ])('%s is refused: %s', (code, refusal) => {
    expect(codeOf(parseCompanyCode(code))).toBe(refusal)
  })
  test('exactly one check digit fits every seven digits', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 9_999_999 }), (seven) => {
        const start = String(seven).padStart(7, '0')
        const right = [...'0123456789'].filter((check) => !(parseCompanyCode(start + check) instanceof No))
        expect(right).toHaveLength(1)
      }),
    )
  })
})

describe('a demographic record number (УНЗР)', () => {
  test.each([
    ['19550212-01110', '1955-02-12'],
    ['1991082400015', '1991-08-24'],
    ['20000101-00422', '2000-01-01'],
  ])('%s is right and carries %s', (text, birthDate) => {
    const unzr = parseUnzr(text)
    expect(unzr).toMatch(/^\d{8}-\d{5}$/)
    expect(birthDateOfUnzr(unzr as never)).toBe(birthDate)
  })
  test.each([
    ['19910824-00016', 'identity.wrong-check-digit'],
    ['19911324-00015', 'identity.wrong-shape'],
    ['19910824-00000', 'identity.wrong-shape'],
    ['19910824-0001', 'identity.wrong-shape'],
  ])('%s is refused: %s', (text, code) => {
    expect(codeOf(parseUnzr(text))).toBe(code)
  })
  test('a made-up one is right', () => {
    fc.assert(
      fc.property(days, fc.integer({ min: 1, max: 9999 }), (birthDate, serial) => {
        expect(parseUnzr(makeUnzr(birthDate, serial))).toBe(makeUnzr(birthDate, serial))
      }),
    )
  })
})

describe('an account (IBAN)', () => {
  const right = ['UA903052990000026002661176318', 'UA508999980000000314020000000']
  test.each(right)('%s is right, also with spaces and small letters', (iban) => {
    expect(parseIban(iban)).toBe(iban)
    expect(parseIban(iban.toLowerCase().replace(/(.{4})/g, '$1 '))).toBe(iban)
  })
  test.each(right)('any one changed digit of %s is noticed', (iban) => {
    for (let place = 2; place < iban.length; place++)
      for (let by = 1; by < 10; by++)
        expect(codeOf(parseIban(changeDigit(iban, place, by)))).toBe('identity.wrong-check-digit')
  })
  test('an account of another country is not expected here', () => {
    expect(codeOf(parseIban('DE89370400440532013000'))).toBe('identity.wrong-shape')
  })
})

describe('a phone', () => {
  test.each(['0671234567', '80671234567', '380671234567', '+38 (067) 123-45-67', '067 123 45 67'])(
    '%s is kept as +380671234567',
    (text) => {
      expect(parsePhone(text)).toBe('+380671234567')
    },
  )
  test.each(['1234567', '+48501234567', '06712345678', '0001234567', 'телефон'])('%s is refused', (text) => {
    expect(codeOf(parsePhone(text))).toBe('identity.wrong-shape')
  })
})

test.each([
  ['olena@example.ua', true],
  [' o.l+1@mail.example.com.ua ', true],
  ['olena@example', false],
  ['olena', false],
  ['a b@example.ua', false],
  ['<a@example.ua>', false],
  [`${'a'.repeat(65)}@example.ua`, false],
])('%s as an e-mail address: %s', (text, right) => {
  expect(!(parseEmail(text) instanceof No)).toBe(right)
})
