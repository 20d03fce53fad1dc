import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { systemClock } from '../../kernel/time.ts'
import { type Cluster, startCluster } from '../cluster.ts'
import { keysAt } from '../keys.ts'
import { migrate } from '../migrate.ts'
import { backUp, restore } from './backup.ts'

const room = fs.mkdtempSync(path.join(fs.existsSync('/dev/shm') ? '/dev/shm' : os.tmpdir(), 'vikno-backup-'))
const live = path.join(room, 'live')
const keysFile = path.join(live, 'keys.json')
let cluster: Cluster
let ownerUrl: string

beforeAll(async () => {
  keysAt(keysFile)
  cluster = await startCluster(path.join(live, 'pg'))
  ownerUrl = cluster.url('postgres', 'postgres')
  await migrate(ownerUrl)
  fs.mkdirSync(path.join(live, 'files/ab'), { recursive: true })
  fs.writeFileSync(path.join(live, 'files/ab/cdef'), 'sealed')
})
afterAll(async () => {
  await cluster.stop()
  fs.rmSync(room, { recursive: true, force: true })
})

/** Writes numbered rows until told to stop; a transaction holds two, so half a transaction would show. */
async function keepWriting(until: { stopped: boolean }): Promise<number> {
  const client = new pg.Client(ownerUrl)
  await client.connect()
  let n = 0
  while (!until.stopped) {
    await client.query(`insert into db.setting (name, value) values ('a${n}', '1'), ('b${n}', '1')`)
    n++
  }
  await client.end()
  return n
}

const rows = async (url: string) => {
  const client = new pg.Client(url)
  await client.connect()
  const { rows } = await client.query<{ a: string; b: string; top: string }>(
    "select count(*) filter (where name like 'a%') as a, count(*) filter (where name like 'b%') as b, coalesce(max(substr(name, 2)::int), -1) as top from db.setting where name ~ '^[ab][0-9]+$'",
  )
  await client.end()
  return { a: Number(rows[0]!.a), b: Number(rows[0]!.b), top: Number(rows[0]!.top) }
}

describe('a backup', () => {
  test('made while people work is restored elsewhere, whole to a transaction', async () => {
    const until = { stopped: false }
    const writer = keepWriting(until)
    const started = await rows(ownerUrl)
    const target = path.join(room, 'monday')
    await backUp({ ownerUrl, dataDir: live, keysFile, target, withKeys: true, clock: systemClock })
    until.stopped = true
    const written = await writer

    const dataDir = path.join(room, 'elsewhere')
    await restore({ source: target, dataDir, keysFile: path.join(dataDir, 'keys.json') })
    const copy = await startCluster(path.join(dataDir, 'pg'))
    const there = await rows(copy.url('postgres', 'postgres'))
    await copy.stop()
    expect(there.a).toBe(there.b)
    expect(there.top).toBe(there.a - 1)
    expect(there.a).toBeGreaterThanOrEqual(started.a)
    expect(there.a).toBeLessThanOrEqual(written)
    expect(written - started.a).toBeGreaterThan(50) // people did work meanwhile
    expect(fs.readFileSync(path.join(dataDir, 'files/ab/cdef'), 'utf8')).toBe('sealed')
    expect(fs.readFileSync(path.join(dataDir, 'keys.json'), 'utf8')).toBe(fs.readFileSync(keysFile, 'utf8'))
  })

  test('without its keys says so, and takes the right ones only', async () => {
    const target = path.join(room, 'tuesday')
    await backUp({ ownerUrl, dataDir: live, keysFile, target, withKeys: false, clock: systemClock })
    const dataDir = path.join(room, 'third')
    const there = { source: target, dataDir, keysFile: path.join(dataDir, 'keys.json') }
    await expect(restore(there)).rejects.toThrow('without its keys')
    const strange = path.join(room, 'strange.json')
    keysAt(strange)
    await expect(restore({ ...there, givenKeys: strange })).rejects.toThrow('do not open this backup')
    expect(fs.existsSync(path.join(dataDir, 'pg'))).toBe(false)
    await restore({ ...there, givenKeys: keysFile })
    expect(fs.existsSync(path.join(dataDir, 'pg/PG_VERSION'))).toBe(true)
  })

  test('never overwrites another', async () => {
    const again = backUp({
      ownerUrl,
      dataDir: live,
      keysFile,
      target: path.join(room, 'monday'),
      withKeys: true,
      clock: systemClock,
    })
    await expect(again).rejects.toThrow('not empty')
  })

  test('is not restored over a living database', async () => {
    await expect(restore({ source: path.join(room, 'monday'), dataDir: live, keysFile })).rejects.toThrow(
      'already holds a database',
    )
  })
})
