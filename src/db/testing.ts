// A database of one's own for a test file: copied from the migrated template, with a clock moved by hand.
import { randomBytes } from 'node:crypto'
import pg from 'pg'
import { afterAll, inject } from 'vitest'
import { instantOf, MovedClock } from '../kernel/time.ts'
import { openPool } from './connection.ts'
import { templateName } from './testing-setup.ts'
import { freshKeys, makeVault } from './vault.ts'
import { type Announced, type Database, type Job, openDatabase } from './work.ts'

export interface TestDatabase {
  readonly database: Database
  /** Starts on Monday 23 November 2026, 09:00 in Kyiv. */
  readonly clock: MovedClock
  /** What was announced by committed work, oldest first. */
  readonly announced: Announced[]
  readonly url: string
  readonly ownerUrl: string
}

export async function testDatabase({
  jobsFor = () => [],
  max = 20,
}: {
  jobsFor?: (event: Announced) => readonly Job[]
  max?: number
} = {}): Promise<TestDatabase> {
  const at = inject('server')
  const name = `t_${randomBytes(6).toString('hex')}`
  const admin = new pg.Client(at.owner.replace('DATABASE', 'postgres'))
  await admin.connect()
  await admin.query(`create database ${name} template ${templateName} strategy file_copy`)
  const url = at.server.replace('DATABASE', name)
  const clock = new MovedClock(instantOf('2026-11-23T07:00:00Z'))
  const announced: Announced[] = []
  const database = openDatabase({
    pool: openPool(url, { max, name: 'vikno test' }),
    clock,
    vault: makeVault(freshKeys()),
    jobsFor,
    heard: (event) => announced.push(event),
  })
  afterAll(async () => {
    await database.close()
    await admin.query(`drop database ${name} with (force)`)
    await admin.end()
  })
  return { database, clock, announced, url, ownerUrl: at.owner.replace('DATABASE', name) }
}
