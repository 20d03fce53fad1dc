// Lanes: the time of a desk with the person planned there, in steps of five minutes counted from 1970, so that no clock change matters.
import type { Instant } from '../../../kernel/time.ts'
import type { DeskId, GroupId, Outage, ServiceId, Span, StaffId, TicketPurpose } from '../../centres/model.ts'
import { tickMinutes } from '../model.ts'

export const tick = tickMinutes * 60_000
export const tickOf = (at: Instant): number => Math.floor(at / tick)
export const tickFrom = (at: Instant): number => Math.ceil(at / tick)
export const instantAt = (ticks: number): Instant => (ticks * tick) as Instant
export const ticksFor = (minutes: number): number => Math.max(1, Math.ceil(minutes / tickMinutes))

/** Whole steps from the first up to the second. */
export type Stretch = readonly [from: number, until: number]

/** A part of a visit as this centre would do it. */
export interface Need {
  readonly purpose: TicketPurpose
  readonly serviceId: ServiceId | null
  readonly groupId: GroupId
  readonly ticks: number
  readonly needsStation: boolean
  /** What keeps it from being done meanwhile. */
  readonly blocked: readonly Stretch[]
}

/** One person at one desk on one day. */
export interface Lane {
  readonly deskId: DeskId
  readonly number: number
  readonly staffId: StaffId
  readonly hasStation: boolean
  /** When the station is not to be counted on: it is broken, or has hours of its own. */
  readonly stationOff: readonly Stretch[]
  readonly stretches: readonly Stretch[]
  /** For each need of the visit: whether it is main work here. */
  readonly serves: readonly boolean[]
  /** How much of the desk's day may be booked, and how much is. */
  readonly most: number
  readonly booked: number
  readonly busy: readonly Stretch[]
}

export interface Day {
  readonly lanes: readonly Lane[]
  /** Midnight of the centre: times begin at whole steps of the grid after it. */
  readonly midnight: number
  readonly grid: number
  /** Nothing begins earlier: the past, and what is too near. */
  readonly from: number
  /** For each group of the visit, how much its share of this day still holds. */
  readonly room: ReadonlyMap<GroupId, number>
}

export const stretchesOf = (spans: readonly Span[]): Stretch[] =>
  spans.map(({ from, until }): Stretch => [tickFrom(from), tickOf(until)]).filter(([from, until]) => from < until)

export const lengthOf = (stretches: readonly Stretch[]): number =>
  stretches.reduce((all, [from, until]) => all + until - from, 0)

/** When a service can't be done; an outage nobody knows the end of keeps the rest of this day, not the days to come. */
export function blockedBy(outages: readonly Outage[], endOfToday: Instant): Stretch[] {
  return outages
    .map(({ since, until }): Stretch => [tickOf(since), tickFrom(until ?? endOfToday)])
    .filter(([from, until]) => from < until)
}

export const overlaps = (blocked: readonly Stretch[], from: number, until: number): boolean =>
  blocked.some(([since, end]) => since < until && from < end)

/** For each step of the lane, how many steps it is free from there on. */
interface Run {
  readonly start: number
  readonly ahead: Uint16Array
}

export function runOf({ stretches, busy }: Pick<Lane, 'stretches' | 'busy'>): Run {
  const start = stretches[0]?.[0] ?? 0
  const end = stretches.at(-1)?.[1] ?? 0
  const ahead = new Uint16Array(Math.max(0, end - start))
  for (const [from, until] of stretches) ahead.fill(1, from - start, until - start)
  for (const [from, until] of busy)
    if (until > start && from < end) ahead.fill(0, Math.max(0, from - start), until - start)
  for (let at = ahead.length - 2; at >= 0; at--) if (ahead[at]) ahead[at] = ahead[at + 1]! + 1
  return { start, ahead }
}

const isFree = ({ start, ahead }: Run, at: number, ticks: number): boolean => (ahead[at - start] ?? 0) >= ticks

const ticksOf = (needs: readonly Need[]): number => needs.reduce((all, { ticks }) => all + ticks, 0)

/** One after another from this step on, nothing of it is kept by an outage or a broken station. */
function isKept(needs: readonly Need[], { stationOff }: Lane, from: number): boolean {
  let at = from
  for (const { ticks, blocked, needsStation } of needs) {
    if (blocked.length > 0 && overlaps(blocked, at, at + ticks)) return true
    if (needsStation && stationOff.length > 0 && overlaps(stationOff, at, at + ticks)) return true
    at += ticks
  }
  return false
}

const does = ({ serves, hasStation }: Lane, { needsStation }: Need, n: number): boolean =>
  serves[n]! && (!needsStation || hasStation)
const doesAll = (lane: Lane, needs: readonly Need[]): boolean => needs.every((need, n) => does(lane, need, n))
const hasRoom = ({ most, booked }: Lane, ticks: number): boolean => booked + ticks <= most

/** How many such visits the shares of the day still hold. */
function visitsLeft({ room }: Day, needs: readonly Need[]): number {
  const wanted = new Map<GroupId, number>()
  for (const { groupId, ticks } of needs) wanted.set(groupId, (wanted.get(groupId) ?? 0) + ticks)
  return Math.min(...[...wanted].map(([groupId, ticks]) => Math.floor((room.get(groupId) ?? 0) / ticks)))
}

interface Running {
  readonly lane: Lane
  readonly run: Run
}
const running = (lanes: readonly Lane[]): Running[] => lanes.map((lane) => ({ lane, run: runOf(lane) }))

const firstOnGrid = ({ midnight, grid, from }: Day, at: number): number => {
  const earliest = Math.max(at, from)
  return earliest + ((((midnight - earliest) % grid) + grid) % grid)
}

/** A beginning, and at how many desks. */
export interface FreeStart {
  readonly at: number
  readonly places: number
}

/** All beginnings on the grid at which one desk can do the whole visit, in order. */
function startsAtOneDesk(day: Day, needs: readonly Need[], lanes: readonly Running[]): Map<number, number> {
  const ticks = ticksOf(needs)
  const starts = new Map<number, number>()
  for (const { lane, run } of lanes) {
    if (!hasRoom(lane, ticks)) continue
    const end = run.start + run.ahead.length - ticks
    for (let at = firstOnGrid(day, run.start); at <= end; at += day.grid)
      if (isFree(run, at, ticks) && !isKept(needs, lane, at)) starts.set(at, (starts.get(at) ?? 0) + 1)
  }
  return starts
}

/** The desks of a visit that goes from one to another; the same desk goes on where it can. */
function chain(needs: readonly Need[], lanes: readonly Running[], from: number): Lane[] | undefined {
  const chosen: Lane[] = []
  let at = from
  for (const [n, need] of needs.entries()) {
    const taken = (lane: Lane) => needs.reduce((all, { ticks }, i) => (chosen[i] === lane ? all + ticks : all), 0)
    const can = ({ lane, run }: Running) =>
      does(lane, need, n) &&
      hasRoom(lane, taken(lane) + need.ticks) &&
      isFree(run, at, need.ticks) &&
      !isKept([need], lane, at)
    const found = lanes.find((each) => each.lane === chosen.at(-1) && can(each)) ?? lanes.find(can)
    if (!found) return undefined
    chosen.push(found.lane)
    at += need.ticks
  }
  return chosen
}

/** Where no one desk does it all: beginnings at which desks in a row do. */
function addChains(day: Day, needs: readonly Need[], starts: Map<number, number>): void {
  const lanes = running(day.lanes.filter((lane) => needs.some((need, n) => does(lane, need, n))))
  if (lanes.length === 0) return
  const begin = Math.min(...lanes.map(({ run }) => run.start))
  const end = Math.max(...lanes.map(({ run }) => run.start + run.ahead.length)) - ticksOf(needs)
  for (let at = firstOnGrid(day, begin); at <= end; at += day.grid)
    if (!starts.has(at) && chain(needs, lanes, at)) starts.set(at, 1)
}

/** Every time of the day at which the visit can begin. */
export function freeStarts(day: Day, needs: readonly Need[]): FreeStart[] {
  const left = visitsLeft(day, needs)
  if (left < 1) return []
  const lanes = running(day.lanes.filter((lane) => doesAll(lane, needs)))
  const starts = startsAtOneDesk(day, needs, lanes)
  if (needs.length > 1) addChains(day, needs, starts)
  return [...starts].map(([at, places]) => ({ at, places: Math.min(places, left) })).sort((a, b) => a.at - b.at)
}

/** How many more such visits the day takes. */
export function visitsFree(day: Day, needs: readonly Need[], starts: readonly FreeStart[]): number {
  if (starts.length === 0) return 0
  const ticks = ticksOf(needs)
  let visits = 0
  for (const lane of day.lanes) {
    if (!doesAll(lane, needs)) continue
    const run = runOf(lane)
    const end = run.start + run.ahead.length - ticks
    let fit = 0
    for (let at = firstOnGrid(day, run.start); at <= end; ) {
      const free = isFree(run, at, ticks) && !isKept(needs, lane, at)
      if (free) fit++
      at = free ? firstOnGrid(day, at + ticks) : at + day.grid
    }
    visits += Math.min(fit, Math.floor(Math.max(0, lane.most - lane.booked) / ticks))
  }
  return Math.min(Math.max(visits, 1), visitsLeft(day, needs))
}

export interface Placed {
  readonly lane: Lane
  readonly from: number
  readonly until: number
}

/**
 * The desks that would take a visit at this beginning, one for each part; the least booked first, `turn` decides among equals.
 * Desks that are known to be taken meanwhile are left out.
 */
export function placeAt(
  day: Day,
  needs: readonly Need[],
  at: number,
  { without = new Set(), turn = 0 }: { readonly without?: ReadonlySet<DeskId>; readonly turn?: number } = {},
): Placed[] | undefined {
  const onGrid = (at - day.midnight) % day.grid === 0
  if (at < day.from || !onGrid || visitsLeft(day, needs) < 1) return undefined
  const lanes = running(
    byLoad(
      day.lanes.filter(({ deskId }) => !without.has(deskId)),
      turn,
    ),
  )
  const ticks = ticksOf(needs)
  const can = ({ lane, run }: Running) =>
    doesAll(lane, needs) && hasRoom(lane, ticks) && isFree(run, at, ticks) && !isKept(needs, lane, at)
  const alone = lanes.find(can)
  const chosen = alone
    ? needs.map(() => alone.lane)
    : needs.length > 1
      ? (chain(needs, lanes, at) ?? chain(needs, inHall(lanes, day), at))
      : undefined
  if (!chosen) return undefined
  let from = at
  return needs.map(({ ticks: long }, n) => {
    const placed = { lane: chosen[n]!, from, until: from + long }
    from += long
    return placed
  })
}

/** In the order in which the free times were found. */
const inHall = (lanes: readonly Running[], day: Day): Running[] =>
  [...lanes].sort((a, b) => day.lanes.indexOf(a.lane) - day.lanes.indexOf(b.lane))

function byLoad(lanes: readonly Lane[], turn: number): Lane[] {
  const turned = ({ number }: Lane) => (number + turn) % 97
  const load = ({ booked, most }: Lane) => booked / Math.max(1, most)
  return [...lanes].sort((a, b) => load(a) - load(b) || turned(a) - turned(b))
}
