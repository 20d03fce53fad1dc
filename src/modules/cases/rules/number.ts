// The number people read and the secret code beside it.
const width = 6

/** `<place code>-<year>-<number>`, gapless within the place and the year. */
export const caseNumber = (placeCode: string, year: number, n: number): string =>
  `${placeCode}-${year}-${String(n).padStart(width, '0')}`

export const actNumber = (placeCode: string, year: number, n: number): string => `${placeCode}-${year}-А${n}`

const cyrillic: Readonly<Record<string, string>> = {
  A: 'А',
  B: 'В',
  C: 'С',
  E: 'Е',
  H: 'Н',
  I: 'І',
  K: 'К',
  M: 'М',
  O: 'О',
  P: 'Р',
  T: 'Т',
  X: 'Х',
}

/** A number as somebody typed it, for comparing: any dash, any case, Latin letters that look Ukrainian. */
export const numberKey = (typed: string): string =>
  typed
    .toUpperCase()
    .replace(/[‐-―−]/g, '-')
    .replace(/\s+/g, '')
    .replace(/[ABCEHIKMOPTX]/g, (letter) => cyrillic[letter]!)

/** The last part alone, as people say it at a desk: «118047». */
export const sequenceIn = (typed: string): number | undefined => {
  const digits = /^\d{1,7}$/.exec(typed.trim())?.[0]
  return digits ? Number(digits) : undefined
}

/** Thirty-two signs no two of which are taken for each other on paper: without I, L, O and U. */
export const codeAlphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
export const codeLength = 10

/** Each byte gives one sign; 256 is a multiple of 32, so every sign is as likely as another. */
export const codeFrom = (bytes: Uint8Array): string => [...bytes].map((byte) => codeAlphabet[byte % 32]).join('')

const misread: Readonly<Record<string, string>> = {
  O: '0',
  I: '1',
  L: '1',
  О: '0',
  І: '1',
  А: 'A',
  В: 'B',
  С: 'C',
  Е: 'E',
  Н: 'H',
  К: 'K',
  М: 'M',
  Р: 'P',
  Т: 'T',
  Х: 'X',
}

/** A code as somebody typed it: spaces, dashes, small letters, a Ukrainian keyboard, O for 0. */
export const codeKey = (typed: string): string =>
  typed
    .toUpperCase()
    .replace(/[\s‐-―−-]/g, '')
    .replace(/[OILОІАВСЕНКМРТХ]/g, (letter) => misread[letter]!)

/** In two groups of five, as the receipt prints it. */
export const codeShown = (code: string): string => `${code.slice(0, 5)}-${code.slice(5)}`
