// What a person does with the place they were given: confirm it, or let the next one have it; silence is an answer too.
import type { Work } from '../../../../db/work.ts'
import { permit } from '../../../../kernel/actor.ts'
import { Refusal } from '../../../../kernel/refusal.ts'
import {
  type Booking,
  type Entrant,
  entrantStates,
  noRelease,
  type Place,
  type Release,
  type ReleaseId,
} from '../../model.ts'
import * as entrants from '../../store/entrants.ts'
import * as store from '../../store/release.ts'
import { confirmBooking } from '../hold.ts'
import { isWhollyFree } from '../kept.ts'
import { linkOf } from '../secrets.ts'
import { settingsOf } from '../settings.ts'
import { bindTo, type Whom } from '../whom.ts'
import { chancesDecided } from './chances.ts'
import { giveUp, keptBy, openPlace } from './places.ts'
import { entryToken, hashOfEntryToken, pseudonymOf } from './secrets.ts'

interface Given {
  readonly release: Release
  readonly entrant: Entrant
  readonly place: Place
}

/** The release first: whoever passes places on holds it, so an answer and the end of the time never cross. */
async function lockGiven(work: Work, token: string): Promise<Given> {
  const { releaseId, pseudonym } = await entrants.getByLink(work, hashOfEntryToken(work, token))
  const release = await store.getRelease(work, releaseId, 'lock')
  const entrant = await entrants.lockEntrant(work, release, pseudonym)
  const place = await store.findPlaceOf(work, release, pseudonym)
  if (entrant.state !== 'given' || !place?.confirmBy || place.confirmBy <= work.now) {
    const { uk, en } = entrantStates[entrant.state]
    throw new Refusal(noRelease('nothing-to-confirm', { state: uk, stateEn: en }))
  }
  return { release, entrant, place }
}

/** Answers with the link of the booking. */
export async function confirmPlace(work: Work, token: string): Promise<string> {
  const { place } = await lockGiven(work, token)
  const link = linkOf(work, { centreId: place.atCentreId, id: place.bookingId, renewals: 0 })
  await confirmBooking(work, { link })
  return link
}

/** Called when a place was booked, whichever way its person did it. */
export async function placeTaken(work: Work, booking: Booking): Promise<void> {
  const given = await lockPlaceOf(work, booking)
  if (!given) return
  const { release, entrant, place } = given
  await entrants.setState(work, release, entrant.pseudonym, 'confirmed')
  await chancesDecided(work, release, entrant, 'won')
  await store.savePlace(work, release, { ...place, confirmBy: null })
}

/** Called when a place was given back unconfirmed, whichever way its person did it. */
export async function placeDeclined(work: Work, booking: Booking): Promise<void> {
  const given = await lockPlaceOf(work, booking)
  if (given) await end(work, given, 'declined')
}

async function lockPlaceOf(work: Work, { centreId, id }: Booking): Promise<Given | undefined> {
  const found = await store.findByBooking(work, centreId, id)
  if (!found?.place.pseudonym) return undefined
  const release = await store.getRelease(work, found.id, 'lock')
  return { release, entrant: await entrants.lockEntrant(work, release, found.place.pseudonym), place: found.place }
}

export async function declinePlace(work: Work, token: string): Promise<void> {
  await end(work, await lockGiven(work, token), 'declined')
}

/** An administrator answers for a person who came or called. */
export async function answerAtDesk(
  work: Work,
  releaseId: ReleaseId,
  whom: Whom,
  how: 'confirm' | 'decline',
): Promise<void> {
  const { centreId } = await store.getRelease(work, releaseId)
  permit(work.actor, 'queue.issue', centreId)
  const { personId } = await bindTo(work, centreId, whom, await settingsOf(work, centreId))
  const token = entryToken(work, releaseId, pseudonymOf(work, releaseId, personId))
  if (how === 'confirm') await confirmPlace(work, token)
  else await declinePlace(work, token)
}

/** One place whose person did not answer in time goes on; false when none is due. */
export async function passOnDue(work: Work): Promise<boolean> {
  permit(work.actor, 'vikno.run')
  const found = await store.findDuePlace(work)
  if (!found) return false
  const release = await store.getRelease(work, found.id, 'lock')
  const place = (await store.listPlaces(work, release)).find(
    ({ slot, n }) => slot === found.place.slot && n === found.place.n,
  )
  if (!place?.pseudonym || !place.confirmBy || place.confirmBy > work.now) return true
  const entrant = await entrants.lockEntrant(work, release, place.pseudonym)
  await end(work, { release, entrant, place }, 'lapsed')
  return true
}

async function end(work: Work, { release, entrant, place }: Given, how: 'declined' | 'lapsed'): Promise<void> {
  const before = await keptBy(work, place)
  if (!(await giveUp(work, release, place, entrant, { how, before }))) await openPlace(work, release, place)
  work.announce({ type: 'appointments.release-passed', centreId: release.centreId, releaseId: release.id })
  work.tell(`release:${release.id}`)
}

/**
 * A confirmed place was cancelled or moved later, by its person or at the desk; `booking` is as it was before: whether the next in the drawn order has it now.
 * Asked by whoever frees a time, in the transaction that frees it.
 */
export async function passOnCancelled(work: Work, booking: Booking): Promise<boolean> {
  const given = await lockPlaceOf(work, booking)
  // moved by some minutes at the same desk, the old time is not to be had
  if (!given || !(await isWhollyFree(work, booking))) return false
  const { release, entrant, place } = given
  const isPassed = await giveUp(work, release, place, entrant, { how: 'declined', before: booking })
  if (!isPassed) await store.savePlace(work, release, { ...place, pseudonym: null, openedAt: work.now })
  work.announce({ type: 'appointments.release-passed', centreId: release.centreId, releaseId: release.id })
  return isPassed
}
