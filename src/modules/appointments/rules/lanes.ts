// Lanes: the time of a desk with the person planned there, in steps of five minutes counted from 1970, so that no clock change matters.
import type { Instant } from '../../../kernel/time.ts'
import type { DeskId, GroupId, Outage, ServiceId, StaffId, TicketPurpose } from '../../centres/model.ts'
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

/** From milliseconds since any midnight or since 1970 to whole steps; one that begins where another ends goes on. */
export function stretchesOf(spans: readonly { readonly from: number; readonly until: number }[]): Stretch[] {
  const found: Stretch[] = []
  for (const span of spans) {
    const [from, until] = [Math.ceil(span.from / tick), Math.floor(span.until / tick)]
    const last = found.at(-1)
    if (from >= until) continue
    if (last && last[1] === from) found[found.length - 1] = [last[0], until]
    else found.push([from, until])
  }
  return found
}

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

/** What is free of a lane, in order. */
function gapsOf({ stretches, busy }: Pick<Lane, 'stretches' | 'busy'>): Stretch[] {
  if (busy.length === 0) return stretches as Stretch[]
  const taken = busy.length === 1 ? busy : busy.toSorted((a, b) => a[0] - b[0])
  const gaps: Stretch[] = []
  for (const [opens, closes] of stretches) {
    let from = opens
    for (const [since, until] of taken) {
      if (until <= from) continue
      if (since >= closes) break
      if (since > from) gaps.push([from, since])
      from = until
    }
    if (from < closes) gaps.push([from, closes])
  }
  return gaps
}

const isFree = (gaps: readonly Stretch[], at: number, ticks: number): boolean =>
  gaps.some(([from, until]) => from <= at && at + ticks <= until)

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

interface Open {
  readonly lane: Lane
  readonly gaps: readonly Stretch[]
}
const open = (lanes: readonly Lane[]): Open[] => lanes.map((lane) => ({ lane, gaps: gapsOf(lane) }))

const firstOnGrid = ({ midnight, grid, from }: Day, at: number): number => {
  const earliest = Math.max(at, from)
  return earliest + ((((midnight - earliest) % grid) + grid) % grid)
}

/** A beginning, and at how many desks. */
export interface FreeStart {
  readonly at: number
  readonly places: number
}

const mayBeKept = (needs: readonly Need[], { stationOff }: Lane): boolean =>
  needs.some(({ blocked, needsStation }) => blocked.length > 0 || (needsStation && stationOff.length > 0))

/** All beginnings on the grid at which one desk can do the whole visit, and at how many desks. */
function startsAtOneDesk(day: Day, needs: readonly Need[], lanes: readonly Open[]): Map<number, number> {
  const ticks = ticksOf(needs)
  const begins = lanes.flatMap(({ gaps }) => (gaps.length > 0 ? gaps[0]![0] : []))
  const found = new Map<number, number>()
  if (begins.length === 0) return found
  const [first, last] = [
    firstOnGrid(day, Math.min(...begins)),
    Math.max(...lanes.map(({ gaps }) => gaps.at(-1)?.[1] ?? 0)),
  ]
  const places = new Uint16Array(Math.max(0, Math.ceil((last - first) / day.grid)))
  for (const { lane, gaps } of lanes) {
    if (!hasRoom(lane, ticks)) continue
    const kept = mayBeKept(needs, lane)
    for (const [opens, closes] of gaps)
      for (let at = firstOnGrid(day, opens); at + ticks <= closes; at += day.grid)
        if (!kept || !isKept(needs, lane, at)) places[(at - first) / day.grid]!++
  }
  for (const [n, desks] of places.entries()) if (desks > 0) found.set(first + n * day.grid, desks)
  return found
}

/** The desks of a visit that goes from one to another; the same desk goes on where it can. */
function chain(needs: readonly Need[], lanes: readonly Open[], from: number): Lane[] | undefined {
  const chosen: Lane[] = []
  let at = from
  for (const [n, need] of needs.entries()) {
    const taken = (lane: Lane) => needs.reduce((all, { ticks }, i) => (chosen[i] === lane ? all + ticks : all), 0)
    const can = ({ lane, gaps }: Open) =>
      does(lane, need, n) &&
      hasRoom(lane, taken(lane) + need.ticks) &&
      isFree(gaps, at, need.ticks) &&
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
  const lanes = open(day.lanes.filter((lane) => needs.some((need, n) => does(lane, need, n))))
  const gaps = lanes.flatMap((lane) => lane.gaps)
  if (gaps.length === 0) return
  const begin = Math.min(...gaps.map(([from]) => from))
  const end = Math.max(...gaps.map(([, until]) => until)) - ticksOf(needs)
  for (let at = firstOnGrid(day, begin); at <= end; at += day.grid)
    if (!starts.has(at) && chain(needs, lanes, at)) starts.set(at, 1)
}

export interface FreeOfDay {
  /** Every time of the day at which the visit can begin. */
  readonly starts: readonly FreeStart[]
  /** How many more such visits the day takes. */
  readonly visits: number
}

export function freeOf(day: Day, needs: readonly Need[]): FreeOfDay {
  const left = visitsLeft(day, needs)
  if (left < 1) return { starts: [], visits: 0 }
  const lanes = open(day.lanes.filter((lane) => doesAll(lane, needs)))
  const found = startsAtOneDesk(day, needs, lanes)
  if (needs.length > 1) addChains(day, needs, found)
  const starts = [...found].map(([at, places]) => ({ at, places: Math.min(places, left) })).sort((a, b) => a.at - b.at)
  if (starts.length === 0) return { starts, visits: 0 }
  const ticks = ticksOf(needs)
  const atOneDesk = lanes.reduce((all, lane) => all + visitsAt(day, needs, ticks, lane), 0)
  return { starts, visits: Math.min(Math.max(atOneDesk, 1), left) }
}

export const freeStarts = (day: Day, needs: readonly Need[]): readonly FreeStart[] => freeOf(day, needs).starts

/** How many more such visits the day takes, without looking for every time: for a hundred centres at once. */
export function visitsOf(day: Day, needs: readonly Need[]): number {
  const left = visitsLeft(day, needs)
  if (left < 1) return 0
  const ticks = ticksOf(needs)
  let atOneDesk = 0
  for (const lane of day.lanes)
    if (doesAll(lane, needs) && hasRoom(lane, ticks))
      atOneDesk += visitsAt(day, needs, ticks, { lane, gaps: gapsOf(lane) })
  return atOneDesk === 0 && needs.length > 1 ? freeOf(day, needs).visits : Math.min(atOneDesk, left)
}

/** One after another at one desk. */
function visitsAt(day: Day, needs: readonly Need[], ticks: number, { lane, gaps }: Open): number {
  const most = Math.floor(Math.max(0, lane.most - lane.booked) / ticks)
  if (most === 0) return 0
  const kept = mayBeKept(needs, lane)
  const apart = Math.ceil(ticks / day.grid) * day.grid
  let fit = 0
  for (const [opens, closes] of gaps) {
    const first = firstOnGrid(day, opens)
    if (!kept) fit += Math.max(0, Math.floor((closes - ticks - first) / apart) + 1)
    else
      for (let at = first; at + ticks <= closes; ) {
        const free = !isKept(needs, lane, at)
        if (free) fit++
        at += free ? apart : day.grid
      }
  }
  return Math.min(fit, most)
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
  const lanes = open(
    byLoad(
      day.lanes.filter(({ deskId }) => !without.has(deskId)),
      turn,
    ),
  )
  const ticks = ticksOf(needs)
  const can = ({ lane, gaps }: Open) =>
    doesAll(lane, needs) && hasRoom(lane, ticks) && isFree(gaps, at, ticks) && !isKept(needs, lane, at)
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
const inHall = (lanes: readonly Open[], day: Day): Open[] =>
  [...lanes].sort((a, b) => day.lanes.indexOf(a.lane) - day.lanes.indexOf(b.lane))

function byLoad(lanes: readonly Lane[], turn: number): Lane[] {
  const turned = ({ number }: Lane) => (number + turn) % 97
  const load = ({ booked, most }: Lane) => booked / Math.max(1, most)
  return [...lanes].sort((a, b) => load(a) - load(b) || turned(a) - turned(b))
}
