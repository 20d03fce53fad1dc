// Who comes in each half-hour of today, as earlier days and this morning let one expect.
import { minutes } from '../../../../kernel/time.ts'
import type { TicketPurpose } from '../../../centres/model.ts'
import { aftermath, overlap, stepAfter } from './aftermath.ts'
import { type Experience, type Lengths, usualOf } from './experience.ts'
import type { Kinds } from './kinds.ts'
import { halfHour } from './lesson.ts'
import type { Curve } from './spread.ts'
import { type Coming, comingOf, ticketsToday } from './usual-day.ts'
import type { World } from './world.ts'

/** Who comes in a stretch of the day: kinds with the share of each. */
export interface Streams {
  readonly from: number
  readonly until: number
  readonly perMillisecond: number
  /** Also those an alarm has kept away. */
  readonly isAfterAlarm: boolean
  /** Rising to 1. */
  readonly upTo: Float64Array
  readonly kind: Int16Array
  /** From coming to the promise. */
  readonly ahead: Float64Array
  readonly curve: readonly Curve[]
}

interface Part {
  /** In a whole half-hour. */
  readonly n: number
  readonly kind: number
  readonly ahead: number
  readonly curve: Curve
}

export function streamsOf(world: World, kinds: Kinds, lengths: Lengths): Streams[] {
  const { experience, weekday, issued, now, startOfDay } = world
  if (!experience) return []
  const alarms = world.alarms.map(({ since, until }) => ({ since: since - startOfDay, until: until - startOfDay }))
  const today = ticketsToday(experience, { weekday, issued, sinceMidnight: now - startOfDay, alarms })
  const known = { experience, world, kinds, lengths }
  const halves = comingOf(experience).map((half) => {
    // who has booked is expected by the booking, and would else come twice
    const others = half.filter(({ kind }) => kind !== 'booked')
    return others.flatMap((coming) => partsOf(coming, today, known))
  })
  return stretchesOf(world, halves.length, burstsOf(world, experience, halves)).map(({ from, until, kept }) => {
    const half = halves[Math.floor((from - startOfDay) / halfHour)]!
    return streamOf({ from, until, isAfterAlarm: kept.length > 0 }, [...half, ...kept])
  })
}

/** Those whom an alarm kept away, in five minutes after it. */
interface Burst {
  readonly from: number
  readonly until: number
  readonly parts: readonly Part[]
}

/** They come for what those come for who come while it stood; the hall's clock stands with the alarm. */
function burstsOf({ alarms, startOfDay, now }: World, { comesAfterAlarm }: Experience, halves: readonly Part[][]) {
  return alarms.flatMap((alarm) => {
    const end = Math.min(alarm.until, now)
    if (end + aftermath <= now) return []
    const kept = halves.flatMap((half, n) => {
      const from = startOfDay + n * halfHour
      const share = overlap(alarm.since, alarm.until, from, from + halfHour) / halfHour
      return share === 0 ? [] : half.map((part) => ({ ...part, n: part.n * share }))
    })
    return comesAfterAlarm.map((share, n): Burst => {
      const from = end + n * stepAfter
      const parts = kept.map((part) => ({ ...part, n: (part.n * share * halfHour) / stepAfter }))
      return { from, until: from + stepAfter, parts }
    })
  })
}

interface Stretch {
  readonly from: number
  readonly until: number
  readonly kept: readonly Part[]
}

/** The rest of the day, parted wherever other people begin to come. */
function stretchesOf({ startOfDay, now }: World, halves: number, bursts: readonly Burst[]): Stretch[] {
  const first = Math.floor((now - startOfDay) / halfHour)
  const bounds = new Set<number>()
  for (let half = first; half <= halves; half++) bounds.add(startOfDay + half * halfHour)
  const last = startOfDay + halves * halfHour
  for (const { from, until } of bursts)
    for (const at of [from, until]) if (at > startOfDay + first * halfHour && at < last) bounds.add(at)
  const all = [...bounds].sort((a, b) => a - b)
  return all.slice(1).map((until, n) => {
    const from = all[n]!
    const kept = bursts.flatMap((burst) => (burst.from <= from && until <= burst.until ? burst.parts : []))
    return { from, until, kept }
  })
}

interface Known {
  readonly experience: Experience
  readonly world: World
  readonly kinds: Kinds
  readonly lengths: Lengths
}

const purposes: Readonly<Partial<Record<Coming['kind'], TicketPurpose>>> = {
  collection: 'collect',
  consultation: 'consult',
  walkIn: 'submit',
}

function partsOf({ n, ahead, kind, ...asked }: Coming, today: number, known: Known): Part[] {
  const { experience, world, kinds, lengths } = known
  const purpose = purposes[kind] ?? null
  const usual = usualOf(experience, asked.groupId, purpose, kinds.quicks)
  return usual.map(({ minutes: long, share }) => ({
    n: n * today * share,
    kind: kinds.of({ ...asked, serviceId: null, ownGroup: false, onlyDeskId: null, minutes: long }),
    ahead: kind === 'again' ? ahead : minutes(world.targets[kind]),
    curve: lengths.someone(asked.groupId, purpose),
  }))
}

function streamOf(stretch: Pick<Streams, 'from' | 'until' | 'isAfterAlarm'>, parts: readonly Part[]): Streams {
  const whole = parts.reduce((sum, { n }) => sum + n, 0)
  let risen = 0
  return {
    ...stretch,
    perMillisecond: whole / halfHour,
    upTo: Float64Array.from(parts, ({ n }) => {
      risen += n / whole
      return risen
    }),
    kind: Int16Array.from(parts, ({ kind }) => kind),
    ahead: Float64Array.from(parts, ({ ahead }) => ahead),
    curve: parts.map(({ curve }) => curve),
  }
}
