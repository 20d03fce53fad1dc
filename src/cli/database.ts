// Where a command finds the database: the server it is told of, or the embedded one, started or shared with a running Vikno.
import fs from 'node:fs'
import path from 'node:path'
import type { Config } from '../config.ts'
import { startCluster } from '../db/cluster.ts'
import { checkSchema, migrate } from '../db/migrate.ts'
import { Mistake } from './mistake.ts'

export interface Opened {
  /** For the server's own role. */
  readonly url: string
  /** For whoever owns the tables. */
  readonly ownerUrl: string
  close(): Promise<void>
}

/** Held by the process that owns the embedded database in this folder. */
function takeLock(dataDir: string): (() => void) | undefined {
  fs.mkdirSync(dataDir, { recursive: true })
  const file = path.join(dataDir, 'vikno.lock')
  const mine = `${process.pid} ${startOf(process.pid)}`
  for (let attempt = 0; attempt < 2; attempt++) {
    try {
      fs.writeFileSync(file, mine, { flag: 'wx' })
      return () => fs.rmSync(file, { force: true })
    } catch (fault) {
      if ((fault as NodeJS.ErrnoException).code !== 'EEXIST') throw fault
    }
    if (holds(fs.readFileSync(file, 'utf8'))) return undefined
    fs.rmSync(file, { force: true }) // left by a killed process
  }
  return undefined
}

/** A process's start time tells it from a later one with the same number. */
function startOf(pid: number): string {
  try {
    return fs.readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]!.split(' ')[19]!
  } catch {
    return 'gone' // no such process
  }
}

const holds = (lock: string): boolean => startOf(Number(lock.split(' ')[0])) === lock.split(' ')[1]

/** For the process that serves: alone on the embedded database, and migrated. */
export async function openForServing(config: Config, tell: (step: string) => void): Promise<Opened> {
  if (config.databaseUrl) {
    await checkSchema(config.migrateUrl ?? config.databaseUrl)
    return { url: config.databaseUrl, ownerUrl: config.migrateUrl ?? config.databaseUrl, close: async () => undefined }
  }
  const unlock = takeLock(config.dataDir)
  if (!unlock)
    throw new Mistake(
      `Another Vikno is running on ${config.dataDir}. Stop it first, or set VIKNO_DATA to another folder.`,
    )
  try {
    tell('Starting the database…')
    const cluster = await startCluster(path.join(config.dataDir, 'pg'), { watch: tell })
    const ownerUrl = cluster.url('postgres', 'postgres')
    try {
      await migrate(ownerUrl, { tell: (name) => tell(`Preparing tables: ${name}`) })
    } catch (fault) {
      await cluster.stop()
      throw fault
    }
    const close = async () => {
      await cluster.stop()
      unlock()
    }
    return { url: cluster.url('vikno_server', 'postgres'), ownerUrl, close }
  } catch (fault) {
    unlock()
    throw fault
  }
}

/** For a command beside a running Vikno, or alone: the embedded database is shared, and stopped only by who started it. */
export async function openForCommand(config: Config): Promise<Opened> {
  if (config.databaseUrl)
    return { url: config.databaseUrl, ownerUrl: config.migrateUrl ?? config.databaseUrl, close: async () => undefined }
  const unlock = takeLock(config.dataDir)
  const cluster = await startCluster(path.join(config.dataDir, 'pg'))
  const close = async () => {
    if (!unlock) return
    await cluster.stop()
    unlock()
  }
  return { url: cluster.url('vikno_server', 'postgres'), ownerUrl: cluster.url('postgres', 'postgres'), close }
}
