// The hall as the head sets it up: zones, desks, groups of services, what the centre gives, which desk serves what.
import type { Work } from '../../../db/work.ts'
import { permit } from '../../../kernel/actor.ts'
import { newId } from '../../../kernel/id.ts'
import { accept, Refusal } from '../../../kernel/refusal.ts'
import type { PlainDate } from '../../../kernel/time.ts'
import type { Values } from '../../audit/model.ts'
import {
  type CentreId,
  type Desk,
  type DeskId,
  type GivenService,
  type GroupId,
  type Level,
  no,
  type Participation,
  type ParticipationException,
  type ServiceGroup,
  type ServiceId,
  type Zone,
} from '../model.ts'
import { dutiesOf, newestGiven, rightsOf } from '../rules/hall.ts'
import { coverage } from '../rules/levels.ts'
import { checkSeries } from '../rules/places.ts'
import * as store from '../store/desks.ts'
import { changed } from './changed.ts'
import { centreOfDesk, type HallDesk, hallOf, type StampedHall } from './hall.ts'

export async function saveZone(
  work: Work,
  centreId: CentreId,
  zone: Omit<Zone, 'id'> & { readonly id?: Zone['id'] },
): Promise<Zone> {
  permit(work.actor, 'centres.manage', centreId)
  const { zones } = await hallOf(work, centreId)
  const before = zone.id && zones.get(zone.id)
  if (zone.id && !before) throw new Refusal(no('no-zone'))
  const saved: Zone = { ...zone, id: zone.id ?? newId<'Zone'>() }
  await store.saveZone(work, centreId, saved)
  await changed(work, centreId, {
    what: 'centres.zone',
    id: saved.id,
    before: before ? zoneValues(before) : null,
    after: zoneValues(saved),
  })
  return saved
}
const zoneValues = ({ key, name, floor, way, position }: Zone): Values => ({ key, name: name.uk, floor, way, position })

const deskValues = ({ number, zoneId, equipment, inUse, quick }: Desk): Values => ({
  ...{ number, zoneId, equipment, inUse, quick },
})

/** Adds a desk or changes one; the desk's number is its plate and the number on the board. */
export async function saveDesk(
  work: Work,
  desk: Omit<Desk, 'id' | 'quick'> & { readonly id?: DeskId; readonly quick?: boolean },
): Promise<Desk> {
  permit(work.actor, 'centres.manage', desk.centreId)
  const hall = await hallOf(work, desk.centreId)
  const before = desk.id && hall.hallDesks.get(desk.id)?.desk
  if (desk.id && !before) throw new Refusal(no('no-desk'))
  if (!Number.isInteger(desk.number) || desk.number < 1) throw new Refusal(no('number-not-positive', {}, 'number'))
  if (!hall.zones.has(desk.zoneId)) throw new Refusal(no('no-zone', {}, 'zoneId'))
  const saved: Desk = { ...desk, id: desk.id ?? newId<'Desk'>(), quick: desk.quick ?? before?.quick ?? false }
  await store.saveDesk(work, saved)
  const change = { before: before ? deskValues(before) : null, after: deskValues(saved) }
  await changed(work, desk.centreId, { what: 'centres.desk', id: saved.id, ...change })
  return saved
}

export async function saveGroup(
  work: Work,
  centreId: CentreId,
  group: Omit<ServiceGroup, 'id'> & { readonly id?: GroupId },
): Promise<ServiceGroup> {
  permit(work.actor, 'centres.manage', centreId)
  const { groups } = await hallOf(work, centreId)
  const before = group.id && groups.get(group.id)
  if (group.id && !before) throw new Refusal(no('no-group'))
  const saved: ServiceGroup = {
    ...group,
    series: accept(checkSeries(group.series)),
    id: group.id ?? newId<'ServiceGroup'>(),
  }
  await store.saveGroup(work, centreId, saved)
  const change = { before: before ? groupValues(before) : null, after: groupValues(saved) }
  await changed(work, centreId, { what: 'centres.service_group', id: saved.id, ...change })
  return saved
}
const groupValues = ({ key, name, series, purpose, position }: ServiceGroup): Values => ({
  key,
  name: name.uk,
  series,
  purpose,
  position,
})

export interface Decision {
  readonly decision: string
  readonly since: PlainDate
  readonly until?: PlainDate | null
}

/** The founder's decision puts services on the centre's list, each in its group. */
export async function giveServices(
  work: Work,
  centreId: CentreId,
  services: readonly { readonly serviceId: ServiceId; readonly groupId: GroupId }[],
  { decision, since, until = null }: Decision,
): Promise<void> {
  permit(work.actor, 'centres.manage', centreId)
  const { groups } = await hallOf(work, centreId)
  if (services.some(({ groupId }) => !groups.has(groupId))) throw new Refusal(no('no-group', {}, 'groupId'))
  const rows: GivenService[] = services.map(({ serviceId, groupId }) => ({
    serviceId,
    groupId,
    since,
    until,
    decision,
  }))
  await store.addGivenServices(work, centreId, rows)
  const after = {
    services: services.length,
    since,
    until,
    decision,
    first: services.slice(0, 20).map(({ serviceId }) => serviceId),
  }
  await changed(work, centreId, { what: 'centres.given_service', id: centreId, before: null, after })
}

export async function endServices(
  work: Work,
  centreId: CentreId,
  serviceIds: readonly ServiceId[],
  decision: string,
  until: PlainDate,
): Promise<void> {
  permit(work.actor, 'centres.manage', centreId)
  await store.endGivenServices(work, centreId, serviceIds, until, decision)
  const after = { ended: serviceIds.length, until, decision, first: serviceIds.slice(0, 20) }
  await changed(work, centreId, { what: 'centres.given_service', id: centreId, before: null, after })
}

function desksOf(hall: StampedHall, deskIds: Iterable<DeskId>): Map<DeskId, Desk> {
  const desks = new Map([...new Set(deskIds)].map((id) => [id, hall.hallDesks.get(id)?.desk]))
  if ([...desks.values()].includes(undefined)) throw new Refusal(no('no-desk', {}, 'deskId'))
  return desks as Map<DeskId, Desk>
}

/** Cells of «desks and services»; only what differs is written down. */
export async function setParticipation(
  work: Work,
  centreId: CentreId,
  cells: readonly Participation[],
  reason?: string,
): Promise<void> {
  permit(work.actor, 'centres.manage', centreId)
  const hall = await hallOf(work, centreId)
  const desks = desksOf(
    hall,
    cells.map(({ deskId }) => deskId),
  )
  if (cells.some(({ groupId }) => !hall.groups.has(groupId))) throw new Refusal(no('no-group', {}, 'groupId'))
  const levelNow = ({ deskId, groupId }: Participation): Level => dutiesOf(hall, deskId).byGroup.get(groupId) ?? 0
  const different = cells.filter((cell) => levelNow(cell) !== cell.level)
  if (different.length === 0) return
  await store.saveParticipation(work, centreId, different)
  const named = (level: (cell: Participation) => Level): Values =>
    Object.fromEntries(
      different.map((cell) => [
        `${desks.get(cell.deskId)!.number} × ${hall.groups.get(cell.groupId)!.key}`,
        level(cell),
      ]),
    )
  const change = { before: named(levelNow), after: named(({ level }) => level), reason }
  await changed(work, centreId, { what: 'centres.participation', id: centreId, ...change })
}

/** Single services in which a desk differs from the group; `null` takes the difference away. */
export async function setParticipationException(
  work: Work,
  centreId: CentreId,
  { deskId, serviceId, level }: Omit<ParticipationException, 'level'> & { readonly level: Level | null },
): Promise<void> {
  permit(work.actor, 'centres.manage', centreId)
  const hall = await hallOf(work, centreId)
  desksOf(hall, [deskId])
  const before = dutiesOf(hall, deskId).byService.get(serviceId)
  if (level === null) await store.removeParticipationException(work, centreId, { deskId, serviceId })
  else await store.saveParticipationExceptions(work, centreId, [{ deskId, serviceId, level }])
  await changed(work, centreId, {
    what: 'centres.participation_exception',
    id: deskId,
    before: before === undefined ? null : { serviceId, level: before },
    after: level === null ? null : { serviceId, level },
  })
}

export interface Cell {
  readonly groupId: GroupId
  /** What the head gave the desk. */
  readonly level: Level
  /** What it takes now with the person sitting there. */
  readonly now: Level
  readonly services: number
  /** Services of the group the person is not qualified for: their tickets don't come to this desk. */
  readonly missing: readonly ServiceId[]
}
export interface DeskView extends HallDesk {
  readonly zone: Zone
  readonly cells: readonly Cell[]
}

function viewOf(hall: StampedHall, seated: HallDesk): DeskView {
  const duties = dutiesOf(hall, seated.desk.id)
  const given = [...newestGiven(hall).values()]
  const cells = [...hall.groups.keys()].map((groupId): Cell => {
    const level = duties.byGroup.get(groupId) ?? 0
    const { all, missing } = seated.seat
      ? coverage(groupId, rightsOf(hall, seated.seat.staffId), given)
      : { all: given.filter((each) => each.groupId === groupId).length, missing: [] }
    return { groupId, level, now: seated.byGroup.get(groupId) ?? 0, services: all, missing: level > 0 ? missing : [] }
  })
  return { ...seated, zone: hall.zones.get(seated.desk.zoneId)!, cells }
}

export async function deskView(work: Work, deskId: DeskId): Promise<DeskView> {
  const hall = await hallOf(work, await centreOfDesk(work, deskId))
  permit(work.actor, 'queue.see', hall.centre.id)
  return viewOf(hall, hall.hallDesks.get(deskId)!)
}

/** All desks of a centre by number: the matrix of the settings and the map of the hall. */
export async function listDeskViews(work: Work, centreId: CentreId): Promise<DeskView[]> {
  permit(work.actor, 'queue.see', centreId)
  const hall = await hallOf(work, centreId)
  return [...hall.hallDesks.values()].map((desk) => viewOf(hall, desk))
}
