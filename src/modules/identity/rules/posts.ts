// Who may give which post to whom.
import { type Actor, may, type Post, permissionsOf } from '../../../kernel/actor.ts'
import type { No } from '../../../kernel/refusal.ts'
import { no } from '../model.ts'

/** Nobody gives or takes a right they don't hold at that place themselves. */
export function mayGive(actor: Actor, { role, place }: Post): boolean {
  if (actor.kind === 'system') return true
  return may(actor, 'staff.manage', place) && permissionsOf[role].every((permission) => may(actor, permission, place))
}

const key = ({ role, place }: Post) => `${role} ${place}`

/** What is taken and what is given; a post kept on both sides is nobody's business. */
export function changedPosts(before: readonly Post[], after: readonly Post[]): readonly Post[] {
  const [had, has] = [new Set(before.map(key)), new Set(after.map(key))]
  return [...before.filter((post) => !has.has(key(post))), ...after.filter((post) => !had.has(key(post)))]
}

export function refusedPosts(actor: Actor, before: readonly Post[], after: readonly Post[]): No | undefined {
  if (after.length === 0) return no('needs-post', {}, 'posts')
  return changedPosts(before, after).every((post) => mayGive(actor, post))
    ? undefined
    : no('role-above-yours', {}, 'posts')
}
