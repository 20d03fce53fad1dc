// What is expected of each number and name, and the answer when it is not that.
import { No } from '../../../kernel/refusal.ts'
import type { Text } from '../../../kernel/text.ts'
import { type DocumentKind, documentKinds } from '../model.ts'

export type Expected =
  | 'tax-number'
  | 'unzr'
  | 'company-code'
  | 'iban'
  | 'phone'
  | 'email'
  | 'family'
  | 'given'
  | 'patronymic'
  | DocumentKind

const letters: Text = { uk: 'літери, апостроф, дефіс', en: 'letters, apostrophes, hyphens' }

const expected: Readonly<Record<Expected, { readonly what: Text; readonly like: Text }>> = {
  'tax-number': { what: { uk: 'Податковий номер', en: 'Tax number' }, like: { uk: '10 цифр', en: '10 digits' } },
  unzr: {
    what: { uk: 'Номер запису в реєстрі (УНЗР)', en: 'Register record number (УНЗР)' },
    like: { uk: '13 цифр, перші вісім — дата народження', en: '13 digits, the first eight are the birth date' },
  },
  'company-code': { what: { uk: 'Код ЄДРПОУ', en: 'Company code (ЄДРПОУ)' }, like: { uk: '8 цифр', en: '8 digits' } },
  iban: { what: { uk: 'Рахунок IBAN', en: 'Account (IBAN)' }, like: { uk: 'UA і 27 цифр', en: 'UA and 27 digits' } },
  phone: {
    what: { uk: 'Телефон', en: 'Phone' },
    like: { uk: 'номер на зразок 067 123 45 67', en: 'a number like 067 123 45 67' },
  },
  email: {
    what: { uk: 'Електронна пошта', en: 'E-mail' },
    like: { uk: 'адресу на зразок name@example.ua', en: 'an address like name@example.ua' },
  },
  family: { what: { uk: 'Прізвище', en: 'Family name' }, like: letters },
  given: { what: { uk: 'Ім’я', en: 'Given name' }, like: letters },
  patronymic: { what: { uk: 'По батькові', en: 'Patronymic' }, like: letters },
  passport: {
    what: documentKinds.passport,
    like: { uk: 'дві літери і 6 цифр: АА 123456', en: 'two letters and 6 digits: АА 123456' },
  },
  'id-card': { what: documentKinds['id-card'], like: { uk: '9 цифр', en: '9 digits' } },
  'foreign-passport': {
    what: documentKinds['foreign-passport'],
    like: { uk: 'дві латинські літери і 6 цифр: FA123456', en: 'two Latin letters and 6 digits: FA123456' },
  },
  'birth-certificate': {
    what: documentKinds['birth-certificate'],
    like: {
      uk: 'римська цифра, серія і 6 цифр: І-АБ 123456',
      en: 'a Roman numeral, a series and 6 digits: І-АБ 123456',
    },
  },
  'residence-permit': {
    what: documentKinds['residence-permit'],
    like: { uk: '9 цифр або дві літери і 6 цифр', en: '9 digits, or two letters and 6 digits' },
  },
  'driving-licence': {
    what: documentKinds['driving-licence'],
    like: { uk: 'три літери і 6 цифр: ВХІ123456', en: 'three letters and 6 digits: ВХІ123456' },
  },
  'idp-certificate': {
    what: documentKinds['idp-certificate'],
    like: { uk: '4 цифри, дефіс і номер: 1234-1234567890', en: '4 digits, a hyphen and a number: 1234-1234567890' },
  },
  'foreign-document': {
    what: documentKinds['foreign-document'],
    like: { uk: 'літери й цифри, як у документі', en: 'letters and digits as in the document' },
  },
}

export function wrongShape(kind: Expected, field: string): No {
  const { what, like } = expected[kind]
  const words = {
    uk: `«${what.uk}»: очікуємо ${like.uk}. Перевірте, чи все введено.`,
    en: `“${what.en}”: ${like.en} expected. Check that nothing is missing.`,
  }
  return new No('invalid', 'identity.wrong-shape', words, { kind }, field)
}

export function wrongCheckDigit(kind: Expected, field: string): No {
  const { what } = expected[kind]
  const words = {
    uk: `«${what.uk}»: контрольна цифра не сходиться. Звірте кожну цифру з документом.`,
    en: `“${what.en}”: the check digit does not fit. Compare every digit with the document.`,
  }
  return new No('invalid', 'identity.wrong-check-digit', words, { kind }, field)
}
