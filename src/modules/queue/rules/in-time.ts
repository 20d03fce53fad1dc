// Whether somebody who came now would still be served today; asked at the kiosk before a ticket is given out.
import { type Instant, later, minutes } from '../../../kernel/time.ts'
import type { Expected } from './forecast/world.ts'

export interface Closing {
  /** People are called until then. */
  readonly reception: Instant
  /** Desks work on until then with whoever is there. */
  readonly work: Instant
}

/** Why a ticket of now would be in vain. */
export interface TooLate {
  readonly until: Instant
  /** By when nine of ten would be called; nothing when the line is longer than what is left of the day. */
  readonly surelyBy: Instant | null
}

/**
 * In time is who is called before reception ends and done before work ends, nine times of ten. When nobody can say, as when no desk
 * is open or planned, nobody is turned away.
 */
export function tooLateFor(
  expected: Pick<Expected, 'surelyBy'> | null,
  usualMinutes: number,
  { reception, work }: Closing,
): TooLate | null {
  if (!expected) return null
  const { surelyBy } = expected
  const isDone = surelyBy !== null && surelyBy < reception && later(surelyBy, minutes(usualMinutes)) <= work
  return isDone ? null : { until: reception, surelyBy }
}
