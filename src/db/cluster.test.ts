import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import pg from 'pg'
import { afterAll, describe, expect, test } from 'vitest'
import { startCluster } from './cluster.ts'

const room = fs.mkdtempSync(path.join(fs.existsSync('/dev/shm') ? '/dev/shm' : os.tmpdir(), 'vikno-cluster-'))
const dir = path.join(room, 'pg')
afterAll(() => fs.rmSync(room, { recursive: true, force: true }))

async function ask<T>(url: string, question: string): Promise<T> {
  const client = new pg.Client(url)
  await client.connect()
  const { rows } = await client.query(question)
  await client.end()
  return Object.values(rows[0])[0] as T
}

async function untilAnswers(url: string): Promise<void> {
  for (let n = 0; n < 200; n++) {
    const answers = await ask<number>(url, 'select 1').then(
      () => true,
      () => false,
    )
    if (answers) return
    await new Promise((wake) => setTimeout(wake, 50))
  }
  throw new Error('the database does not answer')
}

describe('the embedded database', () => {
  test('sorts Ukrainian as Ukrainians do and syncs to the disk', async () => {
    const cluster = await startCluster(dir)
    const url = cluster.url('postgres', 'postgres')
    expect(
      await ask(
        url,
        "select string_agg(w, ' ' order by w) from unnest('{їжак,гора,єнот,ґава,іскра,яблуко,апельсин}'::text[]) w",
      ),
    ).toBe('апельсин гора ґава єнот іскра їжак яблуко')
    expect(await ask(url, 'show fsync')).toBe('on')
    await cluster.stop()
  })

  test('a second start adopts the running one', async () => {
    const [first, second] = [await startCluster(dir), await startCluster(dir)]
    expect(second.pid).toBe(first.pid)
    await first.stop()
  })

  test('killed, it is started again in the same place', async () => {
    const said: string[] = []
    const cluster = await startCluster(dir, { watch: (what) => said.push(what) })
    const url = cluster.url('postgres', 'postgres')
    await ask(url, 'select lo_create(4242)')
    process.kill(cluster.pid, 'SIGKILL')
    await new Promise((wake) => setTimeout(wake, 700))
    await untilAnswers(url)
    expect(await ask(url, 'select count(*)::int from pg_largeobject_metadata where oid = 4242')).toBe(1)
    expect(said).toEqual(['the database died; starting it again'])
    await cluster.stop()
  })
})
