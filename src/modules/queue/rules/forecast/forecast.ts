// When everybody who waits will be called, and somebody who came now: many possible days, and what half and nine of ten of them say.
import type { Instant } from '../../../../kernel/time.ts'
import type { TicketId } from '../../model.ts'
import { Run } from './run.ts'
import { type Scene, sceneOf } from './scene.ts'
import type { Expected, Forecast, World } from './world.ts'

/** Enough for nine of ten to be known to about three of a hundred. */
export const usualRuns = 128

export function forecast(world: World, runs = usualRuns): Forecast {
  const scene = sceneOf(world)
  const run = new Run(scene, runs)
  for (let n = 0; n < runs; n++) run.play(n)
  const tickets = new Map<TicketId, Expected>()
  const newcomers = new Map<TicketId, Expected>()
  for (let i = 0; i < scene.known.later; i++) {
    if (!scene.known.isServed[i]) continue
    const of = i < scene.known.ghosts ? tickets : newcomers
    of.set(scene.known.tickets[i]!.id, expectedOf(scene, run, i))
  }
  return { at: world.now, runs, tickets, newcomers }
}

function expectedOf(scene: Scene, { calledAt, calledBy, runs }: Run, i: number): Expected {
  const moments = calledAt.slice(i * runs, (i + 1) * runs).sort()
  const of = (share: number): Instant | null => {
    const moment = moments[Math.min(runs - 1, Math.ceil(runs * share) - 1)]!
    return moment === Number.POSITIVE_INFINITY ? null : (Math.round(moment) as Instant)
  }
  const desk = mostOften(calledBy.subarray(i * runs, (i + 1) * runs), scene.desks.length)
  const promised = scene.known.promised[i]!
  return {
    ...{ at: of(0.5), surelyBy: of(0.9), deskId: desk < 0 ? null : scene.desks[desk]!.id },
    broken: moments.reduce((late, moment) => late + (moment > promised ? 1 : 0), 0) / runs,
  }
}

function mostOften(desks: Int16Array, count: number): number {
  const times = new Uint16Array(count)
  let most = -1
  for (const d of desks) {
    if (d < 0) continue
    times[d]!++
    if (most < 0 || times[d]! > times[most]!) most = d
  }
  return most
}
