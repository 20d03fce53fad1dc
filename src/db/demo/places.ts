// The demo's catalogue, two networks of centres, and the authorities that decide for them.
import fs from 'node:fs'
import path from 'node:path'
import type { PlainDate } from '../../kernel/time.ts'
import { importCatalogue } from '../../modules/catalogue/service/import.ts'
import { listServices, type ServiceLine } from '../../modules/catalogue/service.ts'
import type { Authority, Centre, Network } from '../../modules/centres/model.ts'
import { saveAuthority, setDeciding } from '../../modules/centres/service/authorities.ts'
import { giveByCategory, importNetworks } from '../../modules/centres/service/import.ts'
import type { Work } from '../work.ts'

const reference = path.resolve(import.meta.dirname, '../../../data/reference')
const read = (file: string): string => fs.readFileSync(path.join(reference, file), 'utf8')

/** When the demo's catalogue and its decisions take effect: long before any demo case. */
export const longAgo = '2026-01-01' as PlainDate

export async function loadCatalogue(work: Work): Promise<number> {
  const cards = fs.readdirSync(path.join(reference, 'service-cards')).filter((name) => name !== 'index.json')
  const source = {
    format: 'json' as const,
    text: read('services.json'),
    cards: cards.map((name) => read(`service-cards/${name}`)),
  }
  const report = await importCatalogue(work, source, { from: longAgo, reason: 'довідкові дані' })
  return report.added
}

/** Half of the regional centre's 82 desks serve the social field: 33 of its own zone and 8 of the pension fund's. */
const zoneDesks = {
  'kharkiv-regional': {
    info: 6,
    admin: 12,
    residence: 5,
    passport: 8,
    business: 6,
    social: 33,
    pension: 8,
    transport: 4,
  },
}

export interface LoadedNetwork {
  readonly network: Network
  readonly centres: ReadonlyMap<string, Centre>
  /** By the kind that the services' cards name. */
  readonly authorities: ReadonlyMap<string, Authority>
}

export async function loadNetworks(work: Work): Promise<LoadedNetwork[]> {
  const services = await everyService(work)
  const loaded: LoadedNetwork[] = []
  for (const { network, centres } of await importNetworks(work, JSON.parse(read('centres.json')), { zoneDesks })) {
    const authorities = await foundAuthorities(work, network, new Set(services.map(({ authority }) => authority)))
    for (const centre of centres.values()) await furnish(work, centre, services, authorities)
    loaded.push({ network, centres, authorities })
  }
  return loaded
}

const everyService = async (work: Work): Promise<readonly ServiceLine[]> =>
  (await listServices(work, {}, { limit: 1000 })).services

const cities: Readonly<Record<string, string>> = { kharkiv: 'м. Харків', kherson: 'м. Херсон' }

async function foundAuthorities(
  work: Work,
  network: Network,
  kinds: ReadonlySet<string>,
): Promise<Map<string, Authority>> {
  const authorities = new Map<string, Authority>()
  let n = 0
  for (const kind of kinds) {
    n++
    const authority = await saveAuthority(work, {
      key: `${network.key}-authority-${n}`,
      name: { uk: `${kind}, ${cities[network.key] ?? network.region}`, en: `Authority ${n} of ${network.name.en}` },
      kind,
      email: `authority-${n}.${network.key}@vikno.example`,
      address: null,
      channel: n % 3 === 0 ? 'electronic' : 'paper',
    })
    authorities.set(kind, authority)
  }
  return authorities
}

/** A vehicle gives what needs no station; every other centre gives everything. */
async function furnish(
  work: Work,
  centre: Centre,
  services: readonly ServiceLine[],
  authorities: ReadonlyMap<string, Authority>,
): Promise<void> {
  const given =
    centre.kind === 'mobile'
      ? services.filter(({ channels, biometricStation }) => channels.includes('mobile') && !biometricStation)
      : services
  await giveByCategory(work, centre.id, given, { decision: 'рішення засновника (демо)', since: longAgo })
  await setDeciding(
    work,
    centre.id,
    [...authorities].map(([kind, { id }]) => ({ kind, authorityId: id })),
  )
}
