// Which calls a board shows and which it says aloud.
import type { HallBoard, HallCall } from '../../realtime/hall-board.ts'

/** What a board of one zone shows of its hall: calls and lines of its own desks only. */
export function boardOfZone(board: HallBoard, zone: string | undefined): HallBoard {
  if (zone === undefined) return board
  const calls = board.calls.filter((call) => call.zone === zone)
  const { next, wait } = board.zones[zone] ?? { next: [], wait: null }
  const isHere = (label: string) => calls.some((call) => call.label === label)
  return { ...board, calls, next, wait, order: board.order.filter(({ first }) => isHere(first.label)) }
}

/** A repeated call is another one: it is shown and said anew. */
export const keyOf = ({ label, desk, at }: HallCall): string => `${label} ${desk} ${at}`

/** What was called since; the oldest first, as it is said. */
export function newCalls(before: Pick<HallBoard, 'calls'>, after: Pick<HallBoard, 'calls'>): HallCall[] {
  const known = new Set(before.calls.map(keyOf))
  return after.calls.filter((call) => call.state === 'called' && !known.has(keyOf(call))).reverse()
}

/** Whoever has come to the desk, or was called again meanwhile, is not called in vain. */
export const isStillCalled = (call: HallCall, { calls }: Pick<HallBoard, 'calls'>): boolean =>
  calls.some((now) => now.state === 'called' && keyOf(now) === keyOf(call))

const rowsShown = 4

export interface Rows {
  readonly rows: readonly HallCall[]
  /** Called too, for whom there is no row. */
  readonly more: readonly HallCall[]
}

/** Those who are called come first; what room is left is for those who have just gone to their desk. */
export function rowsOf({ calls }: Pick<HallBoard, 'calls'>): Rows {
  const called = calls.filter(({ state }) => state === 'called')
  const gone = calls.filter(({ state }) => state === 'serving')
  return { rows: [...called, ...gone].slice(0, rowsShown), more: called.slice(rowsShown) }
}

/** Long enough for the ground to change four times, and over before a page without scripts is loaded again. */
const freshFor = 8000

export const isFresh = (call: HallCall, now: number): boolean => call.state === 'called' && now - call.at < freshFor

/** Series and three digits fit; from 1000 on the letters are smaller. */
export const isLong = (label: string): boolean => label.length > 5
