// Taking a time: the desks are chosen by the rules, claimed under the database's constraint, and counted. What a constraint refuses is
// tried at the next desk; holds whose time is over give way in the same transaction.
import type { Work } from '../../../db/work.ts'
import { No, Refusal } from '../../../kernel/refusal.ts'
import type { Instant } from '../../../kernel/time.ts'
import type { CentreId, DeskId } from '../../centres/model.ts'
import {
  type BookingId,
  type BookingSettings,
  type Claim,
  type Count,
  no,
  type Part,
  type PersonId,
  type Pool,
  tickMinutes,
} from '../model.ts'
import { allCounts, type Bounds } from '../rules/counts.ts'
import { type Day, instantAt, type Need, type Placed, placeAt, tickOf } from '../rules/lanes.ts'
import * as steps from '../rules/steps.ts'
import { mostOfDesks, mostOfPool } from '../rules/supply.ts'
import * as store from '../store/booking.ts'
import * as claims from '../store/claims.ts'
import { count } from '../store/counters.ts'
import { secretsOf } from './secrets.ts'
import type { OfferedDay } from './supply.ts'

export interface Claimant extends claims.Claimant {
  readonly personId: PersonId
}

export interface Taken {
  readonly parts: readonly Part[]
  /** Of holds that gave way. */
  readonly givenBack: readonly Count[]
}

const mostTries = 12

/** Every desk of the visit at this beginning, or a refusal that says why not. */
export async function claimTime(
  work: Work,
  claimant: Claimant,
  { day, needs }: OfferedDay,
  at: Instant,
): Promise<Taken> {
  const without = new Set<DeskId>()
  const givenBack: Count[] = []
  const turn = Number.parseInt(claimant.id.slice(0, 4), 16)
  for (let tries = 0; tries < mostTries; tries++) {
    const placed = placeAt(day, needs, tickOf(at), { without, turn })
    if (!placed) throw new Refusal(whyNot(day, needs, at))
    const taken = await claims.take(work, claimant, claimsOf(placed, claimant.personId))
    if (taken.length === 0) return { parts: partsOf(placed, needs), givenBack }
    const gaveWay = await lapseAll(work, claimant.centreId, await claims.lapsedInTheWay(work, claimant.centreId, taken))
    if (gaveWay) givenBack.push(...gaveWay)
    else avoid(taken, placed, without)
  }
  throw new Refusal(no('slot-taken'))
}

/** Next time without the desks that others have; a person who is booked elsewhere then is told so. */
function avoid(taken: readonly Claim[], placed: readonly Placed[], without: Set<DeskId>): void {
  if (taken.some(({ kind }) => kind === 'person')) throw new Refusal(no('two-places-at-once'))
  const ids = new Set(taken.map(({ resourceId }) => resourceId))
  for (const { lane } of placed) if (ids.has(lane.deskId) || ids.has(lane.staffId)) without.add(lane.deskId)
}

function whyNot(day: Day, needs: readonly Need[], at: Instant): No {
  const empty = { ...day, lanes: day.lanes.map((lane) => ({ ...lane, busy: [], booked: 0 })) }
  if (placeAt(empty, needs, tickOf(at))) return no('slot-taken')
  const unlimited = { ...empty, room: new Map(needs.map(({ groupId }) => [groupId, Number.MAX_SAFE_INTEGER])) }
  return placeAt(unlimited, needs, tickOf(at)) ? no('share-full') : no('no-such-slot')
}

/** Station and desk, the person who works there, and the visitor: together or not at all. */
function claimsOf(placed: readonly Placed[], personId: PersonId): Claim[] {
  const own = placed.flatMap(({ lane, from, until }): Claim[] => {
    const during = { from: instantAt(from), until: instantAt(until) }
    return [
      { kind: 'desk', resourceId: lane.deskId, ...during },
      { kind: 'staff', resourceId: lane.staffId, ...during },
      // a workstation stands at its desk and has its id
      ...(lane.hasStation ? [{ kind: 'station', resourceId: lane.deskId, ...during } as const] : []),
    ]
  })
  const whole = { from: instantAt(placed[0]!.from), until: instantAt(placed.at(-1)!.until) }
  return [...own, { kind: 'person', resourceId: personId, ...whole }]
}

const partsOf = (placed: readonly Placed[], needs: readonly Need[]): Part[] =>
  placed.map(({ lane, from, until }, n) => {
    const { purpose, serviceId, groupId, needsStation } = needs[n]!
    const { deskId, staffId } = lane
    const stationId = needsStation ? deskId : null
    const minutes = (until - from) * tickMinutes
    return { n: n + 1, purpose, serviceId, groupId, deskId, staffId, stationId, startsAt: instantAt(from), minutes }
  })

/** Ends holds whose time is over; nothing when there are none. */
async function lapseAll(work: Work, centreId: CentreId, ids: readonly BookingId[]): Promise<Count[] | undefined> {
  if (ids.length === 0) return undefined
  const given: Count[] = []
  for (const id of ids) given.push(...(await lapseHold(work, centreId, id)))
  return given
}

/** A hold is over: its claims are free, and what it counted against is answered, to be counted down at the end of the transaction. */
export async function lapseHold(work: Work, centreId: CentreId, id: BookingId): Promise<Count[]> {
  const booking = await store.lock(work, centreId, id)
  const lapsed = steps.lapse(booking)
  // confirmed or ended while we waited for it
  if (lapsed instanceof No) return []
  await claims.give(work, centreId, id)
  await store.save(work, lapsed, secretsOf(work, booking), { type: 'lapsed', facts: {} })
  if (booking.offered) work.announce({ type: 'appointments.offer-lapsed', centreId, bookingId: id })
  return allCounts(booking, -1)
}

/** How far the counters may go on this day. */
export function boundsOf(day: OfferedDay, pool: Pool, settings: BookingSettings, now: Instant): Bounds {
  const most = mostOfDesks(day.lanes, settings)
  return {
    settings,
    mostOfDesk: (deskId) => most.get(deskId) ?? 0,
    mostOfGroup: (groupId) => {
      const n = day.needs.findIndex((need) => need.groupId === groupId)
      return n < 0 ? 0 : mostOfPool(day, n, pool, settings, now)
    },
  }
}

/** Counts, or refuses in the words of what is full. */
export async function countAll(work: Work, counts: readonly Count[], settings: BookingSettings): Promise<void> {
  const [full] = await count(work, counts)
  if (!full) return
  if (full.kind === 'quota') throw new Refusal(no('share-full'))
  if (full.kind === 'load') throw new Refusal(no('slot-taken'))
  const isAhead = full.about.endsWith(':ahead')
  throw new Refusal(
    isAhead
      ? no('too-many-ahead', { most: settings.mostAhead })
      : no('too-many-of-service', { most: settings.mostOfServiceInMonth }),
  )
}
