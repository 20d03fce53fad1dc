// Staff of a centre, authority or network: added, given posts, blocked on the day they leave.
import type { Work } from '../../../db/work.ts'
import { type Actor, may, type PlaceId, type Post, permit, placesWhere, type Role } from '../../../kernel/actor.ts'
import { newId } from '../../../kernel/id.ts'
import { no as general, Refusal } from '../../../kernel/refusal.ts'
import { recordChange } from '../../audit/service.ts'
import { type Email, type Name, no, type StaffId, type StaffMember, type StaffState } from '../model.ts'
import { changedPosts, mayGive, refusedPosts } from '../rules/posts.ts'
import { revokeApiTokens } from '../store/device.ts'
import * as entry from '../store/entry.ts'
import { endSessions } from '../store/session.ts'
import * as store from '../store/staff.ts'

export interface StaffToAdd {
  readonly name: Name
  readonly email: Email
  /** The tax number, or passport series and number of someone who refused it. Kept as a hash only. */
  readonly person: string
  readonly posts: readonly Post[]
  /** Of the personal stamp, where there is one already. */
  readonly stampNo?: string
}

/** A new account and its invitation link's token; the person sets password and code themselves. */
export async function addStaff(
  work: Work,
  staff: StaffToAdd,
): Promise<{ readonly member: StaffMember; readonly invitation: string }> {
  const [member] = await addManyStaff(work, [staff])
  return { member: member!, invitation: await entry.addInvitation(work, { staffId: member!.id, posts: null }) }
}

/** Any number of people at once, without invitations: for imports and the demo. */
export async function addManyStaff(work: Work, people: readonly StaffToAdd[]): Promise<readonly StaffMember[]> {
  for (const { posts } of people) refuse(refusedPosts(work.actor, [], posts))
  const added = people.map((one) => ({ ...one, id: newId<'Staff'>(), state: 'invited' as const }))
  await store.addStaff(work, added)
  for (const { id, posts } of added) await traceChange(work, id, posts, null, { state: 'invited', posts })
  return added.map(({ person: _, stampNo = null, ...member }) => ({ ...member, stampNo }))
}

function refuse(answer: ReturnType<typeof refusedPosts>): void {
  if (answer) throw new Refusal(answer)
}

const shown = (posts: readonly Post[]) => posts.map(({ role, place }) => ({ role, place }))

interface Shown {
  readonly state?: StaffState
  readonly posts?: readonly Post[]
  readonly stampNo?: string | null
}

/** The change stands in the record of the place it concerns, so that its own head sees it. */
function traceChange(
  work: Work,
  id: StaffId,
  concerned: readonly Post[],
  before: Shown | null,
  after: Shown,
  reason?: string,
) {
  const values = ({ posts, ...rest }: Shown) => ({ ...rest, ...(posts && { posts: shown(posts) }) })
  const centreId = concerned[0]?.place
  return recordChange(work, {
    what: 'identity.staff',
    id,
    centreId,
    before: before && values(before),
    after: values(after),
    ...(reason && { reason }),
  })
}

export interface StaffQuestion {
  readonly placeId?: PlaceId | undefined
  readonly role?: Role | undefined
  readonly after?: { readonly family: string; readonly given: string; readonly id: StaffId } | undefined
  readonly limit?: number | undefined
}

/** People with a post at the places the asker manages, by name. */
export async function listStaff(
  work: Work,
  { placeId, limit = 100, ...question }: StaffQuestion,
): Promise<readonly StaffMember[]> {
  permit(work.actor, 'staff.manage', placeId)
  const places = placeId ? [placeId] : work.actor.kind === 'system' ? 'all' : placesWhere(work.actor, 'staff.manage')
  return store.listStaff(work, { ...question, places, limit })
}

export async function getStaff(work: Work, id: StaffId): Promise<StaffMember> {
  permit(work.actor, 'staff.manage')
  const [member] = await store.listStaffByIds(work, [id])
  if (!member?.posts.some((post) => may(work.actor, 'staff.manage', post.place)))
    throw new Refusal(general('not-found'))
  return member
}

/** Names of colleagues for lists of shifts, desks and steps. Residents are never told them. */
export async function staffNames(work: Work, ids: readonly StaffId[]): Promise<ReadonlyMap<StaffId, Name>> {
  if (work.actor.kind !== 'staff' && work.actor.kind !== 'system') throw new Refusal(general('not-allowed'))
  return new Map((await store.listStaffByIds(work, [...new Set(ids)])).map(({ id, name }) => [id, name]))
}

/** The number of the stamp that stands beside a colleague's signature. */
export async function stampOf(work: Work, id: StaffId): Promise<string | null> {
  if (work.actor.kind !== 'staff' && work.actor.kind !== 'system') throw new Refusal(general('not-allowed'))
  const [member] = await store.listStaffByIds(work, [id])
  return member?.stampNo ?? null
}

async function lockOther(work: Work, id: StaffId): Promise<StaffMember> {
  permit(work.actor, 'staff.manage')
  if (isSelf(work.actor, id)) throw new Refusal(no('not-yourself'))
  const member = await store.lockStaff(work, id)
  if (!member) throw new Refusal(general('not-found'))
  return member
}

const isSelf = (actor: Actor, id: StaffId): boolean => actor.kind === 'staff' && actor.id === id

/** The posts a person holds from now on; open pages feel it with their next request. */
export async function changePosts(
  work: Work,
  id: StaffId,
  posts: readonly Post[],
  reason?: string,
): Promise<StaffMember> {
  const member = await lockOther(work, id)
  refuse(refusedPosts(work.actor, member.posts, posts))
  const changed = changedPosts(member.posts, posts)
  if (changed.length === 0) return member
  await store.replacePosts(work, id, posts)
  await traceChange(work, id, changed, { posts: member.posts }, { posts }, reason)
  work.announce({ type: 'identity.posts-changed', staffId: id })
  return { ...member, posts }
}

/** The personal stamp a person was given, by its number; nothing when it was handed back. */
export async function giveStamp(work: Work, id: StaffId, stampNo: string): Promise<StaffMember> {
  const { posts } = await getStaff(work, id)
  const member = (await store.lockStaff(work, id))!
  const given = stampNo.trim() || null
  if (given === member.stampNo) return member
  await store.saveStamp(work, id, given)
  const concerned = posts.filter((post) => may(work.actor, 'staff.manage', post.place))
  await traceChange(work, id, concerned, { stampNo: member.stampNo }, { stampNo: given })
  return { ...member, stampNo: given }
}

function permitWhole(actor: Actor, member: StaffMember): void {
  if (!member.posts.every((post) => mayGive(actor, post))) throw new Refusal(no('role-above-yours'))
}

/** Leaving: no sign-in, no session, no token from this moment. The name stays in the record of what was done. */
export async function blockStaff(work: Work, id: StaffId, reason: string): Promise<void> {
  const member = await lockOther(work, id)
  permitWhole(work.actor, member)
  if (!reason.trim()) throw new Refusal(no('reason-needed', {}, 'reason'))
  if (member.state === 'blocked') return
  await store.saveState(work, id, 'blocked')
  await endSessions(work, { staffId: id })
  await entry.endSignInsOf(work, id)
  await entry.endInvitations(work, id)
  await revokeApiTokens(work, id)
  await traceChange(work, id, member.posts, { state: member.state }, { state: 'blocked' }, reason)
  work.announce({ type: 'identity.staff-blocked', staffId: id })
}

/**
 * A new invitation for someone who lost their password or phone, or comes back. What was known before stops working
 * when the new one is set; for a blocked account it is the way back in.
 */
export async function inviteAgain(work: Work, id: StaffId): Promise<string> {
  const member = await lockOther(work, id)
  permitWhole(work.actor, member)
  await store.saveState(work, id, 'invited')
  await endSessions(work, { staffId: id })
  await traceChange(work, id, member.posts, { state: member.state }, { state: 'invited' })
  return entry.addInvitation(work, { staffId: id, posts: null })
}

/** The link for the first head of an empty installation, who says who they are when accepting. */
export async function inviteFirst(work: Work, posts: readonly Post[]): Promise<string> {
  permit(work.actor, 'vikno.run')
  return entry.addInvitation(work, { staffId: null, posts })
}
