// Once per test run: a PostgreSQL with a migrated template, from which each test file copies its own database.
import fs from 'node:fs'
import path from 'node:path'
import pg from 'pg'
import { passingPlace } from '../town/running.ts'
import { startCluster } from './cluster.ts'
import { migrate } from './migrate.ts'

export const templateName = 'vikno_template'

interface Server {
  owner(database: string): string
  server(database: string): string
  stop(): Promise<void>
}

/** The embedded one in memory where the machine allows it; or the server a second run is given. */
async function testServer(): Promise<Server> {
  const given = process.env.TEST_DATABASE_URL
  if (given) {
    const at = (database: string, role?: string) => {
      const url = new URL(given)
      url.pathname = `/${database}`
      if (role) url.searchParams.set('options', `-c role=${role}`)
      return url.href
    }
    return {
      owner: (database) => at(database),
      server: (database) => at(database, 'vikno_server'),
      stop: async () => undefined,
    }
  }
  const dir = passingPlace('test', { room: 2_000_000_000 })
  const cluster = await startCluster(path.join(dir, 'pg'), { fsync: false, settings: { max_connections: '300' } })
  return {
    owner: (database) => cluster.url('postgres', database),
    server: (database) => cluster.url('vikno_server', database),
    async stop() {
      await cluster.stop()
      fs.rmSync(dir, { recursive: true, force: true })
    },
  }
}

export default async function setUp({
  provide,
}: {
  provide(key: 'server', value: { owner: string; server: string }): void
}) {
  const server = await testServer()
  const admin = new pg.Client(server.owner('postgres'))
  await admin.connect()
  await admin.query(`drop database if exists ${templateName} with (force)`)
  await admin.query(`create database ${templateName}`)
  await admin.end()
  await migrate(server.owner(templateName))
  provide('server', { owner: server.owner('DATABASE'), server: server.server('DATABASE') })
  return () => server.stop()
}

declare module 'vitest' {
  export interface ProvidedContext {
    server: { owner: string; server: string }
  }
}
