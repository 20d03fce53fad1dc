// Reading the catalogue: what any page, kiosk, desk or case asks of it. Reading needs no permission: information about
// services is free and open (article 6 of Law 5203-VI). Changing it: service/change.ts and its neighbours.
import type { Work } from '../../db/work.ts'
import { permit } from '../../kernel/actor.ts'
import { Refusal } from '../../kernel/refusal.ts'
import type { Text } from '../../kernel/text.ts'
import type { PlainDate } from '../../kernel/time.ts'
import { type Group, groupOf, groups } from './categories.ts'
import { ruleFor } from './documents.ts'
import { currentEdition, today } from './edition.ts'
import {
  type Category,
  type Channel,
  type DocumentRequirement,
  no,
  type Service,
  type ServiceId,
  type VersionId,
  type VersionNote,
} from './model.ts'
import { changedFields, inForce, shownPrice, shownTerm, totalPrice } from './rules.ts'
import { mostAskedOf } from './search.ts'
import * as store from './store.ts'
import { cardIn, versionsOf, withoutNotes } from './versions.ts'

/** The service as it stands today, or as it stood on a date. By id, or by key such as `residence-001`. */
export async function getService(work: Work, idOrKey: string, on?: PlainDate): Promise<Service> {
  if (on !== undefined && on !== today(work)) return serviceOn(work, idOrKey, on)
  const found = await findService(work, idOrKey)
  return found ?? serviceOn(work, idOrKey, today(work))
}

/** The service as it stands today, if there is one. */
export async function findService(work: Work, idOrKey: string): Promise<Service | undefined> {
  const { byId, byKey } = await currentEdition(work)
  return byId.get(idOrKey as ServiceId) ?? byKey.get(idOrKey)
}

async function serviceOn(work: Work, idOrKey: string, on: PlainDate): Promise<Service> {
  const versions = await versionsOf(work, idOrKey)
  const found = inForce(versions, on)
  if (!found) throw new Refusal(no('not-yet-given', { from: versions[0]!.validFrom }))
  return withoutNotes(found)
}

const mostKept = 2000
const keptVersions = new Map<VersionId, Service>()

/** The very version a case was registered with. A version never changes, so it may be kept in memory. */
export async function getVersion(work: Work, id: VersionId): Promise<Service> {
  const known = keptVersions.get(id)
  if (known) return known
  const found = await store.findVersion(work, id)
  if (!found) throw new Refusal(no('no-such-version'))
  const version = withoutNotes(found)
  if (keptVersions.size >= mostKept) keptVersions.clear()
  keptVersions.set(id, version)
  return version
}

/** A service on a list: what people compare, with what is missing said in words. */
export interface ServiceLine {
  readonly id: ServiceId
  readonly key: string
  readonly versionId: VersionId
  readonly code: string | null
  readonly name: Text
  readonly category: Category
  readonly group: string
  readonly authority: string
  readonly social: boolean
  readonly sensitive: boolean
  readonly channels: readonly Channel[]
  readonly deskMinutes: number
  readonly biometricStation: boolean
  readonly term: Text
  readonly price: Text
}

function lineOf(service: Service): ServiceLine {
  const { id, key, versionId, code, name, category, authority, social, sensitive, channels, deskMinutes } = service
  const total = totalPrice(service)
  return {
    ...{ id, key, versionId, code, name, category, authority, social, sensitive, channels, deskMinutes },
    group: groupOf(category).key,
    biometricStation: service.needs.biometricStation,
    term: shownTerm(service),
    price: shownPrice(total === null ? service.fee : { amount: total, text: null, law: null }),
  }
}

export interface ServiceFilters {
  readonly category?: Category | undefined
  /** The key of a group, as the kiosk shows them. */
  readonly group?: string | undefined
  readonly social?: boolean | undefined
  readonly channel?: Channel | undefined
  readonly authority?: string | undefined
  /** Only these: the services of one centre. */
  readonly among?: ReadonlySet<ServiceId> | undefined
}

export interface PageAsked {
  /** The key of the last service of the page before. */
  readonly after?: string | undefined
  readonly limit?: number | undefined
}

export interface ServicePage {
  readonly services: readonly ServiceLine[]
  /** Ask with this to go on; null at the end. */
  readonly next: string | null
}

const passes = (service: Service, asked: ServiceFilters): boolean =>
  (asked.category === undefined || service.category === asked.category) &&
  (asked.group === undefined || groupOf(service.category).key === asked.group) &&
  (asked.social === undefined || service.social === asked.social) &&
  (asked.channel === undefined || service.channels.includes(asked.channel)) &&
  (asked.authority === undefined || service.authority === asked.authority) &&
  (asked.among === undefined || asked.among.has(service.id))

const byKey = new Intl.Collator('en', { numeric: true })

/** Services by key, a page at a time. */
export async function listServices(
  work: Work,
  filters: ServiceFilters = {},
  { after, limit = 50 }: PageAsked = {},
): Promise<ServicePage> {
  const { services } = await currentEdition(work)
  const from = after === undefined ? services : services.filter(({ key }) => byKey.compare(key, after) > 0)
  const page: Service[] = []
  for (const service of from) {
    if (page.length > limit) break
    if (passes(service, filters)) page.push(service)
  }
  const shown = page.slice(0, limit)
  return { services: shown.map(lineOf), next: page.length > limit ? shown.at(-1)!.key : null }
}

export interface GroupOfServices extends Group {
  readonly services: number
}

/** What the kiosk and the portal offer to choose from, with how many services stand behind; empty groups are left out. */
export async function listGroups(work: Work, among?: ReadonlySet<ServiceId>): Promise<readonly GroupOfServices[]> {
  const { services } = await currentEdition(work)
  const offered = among ? services.filter(({ id }) => among.has(id)) : services
  return groups
    .map((group) => ({
      ...group,
      services: offered.filter(({ category }) => group.categories.includes(category)).length,
    }))
    .filter((group) => group.services > 0)
}

export interface SearchAsked {
  readonly limit?: number | undefined
  /** Only these: the services of one centre. */
  readonly among?: ReadonlySet<ServiceId> | undefined
}

/** Services by what people type, best first. Nothing typed: what is asked for most. */
export async function search(
  work: Work,
  text: string,
  { limit = 10, among }: SearchAsked = {},
): Promise<readonly ServiceLine[]> {
  if (text.trim() === '') return listMostAsked(work, { limit, among })
  const { index, byKey: known } = await currentEdition(work)
  const offered = among && ((key: string) => among.has(known.get(key)!.id))
  return index.find(text, { limit, among: offered }).map((key) => lineOf(known.get(key)!))
}

export async function listMostAsked(
  work: Work,
  { limit = 10, among }: SearchAsked = {},
): Promise<readonly ServiceLine[]> {
  const { services } = await currentEdition(work)
  return mostAskedOf(among ? services.filter(({ id }) => among.has(id)) : services, limit).map(lineOf)
}

const cardOf = (version: store.SavedVersion) => cardIn(withoutNotes(version))

/** Every version of a service, newest first: since when, why, by whom, and what it changed. */
export async function listVersions(work: Work, idOrKey: string): Promise<readonly VersionNote[]> {
  permit(work.actor, 'catalogue.manage')
  const versions = await versionsOf(work, idOrKey)
  return versions
    .map((version, at) => ({
      versionId: version.versionId,
      version: version.version,
      validFrom: version.validFrom,
      reason: version.reason,
      madeBy: version.madeBy,
      madeAt: version.madeAt,
      changed: at === 0 ? [] : changedFields(cardOf(versions[at - 1]!), cardOf(version)),
    }))
    .reverse()
}

export interface WhyNotBrought {
  readonly reason: Text
  readonly register: string | undefined
  readonly law: string | null
}

/** Why a document is asked from this side, in words for the page; nothing when only the head decided. */
export function explainSource(service: Service, document: DocumentRequirement): WhyNotBrought | undefined {
  const rule = ruleFor(document, service.category)
  return rule && rule.source === document.source
    ? { reason: rule.reason, register: rule.register, law: rule.law }
    : undefined
}

/** What other modules read a card with. */
export { phasesOf, priceLines, processCardOf } from './rules.ts'
