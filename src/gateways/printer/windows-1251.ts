// Letters as bytes of windows-1251: the only table of receipt printers that has і, ї, є, ґ, ’ and № (866 has no і and no ґ).

const decoder = new TextDecoder('windows-1251')
const byteOf = new Map(
  Array.from({ length: 256 }, (_, byte) => [decoder.decode(Uint8Array.of(byte)), byte] as const).filter(
    ([letter]) => letter >= ' ' && letter !== '\u007f' && !/[\u0080-\u009f]/.test(letter),
  ),
)

/** What the table lacks and people read all the same. */
const instead: Readonly<Record<string, string>> = {
  '₴': 'грн',
  ʼ: '’',
  '\u2011': '-',
  '\u2212': '-',
  '\u2009': ' ',
  '\u202f': '\u00a0',
}

/** Printable text with nothing in it that a printer would take for a command. */
export const printable = (text: string): string =>
  [...text.normalize('NFC')].map((letter) => instead[letter] ?? (byteOf.has(letter) ? letter : '?')).join('')

export const toBytes = (text: string): Uint8Array => Uint8Array.from(printable(text), (letter) => byteOf.get(letter)!)

export const fromBytes = (bytes: Uint8Array): string => decoder.decode(bytes)
