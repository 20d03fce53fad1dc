// Numbers of people and companies: shapes and check digits (handbook 5.4–5.7, 5.9).
import type { No } from '../../../kernel/refusal.ts'
import { addDays, daysBetween, type PlainDate, parseDate } from '../../../kernel/time.ts'
import type { CompanyCode, Email, Iban, Phone, Sex, TaxNumber, Unzr } from '../model.ts'
import { wrongCheckDigit, wrongShape } from './expected.ts'

const digitsOf = (text: string): number[] => [...text].map(Number)
const weighted = (digits: readonly number[], weights: readonly number[]): number =>
  weights.reduce((sum, weight, place) => sum + weight * digits[place]!, 0)

/** JavaScript's remainder keeps the sign; a check digit never has one. */
const remainder = (sum: number, by: number): number => ((sum % by) + by) % by

export function parseTaxNumber(text: string, field = 'taxNumber'): TaxNumber | No {
  const number = text.replace(/[\s-]/g, '')
  if (!/^\d{10}$/.test(number)) return wrongShape('tax-number', field)
  const digits = digitsOf(number)
  const check = remainder(weighted(digits, [-1, 5, 7, 9, 4, 6, 10, 5, 7]), 11) % 10
  return check === digits[9] ? (number as TaxNumber) : wrongCheckDigit('tax-number', field)
}

const before1900 = '1899-12-31' as PlainDate

/** What a tax number says about its owner: the first five digits count days, an odd ninth digit is a man's. */
export function readTaxNumber(number: TaxNumber): { readonly birthDate: PlainDate; readonly sex: Sex } {
  return {
    birthDate: addDays(before1900, Number(number.slice(0, 5))),
    sex: Number(number[8]) % 2 === 1 ? 'male' : 'female',
  }
}

/** The right number for a birth date, sex and serial: for made-up people. */
export function makeTaxNumber(birthDate: PlainDate, sex: Sex, serial: number): TaxNumber {
  const days = String(daysBetween(before1900, birthDate)).padStart(5, '0')
  const nine = days + String(serial).padStart(3, '0') + String((serial % 4) * 2 + (sex === 'male' ? 1 : 0))
  const check = remainder(weighted(digitsOf(nine), [-1, 5, 7, 9, 4, 6, 10, 5, 7]), 11) % 10
  return `${nine}${check}` as TaxNumber
}

export function parseCompanyCode(text: string, field = 'companyCode'): CompanyCode | No {
  const code = text.replace(/\s/g, '')
  if (!/^\d{8}$/.test(code)) return wrongShape('company-code', field)
  const digits = digitsOf(code)
  return companyCheck(digits) === digits[7] ? (code as CompanyCode) : wrongCheckDigit('company-code', field)
}

function companyCheck(digits: readonly number[]): number {
  const number = Number(digits.join(''))
  const turned = number >= 30_000_000 && number <= 60_000_000
  const weights = turned ? [7, 1, 2, 3, 4, 5, 6] : [1, 2, 3, 4, 5, 6, 7]
  const first = weighted(digits, weights) % 11
  if (first < 10) return first
  const second = weighted(
    digits,
    weights.map((weight) => weight + 2),
  )
  return (second % 11) % 10
}

const unzrCheck = (twelve: readonly number[]): number => weighted(twelve, [7, 3, 1, 7, 3, 1, 7, 3, 1, 7, 3, 1]) % 10

export function parseUnzr(text: string, field = 'unzr'): Unzr | No {
  const number = text.replace(/[\s-]/g, '')
  const born = parseDate(`${number.slice(0, 4)}-${number.slice(4, 6)}-${number.slice(6, 8)}`)
  if (!/^\d{13}$/.test(number) || !born || number.slice(8, 12) === '0000') return wrongShape('unzr', field)
  const digits = digitsOf(number)
  if (unzrCheck(digits) !== digits[12]) return wrongCheckDigit('unzr', field)
  return `${number.slice(0, 8)}-${number.slice(8)}` as Unzr
}

export const birthDateOfUnzr = (unzr: Unzr): PlainDate =>
  `${unzr.slice(0, 4)}-${unzr.slice(4, 6)}-${unzr.slice(6, 8)}` as PlainDate

/** The right record number for a birth date and serial: for made-up people. */
export function makeUnzr(birthDate: PlainDate, serial: number): Unzr {
  const twelve = birthDate.replaceAll('-', '') + String(serial).padStart(4, '0')
  return `${twelve.slice(0, 8)}-${twelve.slice(8)}${unzrCheck(digitsOf(twelve))}` as Unzr
}

export function parseIban(text: string, field = 'iban'): Iban | No {
  const iban = text.replace(/\s/g, '').toUpperCase()
  if (!/^UA\d{27}$/.test(iban)) return wrongShape('iban', field)
  const asNumber = `${iban.slice(4)}3010${iban.slice(2, 4)}`
  return BigInt(asNumber) % 97n === 1n ? (iban as Iban) : wrongCheckDigit('iban', field)
}

/** A Ukrainian number however people write it; a phone is a contact, never an identity. */
export function parsePhone(text: string, field = 'phone'): Phone | No {
  const digits = text.replace(/[\s().+-]/g, '')
  const nine = /^(?:380|80|0)(\d{9})$/.exec(digits)?.[1]
  return nine && !nine.startsWith('0') ? (`+380${nine}` as Phone) : wrongShape('phone', field)
}

export function parseEmail(text: string, field = 'email'): Email | No {
  const email = text.trim()
  const right = email.length <= 254 && /^[^\s@<>"]{1,64}@[^\s@.<>"]+(\.[^\s@.<>"]+)+$/.test(email)
  return right ? (email as Email) : wrongShape('email', field)
}
