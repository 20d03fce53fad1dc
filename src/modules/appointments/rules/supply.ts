// What a centre has to offer on a day for one visit: its lanes, what of them may be booked, and what each channel's share still holds.
import { addDays, type Instant, later, minutes, type PlainDate } from '../../../kernel/time.ts'
import type { Needs } from '../../catalogue/model.ts'
import type { DeskId, GroupId, ServiceId, StaffId, TicketPurpose } from '../../centres/model.ts'
import { type BookingSettings, type Pool, sharedPools } from '../model.ts'
import { type Day, type Lane, lengthOf, type Need, type Stretch, tick, tickFrom, tickOf } from './lanes.ts'

/** A part of a visit as the catalogue describes it. */
export interface Asked {
  readonly purpose: TicketPurpose
  readonly serviceId: ServiceId | null
  readonly minutes: number
  readonly needs: Needs | null
}

/** One person at one desk on a day, and what of the visit is main work there. */
export interface PlannedLane {
  readonly deskId: DeskId
  readonly number: number
  readonly staffId: StaffId
  readonly hasStation: boolean
  readonly stationOff: readonly Stretch[]
  /** In steps after the day's midnight. */
  readonly stretches: readonly Stretch[]
  readonly serves: readonly boolean[]
  /** For each part: its group is main work there, or the part itself is. */
  readonly ofGroup: readonly boolean[]
}

export interface DayOfCentre {
  readonly date: PlainDate
  readonly midnight: Instant
  readonly lanes: readonly PlannedLane[]
}

export interface Taken {
  readonly busy: ReadonlyMap<DeskId, readonly Stretch[]>
  /** By group and pool, as `quotaOf` names them. */
  readonly quotas: ReadonlyMap<string, number>
}

export const quotaOf = (groupId: GroupId, pool: Pool): string => `${groupId}:${pool}`

const percentOf = (all: number, percent: number): number => Math.floor((all * percent) / 100)

const shareOf = ({ hasStation }: Pick<Lane, 'hasStation'>, settings: BookingSettings): number =>
  hasStation ? settings.stationShare : settings.deskShare

/** How much of each desk's day may be booked. */
export function mostOfDesks(lanes: readonly PlannedLane[], settings: BookingSettings): Map<DeskId, number> {
  const most = new Map<DeskId, number>()
  for (const lane of lanes) {
    const ticks = percentOf(lengthOf(lane.stretches), shareOf(lane, settings))
    most.set(lane.deskId, (most.get(lane.deskId) ?? 0) + ticks)
  }
  return most
}

/** What of a kind of day does not depend on what is taken: reckoned once for as long as its plan stands. */
interface Laid {
  readonly most: ReadonlyMap<DeskId, number>
  /** For each part, what its group's desks may give. */
  readonly capacity: readonly number[]
  /** In steps after midnight. */
  readonly opens: number
  /** Where anything of the visit is main work. */
  readonly serving: readonly Omit<Lane, 'busy' | 'booked'>[]
}
const laid = new WeakMap<readonly PlannedLane[], Map<string, Laid>>()

function layOut(lanes: readonly PlannedLane[], settings: BookingSettings): Laid {
  const known = laid.get(lanes) ?? new Map<string, Laid>()
  laid.set(lanes, known)
  const key = `${settings.deskShare} ${settings.stationShare}`
  const found = known.get(key) ?? layAnew(lanes, settings)
  known.set(key, found)
  return found
}

function layAnew(lanes: readonly PlannedLane[], settings: BookingSettings): Laid {
  const most = mostOfDesks(lanes, settings)
  const parts = lanes[0]?.ofGroup.length ?? 0
  return {
    most,
    capacity: Array.from({ length: parts }, (_, n) => {
      const desks = new Set(lanes.filter(({ ofGroup }) => ofGroup[n]).map(({ deskId }) => deskId))
      return [...desks].reduce((all, deskId) => all + most.get(deskId)!, 0)
    }),
    opens: Math.min(...lanes.flatMap(({ stretches }) => stretches[0]?.[0] ?? [])),
    serving: lanes
      .filter(({ serves }) => serves.includes(true))
      .map(({ ofGroup, ...lane }) => ({ ...lane, most: most.get(lane.deskId)! })),
  }
}

/** When what a channel has left becomes anybody's. */
export const isReleased = ({ midnight, lanes }: DayOfCentre, settings: BookingSettings, now: Instant): boolean =>
  now >= midnight + layOut(lanes, settings).opens * tick - settings.releaseHours * 3_600_000

/** What a pool may take of a group's day. */
export function mostOfPool(day: DayOfCentre, n: number, pool: Pool, settings: BookingSettings, now: Instant): number {
  const capacity = layOut(day.lanes, settings).capacity[n] ?? 0
  const shared = sharedPools.find((each) => each === pool)
  return shared && !isReleased(day, settings, now) ? percentOf(capacity, settings.shares[shared]) : capacity
}

/** For each group of the visit, what the best of these pools still holds. */
function roomIn(
  day: DayOfCentre,
  needs: readonly Need[],
  { quotas }: Taken,
  { settings, pools, now }: Asking,
): Map<GroupId, number> {
  const left = (n: number, groupId: GroupId, pool: Pool) =>
    mostOfPool(day, n, pool, settings, now) - (quotas.get(quotaOf(groupId, pool)) ?? 0)
  return new Map(needs.map(({ groupId }, n) => [groupId, Math.max(...pools.map((pool) => left(n, groupId, pool)))]))
}

export interface Asking {
  readonly settings: BookingSettings
  readonly pools: readonly Pool[]
  readonly now: Instant
}

const none: readonly Stretch[] = []
const after = (midnight: number, stretches: readonly Stretch[]): Stretch[] =>
  stretches.map(([from, until]) => [midnight + from, midnight + until])

/** The day as the rules of free times take it. */
export function supplyOf(day: DayOfCentre, needs: readonly Need[], taken: Taken, asking: Asking): Day {
  const { settings, now } = asking
  const midnight = tickOf(day.midnight)
  const lanes = layOut(day.lanes, settings).serving.map((lane): Lane => {
    const busy = taken.busy.get(lane.deskId) ?? none
    return { ...lane, stretches: after(midnight, lane.stretches), busy, booked: lengthOf(busy) }
  })
  return {
    lanes,
    midnight,
    grid: settings.gridMinutes / 5,
    from: tickFrom(later(now, minutes(settings.closesMinutesBefore))),
    room: roomIn(day, needs, taken, asking),
  }
}

/** As far as the centre looks ahead. */
export const lastDay = (today: PlainDate, { horizonDays }: BookingSettings): PlainDate => addDays(today, horizonDays)

/** The stretches of what is taken, by desk, cut to those that touch a day. */
export const during = (stretches: readonly Stretch[], from: Instant, until: Instant): Stretch[] =>
  stretches.filter(([since, end]) => since * tick < until && from < end * tick)
