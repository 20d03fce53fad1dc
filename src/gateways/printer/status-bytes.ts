// What a printer says of itself in bytes: answers to `DLE EOT n`, given at once, and to `GS r`, given when its turn has come.
import type { PrinterStatus, PrinterTrouble } from './printer.ts'

const [DLE, EOT, GS] = [0x10, 0x04, 0x1d]

export type Question = 1 | 2 | 3 | 4
/** The printer, why it is off line, its faults, its paper. */
export const questions: readonly Question[] = [1, 2, 3, 4]
export const askNow = (n: Question): Uint8Array => Uint8Array.of(DLE, EOT, n)

/** Stands behind a paper: the answer comes when everything before it has been worked through. */
export const askWhenDone: Uint8Array = Uint8Array.of(GS, 0x72, 1)
/** No reports that nobody asked for: they could be taken for answers. */
export const onlyAnswers: Uint8Array = Uint8Array.of(GS, 0x61, 0)

/** Fixed bits tell the answers apart. */
export const isAnswerNow = (byte: number): boolean => (byte & 0b1001_0011) === 0b0001_0010
export const isAnswerWhenDone = (byte: number): boolean => (byte & 0b1001_0000) === 0

const bits = {
  offline: { n: 1, mask: 0b0000_1000 },
  coverOpen: { n: 2, mask: 0b0000_0100 },
  paperStop: { n: 2, mask: 0b0010_0000 },
  error: { n: 2, mask: 0b0100_0000 },
  /** Cutter, unrecoverable, or too hot. */
  faults: { n: 3, mask: 0b0110_1000 },
  nearEnd: { n: 4, mask: 0b0000_1100 },
  paperEnd: { n: 4, mask: 0b0110_0000 },
} as const satisfies Record<string, { n: Question; mask: number }>

export type Answers = Readonly<Record<Question, number>>

/** «Off line» is told only when nothing else explains it: a printer without paper is off line too. */
export function statusFrom(answers: Answers): PrinterStatus {
  const has = (name: keyof typeof bits) => (answers[bits[name].n] & bits[name].mask) !== 0
  const troubles: PrinterTrouble[] = []
  if (has('coverOpen')) troubles.push('cover-open')
  // an open cover lifts the paper from its sensor
  else if (has('paperEnd') || has('paperStop')) troubles.push('paper-out')
  if (has('error') || has('faults')) troubles.push('error')
  if (troubles.length === 0 && has('offline')) troubles.push('offline')
  return { troubles, paperLow: has('nearEnd') && troubles.length === 0 }
}

/** As a printer in this state answers; for the pretend one. */
export function answerTo(n: Question, { troubles, paperLow }: PrinterStatus): number {
  const on: (keyof typeof bits)[] = []
  if (troubles.length > 0) on.push('offline')
  if (troubles.includes('cover-open')) on.push('coverOpen')
  if (troubles.includes('paper-out')) on.push('paperStop', 'paperEnd')
  if (troubles.includes('error')) on.push('error', 'faults')
  if (paperLow) on.push('nearEnd')
  return on.reduce((byte, name) => (bits[name].n === n ? byte | bits[name].mask : byte), 0b0001_0010)
}
