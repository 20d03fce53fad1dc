// The chain over the rows of the log: one lock, numbers without gaps.
import { sql } from 'kysely'
import type { Work } from '../../../db/work.ts'
import type { Instant } from '../../../kernel/time.ts'
import type { AccessRow, ChangeRow } from '../model.ts'
import { slowestTransaction } from '../rules.ts'
import type { ChainTable } from '../tables.ts'
import { accessRow, changeRow } from './record.ts'

export type Kind = ChainTable['kind']
export interface Found {
  readonly kind: Kind
  readonly id: string
  readonly at: Instant
}
export interface Link {
  readonly number: number
  readonly kind: Kind
  readonly rowId: string
  readonly hash: Buffer
  readonly sealedAt: Instant
}

/** Held to the end of the transaction; two sealers never number the same row. */
export async function lockChain(work: Work): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended('audit.chain', 0))`.execute(work.db)
}

export async function lastLink(work: Work): Promise<Link | undefined> {
  const [last] = await listLinks(work, { newestFirst: true, after: 0, limit: 1 })
  return last
}

export async function listLinks(
  work: Work,
  { after, limit, newestFirst = false }: { after: number; limit: number; newestFirst?: boolean },
): Promise<Link[]> {
  const rows = await work.db
    .selectFrom('audit.chain')
    .select(['number', 'kind', 'row_id as rowId', 'hash', 'sealed_at as sealedAt'])
    .where('number', '>', after)
    .orderBy('number', newestFirst ? 'desc' : 'asc')
    .limit(limit)
    .execute()
  return rows
}

/** Rows not in the chain, oldest first, in a part of time: before or since a moment. */
async function unsealed(work: Work, when: ReturnType<typeof sql>, limit: number): Promise<Found[]> {
  const { rows } = await sql<Found>`
    select kind, id, at from (
      select 'access' as kind, id, at from audit.access union all select 'change', id, at from audit.change
    ) row
    where ${when} and not exists (select from audit.chain where row_id = row.id)
    order by at, id limit ${limit}`.execute(work.db)
  return rows
}

/** Rows that ended since the last sealing; older ones were put in by somebody and stay outside. */
export function listUnsealed(work: Work, lastSealed: Instant | undefined, limit: number): Promise<Found[]> {
  return unsealed(
    work,
    lastSealed === undefined ? sql`true` : sql`at >= ${new Date(lastSealed - slowestTransaction)}`,
    limit,
  )
}

export function listInserted(work: Work, lastSealed: Instant, limit: number): Promise<Found[]> {
  return unsealed(work, sql`at < ${new Date(lastSealed - slowestTransaction)}`, limit)
}

/** The rows behind ids of both kinds, by id. */
export async function rowsOf(
  work: Work,
  wanted: readonly { readonly kind: Kind; readonly id: string }[],
): Promise<Map<string, AccessRow | ChangeRow>> {
  const idsOf = (kind: Kind) => wanted.filter((row) => row.kind === kind).map((row) => row.id)
  const seen = await work.db
    .selectFrom('audit.access')
    .selectAll()
    .where('id', '=', sql<AccessRow['id']>`any(${idsOf('access')}::uuid[])`)
    .execute()
  const changed = await work.db
    .selectFrom('audit.change')
    .selectAll()
    .where('id', '=', sql<ChangeRow['id']>`any(${idsOf('change')}::uuid[])`)
    .execute()
  return new Map([...seen.map(accessRow), ...changed.map(changeRow)].map((row) => [row.id, row]))
}

export async function saveLinks(work: Work, links: readonly Link[]): Promise<void> {
  const column = <T>(pick: (link: Link) => T) => links.map(pick)
  await sql`
    insert into audit.chain (number, kind, row_id, hash, sealed_at)
    select * from unnest(${column((link) => link.number)}::bigint[], ${column((link) => link.kind)}::text[],
      ${column((link) => link.rowId)}::uuid[], ${column((link) => link.hash)}::bytea[], ${column((link) => new Date(link.sealedAt))}::timestamptz[])`.execute(
    work.db,
  )
}
