// For which authority an officer works here: the only one of their posts, or the one named in the address.
import type { Work } from '../../../../db/work.ts'
import { type Permission, placesWhere } from '../../../../kernel/actor.ts'
import type { Id } from '../../../../kernel/id.ts'
import { no, Refusal } from '../../../../kernel/refusal.ts'
import type { Text } from '../../../../kernel/text.ts'
import { placeNames } from '../../../../modules/identity/service.ts'

export interface Named {
  readonly id: Id<'Authority'>
  readonly name: Text
}
export interface Where {
  readonly authority: Named
  /** All of the person's posts, when there are several to choose from. */
  readonly authorities: readonly Named[]
}

const needs: readonly Permission[] = ['cases.decide', 'cases.receive']

export async function whereOf(work: Work, asked: string | null): Promise<Where> {
  const ids = [...new Set(needs.flatMap((permission) => placesWhere(work.actor, permission)))] as Id<'Authority'>[]
  if (ids.length === 0) throw new Refusal(no('not-allowed'))
  const names = await placeNames(work, ids)
  const authorities = ids.map((id) => ({ id, name: names[id]! }))
  const authority = authorities.find(({ id }) => id === asked) ?? authorities[0]!
  return { authority, authorities: authorities.length > 1 ? authorities : [] }
}
