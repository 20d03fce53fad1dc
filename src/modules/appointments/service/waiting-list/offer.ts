// A time has become free: it is held for the first of the list whom it suits, in the transaction that freed it, so nobody sees it open.
import type { Work } from '../../../../db/work.ts'
import { newId } from '../../../../kernel/id.ts'
import { Refusal } from '../../../../kernel/refusal.ts'
import { addDays, dateIn, type Instant, kyiv, type PlainDate } from '../../../../kernel/time.ts'
import type { CentreId, Span } from '../../../centres/model.ts'
import type { Booking, Offer, Pool, WaitingSettings, WaitingWish } from '../../model.ts'
import { freeStarts, instantAt, tickFrom, tickOf } from '../../rules/lanes.ts'
import { answerBy, fits, inListOrder } from '../../rules/waiting-list.ts'
import { attempt } from '../../store/attempt.ts'
import * as claims from '../../store/claims.ts'
import * as store from '../../store/waiting-list.ts'
import { holdAt } from '../hold.ts'
import { type OfferedDay, type OfferOfCentre, offersOf } from '../supply.ts'

/** Where and when something stands free. */
export interface Freed {
  readonly centreId: CentreId
  readonly from: PlainDate
  readonly days: number
  readonly pool: Pool
  /** What is looked at of these days; everything, unless said. */
  readonly span?: Span
}

/** A time somebody gave up. What a release kept goes on under the ordinary shares: its own ends with it. */
export const offerFreed = async (work: Work, { centreId, day, startsAt, endsAt, pool }: Booking): Promise<void> => {
  if (endsAt <= work.now) return
  const span = { from: startsAt, until: endsAt }
  await offer(work, { centreId, from: day, days: 1, pool: pool === 'release' ? 'online' : pool, span })
}

const lookAhead = 31

/** What stands open though somebody waits for it: a desk more, longer hours, a new day to be booked. */
export const offerOpen = (work: Work, centreId: CentreId): Promise<void> =>
  offer(work, { centreId, from: dateIn(kyiv, work.now), days: lookAhead, pool: 'online' })

/** To one after another in the order of the list, until it suits nobody. */
async function offer(work: Work, freed: Freed): Promise<void> {
  const { centreId, from, days } = freed
  const list = await store.lockList(work, centreId, { first: from, last: addDays(from, days - 1) })
  if (list.length === 0) return
  const settings = await store.findWaitingSettings(work, centreId)
  const asking: Asking = { freed, settings, offers: new Map(), refused: await store.listRefused(work, centreId) }
  for (const wish of list.sort(inListOrder(settings))) if (await offerTo(work, wish, asking)) asking.offers.clear()
}

interface Asking {
  readonly freed: Freed
  readonly settings: WaitingSettings
  /** `<wish> <start>` of times the person has let pass already. */
  readonly refused: ReadonlySet<string>
  /** What the centre offers, by what is wanted. */
  readonly offers: Map<string, Promise<OfferOfCentre | undefined>>
}

/** The earliest of what is free that suits this person; true when it is held for them. */
async function offerTo(work: Work, wish: WaitingWish, asking: Asking): Promise<boolean> {
  const offer = await offerFor(work, wish, asking)
  if (!offer) return false
  const { centreId, span, pool } = asking.freed
  for (const day of offer.days)
    for (const at of startsOf(day, span)) {
      const free = { centreId, zone: offer.zone, startsAt: at }
      const times = answerBy(free, asking.settings, work.now)
      if (!times || !fits(wish, free) || asking.refused.has(`${wish.id} ${at}`)) continue
      if (await holdFor(work, wish, { offer, day, at, pool, ...times })) return true
    }
  return false
}

function offerFor(work: Work, wish: WaitingWish, { freed, offers }: Asking): Promise<OfferOfCentre | undefined> {
  const { purpose, serviceId, moreTime } = wish
  const kind = `${purpose} ${serviceId} ${moreTime}`
  const known = offers.get(kind)
  if (known) return known
  const wanted = { parts: [{ purpose, serviceId: serviceId ?? undefined }], moreTime }
  const { centreId, from, days, pool } = freed
  const asked = offersOf(work, [centreId], wanted, { from, days, pools: [pool] }).then(([first]) => first)
  offers.set(kind, asked)
  return asked
}

function startsOf({ day, needs }: OfferedDay, span: Span | undefined): Instant[] {
  if (needs.length === 0) return []
  const ticks = needs.reduce((all, need) => all + need.ticks, 0)
  return freeStarts(day, needs)
    .filter(({ at }) => !span || (at < tickFrom(span.until) && at + ticks > tickOf(span.from)))
    .map(({ at }) => instantAt(at))
}

interface Holding {
  readonly offer: OfferOfCentre
  readonly day: OfferedDay
  readonly at: Instant
  readonly pool: Pool
  readonly tellAt: Instant
  readonly until: Instant
}

/** Own limits do not stand in the way: whoever waits may have one more. A person who is elsewhere then is not offered it. */
async function holdFor(
  work: Work,
  wish: WaitingWish,
  { offer, day, at, pool, tellAt, until }: Holding,
): Promise<boolean> {
  const { centreId } = offer
  const { personId, residentId, contact, lang, moreTime, priority } = wish
  const settings = { ...offer.settings, mostAhead: 1_000_000, mostOfServiceInMonth: 1_000_000 }
  const bound = { personId, residentId, contact }
  const asked = { centreId, at, bound, day, lang, moreTime, offer: { ...offer, settings }, offered: { until, pool } }
  const held = await attempt(work, () => holdAt(work, { ...asked, priority: priority ?? undefined }))
  if (held instanceof Refusal) return false
  await claims.keep(work, centreId, held.id)
  const isNow = tellAt <= work.now
  const made: Offer = {
    ...{ centreId, id: newId<'Offer'>(), networkId: wish.networkId, waitingId: wish.id, bookingId: held.id },
    ...{ startsAt: held.startsAt, offeredAt: work.now, tellAt, toldAt: isNow ? work.now : null, until },
    ...{ state: 'open', answeredAt: null },
  }
  await store.addOffer(work, made)
  await store.saveWish(work, { ...wish, state: 'offered' })
  if (isNow) announceOffer(work, made)
  return true
}

export const announceOffer = (work: Work, { centreId, id: offerId }: Offer): void =>
  work.announce({ type: 'appointments.time-offered', centreId, offerId })
