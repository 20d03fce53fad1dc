// The hall a centre begins with: its groups of services, zones and desks, until the head changes them.
import type { Work } from '../../../db/work.ts'
import { newId } from '../../../kernel/id.ts'
import { firstGroups, firstLevels, firstWay } from '../first-setup.ts'
import type { CentreId, Desk, GroupId, Participation, Zone } from '../model.ts'
import { stampSetup } from '../store/centre.ts'
import * as store from '../store/desks.ts'

export interface FirstZone {
  readonly key: string
  readonly uk: string
  readonly en: string
  readonly desks: number
  readonly stations: number
}

/** One hall without desks: what a founder gets who says nothing about it. */
export const emptyHall: readonly FirstZone[] = [{ key: 'hall', uk: 'Зал', en: 'Hall', desks: 0, stations: 0 }]

/** Groups, zones, and desks numbered through the hall, each serving what its zone serves. */
export async function layOutHall(work: Work, centreId: CentreId, zones: readonly FirstZone[]): Promise<void> {
  const groups = await addGroups(work, centreId)
  const desks: Desk[] = []
  const cells: Participation[] = []
  for (const [position, { key, uk, en, desks: count, stations }] of zones.entries()) {
    const zone: Zone = { id: newId<'Zone'>(), key, name: { uk, en }, floor: 1, way: firstWay(position), position }
    await store.saveZone(work, centreId, zone)
    for (let i = 0; i < count; i++) {
      const desk = newDesk(zone, centreId, desks.length + 1, i < stations)
      desks.push(desk)
      for (const [group, level] of firstLevels(key, i < stations))
        cells.push({ deskId: desk.id, groupId: groups.get(group)!, level })
    }
  }
  await store.addDesks(work, desks)
  await store.saveParticipation(work, centreId, cells)
  await stampSetup(work, centreId)
}

async function addGroups(work: Work, centreId: CentreId): Promise<Map<string, GroupId>> {
  const ids = new Map<string, GroupId>()
  for (const [position, { categories: _, ...group }] of firstGroups.entries()) {
    const id = newId<'ServiceGroup'>()
    await store.saveGroup(work, centreId, { ...group, id, position })
    ids.set(group.key, id)
  }
  return ids
}

const newDesk = (zone: Zone, centreId: CentreId, number: number, hasStation: boolean): Desk => ({
  id: newId<'Desk'>(),
  centreId,
  number,
  zoneId: zone.id,
  equipment: hasStation ? ['biometric'] : [],
  inUse: true,
  quick: false,
})
