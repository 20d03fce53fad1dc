// Where a command finds the database: the server it is told of, or the embedded one, started or shared with a running Vikno.
import path from 'node:path'
import type { Config } from '../config.ts'
import { type Cluster, findCluster, isInitialised, startCluster } from '../db/cluster.ts'
import { checkKeys } from '../db/key-check.ts'
import { checkSchema, migrate } from '../db/migrate.ts'
import { mayListen } from './listening.ts'
import { type Holder, takeLock } from './lock.ts'
import { Mistake } from './mistake.ts'
import { type Stopping, whenInterrupted } from './stopping.ts'
import { keepKindsApart } from './town-kind.ts'

export interface Opened {
  /** For the server's own role. */
  readonly url: string
  /** For whoever owns the tables. */
  readonly ownerUrl: string
  close(): Promise<void>
  /** The fault, or what stands behind it in the database's log: a full disk first shows as a lost connection. */
  why(fault: unknown): unknown
}

const folderOf = ({ dataDir }: Config): string => path.join(dataDir, 'pg')

const serverOf = (databaseUrl: string, { migrateUrl = databaseUrl }: Config): Opened => ({
  url: databaseUrl,
  ownerUrl: migrateUrl,
  close: async () => undefined,
  why: (fault) => fault,
})

const embedded = (cluster: Cluster, close: () => Promise<void>): Opened => ({
  url: cluster.url('vikno_server', 'postgres'),
  ownerUrl: cluster.url('postgres', 'postgres'),
  close,
  why: (fault) => cluster.complaint() ?? fault,
})

const isTaken = ({ dataDir }: Config, holder: Holder): Mistake =>
  new Mistake(
    holder === 'server'
      ? `Another Vikno is running on ${dataDir}. Stop it first, or let VIKNO_DATA name another folder.`
      : `A command is at work on ${dataDir}. Wait until it has ended, or let VIKNO_DATA name another folder.`,
  )

/** Opens, and closes again when what must hold does not. */
async function openedWhen(opened: Opened, holds: (opened: Opened) => Promise<void>): Promise<Opened> {
  try {
    await holds(opened)
    return opened
  } catch (fault) {
    await opened.close()
    throw opened.why(fault)
  }
}

/** The tables are those of this version, and the keys open what is in them. The server's role exists once they are there. */
async function checkReady({ url, ownerUrl }: Opened, { databaseUrl, keysFile }: Config): Promise<void> {
  await checkSchema(databaseUrl ?? ownerUrl)
  await checkKeys(url, keysFile)
}

/** For the process that serves: alone on the embedded database, which it brings up to its version. */
export async function openForServing(
  config: Config,
  tell: (step: string) => void,
  stopping?: Stopping,
): Promise<Opened> {
  const opened = config.databaseUrl ? serverOf(config.databaseUrl, config) : await openOwn(config, tell, stopping)
  return openedWhen(opened, async () => {
    if (config.databaseUrl) await mayListen(config)
    else await migrate(opened.ownerUrl, { tell: (name) => tell(`Preparing tables: ${name}`) })
    await checkReady(opened, config)
    await keepKindsApart(opened.url, config)
  })
}

/** For a process that only does the jobs: beside those that serve, or alone. */
export async function openForWorking(config: Config, stopping: Stopping): Promise<Opened> {
  const opened = await openBeside(config, 'server', (undo) => stopping.atOnce(undo))
  return openedWhen(opened, async () => {
    await checkReady(opened, config)
    await keepKindsApart(opened.url, config)
  })
}

/** For a command beside a running Vikno, or alone: the embedded database is shared, and stopped only by who started it. */
export async function openForCommand(config: Config): Promise<Opened> {
  if (!config.databaseUrl && !isInitialised(folderOf(config)))
    throw new Mistake(`There is no data in ${config.dataDir} yet. Begin with ./vikno init.`)
  const opened = await openBeside(config, 'command', whenInterrupted)
  return openedWhen(opened, () => checkReady(opened, config))
}

/** For a command that makes or changes the tables, so nothing is asked of them. */
export const openForMigrating = (config: Config): Promise<Opened> => openBeside(config, 'command', whenInterrupted)

/** Who is told of an interruption, and how that is called off. */
type Interrupt = (undo: () => void) => () => void

async function openOwn(config: Config, tell: (step: string) => void, stopping?: Stopping): Promise<Opened> {
  const lock = takeLock(config.dataDir, 'server')
  if (typeof lock === 'string') throw isTaken(config, lock)
  const interrupt: Interrupt = (undo) => stopping?.atOnce(undo) ?? (() => undefined)
  return openLocked(lock, interrupt, async () => {
    await mayListen(config)
    tell('Starting the database…')
    return startCluster(folderOf(config), { watch: tell })
  })
}

async function openBeside(config: Config, holder: Holder, interrupt: Interrupt): Promise<Opened> {
  if (config.databaseUrl) return serverOf(config.databaseUrl, config)
  const lock = takeLock(config.dataDir, holder)
  if (typeof lock !== 'string') return openLocked(lock, interrupt, () => startCluster(folderOf(config)))
  if (lock === 'command') throw isTaken(config, lock)
  const cluster = findCluster(folderOf(config))
  if (!cluster) throw new Mistake(`Vikno is just starting on ${config.dataDir}. Try again when it is ready.`)
  return embedded(cluster, async () => undefined)
}

/** Whatever goes wrong and whenever it is interrupted, neither the lock nor the database stays behind. */
async function openLocked(unlock: () => void, interrupt: Interrupt, start: () => Promise<Cluster>): Promise<Opened> {
  let cluster: Cluster | undefined
  const forget = interrupt(() => {
    cluster?.stopAtOnce()
    unlock()
  })
  const close = async () => {
    await cluster?.stop()
    unlock()
    forget()
  }
  try {
    cluster = await start()
    return embedded(cluster, close)
  } catch (fault) {
    await close()
    throw fault
  }
}
