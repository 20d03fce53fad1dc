// A network of centres from a file: all of it or nothing, with the set-up each centre begins with.
import type { Work } from '../../../db/work.ts'
import { permit } from '../../../kernel/actor.ts'
import { newId } from '../../../kernel/id.ts'
import { accept, Refusal } from '../../../kernel/refusal.ts'
import { dateIn, kyiv, type PlainTime } from '../../../kernel/time.ts'
import { recordChange } from '../../audit/service.ts'
import type { Category } from '../../catalogue/model.ts'
import { registerPlace } from '../../identity/service.ts'
import { groupKeyOf, hoursAround, openForLong } from '../first-setup.ts'
import { type Centre, type CentreId, defaultSettings, type Network, no, type ServiceId, type Week } from '../model.ts'
import { type CentreRecord, type NetworkRecord, readNetworks } from '../network-file.ts'
import { checkDay, closedDay } from '../rules/hours.ts'
import * as centreStore from '../store/centre.ts'
import { registerCentre } from './centres.ts'
import { type Decision, giveServices } from './desks.ts'
import { hallOf } from './hall.ts'
import { type FirstZone, layOutHall } from './layout.ts'

export interface ImportOptions {
  /** Desks by centre and zone, where the file's estimates are to be overruled: `{ 'kharkiv-regional': { social: 33 } }`. */
  readonly zoneDesks?: Readonly<Record<string, Readonly<Record<string, number>>>>
}

export interface ImportedNetwork {
  readonly network: Network
  /** Centres by their key in the file; mobile units follow their centre as `<key>-mobile-1`. */
  readonly centres: ReadonlyMap<string, Centre>
}

/** Accepts the file with several networks, or refuses naming every bad record and field. */
export async function importNetworks(
  work: Work,
  json: unknown,
  options: ImportOptions = {},
): Promise<ImportedNetwork[]> {
  permit(work.actor, 'network.manage')
  const imported: ImportedNetwork[] = []
  for (const record of readNetworks(json)) imported.push(await importNetwork(work, record, options))
  return imported
}

async function importNetwork(work: Work, record: NetworkRecord, options: ImportOptions): Promise<ImportedNetwork> {
  const known = await centreStore.listNetworks(work)
  if (known.some((network) => network.key === record.id)) throw new Refusal(no('import-not-empty', { key: record.id }))
  const network: Network = {
    id: newId<'Network'>(),
    key: record.id,
    name: { uk: record.name, en: record.nameEn },
    region: record.region,
  }
  await centreStore.addNetwork(work, network)
  await registerPlace(work, { id: network.id, kind: 'network', networkId: null, name: network.name })
  const centres = new Map<string, Centre>()
  const nextCode = codesOf(known.length + 1)
  for (const each of record.centres) {
    const centre = await importCentre(work, network, each, nextCode, options)
    centres.set(each.id, centre)
    for (let n = 1; n <= (each.mobileUnits?.value ?? 0); n++) {
      const unit = mobileUnit(centre, n, nextCode())
      centres.set(unit.key, unit)
      await centreStore.addCentre(work, unit, weekOf(each), defaultSettings)
      await registerCentre(work, unit)
      await layOutHall(work, unit.id, [
        { key: 'hall', uk: 'Пересувний центр', en: 'Mobile centre', desks: 4, stations: 0 },
      ])
    }
  }
  await recordChange(work, {
    what: 'centres.network',
    id: network.id,
    before: null,
    after: { key: network.key, centres: [...centres.keys()] },
  })
  return { network, centres }
}

/** `0101`, `0102` …: the number of the network, then of the centre in it; a known sign stays. */
function codesOf(networkNumber: number): () => string {
  let next = 0
  return () => `${String(networkNumber).padStart(2, '0')}${String(++next).padStart(2, '0')}`
}
const knownCodes: Readonly<Record<string, string>> = { 'kharkiv-regional': 'ХРК' }

const days = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const

function weekOf({ openingHours }: CentreRecord): Week {
  return days.map((day) => {
    const [from, until] = (openingHours[day]?.split('–') ?? []) as [PlainTime?, PlainTime?]
    return from && until ? accept(checkDay(hoursAround(from, until, day === 'sat'), day)) : closedDay
  })
}

async function importCentre(
  work: Work,
  network: Network,
  record: CentreRecord,
  nextCode: () => string,
  options: ImportOptions,
): Promise<Centre> {
  const centre: Centre = {
    id: newId<'Centre'>(),
    key: record.id,
    networkId: network.id,
    parentId: null,
    kind: record.type === 'planned' ? 'multicentre' : record.type,
    name: { uk: record.name, en: record.nameEn },
    address: record.address,
    phones: record.phones,
    email: null,
    website: record.website ?? null,
    zone: kyiv,
    placeCode: record.placeCode ?? knownCodes[record.id] ?? nextCode(),
    opensOn: record.type === 'planned' ? null : openForLong(dateIn(kyiv, work.now)),
    closesOn: null,
    note: record.mergesInto ? `об’єднується в ${record.mergesInto}` : null,
  }
  await centreStore.addCentre(work, centre, weekOf(record), defaultSettings)
  await registerCentre(work, centre)
  await layOutHall(work, centre.id, zonesOf(record, options.zoneDesks?.[record.id] ?? {}))
  return centre
}

const mobileUnit = (parent: Centre, n: number, placeCode: string): Centre => ({
  ...parent,
  id: newId<'Centre'>(),
  key: `${parent.key}-mobile-${n}`,
  parentId: parent.id,
  kind: 'mobile',
  name: { uk: `Пересувний центр ${n}: ${parent.name.uk}`, en: `Mobile centre ${n}: ${parent.name.en}` },
  address: null,
  placeCode,
  note: null,
})

function zonesOf(record: CentreRecord, overruled: Readonly<Record<string, number>>): FirstZone[] {
  const zones = record.zones?.map(({ id, name, nameEn, desks, biometricStations }) => ({
    key: id,
    uk: name,
    en: nameEn ?? zoneNamesEn[id] ?? name,
    desks: overruled[id] ?? desks,
    stations: biometricStations,
  }))
  const one = {
    key: 'hall',
    uk: 'Зал',
    en: 'Hall',
    desks: record.desks?.value ?? 1,
    stations: record.biometricStations?.value ?? 0,
  }
  return zones ?? [one]
}

const zoneNamesEn: Readonly<Record<string, string>> = {
  info: 'Reception and information',
  admin: 'Administrative services',
  universal: 'Administrative services',
  residence: 'Residence',
  passport: 'Passports',
  business: 'Business and real estate',
  registrar: 'State registrars',
  social: 'Social services',
  veteran: 'Veterans',
  pension: 'Pension fund',
  transport: 'Drivers and vehicles',
}

/** Puts services on the centre's list, each in the group of its category. */
export async function giveByCategory(
  work: Work,
  centreId: CentreId,
  services: readonly { readonly id: ServiceId; readonly category: Category }[],
  decision: Decision,
): Promise<void> {
  const { groups } = await hallOf(work, centreId)
  const idOf = new Map([...groups.values()].map(({ key, id }) => [key, id]))
  const rows = services.map(({ id, category }) => {
    const groupId = idOf.get(groupKeyOf(category))
    if (!groupId) throw new Refusal(no('no-group', {}, 'groupId'))
    return { serviceId: id, groupId }
  })
  await giveServices(work, centreId, rows, decision)
}
