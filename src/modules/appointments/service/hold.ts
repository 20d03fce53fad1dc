// Holding a time for some minutes, and confirming it.
import type { Work } from '../../../db/work.ts'
import { permit } from '../../../kernel/actor.ts'
import { newId } from '../../../kernel/id.ts'
import { accept, No, Refusal } from '../../../kernel/refusal.ts'
import type { Lang } from '../../../kernel/text.ts'
import { dateIn, type Instant, kyiv, later, minutes } from '../../../kernel/time.ts'
import { type CentreId, no as noneOfCentres } from '../../centres/model.ts'
import { checkNumber } from '../../identity/service/read-person.ts'
import {
  type Booking,
  type BookingId,
  type BookingSettings,
  type BookingWish,
  type Contact,
  type Count,
  no,
  type Pool,
} from '../model.ts'
import { allCounts } from '../rules/counts.ts'
import * as steps from '../rules/steps.ts'
import { quotaOf } from '../rules/supply.ts'
import * as store from '../store/booking.ts'
import * as claims from '../store/claims.ts'
import * as people from '../store/people.ts'
import { offeredTaken } from './offered.ts'
import { boundsOf, claimTime, countAll, lapseHold } from './place.ts'
import { linkOf, secretsOf } from './secrets.ts'
import { settingsOf } from './settings.ts'
import { channelOf, type OfferedDay, type OfferOfCentre, offersOf, poolsFor } from './supply.ts'
import { lockOf, type Which } from './which.ts'
import { type Bound, bindTo, refuseBarred, type Whom } from './whom.ts'

export interface Hold extends BookingWish {
  /** The beginning, as the free times name it. */
  readonly at: Instant
  readonly whom: Whom
  readonly lang?: Lang | undefined
}

export interface Held {
  readonly centreId: CentreId
  readonly id: BookingId
  /** Whoever has it may confirm, change and cancel. */
  readonly link: string
  readonly startsAt: Instant
  readonly endsAt: Instant
  readonly heldUntil: Instant
}

/** The visit at this beginning is this person's for some minutes. Who holds anew gives back what they held. */
export async function holdTime(work: Work, wish: Hold): Promise<Held> {
  const { centreId, at } = wish
  if (work.actor.kind === 'staff' || work.actor.kind === 'device') permit(work.actor, 'queue.issue', centreId)
  const bound = await bindTo(work, centreId, wish.whom, await settingsOf(work, centreId))
  await people.lockPerson(work, bound.personId)
  const givenUp = await giveUpHolds(work, centreId, bound)
  const [offer] = await offersOf(work, [centreId], wish, { from: dateIn(kyiv, at), days: 1 })
  if (!offer) throw new Refusal(noneOfCentres('no-centre'))
  const day = dayOf(work, offer, at)
  await refuseBarred(work, offer.networkId, bound.personId, { channel: channelOf(work, centreId), zone: offer.zone })
  const booking = await holdAt(work, { ...wish, bound, offer, day, givenUp })
  return heldOf(work, booking)
}

function dayOf(work: Work, { settings, zone, days }: OfferOfCentre, at: Instant): OfferedDay {
  if (!settings.isOffered) throw new Refusal(no('not-offered'))
  const day = days.find(({ date }) => date === dateIn(zone, at))
  const last = later(work.now, minutes((settings.horizonDays + 1) * 24 * 60))
  if (at > last) throw new Refusal(no('too-far-ahead', { days: settings.horizonDays }, 'at'))
  if (!day || day.needs.length === 0) throw new Refusal(no('no-such-slot', {}, 'at'))
  return day
}

async function giveUpHolds(work: Work, centreId: CentreId, { personId }: Bound): Promise<Count[]> {
  const given: Count[] = []
  for (const id of await people.listHolds(work, centreId, personId))
    given.push(...(await lapseHold(work, centreId, id)))
  return given
}

interface HoldAt extends Pick<Hold, 'centreId' | 'at' | 'priority' | 'moreTime' | 'lang'> {
  readonly bound: Bound
  readonly offer: OfferOfCentre
  readonly day: OfferedDay
  /** Of holds the person has given back for this one. */
  readonly givenUp?: readonly Count[]
  /** Held for the person without their asking, until then. */
  readonly offered?: { readonly until: Instant; readonly pool: Pool } | undefined
}

/** Also the way a place of a fair release or of the waiting list is held for somebody. */
export async function holdAt(work: Work, asked: HoldAt): Promise<Booking> {
  const { centreId, bound, offer, day, at, offered, givenUp = [] } = asked
  const heldUntil = offered?.until ?? later(work.now, minutes(offer.settings.holdMinutes))
  const id = newId<'Booking'>() as BookingId
  const { parts, givenBack } = await claimTime(work, { centreId, id, heldUntil, personId: bound.personId }, day, at)
  const last = parts.at(-1)!
  const channel = channelOf(work, centreId)
  const booking: Booking = {
    ...{ centreId, id, networkId: offer.networkId, state: 'held', channel, day: day.date, parts, ...bound },
    ...{ startsAt: parts[0]!.startsAt, endsAt: later(last.startsAt, minutes(last.minutes)), heldUntil },
    ...{ lang: asked.lang ?? 'uk', priority: asked.priority ?? null, moreTime: asked.moreTime ?? false },
    pool: offered?.pool ?? poolWithRoom(day, poolsFor(channel, asked), offer.settings, work.now),
    ...{ offered: offered !== undefined, renewals: 0, ticketId: null, remindAt: null, reminders: 0, sequence: 0 },
    ...{ madeAt: work.now, version: 1 },
  }
  const facts = { startsAt: booking.startsAt, channel, pool: booking.pool }
  await people.orTaken(store.add(work, booking, secretsOf(work, booking), { type: 'held', facts }))
  const bounds = boundsOf(day, booking.pool, offer.settings, work.now)
  await countAll(work, [...allCounts(booking, 1, bounds), ...givenBack, ...givenUp], offer.settings)
  work.tell(`bookings:${centreId}`)
  return booking
}

/** The first of the pools that still holds the visit; the counters say the last word. */
function poolWithRoom(day: OfferedDay, pools: readonly Pool[], settings: BookingSettings, now: Instant): Pool {
  const holds = (pool: Pool) => {
    const { mostOfGroup } = boundsOf(day, pool, settings, now)
    return day.needs.every(
      ({ groupId, ticks }) => (day.quotas.get(quotaOf(groupId, pool)) ?? 0) + ticks <= mostOfGroup(groupId),
    )
  }
  return pools.find(holds) ?? pools.at(-1)!
}

const heldOf = (work: Work, booking: Booking): Held => ({
  centreId: booking.centreId,
  id: booking.id,
  link: linkOf(work, booking),
  startsAt: booking.startsAt,
  endsAt: booking.endsAt,
  heldUntil: booking.heldUntil!,
})

export interface Confirmation {
  readonly contact?: Contact | undefined
  readonly lang?: Lang | undefined
}

/** Contacts in their canonical spelling; what is left empty is not said. */
function checked({ contact, lang }: Confirmation): Confirmation {
  if (!contact) return { lang }
  const faults: No[] = []
  const take = (kind: 'phone' | 'email', typed: string | undefined) => {
    const answer = typed?.trim() ? checkNumber(kind, typed, kind) : undefined
    if (answer instanceof No) faults.push(answer)
    return answer instanceof No ? undefined : answer
  }
  const [phone, email] = [take('phone', contact.phone), take('email', contact.email)]
  if (faults.length > 0) throw new Refusal(...faults)
  const name = contact.name?.trim().slice(0, 80)
  return { lang, contact: { ...(phone && { phone }), ...(email && { email }), ...(name && { name }) } }
}

/** The held time is booked; the person is told, with the link and the code of arrival. Asked twice, it stays booked. */
export async function confirmBooking(work: Work, which: Which, confirmation: Confirmation = {}): Promise<Booking> {
  const booking = await lockOf(work, which)
  if (booking.state === 'booked') return booking
  const settings = await settingsOf(work, booking.centreId)
  const booked = accept(steps.confirm(booking, checked(confirmation), settings, work.now))
  await claims.keep(work, booking.centreId, booking.id)
  const saved = await store.save(work, booked, secretsOf(work, booked), { type: 'booked', facts: {} })
  if (saved.offered) await offeredTaken(work, saved)
  work.announce({
    type: 'appointments.booked',
    centreId: saved.centreId,
    bookingId: saved.id,
    sequence: saved.sequence,
  })
  work.tell(`bookings:${saved.centreId}`)
  return saved
}
