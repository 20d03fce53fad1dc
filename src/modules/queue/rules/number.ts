// A ticket's number as people say, write and type it: «А-042», «а42», «A 042» on a Latin keyboard.
import type { No } from '../../../kernel/refusal.ts'
import { no } from '../model.ts'

export interface TicketNumber {
  readonly series: string
  readonly number: number
}

/** Letters that look alike in both alphabets; series are Ukrainian. */
const alike: Readonly<Record<string, string>> = {
  ...{ A: 'А', B: 'В', C: 'С', E: 'Е', H: 'Н', I: 'І', K: 'К', M: 'М', O: 'О', P: 'Р', T: 'Т', X: 'Х' },
}

export function numberIn(text: string): TicketNumber | No {
  const found = /^(\p{L})[\s\-–—]*(\d{1,6})$/u.exec(text.trim().toLocaleUpperCase('uk'))
  const number = Number(found?.[2])
  if (!found || number === 0) return no('bad-number', {}, 'number')
  const letter = found[1]!
  return { series: alike[letter] ?? letter, number }
}
