// Codes of a booking as people and scanners read them.

/** Without vowels and look-alikes, so that no word comes about and nothing is misread. */
const letters = '23456789bcdfghjkmnpqrstvwxz'
const linkLength = 22

/** 22 signs of 27: more than 100 bits. */
export function linkFrom(bytes: Uint8Array): string {
  let value = bytes.reduce((all, byte) => all * 256n + BigInt(byte), 0n)
  let link = ''
  for (let i = 0; i < linkLength; i++) {
    link += letters[Number(value % BigInt(letters.length))]
    value /= BigInt(letters.length)
  }
  return link
}

export const linkKey = (typed: string): string => typed.trim().toLowerCase()

/** Luhn's check digit: a slip of one digit, or of two neighbours, is told from a code nobody has. */
function checkDigit(digits: string): string {
  let sum = 0
  for (const [i, digit] of [...digits].reverse().entries()) {
    const doubled = Number(digit) * (i % 2 === 0 ? 2 : 1)
    sum += doubled > 9 ? doubled - 9 : doubled
  }
  return String((10 - (sum % 10)) % 10)
}

const arrivalDigits = 8

/** Nine digits, the last of them a check. */
export function arrivalFrom(bytes: Uint8Array): string {
  const value = bytes.subarray(0, 8).reduce((all, byte) => all * 256n + BigInt(byte), 0n)
  const digits = String(value % 10n ** BigInt(arrivalDigits)).padStart(arrivalDigits, '0')
  return digits + checkDigit(digits)
}

/** As typed, printed or scanned: spaces and hyphens don't count. */
export const arrivalKey = (typed: string): string => typed.replace(/[\s‐-―−-]/g, '')

/** Whether it can be the code of a booking at all. */
export function isArrivalCode(typed: string): boolean {
  const key = arrivalKey(typed)
  return /^\d{9}$/.test(key) && checkDigit(key.slice(0, -1)) === key.at(-1)
}

/** «482 913 057» */
export const arrivalShown = (code: string): string => code.replace(/(\d{3})(?=\d)/g, '$1 ')

/** Six digits for a telephone. */
export const phoneCodeFrom = (random: number): string => String(random % 1_000_000).padStart(6, '0')
