// A desk moved to other work for a while: what it serves meanwhile, and which moves there may be.
import type { No } from '../../../kernel/refusal.ts'
import type { Instant } from '../../../kernel/time.ts'
import {
  type DeskId,
  type DeskMove,
  type GivenService,
  type GroupId,
  type Level,
  no,
  type ServiceId,
} from '../model.ts'
import type { Duties } from './levels.ts'

type GroupOf = ReadonlyMap<ServiceId, readonly Pick<GivenService, 'groupId'>[]>

/**
 * The group is the main work meanwhile. What was main or help becomes help, or is left to others. A single service the head set
 * apart stays apart in the group the desk is moved to, and is done no more than the rest in others.
 */
export function underMove(
  duties: Duties,
  { groupId, rest }: Pick<DeskMove, 'groupId' | 'rest'>,
  given: GroupOf,
): Duties {
  const most = (level: Level): Level => (level > rest ? rest : level)
  const byGroup = [...duties.byGroup].map(([id, level]): [GroupId, Level] => [id, most(level)])
  const byService = [...duties.byService].map(([id, level]): [ServiceId, Level] => [
    id,
    given.get(id)?.[0]?.groupId === groupId ? level : most(level),
  ])
  return { byGroup: new Map(byGroup).set(groupId, 2), byService: new Map(byService) }
}

export const moveAt = (moves: readonly DeskMove[], deskId: DeskId): DeskMove | undefined =>
  moves.find((move) => move.deskId === deskId)

/** A desk that has the work as one of many is moved too: to it alone, with the rest as help or left to others. */
export function differs(now: Duties, then: Duties): boolean {
  const other = <Key>(a: ReadonlyMap<Key, Level>, b: ReadonlyMap<Key, Level>): boolean =>
    [...new Set([...a.keys(), ...b.keys()])].some((key) => (a.get(key) ?? 0) !== (b.get(key) ?? 0))
  return other(now.byGroup, then.byGroup) || other(now.byService, then.byService)
}

export interface Around {
  /** The desk would do other work than now. */
  readonly changes: boolean
  readonly number: number
  readonly inUse: boolean
  /** Of the person who sits there, if anybody does. */
  readonly isQualified: boolean
  readonly now: Instant
  readonly endOfDay: Instant
}

export function checkMove(
  move: DeskMove,
  { changes, number, inUse, isQualified, now, endOfDay }: Around,
): DeskMove | No {
  if (!inUse) return no('desk-out-of-use', { number }, 'desk')
  if (!changes) return no('move-serves-already', { number }, 'group')
  if (!isQualified) return no('move-not-qualified', { number }, 'group')
  return move.until <= now || move.until > endOfDay ? no('move-until', {}, 'until') : move
}
