// What a desk serves now: what the head gave the desk, less what the person sitting there is not qualified for.
import type { Desk, GivenService, GroupId, Level, Rights, Seat, ServiceId } from '../model.ts'

/** What the head gave a desk: by group, and single services that differ. */
export interface Duties {
  readonly byGroup: ReadonlyMap<GroupId, Level>
  readonly byService: ReadonlyMap<ServiceId, Level>
}

export const noRights: Rights = { groups: new Set(), services: new Map() }

/** May this person serve this service? A single service added or taken away wins over its group. */
export const isQualified = (rights: Rights, serviceId: ServiceId, groupId: GroupId): boolean =>
  rights.services.get(serviceId) ?? rights.groups.has(groupId)

/** A desk in use needs somebody qualified: duties ∩ rights. Whole groups first, then the services that differ from their group. */
export function withRights(
  duties: Duties,
  rights: Rights,
  given: ReadonlyMap<ServiceId, Pick<GivenService, 'groupId'>>,
): Duties {
  const byGroup = new Map([...duties.byGroup].filter(([groupId, level]) => level > 0 && rights.groups.has(groupId)))
  const byService = new Map<ServiceId, Level>()
  for (const serviceId of new Set([...duties.byService.keys(), ...rights.services.keys()])) {
    const groupId = given.get(serviceId)?.groupId
    if (!groupId) continue
    const wanted = duties.byService.get(serviceId) ?? duties.byGroup.get(groupId) ?? 0
    const level = isQualified(rights, serviceId, groupId) ? wanted : 0
    if (level !== (byGroup.get(groupId) ?? 0)) byService.set(serviceId, level)
  }
  return { byGroup, byService }
}

export const servesNothing = ({ byGroup, byService }: Duties): boolean =>
  byGroup.size === 0 && ![...byService.values()].some((level) => level > 0)

/** A desk as the line sees it: who sits there and what it takes. */
export interface HallDesk extends Duties {
  readonly desk: Desk
  readonly seat: Seat | undefined
  /** Somebody sits there, not on a break, and the desk is in use. */
  readonly isCalling: boolean
  readonly station: boolean
  /** At a desk of the quick lane: up to how many usual minutes a matter is short. */
  readonly quick: number | null
}

export const seatedDesk = (
  desk: Desk,
  duties: Duties,
  seat: Seat | undefined,
  rights: Rights,
  given: ReadonlyMap<ServiceId, Pick<GivenService, 'groupId'>>,
  quickMinutes: number,
): HallDesk => ({
  desk,
  seat,
  isCalling: desk.inUse && seat?.kind === 'open',
  station: desk.equipment.includes('biometric'),
  quick: desk.quick ? quickMinutes : null,
  ...(seat ? withRights(duties, rights, given) : { byGroup: new Map(), byService: new Map() }),
})

/** For one cell of «desks and services»: of how many services of the group the person is qualified. */
export function coverage(
  groupId: GroupId,
  rights: Rights,
  given: Iterable<Pick<GivenService, 'serviceId' | 'groupId'>>,
): { all: number; missing: readonly ServiceId[] } {
  const services = [...given].filter((each) => each.groupId === groupId).map(({ serviceId }) => serviceId)
  return { all: services.length, missing: services.filter((serviceId) => !isQualified(rights, serviceId, groupId)) }
}
