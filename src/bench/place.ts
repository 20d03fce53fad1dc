// Where the bench runs: a fresh embedded database with fsync on, as in production, and fifty centres with busy halls.
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { startCluster } from '../db/cluster.ts'
import { openPool } from '../db/connection.ts'
import { migrate } from '../db/migrate.ts'
import { freshKeys, makeVault } from '../db/vault.ts'
import { type Database, openDatabase } from '../db/work.ts'
import { systemClock } from '../kernel/time.ts'
import { openDesk } from '../modules/centres/service/sitting.ts'
import { type TestCentre, testCentre } from '../modules/centres/testing.ts'

export interface BenchPlace {
  readonly url: string
  readonly ownerUrl: string
  readonly database: Database
  close(): Promise<void>
}

export async function openPlace(connections: number): Promise<BenchPlace> {
  const dir = fs.mkdtempSync(path.join(os.tmpdir(), 'vikno-bench-'))
  const cluster = await startCluster(path.join(dir, 'pg'))
  const [url, ownerUrl] = [cluster.url('vikno_server', 'postgres'), cluster.url('postgres', 'postgres')]
  await migrate(ownerUrl)
  const database = openDatabase({
    pool: openPool(url, { max: connections, name: 'vikno bench' }),
    clock: systemClock,
    vault: makeVault(freshKeys()),
    jobsFor: () => [],
  })
  return {
    url,
    ownerUrl,
    database,
    async close() {
      await database.close()
      await cluster.stop()
      fs.rmSync(dir, { recursive: true, force: true })
    },
  }
}

/** Centres that are always open, each with eight desks where somebody sits. */
export async function busyCentres(database: Database, count: number): Promise<TestCentre[]> {
  const centres: TestCentre[] = []
  for (let n = 0; n < count; n++) {
    const centre = await testCentre(database, { desks: Array.from({ length: 8 }, () => ({})) })
    for (const [at, desk] of centre.desks.entries())
      await database.run(centre.administrators[at]!, (work) => openDesk(work, desk.id))
    centres.push(centre)
  }
  return centres
}
