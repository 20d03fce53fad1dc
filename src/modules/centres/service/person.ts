// One person of a centre as its head sees them: since when, what they may serve, their week, the days that differ.
import type { Work } from '../../../db/work.ts'
import { permit } from '../../../kernel/actor.ts'
import { dateIn } from '../../../kernel/time.ts'
import type { CentreId, Membership, Rights, Shift, ShiftException, StaffId } from '../model.ts'
import { rightsOf } from '../rules/hall.ts'
import * as store from '../store/people.ts'
import { listShiftExceptionsOf } from '../store/person.ts'
import { hallOf } from './hall.ts'

export interface PersonHere {
  /** The newest; none for somebody who was never a member. */
  readonly membership: Membership | undefined
  readonly rights: Rights
  readonly shifts: readonly Shift[]
  /** Of today and later. */
  readonly exceptions: readonly ShiftException[]
}

export async function personHere(work: Work, centreId: CentreId, staffId: StaffId): Promise<PersonHere> {
  permit(work.actor, 'staff.manage', centreId)
  const hall = await hallOf(work, centreId)
  const members = await store.listMembers(work, centreId)
  const own = members.filter((member) => member.staffId === staffId)
  const shifts = await store.listShifts(work, centreId)
  return {
    membership: own.sort((a, b) => (a.since < b.since ? 1 : -1))[0],
    rights: rightsOf(hall, staffId),
    shifts: shifts.filter((shift) => shift.staffId === staffId),
    exceptions: await listShiftExceptionsOf(work, centreId, staffId, dateIn(hall.timetable.zone, work.now)),
  }
}
