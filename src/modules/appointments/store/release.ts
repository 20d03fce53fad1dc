// Releases, their slots and places in and out of their rows.
import { type Selectable, sql } from 'kysely'
import { moment } from '../../../db/tables.ts'
import type { Work } from '../../../db/work.ts'
import { Refusal } from '../../../kernel/refusal.ts'
import type { Instant } from '../../../kernel/time.ts'
import type { CentreId, ServiceId } from '../../centres/model.ts'
import type { PassedOn, Pseudonym } from '../model/draw.ts'
import { noRelease, type Place, type Release, type ReleaseId, type ReleaseSlot } from '../model/release.ts'
import type { BookingId } from '../model.ts'
import type { ReleasePlaceTable, ReleaseTable } from '../tables/release.ts'

type Row = Selectable<Omit<ReleaseTable, 'sealed_seed'>>
const columns = [
  'centre_id',
  'id',
  'network_id',
  'service_id',
  'purpose',
  'state',
  'announced_at',
  'opens_at',
  'closes_at',
  'draws_at',
  'confirm_hours',
  'pass_hours',
  'seed_hash',
  'list_hash',
  'seed',
  'drawn_at',
] as const

const releaseFrom = (row: Row, slots: readonly ReleaseSlot[]): Release => ({
  centreId: row.centre_id,
  id: row.id,
  networkId: row.network_id,
  serviceId: row.service_id,
  purpose: row.purpose,
  state: row.state,
  announcedAt: row.announced_at,
  opensAt: row.opens_at,
  closesAt: row.closes_at,
  drawsAt: row.draws_at,
  confirmHours: row.confirm_hours,
  passHours: row.pass_hours,
  seedHash: row.seed_hash,
  listHash: row.list_hash,
  seed: row.seed,
  drawnAt: row.drawn_at,
  slots,
})

export async function addRelease(work: Work, release: Release, seed: string): Promise<void> {
  await work.db
    .insertInto('appointments.release')
    .values({
      ...{ centre_id: release.centreId, id: release.id, network_id: release.networkId },
      ...{ service_id: release.serviceId, purpose: release.purpose, state: release.state },
      announced_at: new Date(release.announcedAt),
      opens_at: new Date(release.opensAt),
      closes_at: new Date(release.closesAt),
      draws_at: new Date(release.drawsAt),
      ...{ confirm_hours: release.confirmHours, pass_hours: release.passHours },
      ...{ sealed_seed: work.vault.seal(seed), seed_hash: release.seedHash, list_hash: null, seed: null },
    })
    .execute()
  await work.db
    .insertInto('appointments.release_slot')
    .values(
      release.slots.map(({ n, centreId, startsAt, minutes, places }) => ({
        ...{ centre_id: release.centreId, release_id: release.id, n, at_centre_id: centreId },
        ...{ starts_at: new Date(startsAt), minutes, places },
      })),
    )
    .execute()
}

type Found = Pick<Release, 'centreId' | 'id'>

export async function listSlots(work: Work, { centreId, id }: Found): Promise<ReleaseSlot[]> {
  const rows = await work.db
    .selectFrom('appointments.release_slot')
    .select(['n', 'at_centre_id', 'starts_at', 'minutes', 'places'])
    .where('centre_id', '=', centreId)
    .where('release_id', '=', id)
    .orderBy('n')
    .execute()
  return rows.map(({ n, at_centre_id, starts_at, minutes, places }) => ({
    ...{ n, centreId: at_centre_id, startsAt: starts_at, minutes, places },
  }))
}

export async function getRelease(work: Work, id: ReleaseId, how: 'look' | 'lock' = 'look'): Promise<Release> {
  let query = work.db.selectFrom('appointments.release').select(columns).where('id', '=', id)
  if (how === 'lock') query = query.forUpdate()
  const row = await query.executeTakeFirst()
  if (!row) throw new Refusal(noRelease('no-release'))
  return releaseFrom(row, await listSlots(work, { centreId: row.centre_id, id }))
}

/** Within the window many enter at once: each only keeps the release from being closed meanwhile. */
export async function shareRelease(work: Work, id: ReleaseId): Promise<Release> {
  const row = await work.db
    .selectFrom('appointments.release')
    .select(columns)
    .where('id', '=', id)
    .forShare()
    .executeTakeFirst()
  if (!row) throw new Refusal(noRelease('no-release'))
  return releaseFrom(row, await listSlots(work, { centreId: row.centre_id, id }))
}

/** Of everything that is due, one that no other process has in hand. */
export async function lockDue(work: Work): Promise<Release | undefined> {
  const row = await work.db
    .selectFrom('appointments.release')
    .select(columns)
    .where((where) =>
      where.or([
        where.and([where('state', '=', 'announced'), where('closes_at', '<=', moment(work.now))]),
        where.and([where('state', '=', 'closed'), where('draws_at', '<=', moment(work.now))]),
      ]),
    )
    .orderBy('closes_at')
    .limit(1)
    .forUpdate()
    .skipLocked()
    .executeTakeFirst()
  return row && releaseFrom(row, await listSlots(work, { centreId: row.centre_id, id: row.id }))
}

/** The number everything follows from; nothing else in the program opens it. */
export async function openSeed(work: Work, { centreId, id }: Found): Promise<string> {
  const { sealed_seed } = await work.db
    .selectFrom('appointments.release')
    .select('sealed_seed')
    .where('centre_id', '=', centreId)
    .where('id', '=', id)
    .executeTakeFirstOrThrow()
  return work.vault.open(sealed_seed)
}

export async function saveState(work: Work, release: Release): Promise<void> {
  await work.db
    .updateTable('appointments.release')
    .set({
      ...{ state: release.state, list_hash: release.listHash, seed: release.seed },
      drawn_at: release.drawnAt && new Date(release.drawnAt),
      draws_at: new Date(release.drawsAt),
    })
    .where('centre_id', '=', release.centreId)
    .where('id', '=', release.id)
    .execute()
}

export interface ReleaseInList extends Release {
  readonly entrants: number
}

/** The last hundred, those that close last first: of the centre, of a service, or all. */
export async function listReleases(
  work: Work,
  { centreId, serviceId, since }: { centreId?: CentreId; serviceId?: ServiceId; since?: Instant },
): Promise<ReleaseInList[]> {
  let query = work.db
    .selectFrom('appointments.release as r')
    .select(columns)
    .select((one) =>
      one
        .selectFrom('appointments.entrant as e')
        .select(sql<number>`count(*)::int`.as('n'))
        .whereRef('e.centre_id', '=', 'r.centre_id')
        .whereRef('e.release_id', '=', 'r.id')
        .where('e.state', '<>', 'withdrawn')
        .as('entrants'),
    )
    .orderBy('closes_at', 'desc')
    .limit(100)
  if (centreId) query = query.where('centre_id', '=', centreId)
  if (serviceId) query = query.where('service_id', '=', serviceId)
  if (since !== undefined) query = query.where('closes_at', '>=', moment(since))
  const rows = await query.execute()
  return Promise.all(
    rows.map(async (row) => ({
      ...releaseFrom(row, await listSlots(work, { centreId: row.centre_id, id: row.id })),
      entrants: row.entrants ?? 0,
    })),
  )
}

/* Places */

const placeFrom = (row: Selectable<ReleasePlaceTable>): Place => ({
  slot: row.slot_n,
  n: row.place_n,
  atCentreId: row.at_centre_id,
  bookingId: row.booking_id,
  pseudonym: row.pseudonym,
  confirmBy: row.confirm_by,
  openedAt: row.opened_at,
})

export async function addPlaces(work: Work, { centreId, id }: Found, places: readonly Place[]): Promise<void> {
  await work.db
    .insertInto('appointments.release_place')
    .values(
      places.map(({ slot, n, atCentreId, bookingId }) => ({
        ...{
          centre_id: centreId,
          release_id: id,
          slot_n: slot,
          place_n: n,
          at_centre_id: atCentreId,
          booking_id: bookingId,
        },
        pseudonym: null,
      })),
    )
    .execute()
}

const places = (work: Work, { centreId, id }: Found) =>
  work.db
    .selectFrom('appointments.release_place')
    .selectAll()
    .where('centre_id', '=', centreId)
    .where('release_id', '=', id)

export async function listPlaces(work: Work, release: Found): Promise<Place[]> {
  return (await places(work, release).orderBy('slot_n').orderBy('place_n').execute()).map(placeFrom)
}

export async function findPlaceOf(work: Work, release: Found, pseudonym: Pseudonym): Promise<Place | undefined> {
  const row = await places(work, release).where('pseudonym', '=', pseudonym).executeTakeFirst()
  return row && placeFrom(row)
}

export async function savePlace(work: Work, { centreId, id }: Found, place: Place): Promise<void> {
  await work.db
    .updateTable('appointments.release_place')
    .set({
      pseudonym: place.pseudonym,
      booking_id: place.bookingId,
      confirm_by: place.confirmBy && new Date(place.confirmBy),
      opened_at: place.openedAt && new Date(place.openedAt),
    })
    .where('centre_id', '=', centreId)
    .where('release_id', '=', id)
    .where('slot_n', '=', place.slot)
    .where('place_n', '=', place.n)
    .execute()
}

export interface PlaceOf extends Found {
  readonly place: Place
}

/** Which release a booking belongs to. */
export async function findByBooking(
  work: Work,
  atCentreId: CentreId,
  bookingId: BookingId,
): Promise<PlaceOf | undefined> {
  const row = await work.db
    .selectFrom('appointments.release_place')
    .selectAll()
    .where('at_centre_id', '=', atCentreId)
    .where('booking_id', '=', bookingId)
    .executeTakeFirst()
  return row && { centreId: row.centre_id, id: row.release_id, place: placeFrom(row) }
}

/** A place whose time to be confirmed is over; whoever acts on it locks its release and looks again. */
export async function findDuePlace(work: Work): Promise<PlaceOf | undefined> {
  const row = await work.db
    .selectFrom('appointments.release_place')
    .selectAll()
    .where('confirm_by', '<=', moment(work.now))
    .orderBy('confirm_by')
    .limit(1)
    .executeTakeFirst()
  return row && { centreId: row.centre_id, id: row.release_id, place: placeFrom(row) }
}

/* What was passed on */

export async function listPassed(work: Work, { centreId, id }: Found): Promise<PassedOn[]> {
  const rows = await work.db
    .selectFrom('appointments.release_passed')
    .selectAll()
    .where('centre_id', '=', centreId)
    .where('release_id', '=', id)
    .orderBy('n')
    .execute()
  return rows.map(({ slot_n, from_pseudonym, to_pseudonym, at }) => ({
    ...{ slot: slot_n, from: from_pseudonym, to: to_pseudonym, at: new Date(at).toISOString() },
  }))
}

export async function addPassed(
  work: Work,
  { centreId, id }: Found,
  { slot, from, to }: Pick<PassedOn, 'slot' | 'from' | 'to'>,
): Promise<void> {
  await sql`insert into appointments.release_passed (centre_id, release_id, n, slot_n, from_pseudonym, to_pseudonym, at)
    select ${centreId}, ${id}, coalesce(max(n), 0) + 1, ${slot}::int, ${from}, ${to}, ${new Date(work.now)}
    from appointments.release_passed where centre_id = ${centreId} and release_id = ${id}`.execute(work.db)
}
