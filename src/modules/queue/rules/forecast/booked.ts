// When people who booked come: as long before or after their time as on earlier days; whom an alarm kept away comes after it.
import { minutes } from '../../../../kernel/time.ts'
import { aftermath, believedAfter, stepAfter } from './aftermath.ts'
import { type Counts, parts } from './spread.ts'
import type { World } from './world.ts'

/** Believed until people who booked were seen: in the eight minutes before their time. Worth so many of them. */
const believed = { earliest: 8, worth: 20 }

export interface Booked {
  /** From the latest to the earliest, in equally likely parts; milliseconds before the booked time. */
  readonly early: Float64Array
  readonly earliest: number
  /** Keeps people away or has just done so. */
  readonly alarm: { readonly since: number; readonly until: number; readonly goesOn: number } | null
  /** Rising to 1: who has come by the end of each five minutes after an alarm, of those who come. */
  readonly after: readonly number[]
}

export function bookedOf({ alarms, now, experience }: World): Booked {
  const early = earlyOf(experience?.early ?? {})
  const last = alarms.findLast(({ until }) => Math.min(until, now) + aftermath > now)
  return {
    ...{ early, earliest: early[parts]! },
    alarm: last ? { ...last, goesOn: Math.min(last.until, now) } : null,
    after: risingOf(experience?.comesAfterAlarm ?? believedAfter),
  }
}

function earlyOf(seen: Counts): Float64Array {
  const weights = new Map(Object.entries(seen).map(([at, n]) => [Number(at), n]))
  for (let at = 0; at < believed.earliest; at++)
    weights.set(at, (weights.get(at) ?? 0) + believed.worth / believed.earliest)
  const inOrder = [...weights].sort(([a], [b]) => a - b)
  const whole = inOrder.reduce((all, [, n]) => all + n, 0)
  const curve = new Float64Array(parts + 1)
  let [n, before] = [0, 0]
  for (let part = 0; part <= parts; part++) {
    const wanted = (whole * part) / parts
    while (before + inOrder[n]![1] < wanted && n < inOrder.length - 1) before += inOrder[n++]![1]
    const [at, weight] = inOrder[n]!
    curve[part] = minutes(at + Math.min(1, (wanted - before) / weight))
  }
  return curve
}

function risingOf(shares: readonly number[]): number[] {
  const whole = shares.reduce((all, share) => all + share, 0)
  let risen = 0
  return shares.map((share) => {
    risen += share
    return whole === 0 ? 1 : risen / whole
  })
}

/** So long after an alarm comes who draws this. */
export function delayAfter(after: readonly number[], chance: number): number {
  const n = after.findIndex((upTo) => chance < upTo)
  const step = n < 0 ? after.length - 1 : n
  const [from, until] = [after[step - 1] ?? 0, after[step]!]
  return (step + (until > from ? (chance - from) / (until - from) : 0)) * stepAfter
}
