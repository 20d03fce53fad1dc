// «Повідомте, коли звільниться»: asking to be told of a freed time, changing what one asked, and leaving the list.
import type { Work } from '../../../../db/work.ts'
import { newId } from '../../../../kernel/id.ts'
import { accept, Refusal } from '../../../../kernel/refusal.ts'
import type { Lang } from '../../../../kernel/text.ts'
import { dateIn, kyiv } from '../../../../kernel/time.ts'
import { recordAccess } from '../../../audit/service.ts'
import type { CentreId, PriorityGroup, ServiceId, TicketPurpose } from '../../../centres/model.ts'
import { getCentre } from '../../../centres/service/centres.ts'
import { type Booking, no as noBooking, noWaiting, type WaitingWish } from '../../model.ts'
import { type AskedToWait, checkWish } from '../../rules/waiting-list.ts'
import * as booking from '../../store/booking.ts'
import * as store from '../../store/waiting-list.ts'
import { setFree } from '../kept.ts'
import { linkHash } from '../secrets.ts'
import { settingsOf } from '../settings.ts'
import { type Bound, bindTo, type Whom } from '../whom.ts'
import { endWish } from './answer.ts'
import { hashOfWaitingToken, waitingToken } from './secrets.ts'

export interface Asked extends AskedToWait {
  readonly purpose: TicketPurpose
  readonly serviceId?: ServiceId | undefined
  readonly moreTime?: boolean | undefined
  readonly priority?: PriorityGroup | undefined
  readonly lang: Lang
  /** Not needed by whoever would exchange a booking: its link says whose it is. */
  readonly whom?: Whom | undefined
  /** As the person wants to be called; never checked. */
  readonly name?: string | undefined
  /** The link of a booking the person would exchange for an earlier time. */
  readonly insteadOf?: string | undefined
}

/** Answers with the token of the link by which the person changes or leaves. */
export async function askToWait(work: Work, asked: Asked): Promise<string> {
  const { purpose, serviceId = null, lang } = asked
  const { networkId, centreId, settings } = await placesOf(work, asked)
  accept(checkWish(asked, dateIn(kyiv, work.now), settings) ?? 'fine')
  const before = await exchanged(work, asked)
  const { personId, residentId, contact } = await boundOf(work, centreId, asked, before)
  const bound = { personId, residentId }
  const called = asked.name?.trim().slice(0, 80)
  const others = await store.lockOfPerson(work, networkId, bound.personId)
  if (others.some((wish) => wish.purpose === purpose && wish.serviceId === serviceId))
    throw new Refusal(noWaiting('waits-already', {}, 'service'))
  if (others.length >= settings.mostWaiting)
    throw new Refusal(noWaiting('too-many-waiting', { most: settings.mostWaiting }, 'service'))
  const wish: WaitingWish = {
    ...{ networkId, id: newId<'WaitingWish'>(), ...said(asked), purpose, serviceId, ...bound, lang, since: work.now },
    contact: called ? { ...contact, name: called } : contact,
    ...{ moreTime: asked.moreTime ?? false, priority: asked.priority ?? null },
    ...{ insteadOf: insteadOf(before), state: 'waiting', silences: 0, endedWhy: null },
  }
  const token = waitingToken(work, wish.id)
  await store.addWish(work, wish, hashOfWaitingToken(work, token))
  await trace(work, wish, 'collect')
  work.announce({ type: 'appointments.waits', networkId, waitingId: wish.id })
  return token
}

const said = ({ centres, firstDay, lastDay, weekdays, fromTime, untilTime }: AskedToWait): AskedToWait => ({
  ...{ centres, firstDay, lastDay, weekdays, fromTime, untilTime },
})

/** Centres of one network; the first of them says how people are known and how long one may wait. */
async function placesOf(work: Work, { centres }: AskedToWait) {
  const [centreId] = centres
  if (!centreId) throw new Refusal(noWaiting('no-centres', {}, 'centres'))
  const found = []
  for (const id of centres) found.push(await getCentre(work, id))
  const { networkId } = found[0]!
  if (found.some((centre) => centre.networkId !== networkId)) throw new Refusal(noWaiting('no-centres', {}, 'centres'))
  return { networkId, centreId, settings: await store.findWaitingSettings(work, centreId) }
}

/** The booking to be exchanged: still ahead, or there is nothing to exchange. */
async function exchanged(work: Work, { insteadOf: link }: Asked): Promise<Booking | null> {
  if (!link) return null
  const found = await booking.getByLink(work, linkHash(work, link))
  if (found.state === 'booked' && found.startsAt > work.now) return found
  throw new Refusal(noBooking('wrong-state', { state: found.state }))
}

const insteadOf = (before: Booking | null): WaitingWish['insteadOf'] =>
  before && { centreId: before.centreId, bookingId: before.id, startsAt: before.startsAt }

async function boundOf(work: Work, centreId: CentreId, { whom }: Asked, before: Booking | null): Promise<Bound> {
  if (whom) return bindTo(work, centreId, whom, await settingsOf(work, centreId))
  if (before) return before
  throw new Refusal(noBooking('who-books', {}, 'phone'))
}

/** Other days, hours or centres; the place in the list stays. */
export async function changeWish(work: Work, token: string, asked: AskedToWait): Promise<void> {
  const wish = await lockStanding(work, token)
  const { settings } = await placesOf(work, asked)
  accept(checkWish(asked, dateIn(kyiv, work.now), settings) ?? 'fine')
  const changed = { ...wish, ...said(asked) }
  await store.saveWish(work, changed)
  await store.saveCentres(work, changed)
  await trace(work, wish, 'change')
}

/** Whoever leaves gives back what is offered to them, and the next has it. */
export async function leaveList(work: Work, token: string): Promise<void> {
  const wish = await lockStanding(work, token)
  const offer = await store.findOpenOffer(work, wish)
  await endWish(work, wish, 'own-wish')
  if (offer) {
    await store.saveOffer(work, { ...offer, state: 'declined', answeredAt: work.now })
    await setFree(work, offer.centreId, offer.bookingId)
  }
  await trace(work, wish, 'change')
}

async function lockStanding(work: Work, token: string): Promise<WaitingWish> {
  const wish = await store.getByLink(work, hashOfWaitingToken(work, token), 'lock')
  if (wish.state === 'waiting' || wish.state === 'offered') return wish
  throw new Refusal(noWaiting('waiting-ended'))
}

function trace(work: Work, { centres, residentId }: WaitingWish, operation: 'collect' | 'change'): Promise<void> {
  const own = work.actor.kind !== 'staff'
  return recordAccess(work, {
    ...{ operation, purpose: own ? 'own' : 'serve', ground: own ? 'right' : 'law', centreId: centres[0] },
    ...{ fields: ['contacts', 'preferences'], subjectPersonId: residentId ?? undefined },
  })
}
