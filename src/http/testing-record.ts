// What the whole database says, in one line: the same before and after means that nothing was changed.
import pg from 'pg'
import { afterAll } from 'vitest'

const ownTables = `select format('%I.%I', schemaname, tablename) as name from pg_tables
  where schemaname not in ('pg_catalog', 'information_schema') and tablename not like '%migrations' order by 1`

export async function recordOf(ownerUrl: string): Promise<() => Promise<string>> {
  const client = new pg.Client(ownerUrl)
  await client.connect()
  afterAll(() => client.end())
  const { rows } = await client.query<{ name: string }>(ownTables)
  const each = rows.map(
    ({ name }) => `select '${name}' as name, count(*) as rows, sum(hashtextextended(t::text, 0)) as sum from ${name} t`,
  )
  // the parts of a union come in any order, when several workers count
  return async () => JSON.stringify((await client.query(`${each.join(' union all ')} order by name`)).rows)
}
