// Who works in a centre, when, what they are qualified for and where they sit, in the database.
import { type Selectable, sql } from 'kysely'
import { moment } from '../../../db/tables.ts'
import type { Work } from '../../../db/work.ts'
import { newId } from '../../../kernel/id.ts'
import { Refusal } from '../../../kernel/refusal.ts'
import type { Instant, PlainDate } from '../../../kernel/time.ts'
import {
  type CentreId,
  type DeskId,
  type GroupId,
  type Membership,
  no,
  type Seat,
  type ServiceId,
  type Shift,
  type ShiftException,
  type StaffId,
} from '../model.ts'
import type { SeatPeriodTable } from '../tables.ts'

export async function addMembers(work: Work, centreId: CentreId, members: readonly Membership[]): Promise<void> {
  await sql`insert into centres.membership (centre_id, staff_id, since, until)
    select ${centreId}, "staffId", since, until
    from json_to_recordset(${JSON.stringify(members)}::json) as r("staffId" uuid, since date, until date)
    on conflict (centre_id, staff_id, since) do update set until = excluded.until`.execute(work.db)
}

export async function endMembership(work: Work, centreId: CentreId, staffId: StaffId, until: PlainDate): Promise<void> {
  await sql`update centres.membership set until = greatest(since, ${until}::date)
    where centre_id = ${centreId} and staff_id = ${staffId} and (until is null or until > ${until}::date)`.execute(
    work.db,
  )
}

export async function listMembers(work: Work, centreId: CentreId): Promise<Membership[]> {
  const rows = await work.db
    .selectFrom('centres.membership')
    .selectAll()
    .where('centre_id', '=', centreId)
    .orderBy('staff_id')
    .execute()
  return rows.map(({ staff_id, since, until }) => ({ staffId: staff_id, since, until }))
}

/** The centres a person works in on this date. */
export async function listCentresOfStaff(work: Work, staffId: StaffId, date: PlainDate): Promise<CentreId[]> {
  const rows = await work.db
    .selectFrom('centres.membership')
    .select('centre_id')
    .where('staff_id', '=', staffId)
    .where('since', '<=', date)
    .where((where) => where.or([where('until', 'is', null), where('until', '>', date)]))
    .execute()
  return rows.map(({ centre_id }) => centre_id)
}

/** The whole week of each person named, as given. */
export async function replaceShifts(
  work: Work,
  centreId: CentreId,
  staffIds: readonly StaffId[],
  shifts: readonly Shift[],
): Promise<void> {
  await work.db
    .deleteFrom('centres.shift')
    .where('centre_id', '=', centreId)
    .where('staff_id', 'in', [...staffIds])
    .execute()
  await sql`insert into centres.shift (centre_id, staff_id, weekday, from_time, until_time, desk_id)
    select ${centreId}, "staffId", weekday, "from", until, "deskId"
    from json_to_recordset(${JSON.stringify(shifts)}::json)
      as r("staffId" uuid, weekday smallint, "from" text, until text, "deskId" uuid)`.execute(work.db)
}

export async function listShifts(work: Work, centreId: CentreId): Promise<Shift[]> {
  const rows = await work.db
    .selectFrom('centres.shift')
    .selectAll()
    .where('centre_id', '=', centreId)
    .orderBy('from_time')
    .execute()
  return rows.map(({ staff_id, weekday, from_time, until_time, desk_id }) => ({
    staffId: staff_id,
    weekday,
    from: from_time,
    until: until_time,
    deskId: desk_id,
  }))
}

export async function saveShiftException(
  work: Work,
  centreId: CentreId,
  { staffId, date, intervals, reason }: ShiftException,
): Promise<void> {
  const columns = { intervals: JSON.stringify(intervals), reason }
  await work.db
    .insertInto('centres.shift_exception')
    .values({ centre_id: centreId, staff_id: staffId, date, ...columns })
    .onConflict((conflict) => conflict.columns(['centre_id', 'staff_id', 'date']).doUpdateSet(columns))
    .execute()
}

export async function listShiftExceptions(work: Work, centreId: CentreId, date: PlainDate): Promise<ShiftException[]> {
  const rows = await work.db
    .selectFrom('centres.shift_exception')
    .selectAll()
    .where('centre_id', '=', centreId)
    .where('date', '=', date)
    .execute()
  return rows.map(({ staff_id, intervals, reason }) => ({ staffId: staff_id, date, intervals, reason }))
}

export interface GroupRight {
  readonly staffId: StaffId
  readonly groupId: GroupId
}

/** All rights to groups of each person named, as given. */
export async function replaceGroupRights(
  work: Work,
  centreId: CentreId,
  staffIds: readonly StaffId[],
  rights: readonly GroupRight[],
): Promise<void> {
  await work.db
    .deleteFrom('centres.staff_right')
    .where('centre_id', '=', centreId)
    .where('staff_id', 'in', [...staffIds])
    .execute()
  await sql`insert into centres.staff_right (centre_id, staff_id, group_id)
    select distinct ${centreId}::uuid, "staffId", "groupId"
    from json_to_recordset(${JSON.stringify(rights)}::json) as r("staffId" uuid, "groupId" uuid)`.execute(work.db)
}

export async function saveServiceRight(
  work: Work,
  centreId: CentreId,
  staffId: StaffId,
  serviceId: ServiceId,
  may: boolean,
): Promise<void> {
  await work.db
    .insertInto('centres.staff_right_exception')
    .values({ centre_id: centreId, staff_id: staffId, service_id: serviceId, may })
    .onConflict((conflict) => conflict.columns(['centre_id', 'staff_id', 'service_id']).doUpdateSet({ may }))
    .execute()
}

export async function removeServiceRight(
  work: Work,
  centreId: CentreId,
  staffId: StaffId,
  serviceId: ServiceId,
): Promise<void> {
  await work.db
    .deleteFrom('centres.staff_right_exception')
    .where('centre_id', '=', centreId)
    .where('staff_id', '=', staffId)
    .where('service_id', '=', serviceId)
    .execute()
}

export async function lockDesk(work: Work, centreId: CentreId, deskId: DeskId): Promise<void> {
  const desk = work.db
    .selectFrom('centres.desk')
    .select('id')
    .where('centre_id', '=', centreId)
    .where('id', '=', deskId)
  await desk.forNoKeyUpdate().executeTakeFirst()
}

export async function beginSeat(work: Work, centreId: CentreId, seat: Seat, deskNumber: number): Promise<void> {
  try {
    await work.db
      .insertInto('centres.seat_period')
      .values({
        centre_id: centreId,
        id: newId<'SeatPeriod'>(),
        desk_id: seat.deskId,
        staff_id: seat.staffId,
        kind: seat.kind,
        since: new Date(seat.since),
        until: null,
        why: seat.why,
        back_at: seat.backAt === null ? null : new Date(seat.backAt),
      })
      .execute()
  } catch (fault) {
    const { constraint } = fault as { constraint?: string }
    if (constraint === 'seat_of_desk') throw new Refusal(no('desk-taken', { number: deskNumber }))
    if (constraint === 'seat_of_staff') throw new Refusal(no('sits-elsewhere'))
    throw fault
  }
}

/** Ends the period that goes on at this desk, if there is one. */
export async function endSeat(work: Work, centreId: CentreId, deskId: DeskId, at: Instant = work.now): Promise<void> {
  await work.db
    .updateTable('centres.seat_period')
    .set({ until: new Date(at) })
    .where('centre_id', '=', centreId)
    .where('desk_id', '=', deskId)
    .where('until', 'is', null)
    .execute()
}

export async function findSeatOfStaff(
  work: Work,
  staffId: StaffId,
): Promise<(Seat & { centreId: CentreId; number: number }) | undefined> {
  const row = await work.db
    .selectFrom('centres.seat_period as seat')
    .innerJoin('centres.desk as desk', 'desk.id', 'seat.desk_id')
    .select(['seat.centre_id', 'seat.desk_id', 'seat.staff_id', 'seat.kind', 'seat.since'])
    .select(['seat.why', 'seat.back_at', 'desk.number'])
    .where('seat.staff_id', '=', staffId)
    .where('seat.until', 'is', null)
    .executeTakeFirst()
  if (!row) return undefined
  return { ...seatFrom(row), centreId: row.centre_id, number: row.number }
}

/** Seats that go on since before a moment, in any centre. */
export async function listSeatsSince(work: Work, before: Instant): Promise<(Seat & { centreId: CentreId })[]> {
  const rows = await work.db
    .selectFrom('centres.seat_period')
    .selectAll()
    .where('until', 'is', null)
    .where('since', '<', moment(before))
    .execute()
  return rows.map((row) => ({ ...seatFrom(row), centreId: row.centre_id }))
}

const seatFrom = (
  row: Pick<Selectable<SeatPeriodTable>, 'desk_id' | 'staff_id' | 'kind' | 'since' | 'why' | 'back_at'>,
): Seat => ({
  deskId: row.desk_id,
  staffId: row.staff_id,
  kind: row.kind,
  since: row.since,
  why: row.why,
  backAt: row.back_at,
})

export interface SeatPeriod extends Seat {
  readonly until: Instant | null
}

/** Who sat where between two moments: for the record of a day. */
export async function listSeatPeriods(
  work: Work,
  centreId: CentreId,
  from: Instant,
  until: Instant,
): Promise<SeatPeriod[]> {
  const rows = await work.db
    .selectFrom('centres.seat_period')
    .selectAll()
    .where('centre_id', '=', centreId)
    .where('since', '<', moment(until))
    .where((where) => where.or([where('until', 'is', null), where('until', '>', moment(from))]))
    .orderBy('since')
    .execute()
  return rows.map((row) => ({ ...seatFrom(row), until: row.until }))
}

/** Who sat where, of those who sat down in this time. */
export async function listSat(work: Work, centreId: CentreId, from: Instant, until: Instant) {
  const rows = await work.db
    .selectFrom('centres.seat_period')
    .select(['desk_id', 'staff_id', 'kind', 'since', 'until'])
    .where('centre_id', '=', centreId)
    .where('since', '>=', moment(from))
    .where('since', '<', moment(until))
    .orderBy('since')
    .execute()
  return rows.map(({ desk_id, staff_id, ...row }) => ({ deskId: desk_id, staffId: staff_id, ...row }))
}
