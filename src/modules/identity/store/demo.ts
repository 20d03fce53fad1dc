// The one table that only the demo fills.
import type { Work } from '../../../db/work.ts'
import type { StaffId } from '../model.ts'

export async function saveDemoPerson(
  work: Work,
  { id, password, place }: { id: StaffId; password: string; place: number },
): Promise<void> {
  await work.db
    .insertInto('identity.demo_person')
    .values({ staff_id: id, password, place })
    .onConflict((same) => same.column('staff_id').doUpdateSet({ password, place }))
    .execute()
}

export async function listDemoPeople(
  work: Work,
): Promise<{ id: StaffId; password: string; secret: string; lastStep: number | null }[]> {
  const rows = await work.db
    .selectFrom('identity.demo_person')
    .innerJoin('identity.staff', 'identity.staff.id', 'identity.demo_person.staff_id')
    .select([
      'identity.staff.id',
      'identity.demo_person.password',
      'identity.staff.totp_secret',
      'identity.staff.totp_step',
    ])
    .where('identity.staff.state', '=', 'active')
    .orderBy('identity.demo_person.place')
    .execute()
  return rows.flatMap(({ id, password, totp_secret: sealed, totp_step: lastStep }) =>
    sealed ? [{ id, password, secret: work.vault.open(sealed), lastStep }] : [],
  )
}
