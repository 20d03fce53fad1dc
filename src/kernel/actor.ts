// Who acts, and what they may. A use case begins with `permit`.
import type { Id } from './id.ts'
import { no, Refusal } from './refusal.ts'

export type Role = 'administrator' | 'guide' | 'head' | 'founder' | 'officer' | 'authority-head' | 'engineer'

/** A centre, an authority, or a network; a role on a network is held on each of its centres too. */
export type PlaceId = Id<'Centre'> | Id<'Authority'> | Id<'Network'>

export interface Post {
  readonly role: Role
  readonly place: PlaceId
}

export type Trust = 'low' | 'substantial' | 'high'

export type Actor =
  | { readonly kind: 'staff'; readonly id: Id<'Staff'>; readonly posts: readonly Post[]; readonly place: string }
  /** A program whose key opens only this, where its maker may do it; it is nobody in every other way. */
  | {
      readonly kind: 'program'
      readonly madeBy: Id<'Staff'>
      readonly posts: readonly Post[]
      readonly only: readonly Permission[]
    }
  | { readonly kind: 'resident'; readonly id: Id<'Resident'>; readonly trust: Trust }
  | {
      readonly kind: 'device'
      readonly id: Id<'Device'>
      readonly centreId: Id<'Centre'>
      readonly of: 'kiosk' | 'board'
    }
  | { readonly kind: 'system'; readonly job: string }
  | { readonly kind: 'visitor' }

export type Permission =
  | 'queue.issue'
  | 'queue.call'
  | 'queue.see'
  | 'cases.take'
  | 'cases.see'
  | 'cases.hand-over'
  | 'cases.issue-result'
  | 'cases.decide'
  | 'cases.receive'
  | 'stations.report'
  | 'people.see'
  | 'people.search'
  | 'centres.alarm'
  | 'centres.outages'
  | 'centres.manage'
  | 'staff.manage'
  | 'catalogue.manage'
  | 'audit.see'
  | 'audit.answer'
  | 'messages.see'
  | 'network.manage'
  | 'vikno.run'

const desk: readonly Permission[] = [
  'queue.issue',
  'queue.call',
  'queue.see',
  'cases.take',
  'cases.see',
  'cases.hand-over',
  'cases.issue-result',
  'stations.report',
  'people.see',
  'people.search',
  'centres.alarm',
]
const head: readonly Permission[] = [
  ...desk,
  'centres.outages',
  'centres.manage',
  'staff.manage',
  'catalogue.manage',
  'audit.see',
  'audit.answer',
  'messages.see',
]
const officer: readonly Permission[] = ['cases.see', 'cases.decide', 'cases.receive', 'people.see']

export const permissionsOf: Readonly<Record<Role, readonly Permission[]>> = {
  administrator: desk,
  guide: ['queue.issue', 'queue.see', 'stations.report', 'centres.alarm', 'centres.outages'],
  head,
  founder: [...head, 'network.manage'],
  officer,
  'authority-head': [...officer, 'staff.manage', 'audit.answer'],
  engineer: ['vikno.run', 'messages.see', 'audit.see'],
}

export function may(actor: Actor, permission: Permission, place?: PlaceId): boolean {
  if (actor.kind === 'system') return true
  if (actor.kind === 'device')
    return permission === (actor.of === 'kiosk' ? 'queue.issue' : 'queue.see') && place === actor.centreId
  return postsFor(actor, permission).some((post) => place === undefined || post.place === place)
}

function postsFor(actor: Actor, permission: Permission): readonly Post[] {
  if (actor.kind !== 'staff' && actor.kind !== 'program') return []
  if (actor.kind === 'program' && !actor.only.includes(permission)) return []
  return actor.posts.filter(({ role }) => permissionsOf[role].includes(permission))
}

/** The places where the actor may do this; lists are filtered by them in the query. */
export function placesWhere(actor: Actor, permission: Permission): readonly PlaceId[] {
  return [...new Set(postsFor(actor, permission).map(({ place }) => place))]
}

export function permit(actor: Actor, permission: Permission, place?: PlaceId): void {
  if (may(actor, permission, place)) return
  throw new Refusal(no(actor.kind === 'visitor' ? 'sign-in-first' : 'not-allowed'))
}

export const visitor: Actor = { kind: 'visitor' }
export const systemActor = (job: string): Actor => ({ kind: 'system', job })

/** What stands in records for «who»: no name, so it may be kept in events. */
export function whoOf(actor: Actor): string {
  if (actor.kind === 'visitor') return 'visitor'
  if (actor.kind === 'system') return `system:${actor.job}`
  return actor.kind === 'program' ? `staff:${actor.madeBy}` : `${actor.kind}:${actor.id}`
}
