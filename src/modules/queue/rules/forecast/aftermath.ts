// What an alarm leaves behind: of those it kept away most come soon after it, one upon another. So the half-hour after an alarm is no
// usual half-hour, and says nothing of one.
import { type Instant, minutes } from '../../../../kernel/time.ts'
import type { Times } from './lesson.ts'
import type { Stay } from './way.ts'

/** Who comes later than this comes as on any day. */
export const aftermath = minutes(30)
/** Those who come after an alarm are counted by so long. */
export const stepAfter = minutes(5)

/** An alarm that is over; one that stands still, until now. */
export interface Stood {
  readonly since: Instant
  readonly until: Instant
}

/** Of each hundred an alarm kept away so many come in each five minutes after it: believed until alarms of the record say otherwise. */
export const believedAfter: readonly number[] = [20, 20, 15, 8, 5, 2].map((percent) => percent / 100)
/** The belief is worth so many people kept away. */
export const worthOfBelief = 30
/** From the end of an alarm until a desk calls again, on average: believed, and worth so many desks. */
export const believedBack = { after: minutes(1), worth: 20 }

export const overlap = (from: number, until: number, since: number, end: number): number =>
  Math.max(0, Math.min(until, end) - Math.max(from, since))

/** No alarm stands, and none has ended just before. */
export const isUsual = (alarms: readonly Stood[], at: number): boolean =>
  !alarms.some(({ since, until }) => since <= at && at < until + aftermath)

/** How much of a stretch of time is no usual time. */
export function unusualIn(alarms: readonly Stood[], from: number, until: number): number {
  let [unusual, counted] = [0, from]
  for (const alarm of alarms.toSorted((a, b) => a.since - b.since)) {
    unusual += overlap(counted, until, alarm.since, alarm.until + aftermath)
    counted = Math.max(counted, alarm.until + aftermath)
  }
  return unusual
}

/** An alarm of a day that is over; moments are milliseconds since midnight. */
export interface AlarmSeen {
  readonly since: number
  readonly until: number
  /** Tickets without a booking, by the five minutes after it in which they were given out. */
  readonly came: readonly number[]
  /** From its end to the first call of each desk. */
  readonly back: Times
}

/** An alarm soon followed by another says nothing of who comes after one. */
export function alarmsSeen({
  alarms,
  startOfDay,
  issued,
  stays,
}: {
  readonly alarms: readonly Stood[]
  readonly startOfDay: Instant
  readonly issued: readonly { readonly at: Instant }[]
  readonly stays: readonly Stay[]
}): AlarmSeen[] {
  const alone = alarms.filter(({ until }) => !alarms.some(({ since }) => since >= until && since < until + aftermath))
  return alone.map(({ since, until }) => ({
    ...{ since: since - startOfDay, until: until - startOfDay },
    came: believedAfter.map((_, n) => {
      const from = until + n * stepAfter
      return issued.filter(({ at }) => at >= from && at < from + stepAfter).length
    }),
    back: backAfter(until, stays),
  }))
}

/** Only where so many had waited through it that most desks had somebody to call: else who calls first is merely the quickest. */
function backAfter(end: number, stays: readonly Stay[]): Times {
  const next = stays.filter(({ at }) => at >= end && at < end + stepAfter)
  const first = [...Map.groupBy(next, ({ deskId }) => deskId).values()].map((own) =>
    own.reduce((a, b) => (b.at < a.at ? b : a)),
  )
  const waited = first.filter(({ since }) => since <= end)
  if (waited.length * 2 < first.length) return { n: 0, lasted: 0 }
  return { n: waited.length, lasted: waited.reduce((sum, { at }) => sum + at - end, 0) }
}
