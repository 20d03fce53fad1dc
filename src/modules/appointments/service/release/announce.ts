// Announcing a release: its places are taken out of what can be booked at once, and the hash of its seed is known before the window opens.
import { randomBytes } from 'node:crypto'
import type { Work } from '../../../../db/work.ts'
import { permit } from '../../../../kernel/actor.ts'
import { newId } from '../../../../kernel/id.ts'
import { accept, Refusal } from '../../../../kernel/refusal.ts'
import { dateIn, type Instant, kyiv, later, type PlainDate } from '../../../../kernel/time.ts'
import { recordChange } from '../../../audit/service.ts'
import type { CentreId, ServiceId } from '../../../centres/model.ts'
import { getCentre } from '../../../centres/service/centres.ts'
import {
  type Booking,
  no,
  noRelease,
  type PersonId,
  type Place,
  type Release,
  type ReleaseId,
  type ReleaseSlot,
} from '../../model.ts'
import { sha256 } from '../../rules/draw.ts'
import { freeStarts, instantAt } from '../../rules/lanes.ts'
import { checkAnnounced, numbered, revealAfter, usualPassHours } from '../../rules/release.ts'
import * as claims from '../../store/claims.ts'
import * as store from '../../store/release.ts'
import { holdAt } from '../hold.ts'
import { setFree } from '../kept.ts'
import { offersOf } from '../supply.ts'

export interface WantedSlot {
  readonly centreId: CentreId
  readonly startsAt: Instant
  readonly places: number
}

export interface Announcing {
  /** Who announces; the slots may be of other centres where the same person may decide. */
  readonly centreId: CentreId
  readonly serviceId: ServiceId
  readonly purpose: 'consult' | 'submit'
  readonly opensAt: Instant
  readonly closesAt: Instant
  readonly confirmHours: number
  readonly slots: readonly WantedSlot[]
}

export async function announceRelease(work: Work, wanted: Announcing): Promise<ReleaseId> {
  for (const centreId of new Set([wanted.centreId, ...wanted.slots.map((slot) => slot.centreId)]))
    permit(work.actor, 'centres.manage', centreId)
  accept(checkAnnounced(wanted, work.now) ?? 'fine')
  const { networkId } = await getCentre(work, wanted.centreId)
  const kept = await keepPlaces(work, wanted)
  const seed = randomBytes(32).toString('hex')
  const { centreId, serviceId, purpose, opensAt, closesAt, confirmHours } = wanted
  const release: Release = {
    ...{ centreId, id: newId<'Release'>(), networkId, serviceId, purpose, state: 'announced', announcedAt: work.now },
    ...{ opensAt, closesAt, drawsAt: later(closesAt, revealAfter), confirmHours, passHours: usualPassHours },
    ...{ seedHash: sha256(seed), seed: null, listHash: null, drawnAt: null, slots: kept.map(({ slot }) => slot) },
  }
  await store.addRelease(work, release, seed)
  await store.addPlaces(work, release, kept.flatMap(placesOf))
  const after = { service: serviceId, opensAt, closesAt, confirmHours, slots: release.slots.length }
  await recordChange(work, { what: 'appointments.release', id: release.id, centreId, before: null, after })
  work.announce({ type: 'appointments.release-announced', centreId, releaseId: release.id })
  return release.id
}

interface KeptSlot {
  readonly slot: ReleaseSlot
  readonly bookings: readonly Booking[]
}

const placesOf = ({ slot, bookings }: KeptSlot): Place[] =>
  bookings.map(({ id }, i) => ({
    ...{ slot: slot.n, n: i + 1, atCentreId: slot.centreId, bookingId: id },
    ...{ pseudonym: null, confirmBy: null, openedAt: null },
  }))

/** Each place is a booking of nobody, with real claims on desk, person at work and station. */
async function keepPlaces(work: Work, { slots, serviceId, purpose }: Announcing): Promise<KeptSlot[]> {
  const kept = []
  for (const { centreId, startsAt, places } of numbered(slots.map((slot) => ({ ...slot, minutes: 0 })))) {
    const bookings: Booking[] = []
    while (bookings.length < places) bookings.push(await keepOne(work, centreId, startsAt, { purpose, serviceId }))
    const minutes = bookings[0]!.parts.reduce((all, part) => all + part.minutes, 0)
    kept.push({ bookings, slot: { n: kept.length + 1, centreId, startsAt, minutes, places } })
  }
  return kept
}

const pool = 'release'

async function keepOne(
  work: Work,
  centreId: CentreId,
  at: Instant,
  part: Pick<Announcing, 'purpose' | 'serviceId'>,
): Promise<Booking> {
  const wanted = { parts: [part] }
  const [offer] = await offersOf(work, [centreId], wanted, { from: dateIn(kyiv, at), days: 1, pools: [pool] })
  const day = offer?.days[0]
  if (!offer || !day || day.needs.length === 0) throw new Refusal(no('no-such-slot', {}, 'slots'))
  const nobody = { personId: newId() as string as PersonId, residentId: null, contact: {} }
  const booking = await holdAt(work, { centreId, at, bound: nobody, offer, day, offered: { until: at, pool } })
  await claims.keep(work, centreId, booking.id)
  return booking
}

export interface TimesOfDay {
  readonly date: PlainDate
  readonly times: readonly { readonly at: Instant; readonly places: number }[]
}

/** What a release could take: free desks, whatever the shares of the channels are. */
export async function timesForRelease(
  work: Work,
  centreId: CentreId,
  part: Pick<Announcing, 'purpose' | 'serviceId'>,
  { from, days }: { readonly from: PlainDate; readonly days: number },
): Promise<readonly TimesOfDay[]> {
  permit(work.actor, 'centres.manage', centreId)
  const [offer] = await offersOf(work, [centreId], { parts: [part] }, { from, days, pools: [pool] })
  return (offer?.days ?? []).map(({ date, day, needs }) => ({
    date,
    times: needs.length === 0 ? [] : freeStarts(day, needs).map(({ at, places }) => ({ at: instantAt(at), places })),
  }))
}

/** Before the draw a release may be called off; its times are everybody's again, and those in the list are told. */
export async function cancelRelease(work: Work, id: ReleaseId, reason: string): Promise<void> {
  const release = await store.getRelease(work, id, 'lock')
  permit(work.actor, 'centres.manage', release.centreId)
  if (release.state === 'drawn') throw new Refusal(noRelease('release-is-past'))
  if (release.state === 'cancelled') return
  await store.saveState(work, { ...release, state: 'cancelled', listHash: null })
  for (const place of await store.listPlaces(work, release)) {
    await store.savePlace(work, release, { ...place, openedAt: work.now })
    await setFree(work, place.atCentreId, place.bookingId)
  }
  const { centreId } = release
  await recordChange(work, {
    ...{ what: 'appointments.release', id, centreId, reason },
    ...{ before: { state: release.state }, after: { state: 'cancelled' } },
  })
  work.announce({ type: 'appointments.release-cancelled', centreId, releaseId: id })
  work.tell(`release:${id}`)
}
