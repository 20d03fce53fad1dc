// Kiosks, boards and programs: pairing, tokens.
import type { Selectable } from 'kysely'
import { moment } from '../../../db/tables.ts'
import type { Work } from '../../../db/work.ts'
import type { Permission } from '../../../kernel/actor.ts'
import { type Id, newId } from '../../../kernel/id.ts'
import { type Instant, later } from '../../../kernel/time.ts'
import type { ApiToken, Device, StaffId } from '../model.ts'
import { randomCode } from '../rules/code.ts'
import { pairingLasts, seenEvery } from '../rules/session.ts'
import type { ApiTokenTable, DeviceTable } from '../tables.ts'
import { newToken, tokenHash } from './session.ts'

const codeHash = (work: Work, code: string) => work.vault.hash('pairing-code', code)

export interface Pairing {
  /** Shown on the device's screen and typed by the head. */
  readonly code: string
  /** Kept by the device; worth nothing until the code is confirmed. */
  readonly token: string
  readonly endsAt: Instant
}

export async function addPairing(work: Work, kind: Device['of']): Promise<Pairing> {
  const [code, token, endsAt] = [randomCode(8), newToken('vkd'), later(work.now, pairingLasts)]
  const row = { token_hash: tokenHash(token), code_hash: codeHash(work, code), kind, ends_at: new Date(endsAt) }
  await work.db.insertInto('identity.pairing').values(row).execute()
  return { code, token, endsAt }
}

/** The code opens once. */
export async function takePairing(
  work: Work,
  code: string,
): Promise<{ tokenHash: Buffer; kind: Device['of'] } | undefined> {
  const [row] = await work.db
    .deleteFrom('identity.pairing')
    .where('code_hash', '=', codeHash(work, code))
    .where('ends_at', '>', moment(work.now))
    .returning(['token_hash', 'kind'])
    .execute()
  return row && { tokenHash: row.token_hash, kind: row.kind }
}

const deviceOf = (row: Selectable<DeviceTable>): Device => ({
  id: row.id,
  centreId: row.centre_id,
  of: row.kind,
  label: row.label,
  pairedAt: row.paired_at,
  seenAt: row.seen_at,
})

export async function addDevice(
  work: Work,
  device: Pick<Device, 'centreId' | 'of' | 'label'> & { readonly tokenHash: Buffer },
): Promise<Device> {
  const { centreId, of, label, tokenHash: hash } = device
  const row = {
    centre_id: centreId,
    id: newId<'Device'>(),
    kind: of,
    label,
    token_hash: hash,
    paired_at: new Date(work.now),
  }
  return deviceOf(await work.db.insertInto('identity.device').values(row).returningAll().executeTakeFirstOrThrow())
}

export async function listDevices(work: Work, centreId: Id<'Centre'>): Promise<Device[]> {
  const rows = work.db
    .selectFrom('identity.device')
    .selectAll()
    .where('centre_id', '=', centreId)
    .where('removed_at', 'is', null)
  return (await rows.orderBy('label').execute()).map(deviceOf)
}

export async function listCentresWithDevices(work: Work): Promise<Id<'Centre'>[]> {
  const rows = work.db.selectFrom('identity.device').select('centre_id').distinct().where('removed_at', 'is', null)
  return (await rows.execute()).map((row) => row.centre_id)
}

/** As often as it is written when a token is used. */
export async function saveSeen(work: Work, centreId: Id<'Centre'>, id: Device['id']): Promise<void> {
  await work.db
    .updateTable('identity.device')
    .set({ seen_at: new Date(work.now) })
    .where('centre_id', '=', centreId)
    .where('id', '=', id)
    .where((is) => is.or([is('seen_at', 'is', null), is('seen_at', '<=', moment(later(work.now, -seenEvery)))]))
    .execute()
}

export async function removeDevice(work: Work, centreId: Id<'Centre'>, id: Device['id']): Promise<Device | undefined> {
  const [row] = await work.db
    .updateTable('identity.device')
    .set({ removed_at: new Date(work.now) })
    .where('centre_id', '=', centreId)
    .where('id', '=', id)
    .where('removed_at', 'is', null)
    .returningAll()
    .execute()
  return row && deviceOf(row)
}

const apiTokenOf = (row: Selectable<ApiTokenTable>): ApiToken => ({
  id: row.id,
  staffId: row.staff_id,
  label: row.label,
  only: row.only_for,
  createdAt: row.created_at,
  expiresAt: row.ends_at,
  usedAt: row.used_at,
})

export async function addApiToken(
  work: Work,
  staffId: StaffId,
  label: string,
  expiresAt: Instant,
  only: readonly Permission[] | null,
): Promise<{ token: string; kept: ApiToken }> {
  const token = newToken('vka')
  const times = { created_at: new Date(work.now), ends_at: new Date(expiresAt) }
  const row = {
    id: newId<'ApiToken'>(),
    token_hash: tokenHash(token),
    staff_id: staffId,
    label,
    only_for: only && [...only],
    ...times,
  }
  return {
    token,
    kept: apiTokenOf(
      await work.db.insertInto('identity.api_token').values(row).returningAll().executeTakeFirstOrThrow(),
    ),
  }
}

export async function listApiTokens(work: Work, staffId: StaffId): Promise<ApiToken[]> {
  const rows = await work.db
    .selectFrom('identity.api_token')
    .selectAll()
    .where('staff_id', '=', staffId)
    .where('revoked_at', 'is', null)
    .where('ends_at', '>', moment(work.now))
    .orderBy('created_at')
    .execute()
  return rows.map(apiTokenOf)
}

/** One of them, or all; answers how many ended. */
export async function revokeApiTokens(work: Work, staffId: StaffId, id?: ApiToken['id']): Promise<number> {
  let open = work.db
    .updateTable('identity.api_token')
    .set({ revoked_at: new Date(work.now) })
    .where('staff_id', '=', staffId)
    .where('revoked_at', 'is', null)
  if (id) open = open.where('id', '=', id)
  const [done] = await open.execute()
  return Number(done?.numUpdatedRows ?? 0)
}
