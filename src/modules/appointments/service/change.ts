// Another time for the same visit, or none.
import type { Work } from '../../../db/work.ts'
import { accept, Refusal } from '../../../kernel/refusal.ts'
import { dateIn, type Instant, kyiv } from '../../../kernel/time.ts'
import { no as noneOfCentres } from '../../centres/model.ts'
import { type Booking, type BookingWish, no } from '../model.ts'
import { aheadCount, serviceCounts, timeCounts } from '../rules/counts.ts'
import { tickOf } from '../rules/lanes.ts'
import * as steps from '../rules/steps.ts'
import * as store from '../store/booking.ts'
import * as claims from '../store/claims.ts'
import { offeredDeclined, timeFreed } from './offered.ts'
import { boundsOf, claimTime, countAll, lapseHold } from './place.ts'
import { secretsOf } from './secrets.ts'
import { settingsOf } from './settings.ts'
import { type Looking, offersOf } from './supply.ts'
import { lockOf, type Which } from './which.ts'

/** What the person wanted when they booked: asked of the free times again. */
export const wishOf = ({ centreId, parts, moreTime, priority }: Booking): BookingWish => ({
  ...{ centreId, moreTime, priority: priority ?? undefined },
  parts: parts.map(({ purpose, serviceId }) => ({ purpose, serviceId: serviceId ?? undefined })),
})

/** A booking's own time is free for itself. */
export const ownTimes = ({ parts }: Booking): NonNullable<Looking['ofItself']> =>
  parts.map(({ deskId, startsAt, minutes }) => ({
    deskId,
    from: tickOf(startsAt),
    until: tickOf(startsAt) + minutes / 5,
  }))

/** The visit moves to another time in its centre; the link and the code stay. The old time is free in the same moment. */
export async function changeTime(work: Work, which: Which, at: Instant): Promise<Booking> {
  const booking = await lockOf(work, which)
  if (booking.startsAt === at) throw new Refusal(no('same-time', {}, 'at'))
  accept(steps.cancel(booking, work.now))
  const { centreId, id, personId, pool } = booking
  const looking = { from: dateIn(kyiv, at), days: 1, pools: [pool], ofItself: ownTimes(booking) }
  const [offer] = await offersOf(work, [centreId], wishOf(booking), looking)
  if (!offer) throw new Refusal(noneOfCentres('no-centre'))
  const day = offer.days.find(({ date }) => date === dateIn(offer.zone, at))
  if (!day || day.needs.length === 0) throw new Refusal(no('no-such-slot', {}, 'at'))
  await claims.give(work, centreId, id)
  const { parts, givenBack } = await claimTime(work, { centreId, id, heldUntil: null, personId }, day, at)
  const moved = accept(steps.moveTo(booking, { day: day.date, parts }, offer.settings, work.now))
  const facts = { from: booking.startsAt, to: moved.startsAt }
  const saved = await store.save(work, moved, secretsOf(work, booking), { type: 'changed', facts }, 'new parts')
  const bounds = boundsOf(day, pool, offer.settings, work.now)
  const counts = [...timeCounts(saved, 1, bounds), ...serviceCounts(saved, 1, bounds)]
  const before = [...timeCounts(booking, -1), ...serviceCounts(booking, -1)]
  await countAll(work, [...counts, ...before, ...givenBack], offer.settings)
  await timeFreed(work, booking)
  announceFreed(work, booking, 'appointments.changed', saved.sequence)
  return saved
}

/** The time is free again at once. In time, the booking does not count; a hold is simply given back. */
export async function cancelBooking(work: Work, which: Which): Promise<Booking> {
  const booking = await lockOf(work, which)
  const { centreId, id } = booking
  const settings = await settingsOf(work, centreId)
  if (booking.state === 'held') {
    if (booking.offered) await offeredDeclined(work, booking)
    else await countAll(work, await lapseHold(work, centreId, id), settings)
    return store.get(work, centreId, id)
  }
  const cancelled = accept(steps.cancel(booking, work.now))
  const isInTime = steps.isInTime(booking, settings, work.now)
  await claims.give(work, centreId, id)
  const facts = { isInTime }
  const saved = await store.save(work, cancelled, secretsOf(work, booking), { type: 'cancelled', facts })
  const counts = [...timeCounts(booking, -1), aheadCount(booking, -1), ...(isInTime ? serviceCounts(booking, -1) : [])]
  await countAll(work, counts, settings)
  await timeFreed(work, booking)
  announceFreed(work, booking, 'appointments.cancelled', saved.sequence)
  return saved
}

/** Facts of the place, none of the person. */
function announceFreed(
  work: Work,
  { centreId, id, day, startsAt, endsAt }: Booking,
  type: `appointments.${string}`,
  sequence: number,
): void {
  work.announce({ type, centreId, bookingId: id, sequence, freedDay: day, freedFrom: startsAt, freedUntil: endsAt })
  work.tell(`bookings:${centreId}`)
}
