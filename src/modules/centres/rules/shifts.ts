// Who works when: the shifts of the week, changed by dated exceptions.
import { type PlainDate, weekday } from '../../../kernel/time.ts'
import type { Interval, Membership, Shift, ShiftException, StaffId } from '../model.ts'

export interface WorkingHours {
  readonly staffId: StaffId
  readonly intervals: readonly Interval[]
  readonly deskId: Shift['deskId']
}

export const isMemberOn = ({ since, until }: Membership, date: PlainDate): boolean =>
  since <= date && (until === null || date < until)

/** Who works on this date and when; a person with an exception works by the exception alone. */
export function shiftsOn(
  date: PlainDate,
  members: readonly Membership[],
  shifts: readonly Shift[],
  exceptions: readonly ShiftException[],
): WorkingHours[] {
  const day = weekday(date)
  const changed = new Map(exceptions.filter((each) => each.date === date).map((each) => [each.staffId, each]))
  const ofDay = Map.groupBy(
    shifts.filter((shift) => shift.weekday === day),
    ({ staffId }) => staffId,
  )
  return members
    .filter((member) => isMemberOn(member, date))
    .map(({ staffId }) => {
      const usual = ofDay.get(staffId) ?? []
      const intervals = changed.get(staffId)?.intervals ?? usual.map(({ from, until }) => ({ from, until }))
      return { staffId, intervals, deskId: usual[0]?.deskId ?? null }
    })
    .filter(({ intervals }) => intervals.length > 0)
}
