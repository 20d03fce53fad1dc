// Residents: sealed at rest, found by keyed hashes.
import { type Selectable, sql } from 'kysely'
import type { Work } from '../../../db/work.ts'
import type { PlainDate } from '../../../kernel/time.ts'
import type {
  Contacts,
  DocumentKind,
  IdentityDocument,
  Name,
  PersonClaim,
  Resident,
  ResidentId,
  TaxNumber,
  Unzr,
} from '../model.ts'
import { searchWords } from '../rules/names.ts'
import type { DocumentTable, ResidentTable } from '../tables.ts'

type Details = Omit<IdentityDocument, 'kind'>

const opened = (work: Work, sealed: Buffer | null): string | null => sealed && work.vault.open(sealed)
const sealedOrNull = (work: Work, text: string | null): Buffer | null => (text === null ? null : work.vault.seal(text))
const hashOrNull = (work: Work, kind: string, text: string | null): Buffer | null =>
  text === null ? null : work.vault.hash(kind, text)
const documentHash = (work: Work, kind: DocumentKind, number: string) => work.vault.hash(`document ${kind}`, number)
const partHash = (work: Work, part: string) => work.vault.hash('name-part', part)

function residentOf(
  work: Work,
  row: Selectable<ResidentTable>,
  documents: readonly Selectable<DocumentTable>[],
): Resident {
  return {
    id: row.id,
    name: JSON.parse(work.vault.open(row.name)) as Name,
    birthDate: opened(work, row.birth_date) as PlainDate | null,
    taxNumber: opened(work, row.tax_number) as TaxNumber | null,
    unzr: opened(work, row.unzr) as Unzr | null,
    documents: documents.map(({ kind, details }) => ({ kind, ...(JSON.parse(work.vault.open(details)) as Details) })),
    contacts: JSON.parse(work.vault.open(row.contacts)) as Contacts,
    address: opened(work, row.address),
  }
}

/** In the order of the ids given; ids of nobody are left out. */
export async function listResidents(work: Work, ids: readonly ResidentId[]): Promise<Resident[]> {
  if (ids.length === 0) return []
  const rows = await work.db.selectFrom('identity.resident').selectAll().where('id', 'in', ids).execute()
  const documents = await work.db
    .selectFrom('identity.document')
    .selectAll()
    .where('resident_id', 'in', ids)
    .orderBy('added_at')
    .execute()
  const found = new Map(
    rows.map((row) => [
      row.id,
      residentOf(
        work,
        row,
        documents.filter((document) => document.resident_id === row.id),
      ),
    ]),
  )
  return ids.flatMap((id) => found.get(id) ?? [])
}

export async function findResident(work: Work, id: ResidentId): Promise<Resident | undefined> {
  const [resident] = await listResidents(work, [id])
  return resident
}

/** Names only, for lists: nothing else is opened. */
export async function listNames(work: Work, ids: readonly ResidentId[]): Promise<Map<ResidentId, Name>> {
  if (ids.length === 0) return new Map()
  const rows = await work.db.selectFrom('identity.resident').select(['id', 'name']).where('id', 'in', ids).execute()
  return new Map(rows.map((row) => [row.id, JSON.parse(work.vault.open(row.name)) as Name]))
}

/** Everyone who claims one of these numbers waits for the other to end; always taken in the same order. */
export async function lockNumbers(work: Work, { taxNumber, unzr, documents = [] }: PersonClaim): Promise<void> {
  const hashes = [
    ...(taxNumber ? [work.vault.hash('tax-number', taxNumber)] : []),
    ...(unzr ? [work.vault.hash('unzr', unzr)] : []),
    ...documents.map(({ kind, number }) => documentHash(work, kind, number)),
  ]
  const keys = hashes.map((hash) => hash.readBigInt64BE()).sort((a, b) => (a < b ? -1 : a > b ? 1 : 0))
  for (const key of keys) await sql`select pg_advisory_xact_lock(${key.toString()}::bigint)`.execute(work.db)
}

export async function findByTaxNumber(work: Work, taxNumber: string): Promise<ResidentId | undefined> {
  const hash = work.vault.hash('tax-number', taxNumber)
  const row = await work.db
    .selectFrom('identity.resident')
    .select('id')
    .where('tax_number_hash', '=', hash)
    .executeTakeFirst()
  return row?.id
}

export async function findByUnzr(work: Work, unzr: string): Promise<ResidentId | undefined> {
  const row = await work.db
    .selectFrom('identity.resident')
    .select('id')
    .where('unzr_hash', '=', work.vault.hash('unzr', unzr))
    .executeTakeFirst()
  return row?.id
}

/** Whose documents these are; each person once. */
export async function findByDocuments(
  work: Work,
  documents: readonly Pick<IdentityDocument, 'kind' | 'number'>[],
): Promise<ResidentId[]> {
  if (documents.length === 0) return []
  const hashes = documents.map(({ kind, number }) => documentHash(work, kind, number))
  const rows = await work.db
    .selectFrom('identity.document')
    .select('resident_id')
    .distinct()
    .where('hash', 'in', hashes)
    .execute()
  return rows.map((row) => row.resident_id)
}

/** Held to the end of the transaction, so that two changes of one record don't lose each other. */
export async function lockResidents(work: Work, ids: readonly ResidentId[]): Promise<void> {
  if (ids.length > 0)
    await work.db
      .selectFrom('identity.resident')
      .select('id')
      .where('id', 'in', ids)
      .orderBy('id')
      .forUpdate()
      .execute()
}

/** People in whose name every one of these words stands. */
export async function findByName(work: Work, words: readonly string[], limit: number): Promise<ResidentId[]> {
  const hashes = words.map((word) => partHash(work, word))
  const rows = await work.db
    .selectFrom('identity.name_part')
    .select('resident_id')
    .where('hash', 'in', hashes)
    .groupBy('resident_id')
    .having((is) => is(is.fn.countAll<number>(), '=', hashes.length))
    .orderBy('resident_id')
    .limit(limit)
    .execute()
  return rows.map((row) => row.resident_id)
}

function columns(work: Work, resident: Resident) {
  const { id, name, birthDate, taxNumber, unzr, contacts, address } = resident
  return {
    id,
    name: work.vault.seal(JSON.stringify(name)),
    birth_date: sealedOrNull(work, birthDate),
    tax_number: sealedOrNull(work, taxNumber),
    tax_number_hash: hashOrNull(work, 'tax-number', taxNumber),
    unzr: sealedOrNull(work, unzr),
    unzr_hash: hashOrNull(work, 'unzr', unzr),
    contacts: work.vault.seal(JSON.stringify(contacts)),
    address: sealedOrNull(work, address),
    changed_at: new Date(work.now),
  }
}

export async function saveResident(work: Work, resident: Resident): Promise<void> {
  const { id, ...changed } = columns(work, resident)
  await work.db
    .insertInto('identity.resident')
    .values({ id, ...changed, created_at: new Date(work.now) })
    .onConflict((same) => same.column('id').doUpdateSet(changed))
    .execute()
  await saveDocuments(work, resident)
  await saveNameParts(work, resident)
}

async function saveDocuments(work: Work, { id, documents }: Resident): Promise<void> {
  const rows = documents.map(({ kind, ...details }) => ({
    resident_id: id,
    hash: documentHash(work, kind, details.number),
    kind,
    details: work.vault.seal(JSON.stringify(details)),
    added_at: new Date(work.now),
  }))
  const kept = rows.map((row) => row.hash)
  await sql`delete from identity.document where resident_id = ${id} and not hash = any(${kept}::bytea[])`.execute(
    work.db,
  )
  if (rows.length === 0) return
  await work.db
    .insertInto('identity.document')
    .values(rows)
    .onConflict((same) => same.columns(['resident_id', 'hash']).doNothing())
    .execute()
}

async function saveNameParts(work: Work, { id, name }: Resident): Promise<void> {
  const rows = searchWords(name).map((word) => ({ resident_id: id, hash: partHash(work, word) }))
  await work.db.deleteFrom('identity.name_part').where('resident_id', '=', id).execute()
  await work.db.insertInto('identity.name_part').values(rows).execute()
}
