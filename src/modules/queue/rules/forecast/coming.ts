// Who comes in each half-hour of today, as earlier days and this morning let one expect.
import { minutes } from '../../../../kernel/time.ts'
import type { TicketPurpose } from '../../../centres/model.ts'
import { type Coming, comingOf, type Experience, type Lengths, ticketsToday, usualOf } from './experience.ts'
import type { Kinds } from './kinds.ts'
import { halfHour } from './lesson.ts'
import type { Curve } from './spread.ts'
import type { World } from './world.ts'

/** Who comes in one half-hour: kinds with the share of each. */
export interface Streams {
  readonly perMillisecond: number
  /** Rising to 1. */
  readonly upTo: Float64Array
  readonly kind: Int16Array
  /** From coming to the promise. */
  readonly ahead: Float64Array
  readonly curve: readonly Curve[]
}

interface Part {
  readonly n: number
  readonly kind: number
  readonly ahead: number
  readonly curve: Curve
}

export function streamsOf(world: World, kinds: Kinds, lengths: Lengths, firstHalf: number): Streams[] {
  const { experience, weekday, issued, now, startOfDay } = world
  if (!experience) return []
  const today = ticketsToday(experience, { weekday, issued, sinceMidnight: now - startOfDay })
  return comingOf(experience)
    .slice(firstHalf)
    .map((half) => {
      // who has booked is expected by the booking, and would else come twice
      const others = half.filter(({ kind }) => kind !== 'booked')
      return streamOf(others.flatMap((coming) => partsOf(coming, today, { experience, world, kinds, lengths })))
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

function streamOf(parts: readonly Part[]): Streams {
  const whole = parts.reduce((sum, { n }) => sum + n, 0)
  let risen = 0
  return {
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
