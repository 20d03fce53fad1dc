// Telling a scanner from a person by how fast the keys come. What may be a scan is held back for the blink of an eye, so
// that it never stands in a field; a person's own letters go on to where they were meant.
import { latinSign } from './layouts.ts'

export interface Stroke {
  readonly key: string
  /** The physical key; empty where the system does not tell. */
  readonly code: string
  readonly shift: boolean
  readonly repeat: boolean
  /** Milliseconds. */
  readonly at: number
}

/** Nobody presses six keys in a row with less than this between each two. */
export const gap = 60
const least = 6
/** A machine may be slow to hand the keys on. Three quick ones are hardly a person's: there is time to wait for the rest. */
export const patience = (held: readonly Stroke[]): number => (held.length < 3 ? 2 * gap : 400)

export interface Heard {
  readonly held: readonly Stroke[]
  /** Typed by a person after all: goes on into the field. */
  readonly released: string
  /** What was scanned, as it came and by its keys. */
  readonly scanned?: readonly [string, string]
  /** The key goes no further. */
  readonly isTaken: boolean
}

const typed = (strokes: readonly Stroke[]): string => strokes.map(({ key }) => key).join('')
const byKeys = (strokes: readonly Stroke[]): string =>
  strokes.map(({ key, code, shift }) => latinSign(code, shift) ?? key).join('')
const scannedFrom = (held: readonly Stroke[]): Heard => ({
  ...{ held: [], released: '', scanned: [typed(held), byKeys(held)], isTaken: true },
})

/** Space presses a button, so it is never held back; no code of ours has one. */
const isSign = ({ key, repeat }: Stroke): boolean => [...key].length === 1 && key !== ' ' && !repeat
const isEnd = ({ key }: Stroke): boolean => key === 'Enter' || key === 'Tab'
const isModifier = ({ key }: Stroke): boolean => ['Shift', 'CapsLock', 'AltGraph', 'NumLock'].includes(key)

export function hear(held: readonly Stroke[], stroke: Stroke): Heard {
  if (isModifier(stroke)) return { held, released: '', isTaken: false }
  const last = held.at(-1)
  const isQuick = last !== undefined && stroke.at - last.at <= gap
  if (isSign(stroke)) {
    return isQuick
      ? { held: [...held, stroke], released: '', isTaken: true }
      : { held: [stroke], released: typed(held), isTaken: true }
  }
  if (isEnd(stroke) && isQuick && held.length >= least) return scannedFrom(held)
  return { held: [], released: typed(held), isTaken: false }
}

/** No key came for a while: a scan without an end key, or a person's letter. */
export const quiet = (held: readonly Stroke[]): Heard =>
  held.length >= least ? scannedFrom(held) : { held: [], released: typed(held), isTaken: false }
