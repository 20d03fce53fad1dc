// What the database knows of one person of a centre beside the lists of all.
import type { Work } from '../../../db/work.ts'
import type { PlainDate } from '../../../kernel/time.ts'
import type { CentreId, ShiftException, StaffId } from '../model.ts'

export async function listShiftExceptionsOf(
  work: Work,
  centreId: CentreId,
  staffId: StaffId,
  from: PlainDate,
): Promise<ShiftException[]> {
  const rows = await work.db
    .selectFrom('centres.shift_exception')
    .selectAll()
    .where('centre_id', '=', centreId)
    .where('staff_id', '=', staffId)
    .where('date', '>=', from)
    .orderBy('date')
    .execute()
  return rows.map(({ date, intervals, reason }) => ({ staffId, date, intervals, reason }))
}
