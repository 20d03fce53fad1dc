// A paper as bytes of ESC/POS for a roll of 80 mm. Only commands that Epson's printers and the common others share.
import type { Paper, RollPart } from './printer.ts'
import { printable, toBytes } from './windows-1251.ts'

const [ESC, FS, GS, LF] = [0x1b, 0x1c, 0x1d, 0x0a]
/** The narrowest printers of 80 mm; wider ones keep a margin. */
export const columns = 42
const largest = 8
/** Dots of one square of a QR code: a phone's address is then about 4 cm wide. */
const qrSquare = 6

/** A printer set up for Chinese takes bytes from 128 on for halves of hieroglyphs until told otherwise. */
const begin = (codePage: number): number[] => [
  ...[ESC, 0x40],
  ...[FS, 0x2e],
  ...[ESC, 0x74, codePage],
  ...[ESC, 0x61, 1],
]
const feedAndCut = [GS, 0x56, 66, 0]

export function rollBytes({ parts, codePage }: Paper): Uint8Array {
  const bytes = [...begin(codePage)]
  for (const part of parts) for (const byte of bytesOf(part)) bytes.push(byte)
  return Uint8Array.from([...bytes, ...feedAndCut])
}

function bytesOf(part: RollPart): readonly number[] {
  switch (part.kind) {
    case 'space':
      return [LF]
    case 'rule':
      return [...toBytes('-'.repeat(columns)), LF]
    case 'qr':
      return qrBytes(part.text)
    case 'text':
      return textBytes(part.text, part.size ?? 1, part.bold ?? false)
  }
}

/** A number too long for its size is printed smaller, never cut. */
function textBytes(text: string, wanted: number, bold: boolean): number[] {
  const words = printable(text).split(/[ \n]+/)
  const longest = Math.max(1, ...words.map(({ length }) => length))
  const size = Math.max(1, Math.min(wanted, largest, Math.floor(columns / longest)))
  const lines = wrapped(words, Math.floor(columns / size)).flatMap((line) => [...toBytes(line), LF])
  return [...[ESC, 0x45, bold ? 1 : 0], ...[GS, 0x21, ((size - 1) << 4) | (size - 1)], ...lines, ...[GS, 0x21, 0]]
}

function wrapped(words: readonly string[], width: number): string[] {
  const lines: string[] = []
  for (const word of words.flatMap((long) => long.match(new RegExp(`.{1,${width}}`, 'gu')) ?? [])) {
    const last = lines.at(-1)
    if (last !== undefined && last.length + 1 + word.length <= width) lines[lines.length - 1] = `${last} ${word}`
    else lines.push(word)
  }
  return lines
}

/** The printer draws the code itself. Letters other than Latin would become «?» in it, so addresses come percent-encoded. */
function qrBytes(text: string): number[] {
  const data = [...new TextEncoder().encode(encodeURI(decodeURI(text)))]
  const command = (fn: number, ...rest: readonly number[]) => {
    const length = rest.length + 2
    return [GS, 0x28, 0x6b, length & 0xff, length >> 8, 49, fn, ...rest]
  }
  return [
    ...command(65, 50, 0),
    ...command(67, qrSquare),
    ...command(69, 49),
    ...command(80, 48, ...data),
    ...command(81, 48),
    LF,
  ]
}
