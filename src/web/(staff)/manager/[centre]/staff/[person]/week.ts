// The shifts of a person as rows of fields: from, until, a break between two shifts of a day, the desk.
import type { Shift } from '../../../../../../modules/centres/model.ts'

export interface ShownShift {
  readonly from: string
  readonly until: string
  readonly breakFrom: string
  readonly breakUntil: string
  readonly desk: string
}

/** Monday first. */
export const shownWeek = (shifts: readonly Shift[]): readonly ShownShift[] =>
  [1, 2, 3, 4, 5, 6, 7].map((weekday) => {
    const day = shifts.filter((shift) => shift.weekday === weekday).sort((a, b) => (a.from < b.from ? -1 : 1))
    const [first, second] = day
    return {
      from: first?.from ?? '',
      until: day.at(-1)?.until ?? '',
      breakFrom: second ? first!.until : '',
      breakUntil: second?.from ?? '',
      desk: first?.deskId ?? '',
    }
  })
