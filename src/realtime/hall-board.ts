// What every board of a hall shows: little enough to be sent to a thousand of them several times a second.
import type { Instant } from '../kernel/time.ts'
import type { BoardState } from '../modules/queue/service/screens.ts'

export interface HallCall {
  readonly label: string
  readonly desk: number
  /** The key of the zone its desk stands in. */
  readonly zone: string
  readonly way: BoardState['calls'][number]['way']
  /** Of the last time it was called. */
  readonly at: Instant
  readonly times: number
  readonly state: 'called' | 'serving'
}

/** Minutes a person without a booking waits: likely, and what nine of ten had in the last hour. */
export interface HallWait {
  readonly likely: number
  readonly nineInTen: number | null
}

export interface ZoneBoard {
  readonly next: readonly string[]
  readonly wait: HallWait | null
}

export interface HallBoard {
  readonly now: Instant
  readonly isOpen: boolean
  readonly voice: boolean
  /** Newest first. */
  readonly calls: readonly HallCall[]
  readonly next: readonly string[]
  readonly wait: HallWait | null
  /** By key: what a board of one zone shows instead. */
  readonly zones: Readonly<Record<string, ZoneBoard>>
  readonly seats: BoardState['seats']
  /** When a desk on a break means to go on. */
  readonly backs: BoardState['backs']
  /** Why numbers are out of their row. */
  readonly order: BoardState['order']
  /** The hall stands still. */
  readonly alarm: BoardState['alarm']
  /** It has just gone on. */
  readonly resumed: BoardState['resumed']
  /** Outages that go on: kiosks offer less at once. */
  readonly outages: readonly string[]
}

export const hallBoard = (state: BoardState): HallBoard => ({
  now: state.now,
  isOpen: state.isOpen,
  voice: state.voice,
  calls: state.calls.map(({ label, number: desk, zoneKey: zone, way, at, times, state }) => ({
    ...{ label, desk, zone, way, at, times, state },
  })),
  next: state.next,
  wait: waitOf(state),
  zones: Object.fromEntries(state.zones.map((zone) => [zone.key, zoneBoard(zone, state)])),
  seats: state.seats,
  backs: state.backs,
  order: state.order,
  alarm: state.alarm,
  resumed: state.resumed,
  outages: state.outages.map(({ id }) => id),
})

/** The last hour of one zone alone is too short a record to tell what nine of ten had. */
function zoneBoard({ next, groups: own }: BoardState['zones'][number], { groups }: BoardState): ZoneBoard {
  const likely = likelyOf(groups.filter(({ key }) => own.includes(key)))
  return { next, wait: likely === null ? null : { likely, nineInTen: null } }
}

/** What nine of ten had is left out where it would contradict what is likely now. */
function waitOf({ groups, waitOfNineInTen: nine }: Pick<BoardState, 'groups' | 'waitOfNineInTen'>): HallWait | null {
  const likely = likelyOf(groups)
  return likely === null ? null : { likely, nineInTen: nine !== null && nine > likely ? nine : null }
}

/** Of the groups that serve now without a booking, the wait of the person in the middle. */
function likelyOf(groups: BoardState['groups']): number | null {
  const open = groups
    .flatMap(({ purpose, waiting, expectedMinutes }) =>
      purpose === null && expectedMinutes !== null ? [{ minutes: expectedMinutes, people: waiting + 1 }] : [],
    )
    .sort((a, b) => a.minutes - b.minutes)
  let half = open.reduce((sum, { people }) => sum + people, 0) / 2
  for (const { minutes, people } of open) {
    half -= people
    if (half <= 0) return minutes
  }
  return null
}
