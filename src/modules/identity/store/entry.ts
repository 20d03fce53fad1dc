// Ways in: invitations, sign-ins under way, passkeys, tries that are counted.
import { sql } from 'kysely'
import { moment } from '../../../db/tables.ts'
import type { Work } from '../../../db/work.ts'
import type { Post } from '../../../kernel/actor.ts'
import { type Instant, later } from '../../../kernel/time.ts'
import type { Passkey, StaffId } from '../model.ts'
import type { Tries } from '../rules/attempts.ts'
import { invitationLasts, signInLasts } from '../rules/session.ts'
import { newToken, tokenHash } from './session.ts'

// --- invitations -------------------------------------------------------------------------------------------------

export interface Invitation {
  readonly hash: Buffer
  readonly staffId: StaffId | null
  readonly posts: readonly Post[] | null
  readonly totpSecret: string | null
}

/** A new link puts an older one out of use. */
export async function addInvitation(
  work: Work,
  { staffId, posts }: Pick<Invitation, 'staffId' | 'posts'>,
): Promise<string> {
  const token = newToken('vki')
  if (staffId) await endInvitations(work, staffId)
  const ends = new Date(later(work.now, invitationLasts))
  const row = {
    token_hash: tokenHash(token),
    staff_id: staffId,
    posts: JSON.stringify(posts),
    totp_secret: null,
    ends_at: ends,
  }
  await work.db.insertInto('identity.invitation').values(row).execute()
  return token
}

export async function endInvitations(work: Work, staffId: StaffId): Promise<void> {
  await work.db
    .updateTable('identity.invitation')
    .set({ used_at: new Date(work.now) })
    .where('staff_id', '=', staffId)
    .where('used_at', 'is', null)
    .execute()
}

/** Locked: of two acceptances at once the second finds it used. */
export async function lockInvitation(work: Work, token: string): Promise<Invitation | undefined> {
  const row = await work.db
    .selectFrom('identity.invitation')
    .selectAll()
    .where('token_hash', '=', tokenHash(token))
    .where('used_at', 'is', null)
    .where('ends_at', '>', moment(work.now))
    .forUpdate()
    .executeTakeFirst()
  if (!row) return undefined
  return {
    hash: row.token_hash,
    staffId: row.staff_id,
    posts: row.posts,
    totpSecret: row.totp_secret && work.vault.open(row.totp_secret),
  }
}

export async function saveInvitationSecret(work: Work, { hash }: Invitation, secret: string): Promise<void> {
  await work.db
    .updateTable('identity.invitation')
    .set({ totp_secret: work.vault.seal(secret) })
    .where('token_hash', '=', hash)
    .execute()
}

export async function useInvitation(work: Work, { hash }: Invitation): Promise<void> {
  await work.db
    .updateTable('identity.invitation')
    .set({ used_at: new Date(work.now), totp_secret: null })
    .where('token_hash', '=', hash)
    .execute()
}

// --- a sign-in under way -----------------------------------------------------------------------------------------

export interface SignInUnderWay {
  readonly hash: Buffer
  /** Whose password was right; nobody yet when a passkey is asked for first. */
  readonly staffId: StaffId | null
  readonly challenge: string | null
}

export async function addSignIn(
  work: Work,
  { staffId, challenge = null }: { staffId: StaffId | null; challenge?: string | null },
): Promise<string> {
  const token = newToken('vkp')
  const ends = new Date(later(work.now, signInLasts))
  await work.db
    .insertInto('identity.sign_in')
    .values({ token_hash: tokenHash(token), staff_id: staffId, challenge, ends_at: ends })
    .execute()
  return token
}

export async function lockSignIn(work: Work, token: string): Promise<SignInUnderWay | undefined> {
  const row = await work.db
    .selectFrom('identity.sign_in')
    .selectAll()
    .where('token_hash', '=', tokenHash(token))
    .where('ends_at', '>', moment(work.now))
    .forUpdate()
    .executeTakeFirst()
  return row && { hash: row.token_hash, staffId: row.staff_id, challenge: row.challenge }
}

export async function endSignIn(work: Work, { hash }: SignInUnderWay): Promise<void> {
  await work.db.deleteFrom('identity.sign_in').where('token_hash', '=', hash).execute()
}

export async function endSignInsOf(work: Work, staffId: StaffId): Promise<void> {
  await work.db.deleteFrom('identity.sign_in').where('staff_id', '=', staffId).execute()
}

// --- a resident on the way to the provider -----------------------------------------------------------------------

export async function addJourney(work: Work, returnTo: string): Promise<string> {
  const state = newToken('vkj')
  const ends = new Date(later(work.now, signInLasts))
  await work.db
    .insertInto('identity.journey')
    .values({ state_hash: tokenHash(state), return_to: returnTo, ends_at: ends })
    .execute()
  return state
}

/** Each state opens once. */
export async function takeJourney(work: Work, state: string): Promise<string | undefined> {
  const [row] = await work.db
    .deleteFrom('identity.journey')
    .where('state_hash', '=', tokenHash(state))
    .where('ends_at', '>', moment(work.now))
    .returning('return_to')
    .execute()
  return row?.return_to
}

// --- passkeys ----------------------------------------------------------------------------------------------------

export interface KeptPasskey {
  readonly id: string
  readonly staffId: StaffId
  readonly publicKey: Buffer
  readonly counter: number
  readonly transports: readonly string[]
}

export async function addPasskey(
  work: Work,
  { id, staffId, publicKey, counter, transports, label }: KeptPasskey & { readonly label: string },
): Promise<void> {
  const key = { id, staff_id: staffId, public_key: publicKey, counter, transports: [...transports], label }
  await work.db
    .insertInto('identity.passkey')
    .values({ ...key, added_at: new Date(work.now) })
    .execute()
}

export async function lockPasskey(work: Work, id: string): Promise<KeptPasskey | undefined> {
  const row = await work.db
    .selectFrom('identity.passkey')
    .selectAll()
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
  return (
    row && {
      id: row.id,
      staffId: row.staff_id,
      publicKey: row.public_key,
      counter: row.counter,
      transports: row.transports,
    }
  )
}

export async function savePasskeyUse(work: Work, id: string, counter: number): Promise<void> {
  await work.db
    .updateTable('identity.passkey')
    .set({ counter, used_at: new Date(work.now) })
    .where('id', '=', id)
    .execute()
}

export async function listPasskeys(
  work: Work,
  staffId: StaffId,
): Promise<(Passkey & { readonly transports: readonly string[] })[]> {
  const rows = await work.db
    .selectFrom('identity.passkey')
    .selectAll()
    .where('staff_id', '=', staffId)
    .orderBy('added_at')
    .execute()
  return rows.map(({ id, label, transports, added_at: addedAt, used_at: usedAt }) => ({
    id,
    label,
    transports,
    addedAt,
    usedAt,
  }))
}

export async function removePasskey(work: Work, staffId: StaffId, id: string): Promise<boolean> {
  const [gone] = await work.db
    .deleteFrom('identity.passkey')
    .where('staff_id', '=', staffId)
    .where('id', '=', id)
    .execute()
  return Number(gone?.numDeletedRows ?? 0) === 1
}

export async function removePasskeys(work: Work, staffId: StaffId): Promise<void> {
  await work.db.deleteFrom('identity.passkey').where('staff_id', '=', staffId).execute()
}

// --- tries -------------------------------------------------------------------------------------------------------

export const triesKey = (work: Work, kind: string, about: string): Buffer => work.vault.hash(`tries ${kind}`, about)

/** Counts made before, each row held to the end: guesses at one account go one after another. */
export async function lockTries(work: Work, keys: readonly Buffer[]): Promise<Map<string, Tries>> {
  const sorted = [...keys].sort(Buffer.compare)
  const never = new Date(0)
  await sql`
    insert into identity.tries (key, count, since)
    select key, 0, ${never} from unnest(${sorted}::bytea[]) as key
    on conflict (key) do nothing`.execute(work.db)
  const rows = await work.db
    .selectFrom('identity.tries')
    .selectAll()
    .where('key', 'in', sorted)
    .orderBy('key')
    .forUpdate()
    .execute()
  return new Map(rows.map(({ key, count, since }) => [key.toString('hex'), { count, since: since as Instant }]))
}

export async function saveTries(work: Work, key: Buffer, { count, since }: Tries): Promise<void> {
  await work.db
    .updateTable('identity.tries')
    .set({ count, since: new Date(since) })
    .where('key', '=', key)
    .execute()
}

export async function forgetTries(work: Work, keys: readonly Buffer[]): Promise<void> {
  if (keys.length > 0) await work.db.updateTable('identity.tries').set({ count: 0 }).where('key', 'in', keys).execute()
}

/** A try that was right does not count against an address that many share. */
export async function giveBackTry(work: Work, key: Buffer): Promise<void> {
  await sql`update identity.tries set count = greatest(count - 1, 0) where key = ${key}`.execute(work.db)
}
