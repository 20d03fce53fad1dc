// Numbers without gaps, and the look-up by number and code.
import type { Named, Work } from '../../../db/work.ts'
import type { Id } from '../../../kernel/id.ts'
import type { Instant } from '../../../kernel/time.ts'
import type { CaseId, Summary } from '../model.ts'

const takeNext: Named = {
  name: 'cases-next-number',
  text: `insert into cases.counter (centre_id, series, year, last) values ($1, $2, $3, 1)
    on conflict (centre_id, series, year) do update set last = counter.last + 1
    returning last`,
}

/** The next number of the series. The counter stays locked until this work ends; undone work leaves no gap. */
export async function nextNumber(work: Work, centreId: Id<'Centre'>, series: string, year: number): Promise<number> {
  const [row] = await work.named<{ last: number }>(takeNext, [centreId, series, year])
  return row!.last
}

export interface Secret {
  readonly id: CaseId
  readonly centreId: Id<'Centre'>
  readonly codeHash: Buffer
}

/** One row whether the number exists or not, so that the answer takes the same way. */
const secretOf: Named = {
  name: 'cases-secret-of',
  text: `select found.id, found.centre_id as "centreId", found.code_hash as "codeHash"
    from (select $1::text as number_key) as asked left join cases.case as found using (number_key) limit 1`,
}

export async function findSecret(work: Work, numberKey: string): Promise<Secret | undefined> {
  const [row] = await work.named<Secret | { id: null }>(secretOf, [numberKey])
  return row?.id ? row : undefined
}

export async function findSecretOf(work: Work, centreId: Id<'Centre'>, id: CaseId): Promise<Buffer | undefined> {
  const row = await work.db
    .selectFrom('cases.case')
    .select('code_hash')
    .where('centre_id', '=', centreId)
    .where('id', '=', id)
    .executeTakeFirst()
  return row?.code_hash
}

export async function getSummary(work: Work, centreId: Id<'Centre'>, id: CaseId): Promise<Summary> {
  const row = await work.db
    .selectFrom('cases.case')
    .select('summary')
    .where('centre_id', '=', centreId)
    .where('id', '=', id)
    .executeTakeFirstOrThrow()
  return row.summary
}

const countAttempt: Named = {
  name: 'cases-count-attempt',
  text: `insert into cases.lookup_attempt (key, window_start, failures)
    select key, $2, 1 from unnest($1::bytea[]) with ordinality as k(key, place) order by key
    on conflict (key, window_start) do update set failures = lookup_attempt.failures + 1
    returning key, failures`,
}

/** Counts this try against each key and answers how many there are now. Locked in one order, so two never wait for each other. */
export async function countAttempts(work: Work, keys: readonly Buffer[], windowStart: Instant): Promise<number[]> {
  const rows = await work.named<{ key: Buffer; failures: number }>(countAttempt, [keys, new Date(windowStart)])
  return keys.map((key) => rows.find((row) => row.key.equals(key))!.failures)
}

const forgiveAttempt: Named = {
  name: 'cases-forgive-attempt',
  text: `update cases.lookup_attempt set failures = failures - 1 where key = any($1::bytea[]) and window_start = $2`,
}

/** The code was right: this try was none. */
export async function forgiveAttempts(work: Work, keys: readonly Buffer[], windowStart: Instant): Promise<void> {
  await work.named(forgiveAttempt, [keys, new Date(windowStart)])
}

const forget: Named = {
  name: 'cases-forget-attempts',
  text: 'delete from cases.lookup_attempt where window_start < $1',
}

export async function forgetAttempts(work: Work, before: Instant): Promise<void> {
  await work.named(forget, [new Date(before)])
}
