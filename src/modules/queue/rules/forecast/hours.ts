// How long people who come at later hours of today would wait: the same plays of the day, looked at from each hour.
import type { Instant } from '../../../../kernel/time.ts'
import type { InLine } from '../../model.ts'
import { Run } from './run.ts'
import { sceneOf } from './scene.ts'
import type { World } from './world.ts'

/** Somebody who would come at `ticket.issuedAt`, who stands for so many people of that hour. */
export interface Comer {
  readonly ticket: InLine
  readonly weight: number
}

/** Milliseconds within which half of the people are called, and nine of ten; nothing where that many are not called today. */
export interface WaitOfMany {
  readonly half: number | null
  readonly nineInTen: number | null
}

/** A whole day is played, so fewer times than for the line that stands now. */
export const runsOfDay = 48

/** By the hour the comers are gathered in. */
export function waitsAhead(
  { newcomers: _, ...world }: World,
  comers: readonly Comer[],
  hourOf: (at: Instant) => number,
  runs = runsOfDay,
): Map<number, WaitOfMany> {
  const scene = sceneOf({ ...world, newcomers: comers.map(({ ticket }) => ticket) })
  const run = new Run(scene, runs)
  for (let n = 0; n < runs; n++) run.play(n)
  const first = scene.known.ghosts
  const waits = comers.flatMap(({ ticket, weight }, i) => {
    const moments = run.calledAt.subarray((first + i) * runs, (first + i + 1) * runs)
    return [...moments].map((at) => ({ wait: at - ticket.issuedAt, weight, hour: hourOf(ticket.issuedAt) }))
  })
  return new Map([...Map.groupBy(waits, ({ hour }) => hour)].map(([hour, own]) => [hour, waitOfMany(own)]))
}

interface Weighed {
  /** Infinity: not called today. */
  readonly wait: number
  readonly weight: number
}

export function waitOfMany(all: readonly Weighed[]): WaitOfMany {
  const sorted = all.toSorted((a, b) => a.wait - b.wait)
  const whole = all.reduce((sum, { weight }) => sum + weight, 0)
  const within = (share: number): number | null => {
    let left = whole * share
    for (const { wait, weight } of sorted) {
      left -= weight
      if (left <= whole * 1e-9) return wait === Number.POSITIVE_INFINITY ? null : wait
    }
    return null
  }
  return { half: within(0.5), nineInTen: within(0.9) }
}
