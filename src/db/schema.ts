// The whole schema as text, one line a column, so that a review shows what a migration changes.
import fs from 'node:fs'
import path from 'node:path'
import pg from 'pg'

export const schemaFile = path.join(import.meta.dirname, 'schema.sql')

const ours = "n.nspname !~ '^(pg_|information_schema|public|graphile_worker)'"

const columns = `select n.nspname || '.' || c.relname as of, '  ' || a.attname || ' ' || format_type(a.atttypid, a.atttypmod)
    || case when a.attnotnull then ' not null' else '' end
    || case when a.attgenerated <> '' then ' generated always as (' || pg_get_expr(d.adbin, d.adrelid) || ') stored'
            when a.attidentity <> '' then ' generated as identity'
            when d.adbin is not null then ' default ' || pg_get_expr(d.adbin, d.adrelid) else '' end as line
  from pg_attribute a join pg_class c on c.oid = a.attrelid join pg_namespace n on n.oid = c.relnamespace
    left join pg_attrdef d on d.adrelid = a.attrelid and d.adnum = a.attnum
  where c.relkind in ('r', 'p') and a.attnum > 0 and not a.attisdropped and ${ours}
  order by 1, a.attnum`
// not-null constraints have rows of their own only from version 18 on; the columns say it
const constraints = `select n.nspname || '.' || c.relname as of, '  ' || pg_get_constraintdef(k.oid) as line
  from pg_constraint k join pg_class c on c.oid = k.conrelid join pg_namespace n on n.oid = c.relnamespace
  where k.contype in ('p', 'u', 'c', 'f', 'x') and ${ours}`
const indexes = `select n.nspname || '.' || c.relname as of, '  ' || regexp_replace(pg_get_indexdef(i.indexrelid), '^CREATE (UNIQUE )?INDEX (\\S+) ON \\S+ ', '\\1index \\2 ') as line
  from pg_index i join pg_class c on c.oid = i.indrelid join pg_namespace n on n.oid = c.relnamespace
  where ${ours} and not exists (select from pg_constraint k where k.conindid = i.indexrelid)`
const triggers = `select n.nspname || '.' || c.relname as of, '  trigger ' || t.tgname as line
  from pg_trigger t join pg_class c on c.oid = t.tgrelid join pg_namespace n on n.oid = c.relnamespace
  where not t.tgisinternal and ${ours}`

interface Line {
  readonly of: string
  readonly line: string
}

const byLine = (a: Line, b: Line): number => (a.line < b.line ? -1 : 1)

export async function describeSchema(url: string): Promise<string> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    const found: Line[] = []
    found.push(...(await client.query<Line>(columns)).rows)
    // sorted here: two servers may sort text differently
    for (const question of [constraints, indexes, triggers])
      found.push(...(await client.query<Line>(question)).rows.sort(byLine))
    const tables = Map.groupBy(found, ({ of }) => of)
    const text = [...tables]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([of, lines]) => `${of}\n${lines.map(({ line }) => line).join('\n')}\n`)
    return `-- Written by ./vikno schema; compared by a test.\n\n${text.join('\n')}`
  } finally {
    await client.end()
  }
}

export const keptSchema = (): string => (fs.existsSync(schemaFile) ? fs.readFileSync(schemaFile, 'utf8') : '')
