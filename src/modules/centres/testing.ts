// A small centre for tests: open since long, with desks and people who may work at them.
import type { Database, Work } from '../../db/work.ts'
import { type Actor, type Role, systemActor } from '../../kernel/actor.ts'
import { newId } from '../../kernel/id.ts'
import { kyiv, type PlainDate, type PlainTime } from '../../kernel/time.ts'
import { createService } from '../catalogue/service/change.ts'
import type {
  Centre,
  Desk,
  Equipment,
  GroupId,
  Level,
  ServiceGroup,
  ServiceId,
  Settings,
  StaffId,
  Week,
} from './model.ts'
import { createCentre, createNetwork } from './service/centres.ts'
import { giveServices, saveDesk, saveGroup, saveZone, setParticipation } from './service/desks.ts'
import { addMembers, setRights } from './service/people.ts'

export const founder = systemActor('test')
export const longAgo = '2020-01-01' as PlainDate

const always = [{ from: '00:00' as PlainTime, until: '23:59' as PlainTime }]
export const alwaysOpen: Week = Array.from({ length: 7 }, () => ({ work: always, reception: always, tickets: always }))

export interface TestCentre {
  readonly centre: Centre
  readonly groups: Readonly<Record<string, ServiceGroup>>
  /** One service in each group, by the group's key; that of «passports» needs a biometric station. */
  readonly services: Readonly<Record<string, ServiceId>>
  readonly desks: readonly Desk[]
  /** One administrator for each desk, qualified for every group. */
  readonly administrators: readonly Actor[]
  readonly head: Actor
}

export const staffActor = (role: Role, centreId: Centre['id'], id: StaffId = newId<'Staff'>()): Actor => ({
  kind: 'staff',
  id,
  posts: [{ role, place: centreId }],
  place: 'test',
})
export const staffIdOf = (actor: Actor): StaffId => {
  if (actor.kind !== 'staff') throw new Error('not a staff member')
  return actor.id
}

export interface Wanted {
  /** For each desk: level by group key, and what it is equipped with. */
  readonly desks?: readonly {
    readonly levels?: Readonly<Record<string, Level>>
    readonly equipment?: readonly Equipment[]
  }[]
  readonly groups?: readonly Pick<ServiceGroup, 'key' | 'series' | 'purpose'>[]
  readonly week?: Week
  readonly settings?: Partial<Settings>
}

const oneGroup = [{ key: 'all', series: 'А', purpose: null }] as const

async function someService(work: Work, id: string, needsBiometricStation: boolean): Promise<ServiceId> {
  const record = { name: `Послуга ${id}`, nameEn: `Service ${id}`, category: 'residence', authority: 'Орган' } as const
  const more = { deskMinutes: 10, channels: ['desk' as const], needsBiometricStation }
  return (await createService(work, { id, ...record, ...more }, { from: longAgo, reason: 'тест' })).id
}

async function build(
  work: Work,
  { desks = [{}], groups = oneGroup, week = alwaysOpen, settings = {} }: Wanted,
): Promise<TestCentre> {
  const sign = newId().slice(0, 8)
  const name = { uk: 'Центр', en: 'Centre' }
  const network = await createNetwork(work, { key: `network-${sign}`, name, region: 'Область' })
  const card = {
    key: `centre-${sign}`,
    networkId: network.id,
    kind: 'territorial',
    name,
    zone: kyiv,
    opensOn: longAgo,
  } as const
  const placeCode = String(Number.parseInt(sign.slice(0, 6), 16)).padStart(8, '0')
  const centre = await createCentre(work, { ...card, placeCode, week, settings, zones: [] })
  const zone = await saveZone(work, centre.id, { key: 'hall', name, floor: 1, way: 'right', position: 0 })
  const made: Record<string, ServiceGroup> = {}
  const services: Record<string, ServiceId> = {}
  for (const [position, group] of groups.entries()) {
    made[group.key] = await saveGroup(work, centre.id, { ...group, name, short: name, position })
    services[group.key] = await someService(work, `${group.key}-${sign}`, group.key === 'passports')
  }
  const given = groups.map(({ key }) => ({ serviceId: services[key]!, groupId: made[key]!.id }))
  await giveServices(work, centre.id, given, { decision: 'test', since: longAgo })
  const built: Desk[] = []
  for (const [i, { equipment = [] }] of desks.entries())
    built.push(await saveDesk(work, { centreId: centre.id, number: i + 1, zoneId: zone.id, equipment, inUse: true }))
  const everything = Object.fromEntries(groups.map(({ key }) => [key, 2 as Level]))
  const cells = desks.flatMap(({ levels = everything }, i) =>
    Object.entries(levels).map(([key, level]) => ({ deskId: built[i]!.id, groupId: made[key]!.id, level })),
  )
  await setParticipation(work, centre.id, cells)
  const administrators = desks.map(() => staffActor('administrator', centre.id))
  const ids = administrators.map(staffIdOf)
  await addMembers(work, centre.id, ids, longAgo)
  const all: GroupId[] = Object.values(made).map(({ id }) => id)
  await setRights(work, centre.id, new Map(ids.map((id) => [id, all])))
  return { centre, groups: made, services, desks: built, administrators, head: staffActor('head', centre.id) }
}

export const testCentre = (database: Database, wanted: Wanted = {}): Promise<TestCentre> =>
  database.run(founder, (work) => build(work, wanted))
