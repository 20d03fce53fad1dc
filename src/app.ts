// Everything put together once.
import { type Logger, pino } from 'pino'
import type { Config } from './config.ts'
import { openPool } from './db/connection.ts'
import { keysAt } from './db/keys.ts'
import { makeVault } from './db/vault.ts'
import { type Database, openDatabase } from './db/work.ts'
import { startWorker, type Worker } from './jobs/worker.ts'
import { type Clock, systemClock } from './kernel/time.ts'
import { feeds } from './realtime/feeds.ts'
import { type Live, openLive } from './realtime/live.ts'
import { jobsFor } from './subscriptions.ts'

export interface App {
  readonly config: Config
  readonly database: Database
  readonly live: Live
  readonly log: Logger
  close(): Promise<void>
}

export interface AppOptions {
  readonly clock?: Clock
  /** A process that only answers requests leaves the jobs to another. */
  readonly works?: boolean
}

export async function openApp(
  config: Config,
  url: string,
  { clock = systemClock, works = true }: AppOptions = {},
): Promise<App> {
  const log = pino({ level: config.logLevel, base: undefined })
  const lost = (fault: unknown) => log.warn({ err: fault }, 'a database connection was lost')
  const pool = openPool(url, { max: config.databaseConnections, lost })
  const database = openDatabase({ pool, clock, vault: makeVault(keysAt(config.keysFile)), jobsFor })
  const live = await openLive({ url, feeds: feeds(database), fault: lost })
  let worker: Worker | undefined
  const app: App = {
    config,
    database,
    live,
    log,
    async close() {
      await worker?.stop()
      await live.close()
      await database.close()
    },
  }
  if (works) worker = await startWorker(app, pool)
  return app
}
