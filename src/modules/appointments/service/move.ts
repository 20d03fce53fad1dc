// The centre moves visits whose time was lost: an alarm, a station that failed, changed hours. Each in its own transaction, so that
// what was moved stays moved; the person is told and may choose another time by the link.
import type { Work } from '../../../db/work.ts'
import { permit } from '../../../kernel/actor.ts'
import { accept, Refusal } from '../../../kernel/refusal.ts'
import { type Instant, later, minutes } from '../../../kernel/time.ts'
import type { CentreId } from '../../centres/model.ts'
import type { Booking, BookingId, BookingSettings, MoveReason } from '../model.ts'
import { aheadCount, type Bounds, serviceCounts, timeCounts } from '../rules/counts.ts'
import { freeStarts, instantAt } from '../rules/lanes.ts'
import { nearestFirst } from '../rules/nearest.ts'
import * as steps from '../rules/steps.ts'
import * as store from '../store/booking.ts'
import * as claims from '../store/claims.ts'
import { ownTimes, wishOf } from './change.ts'
import { claimTime, countAll, type Taken } from './place.ts'
import { secretsOf } from './secrets.ts'
import { type OfferedDay, offersOf } from './supply.ts'

/** Booked and not yet arrived, whose time began while it was lost. */
export async function listLost(work: Work, centreId: CentreId, from: Instant, until: Instant): Promise<BookingId[]> {
  permit(work.actor, 'centres.manage', centreId)
  const bookings = await store.listBetween(work, centreId, from, until)
  return bookings.filter(({ state }) => state === 'booked').map(({ id }) => id)
}

/** A move by the centre minds no share of the day, only what is really taken. */
const wholeDay = {
  ...{ isOffered: true, deskShare: 100, stationShare: 100, closesMinutesBefore: 0 },
  // of every channel's share the rest is anybody's at once
  releaseHours: 100_000,
} as const
const enough = 1_000_000
const unbounded = (settings: BookingSettings): Bounds => ({
  settings,
  mostOfDesk: () => enough,
  mostOfGroup: () => enough,
})

export type Moved = 'moved' | 'kept' | 'lost' | 'over'

/** To the nearest free time, today else on one of the next days. `kept`: the same time with another person; `lost`: there is none. */
export async function moveBooking(
  work: Work,
  { centreId, id, why }: { readonly centreId: CentreId; readonly id: BookingId; readonly why: MoveReason },
): Promise<Moved> {
  permit(work.actor, 'centres.manage', centreId)
  const booking = await store.lock(work, centreId, id)
  if (booking.state !== 'booked') return 'over'
  const looking = {
    from: booking.day,
    days: 31,
    pools: [booking.pool],
    ofItself: ownTimes(booking),
    settings: wholeDay,
  }
  const [offer] = await offersOf(work, [centreId], wishOf(booking), looking)
  await claims.give(work, centreId, id)
  const place = await nearestPlace(work, booking, offer!.days)
  if (!place) return cancelLost(work, booking, why, offer!.settings)
  const parts = { day: place.day.date, parts: place.taken.parts }
  const moved = accept(steps.moveTo(booking, parts, offer!.settings, work.now))
  const facts = { from: booking.startsAt, to: moved.startsAt, why }
  const saved = await store.save(work, moved, secretsOf(work, booking), { type: 'moved', facts }, 'new parts')
  const bounds = unbounded(offer!.settings)
  const counts = [...timeCounts(saved, 1, bounds), ...serviceCounts(saved, 1, bounds)]
  const before = [...timeCounts(booking, -1), ...serviceCounts(booking, -1)]
  await countAll(work, [...counts, ...before, ...place.taken.givenBack], offer!.settings)
  work.tell(`bookings:${centreId}`)
  if (saved.startsAt === booking.startsAt) return 'kept'
  work.announce({ type: 'appointments.moved', centreId, bookingId: id, sequence: saved.sequence, why })
  return 'moved'
}

const mostTries = 40

/** Times that another visit of the person or somebody quicker has taken are passed over. */
async function nearestPlace(work: Work, booking: Booking, days: readonly OfferedDay[]) {
  const { centreId, id, personId } = booking
  const soonest = later(work.now, minutes(5))
  const free = days.map((day) => ({
    date: day.date,
    times: (day.needs.length === 0 ? [] : freeStarts(day.day, day.needs))
      .map(({ at }) => instantAt(at))
      .filter((at) => at >= soonest),
  }))
  for (const at of nearestFirst(free, { on: booking.day, at: booking.startsAt }).slice(0, mostTries)) {
    const day = days.findLast(({ midnight }) => midnight <= at)!
    const taken = await orNothing(claimTime(work, { centreId, id, heldUntil: null, personId }, day, at))
    if (taken) return { day, taken }
  }
  return undefined
}

async function orNothing(taking: Promise<Taken>): Promise<Taken | undefined> {
  try {
    return await taking
  } catch (fault) {
    if (fault instanceof Refusal && fault.kind === 'conflict') return undefined
    throw fault
  }
}

/** Nowhere to move it: the person is told to book anew, and nothing is counted against them. */
async function cancelLost(work: Work, booking: Booking, why: MoveReason, settings: BookingSettings): Promise<Moved> {
  const { centreId, id } = booking
  const lost: Booking = { ...booking, state: 'cancelled', remindAt: null, sequence: booking.sequence + 1 }
  await store.save(work, lost, secretsOf(work, booking), { type: 'move-failed', facts: { why } })
  await countAll(work, [...timeCounts(booking, -1), aheadCount(booking, -1), ...serviceCounts(booking, -1)], settings)
  work.announce({ type: 'appointments.lost', centreId, bookingId: id, sequence: lost.sequence, why })
  work.tell(`bookings:${centreId}`)
  return 'lost'
}
