// The guard of a group: a share of the desks stays with its work whatever else arrives, because the promise of others, once broken,
// would otherwise take every desk that may help.
import type { GroupId } from '../../centres/model.ts'
import type { CallingDesk } from './line.ts'

/** So many percent of the desks that call now stay with the work of this group, as far as it is their main work. */
export interface Guard {
  readonly groupId: GroupId
  readonly percent: number
}

/** A desk that calls now, and for what group it is busy. */
export interface GuardedDesk {
  readonly desk: CallingDesk
  readonly busyWith: GroupId | null
}

const isMain = ({ byGroup }: CallingDesk, groupId: GroupId): boolean => byGroup.get(groupId) === 2
const isGuarded = (desk: CallingDesk, guards: readonly Guard[]): boolean =>
  guards.some(({ groupId, percent }) => percent > 0 && isMain(desk, groupId))

/** How many desks a guard keeps: of all that call, rounded up, but no more than have the group as main work. */
export const keptOf = (calling: number, mains: number, percent: number): number =>
  Math.min(mains, Math.ceil((calling * percent) / 100))

/** How many main desks of the group may yet be lent to other work; 0 or less: none. */
export function spareOf({ groupId, percent }: Guard, desks: readonly GuardedDesk[]): number {
  const mains = desks.filter(({ desk }) => isMain(desk, groupId))
  const lent = mains.filter(({ busyWith }) => busyWith !== null && busyWith !== groupId).length
  return mains.length - lent - keptOf(desks.length, mains.length, percent)
}

/**
 * Can this desk take over what the other would help a group with: all of it, and for certain. It has the group as main work, or it
 * helps and is not guarded itself; it has a station if the other has one, and leaves no single service out.
 */
export function takesOver(desk: CallingDesk, from: CallingDesk, groupId: GroupId, guards: readonly Guard[]): boolean {
  const level = desk.byGroup.get(groupId) ?? 0
  const serves = level === 2 || (level === 1 && !isGuarded(desk, guards))
  return serves && (desk.station || !from.station) && ![...desk.byService.values()].includes(0)
}

/**
 * The desk as it stands while guards are in force. When none of the group's desks can be spared it does not help other groups. What
 * is left to it: its main work, single services the head gave it, and a group that no other desk would take over, so that nobody
 * waits for a desk that never comes.
 */
export function spared(desk: CallingDesk, desks: readonly GuardedDesk[], guards: readonly Guard[]): CallingDesk {
  const strict = guards.filter((guard) => guard.percent > 0 && isMain(desk, guard.groupId) && spareOf(guard, desks) < 1)
  if (strict.length === 0) return desk
  const isHeldBack = (groupId: GroupId): boolean =>
    strict.some((guard) => guard.groupId !== groupId) &&
    desks.some(({ desk: other }) => other.id !== desk.id && takesOver(other, desk, groupId, guards))
  const byGroup = [...desk.byGroup].filter(([groupId, level]) => level !== 1 || !isHeldBack(groupId))
  return byGroup.length === desk.byGroup.size ? desk : { ...desk, byGroup: new Map(byGroup) }
}
