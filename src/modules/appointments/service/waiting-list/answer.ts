// What becomes of an offered time: taken, declined, or left without an answer; then it goes to the next, and at last to everybody.
import type { Work } from '../../../../db/work.ts'
import { permit } from '../../../../kernel/actor.ts'
import { Refusal } from '../../../../kernel/refusal.ts'
import { dateIn, kyiv } from '../../../../kernel/time.ts'
import type { CentreId } from '../../../centres/model.ts'
import { type Booking, type EndReason, noWaiting, type Offer, type WaitingWish } from '../../model.ts'
import { silencesAfter, silencesToEnd } from '../../rules/waiting-list.ts'
import * as booking from '../../store/booking.ts'
import * as store from '../../store/waiting-list.ts'
import { cancelBooking } from '../change.ts'
import { confirmBooking } from '../hold.ts'
import { setFree } from '../kept.ts'
import { linkOf } from '../secrets.ts'
import { announceOffer, offerOpen } from './offer.ts'
import { hashOfWaitingToken } from './secrets.ts'

async function lockOffered(work: Work, token: string): Promise<{ wish: WaitingWish; offer: Offer }> {
  const wish = await store.getByLink(work, hashOfWaitingToken(work, token), 'lock')
  const offer = await store.findOpenOffer(work, wish)
  if (!offer || offer.until <= work.now) throw new Refusal(noWaiting('no-offer'))
  return { wish, offer }
}

/** The offered time is booked, and an earlier booking it stands for is given back. Answers with the link of the booking. */
export async function takeOffer(work: Work, token: string): Promise<string> {
  const { wish, offer } = await lockOffered(work, token)
  const link = linkOf(work, { centreId: offer.centreId, id: offer.bookingId, renewals: 0 })
  await confirmBooking(work, { link })
  if (wish.insteadOf) await giveBack(work, wish.insteadOf)
  return link
}

async function giveBack(work: Work, { centreId, bookingId }: NonNullable<WaitingWish['insteadOf']>): Promise<void> {
  const before = await booking.get(work, centreId, bookingId)
  if (before.state === 'booked' && before.startsAt > work.now) await cancelBooking(work, { link: linkOf(work, before) })
}

export async function declineOffer(work: Work, token: string): Promise<void> {
  const { wish, offer } = await lockOffered(work, token)
  await endOffer(work, wish, offer, 'declined')
}

/** Called when an offered time was booked, whichever way its person did it. */
export async function offerTaken(work: Work, { centreId, id }: Booking): Promise<void> {
  const offer = await store.findOfferOf(work, centreId, id)
  if (offer?.state !== 'open') return
  const wish = await store.getWish(work, offer.networkId, offer.waitingId, 'lock')
  await store.saveOffer(work, { ...offer, state: 'taken', answeredAt: work.now })
  await store.saveWish(work, { ...wish, state: 'booked' })
}

/** Called when an offered time was given back unconfirmed, whichever way its person did it. */
export async function declineOffered(work: Work, { centreId, id }: Booking): Promise<void> {
  const offer = await store.findOfferOf(work, centreId, id)
  if (offer?.state !== 'open') return
  await endOffer(work, await store.getWish(work, offer.networkId, offer.waitingId, 'lock'), offer, 'declined')
}

async function endOffer(work: Work, wish: WaitingWish, offer: Offer, how: 'declined' | 'lapsed'): Promise<void> {
  const silences = silencesAfter(wish, how)
  await store.saveOffer(work, { ...offer, state: how, answeredAt: work.now })
  if (silences >= silencesToEnd) await endWish(work, { ...wish, silences }, 'silent')
  else await store.saveWish(work, { ...wish, state: 'waiting', silences })
  await setFree(work, offer.centreId, offer.bookingId)
}

export async function endWish(work: Work, wish: WaitingWish, why: EndReason): Promise<void> {
  await store.saveWish(work, { ...wish, state: 'ended', endedWhy: why })
  const { networkId, id: waitingId } = wish
  if (why !== 'own-wish') work.announce({ type: 'appointments.waiting-ended', networkId, waitingId })
}

/** Offers without an answer; how many there were. Each is a transaction of its own, for it locks what others want too. */
export async function lapseOffer(work: Work): Promise<boolean> {
  permit(work.actor, 'vikno.run')
  const [due] = await store.listDueOffers(work)
  if (!due) return false
  const wish = await store.getWish(work, due.networkId, due.waitingId, 'lock')
  const offer = await store.findOpenOffer(work, wish)
  if (offer && offer.id === due.id && offer.until <= work.now) await endOffer(work, wish, offer, 'lapsed')
  return true
}

/** Offers made at night are told in the morning. */
export async function tellOffers(work: Work): Promise<number> {
  permit(work.actor, 'vikno.run')
  const untold = await store.lockUntold(work)
  for (const offer of untold) {
    await store.saveOffer(work, { ...offer, toldAt: work.now })
    announceOffer(work, offer)
  }
  return untold.length
}

/** Whose last day is over waits no more. */
export async function endPastWishes(work: Work): Promise<number> {
  permit(work.actor, 'vikno.run')
  const past = await store.lockPast(work, dateIn(kyiv, work.now))
  for (const wish of past) await endWish(work, wish, 'too-late')
  return past.length
}

const centresAtOnce = 20

/** Some of the centres somebody waits for, in turn: one minute these, the next minute others. */
export async function centresToLookAt(work: Work): Promise<readonly CentreId[]> {
  permit(work.actor, 'vikno.run')
  const all = await store.listCentresWaitedFor(work)
  const turns = Math.max(1, Math.ceil(all.length / centresAtOnce))
  const turn = Math.floor(work.now / 60_000) % turns
  return all.slice(turn * centresAtOnce, (turn + 1) * centresAtOnce)
}

/** Open times of a centre go to those who wait for them. */
export async function offerOpenTimes(work: Work, centreId: CentreId): Promise<void> {
  permit(work.actor, 'vikno.run')
  await offerOpen(work, centreId)
}
