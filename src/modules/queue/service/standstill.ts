// A hall that stands still, as screens show it: since when and why, where the shelter is; and that it has just gone on.
import { type Instant, minutes } from '../../../kernel/time.ts'
import type { AlarmCause, Shelter } from '../../centres/model.ts'
import { hallTime } from '../../centres/service/alarm.ts'
import type { Hall } from '../../centres/service/hall.ts'

export interface Standstill {
  readonly cause: AlarmCause
  readonly since: Instant
  /** Said on an air alarm only. */
  readonly shelter: Shelter | null
}

export const standstillOf = ({ alarm, settings }: Hall): Standstill | null =>
  alarm && {
    cause: alarm.cause,
    since: alarm.since,
    shelter: alarm.cause === 'air' ? settings.shelter : null,
  }

export interface Resumed {
  readonly at: Instant
  readonly cause: AlarmCause
  /** By how much every promise has moved, in minutes. */
  readonly minutes: number
}

/** People come back for a while; so long the screens say that the hall goes on and what became of the promises. */
const saidFor = minutes(15)

export function resumedOf({ alarm, alarms }: Hall, now: Instant): Resumed | null {
  const last = alarms.findLast(({ until }) => until !== null)
  if (alarm || !last?.until || now - last.until > saidFor) return null
  return { at: last.until, cause: last.cause, minutes: Math.round((last.until - last.since) / minutes(1)) }
}

/** What the hall's own clock shows now. */
export const clockOf = ({ alarm }: Hall, now: Instant): Instant => hallTime(alarm, now)
