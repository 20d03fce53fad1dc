// A hall that stands still, as screens show it: since when and why, where the shelter is; and that it has just gone on.
import type { Work } from '../../../db/work.ts'
import { may } from '../../../kernel/actor.ts'
import type { Text } from '../../../kernel/text.ts'
import { type Instant, minutes } from '../../../kernel/time.ts'
import type { AlarmCause, CentreId, Outage, Shelter } from '../../centres/model.ts'
import { hallTime } from '../../centres/service/alarm.ts'
import { type Hall, hallOf } from '../../centres/service/hall.ts'
import { outagesAt, reachOf } from '../../centres/service/outages.ts'
import { listOpenIds } from '../store/freeze.ts'

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

/** What whoever works in a centre has to know above every page. */
export interface Notice {
  readonly centreId: CentreId
  readonly key: string
  readonly zone: string
  readonly now: Instant
  readonly alarm: Standstill | null
  /** In the hall or on the way back to it; counted while an alarm stands. */
  readonly people: number
  readonly outages: readonly Outage[]
  /** What can't be filed for, and of how many; counted while something is away. */
  readonly kept: readonly Text[]
  readonly given: number
  readonly mayFreeze: boolean
  readonly mayMark: boolean
}

export async function noticeOf(work: Work, centreId: CentreId): Promise<Notice> {
  const hall = await hallOf(work, centreId)
  const outages = outagesAt(hall.outages, work.now)
  const { given, kept } = outages.length > 0 ? await reachOf(work, hall) : { given: 0, kept: [] }
  return {
    centreId,
    key: hall.centre.key,
    zone: hall.timetable.zone,
    now: work.now,
    alarm: standstillOf(hall),
    people: hall.alarm ? (await listOpenIds(work, centreId)).length : 0,
    outages,
    kept: kept.map(({ name }) => name),
    given,
    mayFreeze: may(work.actor, 'centres.alarm', centreId),
    mayMark: may(work.actor, 'centres.outages', centreId),
  }
}
