// Sessions, tokens and devices: kept as hashes of random tokens, read in one statement.
import { createHash, randomBytes } from 'node:crypto'
import { type SqlBool, sql } from 'kysely'
import { moment } from '../../../db/tables.ts'
import type { Named, Work } from '../../../db/work.ts'
import type { Permission, Post, Trust } from '../../../kernel/actor.ts'
import type { Id } from '../../../kernel/id.ts'
import { type Instant, later } from '../../../kernel/time.ts'
import type { ResidentId, StaffId } from '../model.ts'
import { endOf, lasting, seenEvery } from '../rules/session.ts'

/** The prefix says what a token opens, so that a leaked one is recognised and a wrong one costs no query. */
export type TokenKind = 'vks' | 'vka' | 'vkd' | 'vki' | 'vkp' | 'vkj'

export const newToken = (kind: TokenKind): string => `${kind}_${randomBytes(32).toString('base64url')}`
export const isToken = (kind: TokenKind, token: string): boolean =>
  new RegExp(`^${kind}_[A-Za-z0-9_-]{43}$`).test(token)

/** Tokens are 256 random bits: a plain hash is enough to keep them. */
export const tokenHash = (token: string): Buffer => createHash('sha256').update(token).digest()

export interface PostRow extends Post {
  readonly uk: string
  readonly en: string
}

interface StaffColumns {
  readonly staff_id: StaffId
  readonly family: string
  readonly given: string
  readonly patronymic: string | null
  /** The posts held; a post on a network also at each of its centres. */
  readonly posts: readonly PostRow[] | null
}

export interface SessionRow extends Omit<StaffColumns, 'staff_id'> {
  readonly id: Id<'Session'>
  readonly kind: 'staff' | 'resident'
  readonly staff_id: StaffId | null
  readonly resident_id: ResidentId | null
  readonly trust: Trust | null
  readonly workplace: string
  readonly ends_at: Instant
  readonly resident_name: Buffer | null
}

const posts = (staffId: string) => `(
    select json_agg(json_build_object('role', held.role, 'place', held.place, 'uk', held.name_uk, 'en', held.name_en))
    from (
      select distinct post.role, place.id as place, place.name_uk, place.name_en
      from identity.post join identity.place
        on place.id = post.place_id or (place.network_id = post.place_id and place.kind = 'centre')
      where post.staff_id = ${staffId} order by post.role, place.name_uk
    ) held) as posts`

const readSession: Named = {
  name: 'identity-session',
  text: `with found as (
      select * from identity.session
      where token_hash = $1 and ended_at is null and ends_at > $2
        and seen_at > case kind when 'staff' then $3::timestamptz else $4::timestamptz end),
    seen as (
      update identity.session set seen_at = $2 from found
      where session.token_hash = found.token_hash and session.seen_at <= $5)
    select found.id, found.kind, found.staff_id, found.resident_id, found.trust, found.workplace, found.ends_at,
      staff.family, staff.given, staff.patronymic, resident.name as resident_name, ${posts('found.staff_id')}
    from found
      left join identity.staff on staff.id = found.staff_id
      left join identity.resident on resident.id = found.resident_id
    where found.kind = 'resident' or staff.state = 'active'`,
}

export async function findSession(work: Work, token: string): Promise<SessionRow | undefined> {
  const before = (time: number) => new Date(later(work.now, -time))
  const limits = [before(lasting.staff.idle), before(lasting.resident.idle), before(seenEvery)]
  const [row] = await work.named<SessionRow>(readSession, [tokenHash(token), new Date(work.now), ...limits])
  return row
}

const readApiToken: Named = {
  name: 'identity-api-token',
  text: `with found as (
      select * from identity.api_token where token_hash = $1 and revoked_at is null and ends_at > $2),
    used as (
      update identity.api_token set used_at = $2 from found
      where api_token.id = found.id and (api_token.used_at is null or api_token.used_at <= $3))
    select staff.id as staff_id, staff.family, staff.given, staff.patronymic, found.only_for, ${posts('staff.id')}
    from found join identity.staff on staff.id = found.staff_id where staff.state = 'active'`,
}

export async function findApiToken(
  work: Work,
  token: string,
): Promise<(StaffColumns & { readonly only_for: readonly Permission[] | null }) | undefined> {
  const seenBefore = new Date(later(work.now, -seenEvery))
  const [row] = await work.named<StaffColumns & { only_for: Permission[] | null }>(readApiToken, [
    tokenHash(token),
    new Date(work.now),
    seenBefore,
  ])
  return row
}

interface DeviceRow {
  readonly id: Id<'Device'>
  readonly centre_id: Id<'Centre'>
  readonly kind: 'kiosk' | 'board'
}

const readDevice: Named = {
  name: 'identity-device',
  text: `with found as (select * from identity.device where token_hash = $1 and removed_at is null),
    seen as (
      update identity.device set seen_at = $2 from found
      where device.token_hash = found.token_hash and (device.seen_at is null or device.seen_at <= $3))
    select id, centre_id, kind from found`,
}

export async function findDevice(work: Work, token: string): Promise<DeviceRow | undefined> {
  const seenBefore = new Date(later(work.now, -seenEvery))
  const [row] = await work.named<DeviceRow>(readDevice, [tokenHash(token), new Date(work.now), seenBefore])
  return row
}

export interface NewSession {
  readonly id: Id<'Session'>
  readonly who:
    | { readonly kind: 'staff'; readonly id: StaffId }
    | { readonly kind: 'resident'; readonly id: ResidentId; readonly trust: Trust }
  readonly browser: string
}

/** Answers with the token; it is shown once and kept nowhere. */
export async function addSession(work: Work, { id, who, browser }: NewSession): Promise<string> {
  const token = newToken('vks')
  const now = new Date(work.now)
  const owner =
    who.kind === 'staff'
      ? { staff_id: who.id, resident_id: null, trust: null }
      : { staff_id: null, resident_id: who.id, trust: who.trust }
  const times = { started_at: now, seen_at: now, ends_at: new Date(endOf(who.kind, work.now)) }
  await work.db
    .insertInto('identity.session')
    .values({ token_hash: tokenHash(token), id, kind: who.kind, ...owner, workplace: '', browser, ...times })
    .execute()
  return token
}

export type Owner = { readonly staffId: StaffId } | { readonly residentId: ResidentId }
const ownedBy = (owner: Owner) =>
  'staffId' in owner ? sql<SqlBool>`staff_id = ${owner.staffId}` : sql<SqlBool>`resident_id = ${owner.residentId}`

export async function listSessions(work: Work, owner: Owner) {
  return work.db
    .selectFrom('identity.session')
    .select(['id', 'token_hash', 'browser', 'started_at', 'seen_at', 'kind'])
    .where(ownedBy(owner))
    .where('ended_at', 'is', null)
    .where('ends_at', '>', moment(work.now))
    .orderBy('seen_at', 'desc')
    .execute()
}

export async function endSession(work: Work, token: string): Promise<void> {
  await work.db
    .updateTable('identity.session')
    .set({ ended_at: new Date(work.now) })
    .where('token_hash', '=', tokenHash(token))
    .where('ended_at', 'is', null)
    .execute()
}

/** One of the owner's sessions, or all of them; answers how many ended. */
export async function endSessions(work: Work, owner: Owner, id?: Id<'Session'>): Promise<number> {
  let open = work.db
    .updateTable('identity.session')
    .set({ ended_at: new Date(work.now) })
    .where(ownedBy(owner))
    .where('ended_at', 'is', null)
  if (id) open = open.where('id', '=', id)
  const [done] = await open.execute()
  return Number(done?.numUpdatedRows ?? 0)
}

export async function saveWorkplace(work: Work, id: Id<'Session'>, staffId: StaffId, workplace: string): Promise<void> {
  await work.db
    .updateTable('identity.session')
    .set({ workplace })
    .where('id', '=', id)
    .where('staff_id', '=', staffId)
    .execute()
}

/** What nobody can use any more. */
export async function sweepSessions(work: Work, before: Instant): Promise<void> {
  await work.db.deleteFrom('identity.session').where('ends_at', '<', moment(before)).execute()
  await work.db.deleteFrom('identity.sign_in').where('ends_at', '<', moment(before)).execute()
  await work.db.deleteFrom('identity.journey').where('ends_at', '<', moment(before)).execute()
  await work.db.deleteFrom('identity.pairing').where('ends_at', '<', moment(before)).execute()
  await work.db.deleteFrom('identity.tries').where('since', '<', moment(before)).execute()
}
