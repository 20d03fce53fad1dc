// What only the demo fills.
import type { Work } from '../../../db/work.ts'
import type { Device, StaffId } from '../model.ts'
import { newToken, tokenHash } from './session.ts'

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

/** Paired as others are, with a token that nobody has. */
export async function addMachine(
  work: Work,
  { centreId, id, of, label }: Pick<Device, 'centreId' | 'id' | 'of' | 'label'>,
): Promise<void> {
  const times = { paired_at: new Date(work.now), seen_at: new Date(work.now) }
  await work.db
    .insertInto('identity.device')
    .values({ centre_id: centreId, id, kind: of, label, token_hash: tokenHash(newToken('vkd')), ...times })
    .execute()
}

export async function saveSeen(work: Work, ids: readonly Device['id'][]): Promise<void> {
  const seen = { seen_at: new Date(work.now) }
  await work.db
    .updateTable('identity.device')
    .set(seen)
    .where('id', 'in', [...ids])
    .execute()
}
