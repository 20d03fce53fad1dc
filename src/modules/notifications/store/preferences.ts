// How people want to be told.
import type { Work } from '../../../db/work.ts'
import type { Id } from '../../../kernel/id.ts'
import type { Preference } from '../model.ts'
import '../tables.ts'

export async function findPreference(work: Work, residentId: Id<'Resident'>): Promise<Preference | undefined> {
  return work.db
    .selectFrom('notifications.preference')
    .select(['lang', 'also', 'never'])
    .where('resident_id', '=', residentId)
    .executeTakeFirst()
}

export async function savePreference(
  work: Work,
  residentId: Id<'Resident'>,
  { lang, also, never }: Preference,
): Promise<void> {
  const chosen = { lang, also: [...also], never: [...never], changed_at: new Date(work.now) }
  await work.db
    .insertInto('notifications.preference')
    .values({ resident_id: residentId, ...chosen })
    .onConflict((conflict) => conflict.column('resident_id').doUpdateSet(chosen))
    .execute()
}
