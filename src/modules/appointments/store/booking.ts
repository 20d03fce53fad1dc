// One booking in and out of its rows; every change is one statement together with its event.
import type { Selectable } from 'kysely'
import type { Named, Work } from '../../../db/work.ts'
import { whoOf } from '../../../kernel/actor.ts'
import { no as notMine, Refusal } from '../../../kernel/refusal.ts'
import type { Instant } from '../../../kernel/time.ts'
import type { CentreId, PriorityGroup } from '../../centres/model.ts'
import type { TicketId } from '../../queue/model.ts'
import { expectBooking, forgetBooking } from '../../queue/service/coming.ts'
import {
  type Booking,
  type BookingEvent,
  type BookingId,
  type Contact,
  no,
  type Part,
  type PersonId,
} from '../model.ts'
import type { BookingTable } from '../tables.ts'

type Row = Selectable<BookingTable> & {
  readonly parts: readonly (Omit<Part, 'startsAt'> & { readonly startsAt: number })[]
}

const epoch = (column: string) => `(extract(epoch from ${column}) * 1000)::bigint`
const partsOf = (
  booking: string,
) => `(select json_agg(json_build_object('n', n, 'purpose', purpose, 'serviceId', service_id, 'groupId', group_id,
    'deskId', desk_id, 'staffId', staff_id, 'stationId', station_id, 'startsAt', ${epoch('p.starts_at')}, 'minutes', minutes) order by n)
  from appointments.part p where p.centre_id = ${booking}.centre_id and p.booking_id = ${booking}.id) as parts`

function bookingFrom(work: Work, row: Row): Booking {
  return {
    centreId: row.centre_id,
    id: row.id,
    networkId: row.network_id,
    state: row.state,
    channel: row.channel,
    pool: row.pool,
    day: row.day,
    startsAt: row.starts_at,
    endsAt: row.ends_at,
    parts: row.parts as readonly Part[],
    personId: row.person_id,
    residentId: row.resident_id,
    contact: JSON.parse(work.vault.open(row.contact)) as Contact,
    lang: row.lang,
    priority: row.priority_group && (work.vault.open(row.priority_group) as PriorityGroup),
    moreTime: row.more_time,
    heldUntil: row.held_until,
    offered: row.offered,
    renewals: row.renewals,
    ticketId: row.ticket_id,
    remindAt: row.remind_at,
    reminders: row.reminders,
    sequence: row.sequence,
    madeAt: row.made_at,
    version: row.version,
  }
}

export interface Secrets {
  readonly linkHash: Buffer
  readonly arrivalHash: Buffer
}

export type Happened = Pick<BookingEvent, 'type' | 'facts'>

const insertBooking: Named = {
  name: 'appointments-add-booking',
  text: `with booking as (
      insert into appointments.booking (centre_id, id, network_id, state, channel, pool, day, starts_at, ends_at, person_id, resident_id, contact,
        lang, priority_group, more_time, held_until, renewals, link_hash, arrival_hash, ticket_id, remind_at, reminders, sequence, made_at, version, offered)
      values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22, $23, $24, $25, $26)),
    part as (
      insert into appointments.part (centre_id, booking_id, n, purpose, service_id, group_id, desk_id, staff_id, station_id, starts_at, minutes)
      select $1, $2, n, purpose, "serviceId", "groupId", "deskId", "staffId", "stationId", to_timestamp("startsAt" / 1000), minutes
      from json_to_recordset($27::json) as r(n smallint, purpose text, "serviceId" uuid, "groupId" uuid, "deskId" uuid, "staffId" uuid,
        "stationId" uuid, "startsAt" bigint, minutes smallint))
    insert into appointments.event (centre_id, booking_id, n, type, at, by, facts) values ($1, $2, $25, $28, $29, $30, $31)`,
}

const columnsOf = (work: Work, booking: Booking, { linkHash, arrivalHash }: Secrets): unknown[] => [
  booking.centreId,
  booking.id,
  booking.networkId,
  booking.state,
  booking.channel,
  booking.pool,
  booking.day,
  new Date(booking.startsAt),
  new Date(booking.endsAt),
  booking.personId,
  booking.residentId,
  work.vault.seal(JSON.stringify(booking.contact)),
  booking.lang,
  booking.priority && work.vault.seal(booking.priority),
  booking.moreTime,
  booking.heldUntil && new Date(booking.heldUntil),
  booking.renewals,
  linkHash,
  arrivalHash,
  booking.ticketId,
  booking.remindAt && new Date(booking.remindAt),
  booking.reminders,
  booking.sequence,
  new Date(booking.madeAt),
  booking.version,
  booking.offered,
]

/** A new booking with its first event, version 1. */
export async function add(work: Work, booking: Booking, secrets: Secrets, { type, facts }: Happened): Promise<void> {
  const event = [JSON.stringify(booking.parts), type, new Date(work.now), whoOf(work.actor), JSON.stringify(facts)]
  await work.named(insertBooking, [...columnsOf(work, booking, secrets), ...event])
}

const updateBooking: Named = {
  name: 'appointments-save-booking',
  text: `with booking as (
      update appointments.booking set state = $4, pool = $6, day = $7, starts_at = $8, ends_at = $9, contact = $12, lang = $13, priority_group = $14,
        more_time = $15, held_until = $16, renewals = $17, link_hash = $18, arrival_hash = $19, ticket_id = $20, remind_at = $21, reminders = $22,
        sequence = $23, version = $25, channel = $5, network_id = $3, person_id = $10, resident_id = $11, made_at = $24, offered = $26
      where centre_id = $1 and id = $2 and version = $25 - 1 returning id)
    insert into appointments.event (centre_id, booking_id, n, type, at, by, facts)
      select $1, id, $25, $27, $28, $29, $30 from booking returning n`,
}

/** Saves what the booking has become, if nobody changed it meanwhile. The parts are replaced only when they changed. */
export async function save(
  work: Work,
  booking: Booking,
  secrets: Secrets,
  { type, facts }: Happened,
  parts: 'same parts' | 'new parts' = 'same parts',
): Promise<Booking> {
  const saved = { ...booking, version: booking.version + 1 }
  const event = [type, new Date(work.now), whoOf(work.actor), JSON.stringify(facts)]
  const rows = await work.named(updateBooking, [...columnsOf(work, saved, secrets), ...event])
  if (rows.length === 0) throw new Refusal(notMine('changed-meanwhile'))
  if (parts === 'new parts') await replaceParts(work, saved)
  await tellTheLine(work, saved)
  return saved
}

/** The forecast of the line counts on visitors who are still to come. */
async function tellTheLine(work: Work, { centreId, id, state, startsAt, parts: [first] }: Booking): Promise<void> {
  if (state !== 'booked' || !first) return forgetBooking(work, centreId, id)
  const { groupId, serviceId, stationId, minutes } = first
  await expectBooking(work, centreId, id, {
    at: startsAt,
    groupId,
    serviceId,
    needsStation: stationId !== null,
    minutes,
  })
}

async function replaceParts(work: Work, { centreId, id, parts }: Booking): Promise<void> {
  await work.db.deleteFrom('appointments.part').where('centre_id', '=', centreId).where('booking_id', '=', id).execute()
  const rows = parts.map((part) => ({
    centre_id: centreId,
    booking_id: id,
    n: part.n,
    purpose: part.purpose,
    service_id: part.serviceId,
    group_id: part.groupId,
    desk_id: part.deskId,
    staff_id: part.staffId,
    station_id: part.stationId,
    starts_at: new Date(part.startsAt),
    minutes: part.minutes,
  }))
  await work.db.insertInto('appointments.part').values(rows).execute()
}

const select = `select b.*, ${partsOf('b')} from appointments.booking b`
const byId: Named = { name: 'appointments-booking', text: `${select} where centre_id = $1 and id = $2` }
const byIdLocked: Named = { name: 'appointments-lock-booking', text: `${byId.text} for update of b` }
const byLink: Named = { name: 'appointments-booking-by-link', text: `${select} where link_hash = $1` }
const byLinkLocked: Named = { name: 'appointments-lock-booking-by-link', text: `${byLink.text} for update of b` }
const byArrivalSeen: Named = {
  name: 'appointments-booking-by-digits',
  text: `${select} where centre_id = $1 and arrival_hash = $2 order by day desc limit 1`,
}
const byArrival: Named = {
  name: 'appointments-booking-by-arrival',
  text: `${select} where centre_id = $1 and arrival_hash = $2 order by day desc limit 1 for update of b`,
}
const byTicket: Named = {
  name: 'appointments-booking-by-ticket',
  text: `${select} where centre_id = $1 and ticket_id = $2`,
}

async function one(work: Work, statement: Named, values: readonly unknown[]): Promise<Booking | undefined> {
  const [row] = await work.named<Row>(statement, values)
  return row && bookingFrom(work, row)
}
async function some(work: Work, statement: Named, values: readonly unknown[]): Promise<Booking> {
  const found = await one(work, statement, values)
  if (!found) throw new Refusal(no('no-booking'))
  return found
}

export const get = (work: Work, centreId: CentreId, id: BookingId): Promise<Booking> => some(work, byId, [centreId, id])
export const lock = (work: Work, centreId: CentreId, id: BookingId): Promise<Booking> =>
  some(work, byIdLocked, [centreId, id])
export const getByLink = (work: Work, linkHash: Buffer): Promise<Booking> => some(work, byLink, [linkHash])
export const lockByLink = (work: Work, linkHash: Buffer): Promise<Booking> => some(work, byLinkLocked, [linkHash])
export const lockByArrival = (work: Work, centreId: CentreId, arrivalHash: Buffer): Promise<Booking> =>
  some(work, byArrival, [centreId, arrivalHash])
export const getByArrival = (work: Work, centreId: CentreId, arrivalHash: Buffer): Promise<Booking> =>
  some(work, byArrivalSeen, [centreId, arrivalHash])
export const findByTicket = (work: Work, centreId: CentreId, ticketId: TicketId): Promise<Booking | undefined> =>
  one(work, byTicket, [centreId, ticketId])

const ofDay: Named = {
  name: 'appointments-bookings-between',
  text: `${select} where centre_id = $1 and starts_at >= $2 and starts_at < $3 and state <> 'lapsed' order by starts_at, id limit $4`,
}
const ofPerson: Named = {
  name: 'appointments-bookings-of-person',
  text: `${select} where person_id = $1 and starts_at >= $2 and state <> 'lapsed' order by starts_at limit 100`,
}

async function many(work: Work, statement: Named, values: readonly unknown[]): Promise<Booking[]> {
  return (await work.named<Row>(statement, values)).map((row) => bookingFrom(work, row))
}

export const listBetween = (work: Work, centreId: CentreId, from: Instant, until: Instant, most = 2000) =>
  many(work, ofDay, [centreId, new Date(from), new Date(until), most])
export const listOfPerson = (work: Work, personId: PersonId, from: Instant) =>
  many(work, ofPerson, [personId, new Date(from)])

export async function listEvents(work: Work, centreId: CentreId, id: BookingId): Promise<BookingEvent[]> {
  return work.db
    .selectFrom('appointments.event')
    .select(['n', 'type', 'at', 'by', 'facts'])
    .where('centre_id', '=', centreId)
    .where('booking_id', '=', id)
    .orderBy('n')
    .execute()
}
