// How long such cases usually take, from closed ones of the same service and authority.
import { addDays, dateIn, daysBetween, kyiv, type PlainDate } from '../../../kernel/time.ts'
import type { Summary } from '../model.ts'

export interface Took {
  /** Calendar days from filing to the result, without those the person was waited for or the review stood. */
  readonly days: number
  /** The day there was a result. */
  readonly until: PlainDate
}

/** Of a decided and closed case; one done at once, joined or sent on to another authority compares with nothing. */
export function tookOf({ marks, clock, immediate, outcome }: Summary): Took | null {
  const ready = marks.resultAtCentre ?? marks.decided
  if (marks.closed === undefined || ready === undefined || outcome === null || immediate || clock.forwarded) return null
  const [from, until] = [dateIn(kyiv, marks.filed), dateIn(kyiv, ready)]
  return { days: daysBetween(from, until) - stoodDays(clock.pauses, from, until), until }
}

/** Pauses may overlap; a day that stood counts once. */
function stoodDays(pauses: Summary['clock']['pauses'], from: PlainDate, until: PlainDate): number {
  let stood = 0
  for (let day = addDays(from, 1); day <= until; day = addDays(day, 1))
    if (pauses.some((pause) => pause.from <= day && day <= (pause.to ?? until))) stood++
  return stood
}

export interface Usual {
  /** Half of the cases were done within so many days; nine of ten within so many. */
  readonly half: number
  readonly most: number
  /** Cases it is counted from. */
  readonly of: number
}

/** With fewer, a figure would say more about one person than about the wait. */
export const leastCases = 10

export function usualOf(days: readonly number[]): Usual | null {
  if (days.length < leastCases) return null
  const sorted = days.toSorted((a, b) => a - b)
  const at = (share: number) => sorted[Math.ceil(sorted.length * share) - 1]!
  return { half: at(0.5), most: at(0.9), of: days.length }
}
