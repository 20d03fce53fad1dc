// Leases of numbers in and out of their rows.
import { type Selectable, sql } from 'kysely'
import { moment } from '../../../db/tables.ts'
import type { Named, Work } from '../../../db/work.ts'
import { type Id, newId } from '../../../kernel/id.ts'
import type { Instant, PlainDate } from '../../../kernel/time.ts'
import type { CentreId, Settings } from '../../centres/model.ts'
import type { HolderId, Lease, LeaseId, OfflineTicket, VoidReason } from '../model.ts'
import type { NumberRange } from '../rules/lease.ts'
import type { LeaseTable } from '../tables.ts'

export type DeviceId = Id<'Device'>

const leaseOf = ({ id, day, series, first, last, next, targets }: Selectable<LeaseTable>): Lease => ({
  ...{ id, day, series, first, last, next, targets },
})

export async function findSeries(work: Work, centreId: CentreId, deviceId: DeviceId): Promise<string | undefined> {
  const row = await work.db
    .selectFrom('queue.kiosk_series')
    .select('series')
    .where('centre_id', '=', centreId)
    .where('device_id', '=', deviceId)
    .forUpdate()
    .executeTakeFirst()
  return row?.series
}

export async function listSeries(work: Work, centreId: CentreId): Promise<{ deviceId: DeviceId; series: string }[]> {
  return work.db
    .selectFrom('queue.kiosk_series')
    .select(['device_id as deviceId', 'series'])
    .where('centre_id', '=', centreId)
    .execute()
}

/** False when another kiosk of the centre has just taken the letter. */
export async function addSeries(work: Work, centreId: CentreId, deviceId: DeviceId, series: string): Promise<boolean> {
  const rows = await work.db
    .insertInto('queue.kiosk_series')
    .values({ centre_id: centreId, device_id: deviceId, series, since: new Date(work.now) })
    .onConflict((one) => one.doNothing())
    .returning('series')
    .execute()
  return rows.length > 0
}

/** What this browser of the machine holds from a day on. */
export async function listOpen(
  work: Work,
  centreId: CentreId,
  { deviceId, holder, from }: { readonly deviceId: DeviceId; readonly holder: HolderId; readonly from: PlainDate },
): Promise<Lease[]> {
  const rows = await work.db
    .selectFrom('queue.number_lease')
    .selectAll()
    .where('centre_id', '=', centreId)
    .where('device_id', '=', deviceId)
    .where('holder', '=', holder)
    .where('day', '>=', from)
    .where('settled_at', 'is', null)
    .orderBy('day')
    .orderBy('first')
    .execute()
  return rows.map(leaseOf)
}

/** The kiosk says how far it came; it never goes back. */
export async function hear(
  work: Work,
  centreId: CentreId,
  deviceId: DeviceId,
  { id, next }: Pick<Lease, 'id' | 'next'>,
): Promise<void> {
  await work.named(hearLease, [centreId, deviceId, id, next, new Date(work.now)])
}
const hearLease: Named = {
  name: 'queue-hear-lease',
  text: `update queue.number_lease set next = least(greatest(next, $4), last + 1), heard_at = $5
    where centre_id = $1 and device_id = $2 and id = $3 and settled_at is null`,
}

export interface NewLease {
  readonly centreId: CentreId
  readonly deviceId: DeviceId
  readonly holder: HolderId
  readonly day: PlainDate
  readonly series: string
  readonly size: number
  readonly endsAt: Instant
  readonly targets: Settings['targets']
}

/** The range comes from the counter that gives every number of the series, so no two ranges ever meet. */
const addLease: Named = {
  name: 'queue-add-lease',
  text: `with counted as (
      insert into queue.counter as c (centre_id, day, series, last) values ($1, $5, $6, $7)
      on conflict (centre_id, day, series) do update set last = c.last + $7 returning last)
    insert into queue.number_lease (centre_id, id, device_id, holder, day, series, first, last, next, targets, leased_at, heard_at,
      ends_at)
    select $1, $2, $3, $4, $5, $6, last - $7 + 1, last, last - $7 + 1, $8, $9, $9, $10 from counted
    returning first, last, next`,
}

export async function add(work: Work, lease: NewLease): Promise<Lease> {
  const { centreId, deviceId, holder, day, series, size, endsAt, targets } = lease
  const id = newId<'NumberLease'>()
  const times = [new Date(work.now), new Date(endsAt)]
  const values = [centreId, id, deviceId, holder, day, series, size, JSON.stringify(targets), ...times]
  const [row] = await work.named<Pick<Lease, 'first' | 'last' | 'next'>>(addLease, values)
  return { id, day, series, targets, ...row! }
}

export interface LeaseOnRecord extends Lease {
  readonly leasedAt: Instant
  readonly heardAt: Instant
  readonly endsAt: Instant
  readonly settledAt: Instant | null
}
const recordOf = (row: Selectable<LeaseTable>): LeaseOnRecord => ({
  ...leaseOf(row),
  leasedAt: row.leased_at,
  heardAt: row.heard_at,
  endsAt: row.ends_at,
  settledAt: row.settled_at,
})

export async function lockLease(work: Work, centreId: CentreId, id: LeaseId): Promise<LeaseOnRecord | undefined> {
  const row = await work.db
    .selectFrom('queue.number_lease')
    .selectAll()
    .where('centre_id', '=', centreId)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
  return row && recordOf(row)
}

/** A number of the lease was given out. */
export async function passNumber(work: Work, centreId: CentreId, id: LeaseId, number: number): Promise<void> {
  await work.named(passLease, [centreId, id, number])
}
const passLease: Named = {
  name: 'queue-pass-lease',
  text: 'update queue.number_lease set next = greatest(next, $3 + 1) where centre_id = $1 and id = $2 and $3 between first and last',
}

/* Numbers nobody needed */

/** Leases of days that ended before a moment; another process takes others. */
export async function lockUnsettled(
  work: Work,
  endedBefore: Instant,
  most: number,
): Promise<(LeaseOnRecord & { readonly centreId: CentreId })[]> {
  const rows = await work.db
    .selectFrom('queue.number_lease')
    .selectAll()
    .where('settled_at', 'is', null)
    .where('ends_at', '<', moment(endedBefore))
    .orderBy('ends_at')
    .limit(most)
    .forUpdate()
    .skipLocked()
    .execute()
  return rows.map((row) => ({ ...recordOf(row), centreId: row.centre_id }))
}

export async function listUsed(work: Work, centreId: CentreId, lease: Lease): Promise<number[]> {
  const rows = await work.db
    .selectFrom('queue.ticket')
    .select('number')
    .where('centre_id', '=', centreId)
    .where('day', '=', lease.day)
    .where('series', '=', lease.series)
    .where('number', '>=', lease.first)
    .where('number', '<=', lease.last)
    .execute()
  return rows.map(({ number }) => number)
}

export async function settle(work: Work, centreId: CentreId, id: LeaseId): Promise<void> {
  await work.db
    .updateTable('queue.number_lease')
    .set({ settled_at: new Date(work.now) })
    .where('centre_id', '=', centreId)
    .where('id', '=', id)
    .execute()
}

export interface VoidRange extends NumberRange {
  readonly why: VoidReason
  readonly at: Instant
}

export async function addVoid(
  work: Work,
  centreId: CentreId,
  lease: Lease,
  ranges: readonly VoidRange[],
): Promise<void> {
  if (ranges.length === 0) return
  const { id, day, series } = lease
  const rows = ranges.map(({ first, last, why, at }) => ({ first, last, why, at: new Date(at) }))
  await work.db
    .insertInto('queue.void_number')
    .values(rows.map((row) => ({ centre_id: centreId, day, series, lease_id: id, ...row })))
    .execute()
}

/** The range that a number of a late ticket lies in, taken out of what is void. */
export async function takeVoid(
  work: Work,
  centreId: CentreId,
  { day, series, number }: Pick<OfflineTicket, 'day' | 'series' | 'number'>,
): Promise<VoidRange | undefined> {
  const [row] = await work.db
    .deleteFrom('queue.void_number')
    .where('centre_id', '=', centreId)
    .where('day', '=', day)
    .where('series', '=', series)
    .where('first', '<=', number)
    .where('last', '>=', number)
    .returning(['first', 'last', 'why', 'at'])
    .execute()
  return row
}

/** One range leased to a kiosk for a day, what became of it, and the numbers of it that no ticket bears. */
export interface LeasedRange extends NumberRange {
  readonly id: LeaseId
  readonly deviceId: DeviceId
  readonly series: string
  /** Numbers of the range that tickets bear. */
  readonly used: number
  readonly next: number
  readonly leasedAt: Instant
  readonly heardAt: Instant
  readonly settledAt: Instant | null
  readonly voids: readonly VoidRange[]
}

export async function listLeasesOf(work: Work, centreId: CentreId, day: PlainDate): Promise<LeasedRange[]> {
  const { rows } = await sql<LeasedRange>`
    select id, device_id as "deviceId", series, first, last, next, leased_at as "leasedAt", heard_at as "heardAt",
      settled_at as "settledAt",
      (select count(*)::int from queue.ticket
        where ticket.centre_id = lease.centre_id and ticket.day = lease.day and ticket.series = lease.series
          and number between first and last) as used,
      (select coalesce(json_agg(json_build_object('first', void.first, 'last', void.last, 'why', why,
          'at', (extract(epoch from at) * 1000)::bigint) order by void.first), '[]')
        from queue.void_number void where void.centre_id = lease.centre_id and void.lease_id = lease.id) as voids
    from queue.number_lease lease where centre_id = ${centreId} and day = ${day}
    order by series, first`.execute(work.db)
  return rows
}

/** Days of which a kiosk held numbers, the newest first. */
export async function listLeasedDays(work: Work, centreId: CentreId, since: PlainDate): Promise<PlainDate[]> {
  const rows = await work.db
    .selectFrom('queue.number_lease')
    .select('day')
    .distinct()
    .where('centre_id', '=', centreId)
    .where('day', '>=', since)
    .orderBy('day', 'desc')
    .execute()
  return rows.map(({ day }) => day)
}
