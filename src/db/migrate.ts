// Migrations: plain SQL, forward only, each once, under a lock so that several processes may start together.
import { createHash } from 'node:crypto'
import fs from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'
import { runMigrations } from 'graphile-worker'
import pg from 'pg'
import { type Clock, systemClock } from '../kernel/time.ts'
import { openPool } from './connection.ts'

const jobsPackage = path.join(createRequire(import.meta.url).resolve('graphile-worker'), '../../package.json')
const jobsVersion: string = JSON.parse(fs.readFileSync(jobsPackage, 'utf8')).version
const folder = path.join(import.meta.dirname, 'migrations')
const lock = 8_246_001

/** The database can't be used by this version; the message says what to do. */
export class WrongSchema extends Error {}

interface Migration {
  readonly name: string
  readonly sql: string
  readonly fingerprint: string
}

export function listMigrations(): Migration[] {
  return fs
    .readdirSync(folder)
    .filter((name) => name.endsWith('.sql'))
    .sort()
    .map((name) => {
      const sql = fs.readFileSync(path.join(folder, name), 'utf8')
      return { name, sql, fingerprint: createHash('sha256').update(sql).digest('hex') }
    })
}

const oldestServer = 15

async function refuseOldServer(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ version: number }>(
    "select current_setting('server_version_num')::int / 10000 as version",
  )
  if (rows[0]!.version < oldestServer)
    throw new WrongSchema(`This is PostgreSQL ${rows[0]!.version}; Vikno needs ${oldestServer} or newer.`)
}

async function alreadyRun(client: pg.Client): Promise<Map<string, string>> {
  const { rows } = await client.query<{ there: boolean }>("select to_regclass('db.migration') is not null as there")
  if (!rows[0]!.there) return new Map()
  const done = await client.query<{ name: string; fingerprint: string }>('select name, fingerprint from db.migration')
  return new Map(done.rows.map((row) => [row.name, row.fingerprint]))
}

function refuseOtherVersions(done: Map<string, string>, all: readonly Migration[]): void {
  const known = new Map(all.map((migration) => [migration.name, migration.fingerprint]))
  const newer = [...done.keys()].filter((name) => !known.has(name))
  if (newer.length > 0)
    throw new WrongSchema(
      `This data was made by a newer Vikno (it has ${newer.at(-1)}). Install that version or a later one.`,
    )
  const changed = [...done].find(([name, fingerprint]) => known.get(name) !== fingerprint)
  if (changed)
    throw new WrongSchema(
      `The migration ${changed[0]} ran here in another form. Restore the code that made this data, or start with empty data.`,
    )
}

export interface Migrated {
  readonly ran: readonly string[]
}

/** Brings the database up to this version as its owner. Says each step through `tell`. */
export async function migrate(
  url: string,
  { clock = systemClock, tell = (_: string) => {} }: { clock?: Clock; tell?: (step: string) => void } = {},
): Promise<Migrated> {
  const client = new pg.Client({ connectionString: url, application_name: 'vikno migrate' })
  await client.connect()
  try {
    await refuseOldServer(client)
    await client.query('select pg_advisory_lock($1)', [lock])
    const all = listMigrations()
    const done = await alreadyRun(client)
    refuseOtherVersions(done, all)
    const missing = all.filter((migration) => !done.has(migration.name))
    for (const migration of missing) {
      tell(migration.name)
      await apply(client, migration, clock)
    }
    await grant(client, url)
    return { ran: missing.map((migration) => migration.name) }
  } finally {
    await client.end()
  }
}

async function apply(client: pg.Client, { name, sql, fingerprint }: Migration, clock: Clock): Promise<void> {
  await client.query('begin')
  try {
    await client.query(sql)
    await client.query('insert into db.migration (name, fingerprint, at) values ($1, $2, $3)', [
      name,
      fingerprint,
      new Date(clock.now()),
    ])
    await client.query('commit')
  } catch (fault) {
    await client.query('rollback')
    throw new Error(`migration ${name} failed: ${(fault as Error).message}`, { cause: fault })
  }
}

const grants = fs.readFileSync(path.join(import.meta.dirname, 'grants.sql'), 'utf8')

/** What the rights were given for; another one means they are to be given again. */
const grantedFor = (): string =>
  createHash('sha256')
    .update(JSON.stringify([listMigrations().map(({ name }) => name), grants, jobsVersion]))
    .digest('hex')

async function isGranted(client: pg.Client): Promise<boolean> {
  const { rows } = await client.query<{ value: string }>("select value from db.setting where name = 'granted'")
  return rows[0]?.value === grantedFor()
}

/** The jobs' own tables, then the rights of the server's role on all of it; noted, for it may be killed before. */
async function grant(client: pg.Client, url: string): Promise<void> {
  if (await isGranted(client)) return
  const pool = openPool(url, { max: 1 })
  await runMigrations({ pgPool: pool })
  await pool.end()
  await client.query(grants)
  await client.query(
    "insert into db.setting (name, value) values ('granted', to_jsonb($1::text)) on conflict (name) do update set value = excluded.value",
    [grantedFor()],
  )
}

/** Refuses when something is missing or newer. */
export async function checkSchema(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    await refuseOldServer(client)
    const all = listMigrations()
    const done = await alreadyRun(client)
    refuseOtherVersions(done, all)
    const missing = all.filter((migration) => !done.has(migration.name))
    if (missing.length > 0)
      throw new WrongSchema(`The database lacks ${missing.length} migrations. Run ./vikno migrate first.`)
    if (!(await isGranted(client)))
      throw new WrongSchema('The server has no rights yet on the tables of this version. Run ./vikno migrate first.')
  } finally {
    await client.end()
  }
}
