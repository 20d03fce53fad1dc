// Places of a release: kept by bookings of nobody until the draw, then given, and passed on when somebody gives theirs up.
import type { Work } from '../../../../db/work.ts'
import { isoOf } from '../../../../kernel/time.ts'
import type { Booking, Entrant, EntrantState, Place, Pseudonym, Release } from '../../model.ts'
import { nextFor, readWishes } from '../../rules/draw.ts'
import { confirmBy } from '../../rules/release.ts'
import * as bookings from '../../store/booking.ts'
import * as entrants from '../../store/entrants.ts'
import * as store from '../../store/release.ts'
import { bookInstead, setFree } from '../kept.ts'
import { chancesDecided } from './chances.ts'

/** Everybody who was drawn a place gets one of its slot, by rank; what nobody wished is everybody's. */
export async function giveDrawnPlaces(work: Work, release: Release): Promise<void> {
  const free = Map.groupBy(await store.listPlaces(work, release), ({ slot }) => slot)
  for (const entrant of await entrants.listEntrants(work, release)) {
    if (entrant.slot === null) continue
    const place = free.get(entrant.slot)!.shift()!
    if (!(await giveTo(work, release, place, entrant, await keptBy(work, place)))) await openPlace(work, release, place)
  }
  for (const place of [...free.values()].flat()) await openPlace(work, release, place)
}

/** Who has another visit at that very time can't have the place; it goes on as if they had declined it. */
async function giveTo(work: Work, release: Release, place: Place, entrant: Entrant, before: Booking): Promise<boolean> {
  const { personId, residentId, contact, lang, enteredBy } = entrant
  const until = confirmBy(release, release.slots[place.slot - 1]!.startsAt, work.now)
  const next = { personId, residentId, contact, lang, channel: enteredBy }
  const booking = await bookInstead(work, before, next, until)
  if (!booking) return giveUp(work, release, place, entrant, { how: 'declined', before })
  const given = { ...place, bookingId: booking.id, pseudonym: entrant.pseudonym, confirmBy: until }
  await store.savePlace(work, release, given)
  await entrants.setState(work, release, entrant.pseudonym, 'given')
  return true
}

/** The booking that keeps a place: of nobody, or of the person it was given to. */
export const keptBy = (work: Work, { atCentreId, bookingId }: Place): Promise<Booking> =>
  bookings.lock(work, atCentreId, bookingId)

export interface GivenUp {
  readonly how: Extract<EntrantState, 'declined' | 'lapsed'>
  /** As it stood when it had the time of the place. */
  readonly before: Booking
}

/** A place is given up; whether the next in the drawn order has it now. The release is locked by the caller. */
export async function giveUp(
  work: Work,
  release: Release,
  place: Place,
  entrant: Entrant,
  { how, before }: GivenUp,
): Promise<boolean> {
  const { pseudonym } = entrant
  await entrants.setState(work, release, pseudonym, how)
  const won = how === 'lapsed' || entrant.state === 'confirmed'
  await chancesDecided(work, release, entrant, won ? 'won' : 'declined')
  const free: Place = { ...place, pseudonym: null, confirmBy: null }
  await store.savePlace(work, release, free)
  const next = await nextOf(work, release, place.slot)
  await store.addPassed(work, release, { slot: place.slot, from: pseudonym, to: next })
  const { centreId, id: releaseId } = release
  if (how === 'lapsed') work.announce({ type: 'appointments.place-lapsed', centreId, releaseId, pseudonym })
  if (next === null) return false
  work.announce({ type: 'appointments.place-passed', centreId, releaseId, pseudonym: next })
  return giveTo(work, release, free, await entrants.lockEntrant(work, release, next), before)
}

/** Nobody of the release wants it any more. */
export async function openPlace(work: Work, release: Release, place: Place): Promise<void> {
  await store.savePlace(work, release, { ...place, pseudonym: null, confirmBy: null, openedAt: work.now })
  await setFree(work, place.atCentreId, place.bookingId)
}

async function nextOf(work: Work, release: Release, slot: number): Promise<Pseudonym | null> {
  const order = await entrants.listDrawn(work, release)
  const list = new Map((await entrants.listForDraw(work, release)).map((each) => [each.pseudonym, each.wishes]))
  const passed = await store.listPassed(work, release)
  const drawn = order.filter((each) => each.slot !== null).map(({ pseudonym }) => pseudonym)
  const had = new Set([...drawn, ...passed.flatMap(({ to }) => (to ? [to] : []))])
  const { startsAt } = release.slots[slot - 1]!
  return nextFor({ n: slot, start: isoOf(startsAt) }, isoOf(work.now), {
    ...{ order, had, passHours: release.passHours },
    wishesOf: (pseudonym) => readWishes(list.get(pseudonym)!, release.slots.length)!,
  })
}
