// A time that goes from one booking to another without ever being free between: a place of a release, or what its person gave up.
import type { Work } from '../../../db/work.ts'
import { newId } from '../../../kernel/id.ts'
import { accept, no as general, Refusal } from '../../../kernel/refusal.ts'
import type { Lang } from '../../../kernel/text.ts'
import { type Instant, later, minutes } from '../../../kernel/time.ts'
import type { CentreId } from '../../centres/model.ts'
import type { Booking, BookingChannel, BookingId, Claim } from '../model.ts'
import { aheadCount, type Bounds, serviceCounts, timeCounts } from '../rules/counts.ts'
import * as steps from '../rules/steps.ts'
import * as store from '../store/booking.ts'
import * as claims from '../store/claims.ts'
import { count } from '../store/counters.ts'
import { isInTheWay } from '../store/elsewhere.ts'
import * as people from '../store/people.ts'
import { secretsOf } from './secrets.ts'
import { offerFreed } from './waiting-list/offer.ts'
import type { Bound } from './whom.ts'

export interface NextPerson extends Bound {
  readonly lang: Lang
  readonly channel: BookingChannel
}

/** What was drawn is not counted against what one person may book otherwise. */
const unbounded: Bounds = {
  settings: { mostAhead: 1_000_000, mostOfServiceInMonth: 1_000_000 },
  mostOfDesk: () => 1_000_000,
  mostOfGroup: () => 1_000_000,
}

/** The time of this booking for another person, held until then; nothing when that person has another visit meanwhile. */
export async function bookInstead(
  work: Work,
  before: Booking,
  next: NextPerson,
  until: Instant,
): Promise<Booking | undefined> {
  const { centreId } = before
  await people.lockPerson(work, next.personId)
  if (await isInTheWay(work, centreId, [claimOfPerson({ ...before, personId: next.personId })])) return undefined
  const { personId, residentId, contact, lang, channel } = next
  const booking: Booking = {
    ...before,
    ...{ id: newId<'Booking'>(), personId, residentId, contact, lang, channel },
    ...{
      state: 'held',
      heldUntil: until,
      offered: true,
      priority: null,
      moreTime: false,
      madeAt: work.now,
      version: 1,
    },
    ...{ renewals: 0, ticketId: null, remindAt: null, reminders: 0, sequence: 0 },
  }
  const wasHeld = before.state === 'held'
  if (wasHeld) await letGo(work, before)
  await store.add(work, booking, secretsOf(work, booking), { type: 'held', facts: { instead: before.id } })
  const missing = await claims.take(work, { centreId, id: booking.id, heldUntil: null }, claimsOf(booking))
  if (missing.length > 0) throw new Refusal(general('changed-meanwhile'))
  const ofPerson = [aheadCount(booking, 1, unbounded), ...serviceCounts(booking, 1, unbounded)]
  const ofTime = wasHeld ? [] : timeCounts(booking, 1, unbounded)
  await count(work, [...ofPerson, ...ofTime])
  work.tell(`bookings:${centreId}`)
  return booking
}

/** A booking that keeps its time for somebody ends; its time goes on, so only what the person had is counted down. */
async function letGo(work: Work, booking: Booking): Promise<void> {
  await claims.give(work, booking.centreId, booking.id)
  await store.save(work, accept(steps.lapse(booking)), secretsOf(work, booking), { type: 'lapsed', facts: {} })
  await count(work, [aheadCount(booking, -1), ...serviceCounts(booking, -1)])
}

/** Nobody is to have it of those it was kept for: what it took is free for others, the waiting list first. */
export async function setFree(work: Work, centreId: CentreId, id: BookingId): Promise<void> {
  const booking = await store.lock(work, centreId, id)
  if (booking.state !== 'held') return
  await letGo(work, booking)
  await count(work, timeCounts(booking, -1))
  await offerFreed(work, booking)
  work.tell(`bookings:${centreId}`)
}

/** A booking that has ended or moved left its whole time free. */
export const isWhollyFree = async (work: Work, booking: Booking): Promise<boolean> =>
  !(await isInTheWay(work, booking.centreId, claimsOfParts(booking)))

const claimsOf = (booking: Booking): Claim[] => [...claimsOfParts(booking), claimOfPerson(booking)]

const claimOfPerson = ({ personId, startsAt, endsAt }: Booking): Claim => ({
  ...{ kind: 'person', resourceId: personId, from: startsAt, until: endsAt },
})

function claimsOfParts({ parts }: Booking): Claim[] {
  return parts.flatMap(({ deskId, staffId, stationId, startsAt: from, minutes: long }): Claim[] => {
    const during = { from, until: later(from, minutes(long)) }
    return [
      { kind: 'desk', resourceId: deskId, ...during },
      { kind: 'staff', resourceId: staffId, ...during },
      ...(stationId ? [{ kind: 'station', resourceId: stationId, ...during } as const] : []),
    ]
  })
}
