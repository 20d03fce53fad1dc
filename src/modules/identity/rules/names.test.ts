import { describe, expect, test } from 'vitest'
import { No } from '../../../kernel/refusal.ts'
import type { DocumentKind } from '../model.ts'
import { documentInsteadOfTaxNumber, parseDocumentNumber } from './documents.ts'
import { foldName, fullName, parseName, sameName, searchWords, shortName } from './names.ts'

const name = (family: string, given: string, patronymic?: string) => ({
  family,
  given,
  ...(patronymic && { patronymic }),
})

describe('a name', () => {
  test.each([
    ['Знам’янська', "ЗНАМ'ЯНСЬКА"],
    ['Знамʼянська', 'Знам`янська'],
    ['Iванченко', 'Іванченко'],
    ['Нечуй-Левицький', 'нечуй - левицький'],
    ['O’Connor', "o'connor"],
  ])('%s and %s are read as one', (one, other) => {
    expect(foldName(one)).toBe(foldName(other))
  })

  test.each([
    ['Коваль', 'Ковалів'],
    ['Наталія', 'Наталя'],
    ['Гнатюк', 'Ґнатюк'],
  ])('%s and %s are two', (one, other) => {
    expect(foldName(one)).not.toBe(foldName(other))
  })

  test.each([
    [name('Коваль', 'Оксана', 'Іванівна'), name('КОВАЛЬ', 'ОКСАНА'), true],
    [name('Коваль', 'Оксана', 'Іванівна'), name('Коваль', 'Оксана', 'Петрівна'), false],
    [name('Коваль', 'Оксана'), name('Мороз', 'Оксана'), false],
    [name('Коваль', 'Оксана'), name('Коваль', 'Олена'), false],
  ])('%o and %o: the same person by name — %s', (one, other, same) => {
    expect(sameName(one, other)).toBe(same)
    expect(sameName(other, one)).toBe(same)
  })

  test('keeps the exact spelling of the document', () => {
    expect(parseName(name('  Знам’янська ', 'Марія-Тереза', ' Іванівна'))).toEqual(
      name('Знам’янська', 'Марія-Тереза', 'Іванівна'),
    )
    expect(parseName(name('de la Cruz', 'José'))).toEqual(name('de la Cruz', 'José'))
  })

  test.each([
    ['family', name('', 'Оксана')],
    ['family', name('К0валь', 'Оксана')],
    ['given', name('Коваль', '<b>')],
    ['given', name('Коваль', 'а'.repeat(81))],
    ['patronymic', name('Коваль', 'Оксана', '1')],
  ])('a wrong %s is named', (field, wrong) => {
    const answer = parseName(wrong)
    expect(answer).toBeInstanceOf(No)
    expect((answer as No).field).toBe(field)
  })

  test('is looked for by each part, and by each half of a double name', () => {
    expect(searchWords(name('Нечуй-Левицький', 'Іван', 'Семенович'))).toEqual([
      'нечуй-левицький',
      'нечуй',
      'левицький',
      'іван',
      'семенович',
    ])
  })

  test('is shown in full or short', () => {
    expect(fullName(name('Коваль', 'Оксана', 'Іванівна'))).toBe('Коваль Оксана Іванівна')
    expect(shortName(name('Коваль', 'Оксана', 'Іванівна'))).toBe('Коваль О. І.')
    expect(shortName(name('Коваль', 'Оксана'))).toBe('Коваль О.')
  })
})

describe('a document number', () => {
  test.each<[DocumentKind, string, string]>([
    ['passport', 'АА 123456', 'АА123456'],
    ['passport', 'aa123456', 'АА123456'],
    ['passport', 'МЕ№123456', 'МЕ123456'],
    ['id-card', '000 123 456', '000123456'],
    ['foreign-passport', 'fa123456', 'FA123456'],
    ['foreign-passport', 'РК123456', 'PK123456'],
    ['birth-certificate', 'І-АБ 123456', 'I-АБ 123456'],
    ['birth-certificate', '1-КГ № 123456', ''],
    ['birth-certificate', 'II-КГ№123456', 'II-КГ 123456'],
    ['residence-permit', '900123456', '900123456'],
    ['residence-permit', 'ІТ 123456', 'IT123456'],
    ['driving-licence', 'BXI 123456', 'ВХІ123456'],
    ['idp-certificate', '6301–5000123456', '6301-5000123456'],
    ['foreign-document', 'x 12345/7', 'X 12345/7'],
  ])('%s «%s» is kept as «%s»', (kind, text, kept) => {
    const number = parseDocumentNumber(kind, text)
    expect(number instanceof No ? '' : number).toBe(kept)
  })

  test.each<[DocumentKind, string]>([
    ['passport', 'АА12345'],
    ['passport', '3347312354'],
    ['id-card', '12345678'],
    ['foreign-passport', 'ЖЖ123456'],
    ['driving-licence', 'ВХ123456'],
    ['idp-certificate', '123-1234567'],
    ['foreign-document', '<script>'],
  ])('%s «%s» is refused', (kind, text) => {
    expect(parseDocumentNumber(kind, text)).toBeInstanceOf(No)
  })

  test('in place of a refused tax number stands a passport; a slip of the provider is nothing', () => {
    expect(documentInsteadOfTaxNumber('МЕ123456')).toEqual({ kind: 'passport', number: 'МЕ123456' })
    expect(documentInsteadOfTaxNumber('000123456')).toEqual({ kind: 'id-card', number: '000123456' })
    expect(documentInsteadOfTaxNumber('-')).toBeUndefined()
    expect(documentInsteadOfTaxNumber('1234567890')).toBeUndefined()
  })
})
