// What the head decided about bookings, and clearing away what serves nobody any more.
import type { Work } from '../../../db/work.ts'
import type { CentreId } from '../../centres/model.ts'
import type { BookingSettings } from '../model.ts'
import { withDefaults } from '../rules/settings.ts'

export async function getSettings(work: Work, centreId: CentreId): Promise<BookingSettings> {
  const row = await work.db
    .selectFrom('appointments.setting')
    .select('value')
    .where('centre_id', '=', centreId)
    .executeTakeFirst()
  return withDefaults(row?.value ?? {})
}

export async function saveSettings(work: Work, centreId: CentreId, settings: BookingSettings): Promise<void> {
  const value = JSON.stringify(settings)
  await work.db
    .insertInto('appointments.setting')
    .values({ centre_id: centreId, value })
    .onConflict((conflict) => conflict.column('centre_id').doUpdateSet({ value }))
    .execute()
}
