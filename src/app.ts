// Everything put together once.
import path from 'node:path'
import { type Logger, pino } from 'pino'
import type { Config } from './config.ts'
import { openPool } from './db/connection.ts'
import { keysAt } from './db/keys.ts'
import { makeVault } from './db/vault.ts'
import { type Database, openDatabase } from './db/work.ts'
import { type FileStore, folderStore } from './gateways/files/folder-store.ts'
import type { Mail } from './gateways/mail/mail.ts'
import { openMail } from './gateways/mail/open-mail.ts'
import { type OpenPrinters, openPrinters } from './gateways/printer/open-printers.ts'
import { openSms } from './gateways/sms/open-sms.ts'
import type { Sms } from './gateways/sms/sms.ts'
import { typstPaperMaker } from './gateways/typst/paper-maker.ts'
import { startWorker, type Worker } from './jobs/worker.ts'
import { type Clock, systemClock } from './kernel/time.ts'
import type { Papers } from './modules/documents/model.ts'
import { papersWith, paperTemplates } from './modules/documents/service.ts'
import { feeds } from './realtime/feeds.ts'
import { type Live, openLive } from './realtime/live.ts'
import { jobsFor } from './subscriptions.ts'

export interface App {
  readonly config: Config
  readonly database: Database
  readonly live: Live
  readonly mail: Mail
  readonly sms: Sms
  readonly files: FileStore
  readonly papers: Papers
  readonly printers: OpenPrinters
  readonly log: Logger
  /** Begins the jobs, where it was opened without them. */
  work(): Promise<void>
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
  const printers = await openPrinters(config)
  const paperMaker = typstPaperMaker({ templates: paperTemplates })
  let worker: Worker | undefined
  const app: App = {
    config,
    database,
    live,
    mail: openMail(config.mail, config),
    sms: openSms(config),
    files: folderStore(path.join(config.dataDir, 'files'), database.vault),
    papers: papersWith(paperMaker),
    printers,
    log,
    async work() {
      worker ??= await startWorker(app, pool)
    },
    async close() {
      await worker?.stop()
      await paperMaker.close()
      await printers.close()
      await live.close()
      await database.close()
    },
  }
  if (works) await app.work()
  return app
}
