// Staff, their posts, and what they prove themselves with.
import { type Selectable, sql } from 'kysely'
import type { Work } from '../../../db/work.ts'
import type { PlaceId, Post, Role } from '../../../kernel/actor.ts'
import { Refusal } from '../../../kernel/refusal.ts'
import { type Email, type Name, no, type StaffId, type StaffMember, type StaffState } from '../model.ts'
import type { StaffTable } from '../tables.ts'

/** An e-mail address is one account however it is typed. */
export const emailHash = (work: Work, email: string): Buffer =>
  work.vault.hash('staff-email', email.trim().toLowerCase())
/** One person, one account: by the tax number, or the passport of someone who refused it. */
export const personHash = (work: Work, number: string): Buffer => work.vault.hash('staff-person', number)

export interface NewStaff {
  readonly id: StaffId
  readonly name: Name
  readonly email: Email
  /** Tax number, or passport series and number of someone who refused it. */
  readonly person: string
  readonly state: StaffState
  readonly posts: readonly Post[]
  readonly stampNo?: string | undefined
}

/** A taken e-mail or person is the only thing a head can meet here; the constraint says which. */
async function orTaken<T>(save: Promise<T>): Promise<T> {
  return save.catch((fault: { constraint?: string }) => {
    if (fault.constraint === 'one_account_per_email') throw new Refusal(no('email-taken', {}, 'email'))
    if (fault.constraint === 'one_account_per_person') throw new Refusal(no('person-taken', {}, 'taxNumber'))
    throw fault
  })
}

/** Any number of people in two statements. */
export async function addStaff(work: Work, people: readonly NewStaff[]): Promise<void> {
  if (people.length === 0) return
  const at = new Date(work.now)
  const rows = people.map(({ id, name, email, person, state, stampNo }) => ({
    id,
    family: name.family,
    given: name.given,
    patronymic: name.patronymic ?? null,
    email: work.vault.seal(email),
    email_hash: emailHash(work, email),
    person_hash: personHash(work, person),
    state,
    password: null,
    totp_secret: null,
    totp_step: null,
    added_at: at,
    stamp_no: stampNo ?? null,
  }))
  await orTaken(work.db.insertInto('identity.staff').values(rows).execute())
  await addPosts(
    work,
    people.flatMap(({ id, posts }) => posts.map((post) => ({ staffId: id, ...post }))),
  )
}

async function addPosts(work: Work, posts: readonly (Post & { readonly staffId: StaffId })[]): Promise<void> {
  if (posts.length === 0) return
  const rows = posts.map(({ staffId, place, role }) => ({
    staff_id: staffId,
    place_id: place,
    role,
    since: new Date(work.now),
  }))
  const adding = work.db
    .insertInto('identity.post')
    .values(rows)
    .onConflict((same) => same.columns(['staff_id', 'place_id', 'role']).doNothing())
    .execute()
  await adding.catch((fault: { constraint?: string }) => {
    if (fault.constraint === 'post_place_id_fkey') throw new Refusal(no('unknown-place', {}, 'posts'))
    throw fault
  })
}

export async function replacePosts(work: Work, staffId: StaffId, posts: readonly Post[]): Promise<void> {
  const kept = posts.map(({ role, place }) => `${role} ${place}`)
  await sql`delete from identity.post where staff_id = ${staffId} and not (role || ' ' || place_id) = any(${kept}::text[])`.execute(
    work.db,
  )
  await addPosts(
    work,
    posts.map((post) => ({ staffId, ...post })),
  )
}

type Shown = 'id' | 'family' | 'given' | 'patronymic' | 'email' | 'state' | 'stamp_no'
interface StaffRow extends Pick<Selectable<StaffTable>, Shown> {
  readonly posts: readonly Post[] | null
}

export const nameOf = ({
  family,
  given,
  patronymic,
}: {
  family: string
  given: string
  patronymic: string | null
}): Name => ({
  family,
  given,
  ...(patronymic !== null && { patronymic }),
})

const memberOf = (work: Work, row: StaffRow): StaffMember => ({
  id: row.id,
  name: nameOf(row),
  email: work.vault.open(row.email) as Email,
  state: row.state,
  posts: row.posts ?? [],
  stampNo: row.stamp_no,
})

const columns = sql`staff.id, staff.family, staff.given, staff.patronymic, staff.email, staff.state, staff.stamp_no,
  (select json_agg(json_build_object('role', post.role, 'place', post.place_id) order by post.role, post.place_id)
   from identity.post where post.staff_id = staff.id) as posts`

export interface StaffQuestion {
  readonly places: readonly PlaceId[] | 'all'
  readonly role?: Role | undefined
  /** Where the page before ended. */
  readonly after?: { readonly family: string; readonly given: string; readonly id: StaffId } | undefined
  readonly limit: number
}

/** By name, page by page; whoever has a post at one of these places. */
export async function listStaff(work: Work, { places, role, after, limit }: StaffQuestion): Promise<StaffMember[]> {
  const atPlace = places === 'all' ? sql`true` : sql`post.place_id = any(${[...places]}::uuid[])`
  const inRole = role ? sql`post.role = ${role}` : sql`true`
  const from = after
    ? sql`(staff.family, staff.given, staff.id) > (${after.family}, ${after.given}, ${after.id}::uuid)`
    : sql`true`
  const { rows } = await sql<StaffRow>`
    select ${columns} from identity.staff
    where ${from} and exists (select from identity.post where post.staff_id = staff.id and ${atPlace} and ${inRole})
    order by staff.family, staff.given, staff.id limit ${limit}`.execute(work.db)
  return rows.map((row) => memberOf(work, row))
}

export async function listStaffByIds(work: Work, ids: readonly StaffId[]): Promise<StaffMember[]> {
  const { rows } =
    await sql<StaffRow>`select ${columns} from identity.staff where staff.id = any(${[...ids]}::uuid[])`.execute(
      work.db,
    )
  return rows.map((row) => memberOf(work, row))
}

/** Held to the end of the transaction: posts and state of one person change one after another. */
export async function lockStaff(work: Work, id: StaffId): Promise<StaffMember | undefined> {
  await work.db.selectFrom('identity.staff').select('id').where('id', '=', id).forUpdate().execute()
  const [member] = await listStaffByIds(work, [id])
  return member
}

export async function saveState(work: Work, id: StaffId, state: StaffState): Promise<void> {
  await work.db.updateTable('identity.staff').set({ state }).where('id', '=', id).execute()
}

export async function saveStamp(work: Work, id: StaffId, stampNo: string | null): Promise<void> {
  await work.db.updateTable('identity.staff').set({ stamp_no: stampNo }).where('id', '=', id).execute()
}

/** What sign-in needs to know of an account. */
export interface Secrets {
  readonly id: StaffId
  readonly state: StaffState
  readonly password: string | null
  readonly totpSecret: string | null
  readonly totpStep: number | null
}

const secretColumns = ['id', 'state', 'password', 'totp_secret', 'totp_step'] as const

function secretsOf(work: Work, row: Pick<Selectable<StaffTable>, (typeof secretColumns)[number]>): Secrets {
  const { id, state, password } = row
  return {
    id,
    state,
    password,
    totpSecret: row.totp_secret && work.vault.open(row.totp_secret),
    totpStep: row.totp_step,
  }
}

export async function findSecretsByEmail(work: Work, email: string): Promise<Secrets | undefined> {
  const hash = emailHash(work, email)
  const row = await work.db
    .selectFrom('identity.staff')
    .select(secretColumns)
    .where('email_hash', '=', hash)
    .executeTakeFirst()
  return row && secretsOf(work, row)
}

/** Locked, so that one code of the app is not taken twice at once. */
export async function lockSecrets(work: Work, id: StaffId): Promise<Secrets | undefined> {
  const row = await work.db
    .selectFrom('identity.staff')
    .select(secretColumns)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
  return row && secretsOf(work, row)
}

export async function saveTotpStep(work: Work, id: StaffId, step: number): Promise<void> {
  await work.db.updateTable('identity.staff').set({ totp_step: step }).where('id', '=', id).execute()
}

export interface NewSecrets {
  readonly password?: string
  readonly totpSecret?: string
  readonly totpStep?: number
  readonly state?: StaffState
}

export async function saveSecrets(
  work: Work,
  id: StaffId,
  { password, totpSecret, totpStep, state }: NewSecrets,
): Promise<void> {
  const changed = {
    ...(password !== undefined && { password }),
    ...(totpSecret !== undefined && { totp_secret: work.vault.seal(totpSecret) }),
    ...(totpStep !== undefined && { totp_step: totpStep }),
    ...(state !== undefined && { state }),
  }
  await work.db.updateTable('identity.staff').set(changed).where('id', '=', id).execute()
}

const recoveryHash = (work: Work, id: StaffId, code: string) => work.vault.hash(`recovery ${id}`, code)

/** New codes replace all old ones. */
export async function replaceRecoveryCodes(work: Work, id: StaffId, codes: readonly string[]): Promise<void> {
  await work.db.deleteFrom('identity.recovery_code').where('staff_id', '=', id).execute()
  const rows = codes.map((code) => ({ staff_id: id, hash: recoveryHash(work, id, code) }))
  await work.db.insertInto('identity.recovery_code').values(rows).execute()
}

/** True when the code was there; it is not there any more. */
export async function useRecoveryCode(work: Work, id: StaffId, code: string): Promise<boolean> {
  const [used] = await work.db
    .deleteFrom('identity.recovery_code')
    .where('staff_id', '=', id)
    .where('hash', '=', recoveryHash(work, id, code))
    .execute()
  return Number(used?.numDeletedRows ?? 0) === 1
}

export async function countRecoveryCodes(work: Work, id: StaffId): Promise<number> {
  const codes = work.db.selectFrom('identity.recovery_code').where('staff_id', '=', id)
  const { n } = await codes.select((is) => is.fn.countAll<number>().as('n')).executeTakeFirstOrThrow()
  return Number(n)
}
