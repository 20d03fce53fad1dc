// Scanners type like keyboards: they press the keys of a Latin layout, and the system makes of them the letters of its own.

/** The signs of a Latin (US) keyboard by physical key: plain, with Shift. */
const latinKeys: Readonly<Record<string, readonly [string, string]>> = {
  ...Object.fromEntries([...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'].map((up) => [`Key${up}`, [up.toLowerCase(), up] as const])),
  ...Object.fromEntries([...')!@#$%^&*('].map((up, n) => [`Digit${n}`, [String(n), up] as const])),
  ...Object.fromEntries([...'0123456789'].map((digit) => [`Numpad${digit}`, [digit, digit] as const])),
  Minus: ['-', '_'],
  Equal: ['=', '+'],
  BracketLeft: ['[', '{'],
  BracketRight: [']', '}'],
  Backslash: ['\\', '|'],
  IntlBackslash: ['\\', '|'],
  Semicolon: [';', ':'],
  Quote: ["'", '"'],
  Backquote: ['`', '~'],
  Comma: [',', '<'],
  Period: ['.', '>'],
  Slash: ['/', '?'],
  NumpadSubtract: ['-', '-'],
  NumpadDivide: ['/', '/'],
  NumpadDecimal: ['.', '.'],
  NumpadAdd: ['+', '+'],
  NumpadMultiply: ['*', '*'],
}

/** What the key says on a Latin keyboard, whatever layout the system has; nothing for keys without a sign. */
export const latinSign = (code: string, shift: boolean): string | undefined => latinKeys[code]?.[shift ? 1 : 0]

/* The same keys on a Latin and on a Ukrainian keyboard, for text that comes without its keys */
const latin = 'qwertyuiop[]asdfghjkl;\'zxcvbnm,./QWERTYUIOP{}ASDFGHJKL:"ZXCVBNM<>?@#$^&|\\`~'
const ukrainian = 'йцукенгшщзхїфівапролджєячсмитьбю.ЙЦУКЕНГШЩЗХЇФІВАПРОЛДЖЄЯЧСМИТЬБЮ,"№;:?/ґ\'₴'

const between = (from: string, to: string) => new Map([...from].map((sign, n) => [sign, [...to][n]!]))
const toLatin = between(ukrainian, latin)
const toUkrainian = between(latin, ukrainian)
const through = (table: ReadonlyMap<string, string>, text: string): string =>
  [...text].map((sign) => table.get(sign) ?? sign).join('')

/** Typed under a Ukrainian layout, read as the Latin keys that were pressed. */
export const asLatin = (text: string): string => through(toLatin, text)
/** Typed under a Latin layout, read as the Ukrainian keys that were pressed. */
export const asUkrainian = (text: string): string => through(toUkrainian, text)

/** All that a text may have been before a layout made this of it. */
export const readings = (text: string): readonly string[] => [...new Set([text, asLatin(text), asUkrainian(text)])]
