// Which posts may be given at a place, and by whom.
import type { Actor, Role } from '../../../../kernel/actor.ts'
import { mayGive } from '../../../../modules/identity/rules/posts.ts'
import type { Place } from './place.ts'

const usual: Readonly<Record<Place['kind'], readonly Role[]>> = {
  centre: ['administrator', 'guide', 'head'],
  authority: ['officer', 'authority-head'],
}

/** The usual posts of such a place that this person may give or take there. */
export const rolesToGive = (actor: Actor, { id, kind }: Pick<Place, 'id' | 'kind'>): Role[] =>
  usual[kind].filter((role) => mayGive(actor, { role, place: id }))
