// An alarm stops the clocks of a hall. What stood still is no part of any wait, promise or duration.
import { type Instant, later } from '../../../kernel/time.ts'
import type { Alarm } from '../model.ts'

type Stood = Pick<Alarm, 'since' | 'until'>

/** How long of a stretch of time the hall stood; the same as `centres.frozen_between` in the database. */
export function frozenBetween(alarms: readonly Stood[], from: Instant, until: Instant): number {
  let frozen = 0
  let counted: number = from
  for (const alarm of [...alarms].sort((a, b) => a.since - b.since)) {
    const begins = Math.max(alarm.since, counted)
    const ends = Math.min(alarm.until ?? until, until)
    if (ends <= begins) continue
    frozen += ends - begins
    counted = ends
  }
  return frozen
}

/** How long it lasted for people: the hall's own time from one moment to another. Never less than nothing. */
export const workingTime = (alarms: readonly Stood[], from: Instant, until: Instant): number =>
  Math.max(0, until - from - frozenBetween(alarms, from, until))

/** What the hall's own clock shows: it stands while an alarm does. */
export const hallTime = (alarm: Stood | null, now: Instant): Instant =>
  alarm && alarm.until === null && alarm.since < now ? alarm.since : now

/** The end is never before the beginning, though two processes may look at two clocks. */
export const ended = (alarm: Alarm, now: Instant): Alarm & { readonly until: Instant } => ({
  ...alarm,
  until: later(alarm.since, Math.max(0, now - alarm.since)),
})
