// The catalogue in the database. Versions are only added; every change sets a new stamp.
import { sql } from 'kysely'
import type { Named, Work } from '../../db/work.ts'
import type { Instant, PlainDate } from '../../kernel/time.ts'
import type { DocumentSource, Service, ServiceCard, ServiceId, VersionId } from './model.ts'
import './tables.ts'

export interface SavedVersion extends Service {
  readonly reason: string
  readonly madeBy: string
  readonly madeAt: Instant
}

interface Row {
  readonly id: VersionId
  readonly service_id: ServiceId
  readonly key: string
  readonly number: number
  readonly valid_from: PlainDate
  readonly card: ServiceCard
  readonly reason: string
  readonly made_by: string
  readonly made_at: Instant
}

const versionOf = (row: Row): SavedVersion => ({
  ...row.card,
  id: row.service_id,
  key: row.key,
  versionId: row.id,
  version: row.number,
  validFrom: row.valid_from,
  reason: row.reason,
  madeBy: row.made_by,
  madeAt: row.made_at,
})

const versions = (work: Work) =>
  work.db
    .selectFrom('catalogue.version as v')
    .innerJoin('catalogue.service as s', 's.id', 'v.service_id')
    .select([
      'v.id',
      'v.service_id',
      's.key',
      'v.number',
      'v.valid_from',
      'v.card',
      'v.reason',
      'v.made_by',
      'v.made_at',
    ])

const readStamp: Named = { name: 'catalogue-stamp', text: 'select stamp from catalogue.edition' }

/** Equal stamps mean an equal catalogue: the cheap question before every answer from memory. */
export async function getStamp(work: Work): Promise<string> {
  const [row] = await work.named<{ stamp: string }>(readStamp, [])
  return row!.stamp
}

/** Changes of the catalogue come one after another. */
export async function lockEdition(work: Work): Promise<void> {
  await work.db.selectFrom('catalogue.edition').select('stamp').forUpdate().execute()
}

export async function setStamp(work: Work, stamp: string): Promise<void> {
  await work.db.updateTable('catalogue.edition').set({ stamp }).execute()
}

/** Every service as it stands on a date. */
export async function listInForce(work: Work, on: PlainDate): Promise<SavedVersion[]> {
  const rows = await versions(work)
    .distinctOn('v.service_id')
    .where('v.valid_from', '<=', on)
    .orderBy('v.service_id')
    .orderBy('v.valid_from', 'desc')
    .orderBy('v.number', 'desc')
    .execute()
  return rows.map(versionOf)
}

/** What counts from a date on: the version in force and those that wait, by service. */
export async function listFrom(work: Work, on: PlainDate): Promise<SavedVersion[]> {
  const waiting = await versions(work).where('v.valid_from', '>', on).orderBy('v.number').execute()
  return [...(await listInForce(work, on)), ...waiting.map(versionOf)]
}

export async function findVersion(work: Work, id: VersionId): Promise<SavedVersion | undefined> {
  const row = await versions(work).where('v.id', '=', id).executeTakeFirst()
  return row && versionOf(row)
}

/** All versions of a service, oldest first. */
export async function listVersions(work: Work, service: ServiceId | { readonly key: string }): Promise<SavedVersion[]> {
  const asked = versions(work).orderBy('v.number')
  const rows = await (typeof service === 'string'
    ? asked.where('s.id', '=', service)
    : asked.where('s.key', '=', service.key)
  ).execute()
  return rows.map(versionOf)
}

export async function highestNumbers(work: Work): Promise<ReadonlyMap<ServiceId, number>> {
  const rows = await work.db
    .selectFrom('catalogue.version')
    .select((of) => ['service_id', of.fn.max('number').as('number')])
    .groupBy('service_id')
    .execute()
  return new Map(rows.map((row) => [row.service_id, Number(row.number)]))
}

export interface NewVersion {
  readonly id: VersionId
  readonly serviceId: ServiceId
  readonly number: number
  readonly validFrom: PlainDate
  readonly card: ServiceCard
  readonly reason: string
  readonly madeBy: string
}

const perInsert = 200

export async function saveServices(work: Work, list: readonly { id: ServiceId; key: string }[]): Promise<void> {
  for (const part of inParts(list))
    await work.db
      .insertInto('catalogue.service')
      .values(part.map(({ id, key }) => ({ id, key, created_at: new Date(work.now) })))
      .execute()
}

export async function saveVersions(work: Work, list: readonly NewVersion[]): Promise<void> {
  for (const part of inParts(list))
    await work.db
      .insertInto('catalogue.version')
      .values(
        part.map((version) => ({
          id: version.id,
          service_id: version.serviceId,
          number: version.number,
          valid_from: version.validFrom,
          card: JSON.stringify(version.card),
          reason: version.reason,
          made_by: version.madeBy,
          made_at: new Date(work.now),
        })),
      )
      .execute()
}

function* inParts<T>(list: readonly T[]): Generator<readonly T[]> {
  for (let at = 0; at < list.length; at += perInsert) yield list.slice(at, at + perInsert)
}

export async function listDecisions(work: Work): Promise<ReadonlyMap<string, DocumentSource>> {
  const rows = await work.db.selectFrom('catalogue.document_decision').select(['name', 'source']).execute()
  return new Map(rows.map((row) => [row.name, row.source]))
}

export interface DocumentDecision {
  readonly name: string
  readonly written: string
  readonly source: DocumentSource
  readonly reason: string
  readonly madeBy: string
}

export async function saveDecision(work: Work, decision: DocumentDecision): Promise<void> {
  const row = {
    written: decision.written,
    source: decision.source,
    reason: decision.reason,
    made_by: decision.madeBy,
    made_at: new Date(work.now),
  }
  await work.db
    .insertInto('catalogue.document_decision')
    .values({ name: decision.name, ...row })
    .onConflict((conflict) => conflict.column('name').doUpdateSet(row))
    .execute()
}

/** The next free number of a field of the catalogue: `residence-016`. */
export async function nextKey(work: Work, category: string): Promise<string> {
  const row = await work.db
    .selectFrom('catalogue.service')
    .select(sql<number | null>`max(substring(key from '[0-9]+$')::int)`.as('last'))
    .where(sql<boolean>`key ~ ${`^${category}-[0-9]{3,6}$`}`)
    .executeTakeFirst()
  return `${category}-${String((row?.last ?? 0) + 1).padStart(3, '0')}`
}
