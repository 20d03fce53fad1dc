// The waiting list and its offers in and out of their rows.
import { type Selectable, sql } from 'kysely'
import { moment } from '../../../db/tables.ts'
import type { Work } from '../../../db/work.ts'
import { Refusal } from '../../../kernel/refusal.ts'
import type { Instant, PlainDate } from '../../../kernel/time.ts'
import type { CentreId, NetworkId, PriorityGroup, ServiceId, TicketPurpose } from '../../centres/model.ts'
import {
  defaultWaitingSettings,
  noWaiting,
  type Offer,
  type WaitingId,
  type WaitingSettings,
  type WaitingWish,
} from '../model/waiting.ts'
import type { BookingId, Contact, PersonId } from '../model.ts'
import type { OfferTable, WaitingTable } from '../tables/waiting.ts'

/* What the head decides */

export async function findWaitingSettings(work: Work, centreId: CentreId): Promise<WaitingSettings> {
  const row = await work.db
    .selectFrom('appointments.waiting_setting')
    .select('value')
    .where('centre_id', '=', centreId)
    .executeTakeFirst()
  return { ...defaultWaitingSettings, ...row?.value }
}

export async function saveWaitingSettings(work: Work, centreId: CentreId, settings: WaitingSettings): Promise<void> {
  const value = JSON.stringify(settings)
  await work.db
    .insertInto('appointments.waiting_setting')
    .values({ centre_id: centreId, value })
    .onConflict((conflict) => conflict.column('centre_id').doUpdateSet({ value }))
    .execute()
}

/* Wishes */

type Row = Selectable<WaitingTable> & { readonly centres: readonly CentreId[] }

const wishFrom = (work: Work, row: Row): WaitingWish => ({
  networkId: row.network_id,
  id: row.id,
  centres: row.centres,
  purpose: row.purpose,
  serviceId: row.service_id,
  firstDay: row.first_day,
  lastDay: row.last_day,
  weekdays: row.weekdays,
  fromTime: row.from_time,
  untilTime: row.until_time,
  moreTime: row.more_time,
  priority: row.priority_group && (work.vault.open(row.priority_group) as PriorityGroup),
  personId: row.person_id,
  residentId: row.resident_id,
  contact: JSON.parse(work.vault.open(row.contact)) as Contact,
  lang: row.lang,
  since: row.since,
  state: row.state,
  insteadOf:
    row.instead_booking_id === null
      ? null
      : { centreId: row.instead_centre_id!, bookingId: row.instead_booking_id, startsAt: row.instead_starts_at! },
  silences: row.silences,
  endedWhy: row.ended_why,
})

const wishes = (work: Work) =>
  work.db
    .selectFrom('appointments.waiting as w')
    .selectAll('w')
    .select(
      sql<CentreId[]>`array(select c.centre_id from appointments.waiting_centre c
        where c.network_id = w.network_id and c.waiting_id = w.id order by c.centre_id)`.as('centres'),
    )

export async function addWish(work: Work, wish: WaitingWish, linkHash: Buffer): Promise<void> {
  await work.db
    .insertInto('appointments.waiting')
    .values({
      ...{ network_id: wish.networkId, id: wish.id, person_id: wish.personId, resident_id: wish.residentId },
      ...{ since: new Date(wish.since), link_hash: linkHash },
      ...columnsOf(work, wish),
    })
    .execute()
  await saveCentres(work, wish)
}

export async function saveWish(work: Work, wish: WaitingWish): Promise<void> {
  await work.db
    .updateTable('appointments.waiting')
    .set(columnsOf(work, wish))
    .where('network_id', '=', wish.networkId)
    .where('id', '=', wish.id)
    .execute()
}

/** The list of centres is written anew only when a person changes it. */
export async function saveCentres(work: Work, { networkId, id, centres }: WaitingWish): Promise<void> {
  await work.db
    .deleteFrom('appointments.waiting_centre')
    .where('network_id', '=', networkId)
    .where('waiting_id', '=', id)
    .execute()
  await work.db
    .insertInto('appointments.waiting_centre')
    .values(centres.map((centre_id) => ({ centre_id, network_id: networkId, waiting_id: id })))
    .execute()
}

const columnsOf = (work: Work, wish: WaitingWish) => ({
  ...{ purpose: wish.purpose, service_id: wish.serviceId, first_day: wish.firstDay, last_day: wish.lastDay },
  ...{ weekdays: [...wish.weekdays], from_time: wish.fromTime, until_time: wish.untilTime, more_time: wish.moreTime },
  priority_group: wish.priority && work.vault.seal(wish.priority),
  contact: work.vault.seal(JSON.stringify(wish.contact)),
  ...{ lang: wish.lang, state: wish.state, silences: wish.silences, ended_why: wish.endedWhy },
  instead_centre_id: wish.insteadOf?.centreId ?? null,
  instead_booking_id: wish.insteadOf?.bookingId ?? null,
  instead_starts_at: wish.insteadOf && new Date(wish.insteadOf.startsAt),
  changed_at: new Date(work.now),
})

/** Everybody who waits for something at this centre, locked: who is offered a time is decided by one at a time. */
export async function lockList(
  work: Work,
  centreId: CentreId,
  { first, last }: { readonly first: PlainDate; readonly last: PlainDate },
): Promise<WaitingWish[]> {
  await sql`select pg_advisory_xact_lock(hashtextextended('waiting ' || ${centreId}, 0))`.execute(work.db)
  const rows = await wishes(work)
    .where('w.state', '=', 'waiting')
    .where('w.first_day', '<=', last)
    .where('w.last_day', '>=', first)
    .where((where) =>
      where.exists(
        where
          .selectFrom('appointments.waiting_centre as c')
          .select('c.waiting_id')
          .where('c.centre_id', '=', centreId)
          .whereRef('c.network_id', '=', 'w.network_id')
          .whereRef('c.waiting_id', '=', 'w.id'),
      ),
    )
    .orderBy('w.id')
    .forUpdate()
    .execute()
  return rows.map((row) => wishFrom(work, row))
}

/** Where anybody waits. */
export async function listCentresWaitedFor(work: Work): Promise<CentreId[]> {
  const rows = await work.db
    .selectFrom('appointments.waiting_centre as c')
    .innerJoin('appointments.waiting as w', (join) =>
      join.onRef('w.network_id', '=', 'c.network_id').onRef('w.id', '=', 'c.waiting_id'),
    )
    .select('c.centre_id')
    .distinct()
    .where('w.state', '=', 'waiting')
    .orderBy('c.centre_id')
    .execute()
  return rows.map(({ centre_id }) => centre_id)
}

/** Who asked earlier for the same at one of the same centres. */
export async function countAhead(
  work: Work,
  { networkId, id, purpose, serviceId, since }: WaitingWish,
): Promise<number> {
  const { rows } = await sql<{ n: number }>`select count(distinct w.id)::int as n
    from appointments.waiting w
    join appointments.waiting_centre c on c.network_id = w.network_id and c.waiting_id = w.id
    where w.network_id = ${networkId} and w.state in ('waiting', 'offered') and w.purpose = ${purpose}
      and w.service_id is not distinct from ${serviceId}::uuid and (w.since, w.id) < (${new Date(since)}, ${id}::uuid)
      and c.centre_id in (select centre_id from appointments.waiting_centre where network_id = ${networkId} and waiting_id = ${id})`.execute(
    work.db,
  )
  return rows[0]!.n
}

export interface CountOfCentre {
  readonly purpose: TicketPurpose
  readonly serviceId: ServiceId | null
  readonly waiting: number
  readonly offered: number
  readonly longestSince: Instant
}

/** How many wait for what, those that wait longest first. */
export async function countOfCentre(work: Work, centreId: CentreId): Promise<CountOfCentre[]> {
  const { rows } = await sql<CountOfCentre>`select w.purpose, w.service_id as "serviceId",
      count(*) filter (where w.state = 'waiting')::int as waiting, count(*) filter (where w.state = 'offered')::int as offered,
      min(w.since) as "longestSince"
    from appointments.waiting_centre c
    join appointments.waiting w on w.network_id = c.network_id and w.id = c.waiting_id
    where c.centre_id = ${centreId} and w.state in ('waiting', 'offered')
    group by w.purpose, w.service_id order by min(w.since)`.execute(work.db)
  return rows
}

export async function getByLink(work: Work, linkHash: Buffer, how: 'look' | 'lock' = 'look'): Promise<WaitingWish> {
  let query = wishes(work).where('w.link_hash', '=', linkHash)
  if (how === 'lock') query = query.forUpdate()
  const row = await query.executeTakeFirst()
  if (!row) throw new Refusal(noWaiting('no-waiting'))
  return wishFrom(work, row)
}

export async function getWish(
  work: Work,
  networkId: NetworkId,
  id: WaitingId,
  how: 'look' | 'lock' = 'look',
): Promise<WaitingWish> {
  let query = wishes(work).where('w.network_id', '=', networkId).where('w.id', '=', id)
  if (how === 'lock') query = query.forUpdate()
  const row = await query.executeTakeFirst()
  if (!row) throw new Refusal(noWaiting('no-waiting'))
  return wishFrom(work, row)
}

/** What a person waits for now; locked against asking twice at the same moment. */
export async function lockOfPerson(work: Work, networkId: NetworkId, personId: PersonId): Promise<WaitingWish[]> {
  await sql`select pg_advisory_xact_lock(hashtextextended('waits ' || ${personId}, 0))`.execute(work.db)
  const rows = await wishes(work)
    .where('w.network_id', '=', networkId)
    .where('w.person_id', '=', personId)
    .where('w.state', 'in', ['waiting', 'offered'])
    .execute()
  return rows.map((row) => wishFrom(work, row))
}

/** Whose last day is over. */
export async function lockPast(work: Work, today: PlainDate): Promise<WaitingWish[]> {
  const rows = await wishes(work)
    .where('w.state', '=', 'waiting')
    .where('w.last_day', '<', today)
    .limit(100)
    .forUpdate()
    .skipLocked()
    .execute()
  return rows.map((row) => wishFrom(work, row))
}

/* Offers */

const offerFrom = (row: Selectable<OfferTable>): Offer => ({
  centreId: row.centre_id,
  id: row.id,
  networkId: row.network_id,
  waitingId: row.waiting_id,
  bookingId: row.booking_id,
  startsAt: row.starts_at,
  offeredAt: row.offered_at,
  tellAt: row.tell_at,
  toldAt: row.told_at,
  until: row.until,
  state: row.state,
  answeredAt: row.answered_at,
})

export async function addOffer(work: Work, offer: Offer): Promise<void> {
  await work.db
    .insertInto('appointments.offer')
    .values({
      ...{ centre_id: offer.centreId, id: offer.id, network_id: offer.networkId, waiting_id: offer.waitingId },
      ...{ booking_id: offer.bookingId, starts_at: new Date(offer.startsAt), offered_at: new Date(offer.offeredAt) },
      ...{ tell_at: new Date(offer.tellAt), until: new Date(offer.until), state: offer.state },
    })
    .execute()
}

export async function saveOffer(work: Work, { centreId, id, state, answeredAt, toldAt }: Offer): Promise<void> {
  await work.db
    .updateTable('appointments.offer')
    .set({ state, answered_at: answeredAt && new Date(answeredAt), told_at: toldAt && new Date(toldAt) })
    .where('centre_id', '=', centreId)
    .where('id', '=', id)
    .execute()
}

const offers = (work: Work) => work.db.selectFrom('appointments.offer').selectAll()

export async function findOpenOffer(
  work: Work,
  { networkId, id }: Pick<WaitingWish, 'networkId' | 'id'>,
): Promise<Offer | undefined> {
  const row = await offers(work)
    .where('network_id', '=', networkId)
    .where('waiting_id', '=', id)
    .where('state', '=', 'open')
    .executeTakeFirst()
  return row && offerFrom(row)
}

export async function findOfferOf(work: Work, centreId: CentreId, bookingId: BookingId): Promise<Offer | undefined> {
  const row = await offers(work)
    .where('centre_id', '=', centreId)
    .where('booking_id', '=', bookingId)
    .executeTakeFirst()
  return row && offerFrom(row)
}

export async function getOffer(work: Work, centreId: CentreId, id: OfferTable['id']): Promise<Offer> {
  const row = await offers(work).where('centre_id', '=', centreId).where('id', '=', id).executeTakeFirst()
  if (!row) throw new Refusal(noWaiting('no-offer'))
  return offerFrom(row)
}

/** Who let which time pass already: `<wish> <start>`. */
export async function listRefused(work: Work, centreId: CentreId): Promise<Set<string>> {
  const rows = await work.db
    .selectFrom('appointments.offer')
    .select(['waiting_id', 'starts_at'])
    .where('centre_id', '=', centreId)
    .where('state', 'in', ['declined', 'lapsed'])
    .where('starts_at', '>', moment(work.now))
    .execute()
  return new Set(rows.map(({ waiting_id, starts_at }) => `${waiting_id} ${starts_at}`))
}

/** Offers whose time to answer is over; the rest of the change locks its wish first, as an answer does. */
export async function listDueOffers(work: Work): Promise<Offer[]> {
  const rows = await offers(work)
    .where('state', '=', 'open')
    .where('until', '<=', moment(work.now))
    .orderBy('until')
    .limit(20)
    .execute()
  return rows.map(offerFrom)
}

/** Offers made at night whose morning has come. */
export async function lockUntold(work: Work): Promise<Offer[]> {
  const rows = await offers(work)
    .where('told_at', 'is', null)
    .where('state', '=', 'open')
    .where('tell_at', '<=', moment(work.now))
    .limit(100)
    .forUpdate()
    .skipLocked()
    .execute()
  return rows.map(offerFrom)
}

export async function listOffers(
  work: Work,
  { networkId, id }: Pick<WaitingWish, 'networkId' | 'id'>,
): Promise<Offer[]> {
  const rows = await offers(work)
    .where('network_id', '=', networkId)
    .where('waiting_id', '=', id)
    .orderBy('offered_at')
    .execute()
  return rows.map(offerFrom)
}
