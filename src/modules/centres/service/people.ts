// Who works in a centre: membership, shifts and their exceptions, rights to serve.
import type { Work } from '../../../db/work.ts'
import { permit } from '../../../kernel/actor.ts'
import { accept, Refusal } from '../../../kernel/refusal.ts'
import { dateIn, type Instant, type PlainDate } from '../../../kernel/time.ts'
import {
  type CentreId,
  type GroupId,
  type Membership,
  no,
  type ServiceId,
  type Shift,
  type ShiftException,
  type StaffId,
} from '../model.ts'
import { rightsOf } from '../rules/hall.ts'
import { checkDay } from '../rules/hours.ts'
import { isMemberOn, shiftsOn, type WorkingHours } from '../rules/shifts.ts'
import * as store from '../store/people.ts'
import { changed } from './changed.ts'
import { hallOf } from './hall.ts'

export type { WorkingHours } from '../rules/shifts.ts'

export async function addMembers(
  work: Work,
  centreId: CentreId,
  staffIds: readonly StaffId[],
  since: PlainDate,
): Promise<void> {
  permit(work.actor, 'staff.manage', centreId)
  await store.addMembers(
    work,
    centreId,
    staffIds.map((staffId) => ({ staffId, since, until: null })),
  )
  await changed(work, centreId, {
    what: 'centres.membership',
    id: centreId,
    before: null,
    after: { since, staff: [...staffIds] },
  })
}

export async function endMembership(
  work: Work,
  centreId: CentreId,
  staffId: StaffId,
  until: PlainDate,
  reason?: string,
): Promise<void> {
  permit(work.actor, 'staff.manage', centreId)
  await store.endMembership(work, centreId, staffId, until)
  await changed(work, centreId, { what: 'centres.membership', id: staffId, before: null, after: { until }, reason })
}

export async function listMembers(work: Work, centreId: CentreId): Promise<Membership[]> {
  permit(work.actor, 'queue.see', centreId)
  const { timetable } = await hallOf(work, centreId)
  const members = await store.listMembers(work, centreId)
  return members.filter((member) => isMemberOn(member, dateIn(timetable.zone, work.now)))
}

/** Where a person works today: what the desk offers after signing in. */
export const listCentresOfStaff = (work: Work, staffId: StaffId, date: PlainDate): Promise<CentreId[]> =>
  store.listCentresOfStaff(work, staffId, date)

function checkShifts(shifts: readonly Shift[]): void {
  for (const [key, day] of Map.groupBy(shifts, ({ staffId, weekday }) => `${staffId} ${weekday}`)) {
    const intervals = day.map(({ from, until }) => ({ from, until })).sort((a, b) => (a.from < b.from ? -1 : 1))
    accept(checkDay({ work: intervals, reception: [], tickets: [] }, key.slice(-1)))
  }
}

/** The whole week of each person named, as given; who is named without shifts works no day. */
export async function setShifts(
  work: Work,
  centreId: CentreId,
  staffIds: readonly StaffId[],
  shifts: readonly Shift[],
): Promise<void> {
  permit(work.actor, 'staff.manage', centreId)
  checkShifts(shifts)
  if (staffIds.length > 0) await store.replaceShifts(work, centreId, staffIds, shifts)
  const after = {
    staff: staffIds.length,
    shifts: shifts.slice(0, 40).map(({ staffId, weekday, from, until }) => `${staffId} ${weekday} ${from}–${until}`),
  }
  await changed(work, centreId, { what: 'centres.shift', id: centreId, before: null, after })
}

export async function setShiftException(work: Work, centreId: CentreId, exception: ShiftException): Promise<void> {
  permit(work.actor, 'staff.manage', centreId)
  accept(checkDay({ work: exception.intervals, reception: [], tickets: [] }, exception.date))
  await store.saveShiftException(work, centreId, exception)
  const after = { date: exception.date, intervals: exception.intervals.map(({ from, until }) => `${from}–${until}`) }
  await changed(work, centreId, {
    what: 'centres.shift_exception',
    id: exception.staffId,
    before: null,
    after,
    reason: exception.reason,
  })
}

/** Who works on this date, and when. */
export async function listWorkingOn(work: Work, centreId: CentreId, date: PlainDate): Promise<WorkingHours[]> {
  permit(work.actor, 'queue.see', centreId)
  const members = await store.listMembers(work, centreId)
  return shiftsOn(
    date,
    members,
    await store.listShifts(work, centreId),
    await store.listShiftExceptions(work, centreId, date),
  )
}

/** What each person is qualified for, by groups; replaces what was there for them. */
export async function setRights(
  work: Work,
  centreId: CentreId,
  rights: ReadonlyMap<StaffId, readonly GroupId[]>,
): Promise<void> {
  permit(work.actor, 'staff.manage', centreId)
  const hall = await hallOf(work, centreId)
  const rows = [...rights].flatMap(([staffId, groups]) => groups.map((groupId) => ({ staffId, groupId })))
  if (rows.some(({ groupId }) => !hall.groups.has(groupId))) throw new Refusal(no('no-group', {}, 'groupId'))
  if (rights.size > 0) await store.replaceGroupRights(work, centreId, [...rights.keys()], rows)
  const keys = (groups: Iterable<GroupId>) => [...groups].map((id) => hall.groups.get(id)!.key)
  const before = Object.fromEntries(
    [...rights.keys()].map((staffId) => [staffId, keys(rightsOf(hall, staffId).groups)]),
  )
  const after = Object.fromEntries([...rights].map(([staffId, groups]) => [staffId, keys(groups)]))
  await changed(work, centreId, { what: 'centres.staff_right', id: centreId, before, after })
}

/** One service added to or taken from a person's rights; `null` leaves it to the group. */
export async function setServiceRight(
  work: Work,
  centreId: CentreId,
  {
    staffId,
    serviceId,
    may,
  }: { readonly staffId: StaffId; readonly serviceId: ServiceId; readonly may: boolean | null },
): Promise<void> {
  permit(work.actor, 'staff.manage', centreId)
  const before = rightsOf(await hallOf(work, centreId), staffId).services.get(serviceId)
  if (may === null) await store.removeServiceRight(work, centreId, staffId, serviceId)
  else await store.saveServiceRight(work, centreId, staffId, serviceId, may)
  await changed(work, centreId, {
    what: 'centres.staff_right_exception',
    id: staffId,
    before: before === undefined ? null : { serviceId, may: before },
    after: may === null ? null : { serviceId, may },
  })
}

/** Who sat at which desk between two moments. */
export async function listSeatPeriods(
  work: Work,
  centreId: CentreId,
  from: Instant,
  until: Instant,
): Promise<store.SeatPeriod[]> {
  permit(work.actor, 'queue.see', centreId)
  return store.listSeatPeriods(work, centreId, from, until)
}
export type { SeatPeriod } from '../store/people.ts'
