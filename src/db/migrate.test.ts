import { randomBytes } from 'node:crypto'
import pg from 'pg'
import { afterAll, describe, expect, inject, test } from 'vitest'
import { instantOf, MovedClock } from '../kernel/time.ts'
import { checkSchema, listMigrations, migrate } from './migrate.ts'
import { testDatabase } from './testing.ts'

const all = listMigrations().map(({ name }) => name)

async function ask<Row>(url: string, question: string, values: readonly unknown[] = []): Promise<Row[]> {
  const client = new pg.Client(url)
  await client.connect()
  try {
    return (await client.query(question, [...values])).rows as Row[]
  } finally {
    await client.end()
  }
}

const admin = inject('server').owner.replace('DATABASE', 'postgres')
const made: string[] = []
afterAll(async () => {
  for (const name of made) await ask(admin, `drop database ${name} with (force)`)
})

/** A database with nothing in it. */
async function emptyDatabase(): Promise<string> {
  const name = `m_${randomBytes(6).toString('hex')}`
  await ask(admin, `create database ${name}`)
  made.push(name)
  return inject('server').owner.replace('DATABASE', name)
}

const ranIn = async (url: string): Promise<string[]> =>
  (await ask<{ name: string }>(url, 'select name from db.migration order by name')).map(({ name }) => name)

describe('migrating', () => {
  test('makes everything in an empty database, in order, and says each step', async () => {
    const url = await emptyDatabase()
    const said: string[] = []
    const clock = new MovedClock(instantOf('2026-11-23T07:00:00Z'))
    expect(await migrate(url, { clock, tell: (step) => said.push(step) })).toEqual({ ran: all })
    expect(said).toEqual(all)
    expect(await ranIn(url)).toEqual(all)
    const [row] = await ask<{ at: Date }>(url, 'select distinct at from db.migration')
    expect(row!.at).toEqual(new Date('2026-11-23T07:00:00Z'))
    await checkSchema(url)
  })

  test('a second time does nothing', async () => {
    const { ownerUrl } = await testDatabase()
    expect(await migrate(ownerUrl)).toEqual({ ran: [] })
  })

  test('begun by several processes at once, is done by one', { timeout: 60_000 }, async () => {
    const url = await emptyDatabase()
    const done = await Promise.all(Array.from({ length: 4 }, () => migrate(url)))
    expect(done.map(({ ran }) => ran.length).sort()).toEqual([0, 0, 0, all.length])
    expect(await ranIn(url)).toEqual(all)
  })

  test('goes on where it stopped, and what failed leaves nothing half done', async () => {
    const url = await emptyDatabase()
    // the schema that the third migration wants to make is taken
    const third = listMigrations()[2]!
    const schema = /create schema (\w+)/i.exec(third.sql)![1]!
    await ask(url, `create schema ${schema}`)
    await expect(migrate(url)).rejects.toThrow(`migration ${third.name} failed: schema "${schema}" already exists`)
    expect(await ranIn(url)).toEqual(all.slice(0, 2))
    await ask(url, `drop schema ${schema}`)
    expect(await migrate(url)).toEqual({ ran: all.slice(2) })
  })

  test('killed before the rights were given, gives them the next time', async () => {
    const { url, ownerUrl } = await testDatabase()
    await ask(ownerUrl, "delete from db.setting where name = 'granted'")
    await ask(ownerUrl, 'revoke all on queue.ticket from vikno_server')
    await expect(checkSchema(url)).rejects.toThrow('no rights yet on the tables of this version')
    expect(await migrate(ownerUrl)).toEqual({ ran: [] })
    expect(await ask(url, 'select count(*)::int as tickets from queue.ticket')).toEqual([{ tickets: 0 }])
    await checkSchema(url)
  })

  test('a file that ran is never another file afterwards', async () => {
    const { ownerUrl } = await testDatabase()
    await ask(ownerUrl, 'update db.migration set fingerprint = $2 where name = $1', [all[1], 'changed'])
    for (const open of [migrate, checkSchema])
      await expect(open(ownerUrl)).rejects.toThrow(`The migration ${all[1]} ran here in another form.`)
  })

  test('data made by a newer version is left alone', async () => {
    const { ownerUrl } = await testDatabase()
    await ask(ownerUrl, "insert into db.migration (name, fingerprint, at) values ('9999-expand-later.sql', '', $1)", [
      new Date(0),
    ])
    for (const open of [migrate, checkSchema])
      await expect(open(ownerUrl)).rejects.toThrow(
        'This data was made by a newer Vikno (it has 9999-expand-later.sql). Install that version or a later one.',
      )
  })
})

describe('looking whether the tables fit', () => {
  test('tells how many migrations are missing', async () => {
    const url = await emptyDatabase()
    await expect(checkSchema(url)).rejects.toThrow(`lacks ${all.length} migrations. Run ./vikno migrate first.`)
  })

  test('is allowed to the server’s own role', async () => {
    const { url } = await testDatabase()
    await expect(checkSchema(url)).resolves.toBeUndefined()
  })
})

test('names say their number, kind and subject, and no number is used twice', () => {
  for (const name of all) expect(name).toMatch(/^\d{4}-(expand|contract)-[a-z0-9-]+\.sql$/)
  const numbers = all.map((name) => name.slice(0, 4))
  expect(new Set(numbers).size).toBe(numbers.length)
})
