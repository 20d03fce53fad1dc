// A backup is a folder: the database, the files, and a manifest that tells which key opens them.
import { createHash } from 'node:crypto'
import fs from 'node:fs'
import path from 'node:path'
import { z } from 'zod'
import { type Clock, isoOf } from '../../kernel/time.ts'
import { CannotStart, startCluster } from '../cluster.ts'
import { readKeys, writeKeys } from '../keys.ts'
import { migrate } from '../migrate.ts'
import type { Keys } from '../vault.ts'
import { copyCluster } from './copy.ts'

const manifest = z.object({
  format: z.literal(1),
  madeAt: z.string(),
  keys: z.string(),
  withKeys: z.boolean(),
  files: z.int(),
})
export type Manifest = z.infer<typeof manifest>

/** Why a backup can't be made or restored, and what to do. */
export class BackupRefused extends Error {}

/** Tells one key ring from another without giving any key away. */
export function fingerprintOf(keys: Keys): string {
  return createHash('sha256')
    .update(keys.lookup)
    .update(String([...keys.sealing.keys()].sort()))
    .digest('hex')
    .slice(0, 16)
}

interface Parts {
  readonly ownerUrl: string
  readonly dataDir: string
  readonly keysFile: string
  readonly target: string
  readonly withKeys: boolean
  readonly clock: Clock
}

export async function backUp({ ownerUrl, dataDir, keysFile, target, withKeys, clock }: Parts): Promise<Manifest> {
  if (fs.existsSync(target) && fs.readdirSync(target).length > 0)
    throw new BackupRefused(`${target} is not empty. Name a new folder; a backup never overwrites another.`)
  const half = `${target}.unfinished`
  fs.rmSync(half, { recursive: true, force: true })
  fs.mkdirSync(half, { recursive: true, mode: 0o700 })
  const keys = readKeys(keysFile)
  await copyCluster(ownerUrl, path.join(half, 'pg'))
  // after the database: every file a row speaks of is there already, and files are never changed
  const files = copyFolder(path.join(dataDir, 'files'), path.join(half, 'files'))
  if (withKeys) writeKeys(path.join(half, 'keys.json'), keys)
  const made: Manifest = { format: 1, madeAt: isoOf(clock.now()), keys: fingerprintOf(keys), withKeys, files }
  fs.writeFileSync(path.join(half, 'manifest.json'), JSON.stringify(made, null, 2))
  fs.rmSync(target, { recursive: true, force: true })
  fs.renameSync(half, target)
  return made
}

function copyFolder(from: string, to: string): number {
  if (!fs.existsSync(from)) return 0
  fs.cpSync(from, to, { recursive: true, preserveTimestamps: true })
  return fs.readdirSync(to, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile()).length
}

interface RestoreParts {
  readonly source: string
  readonly dataDir: string
  readonly keysFile: string
  /** Where the keys of a backup without them are. */
  readonly givenKeys?: string | undefined
}

export async function restore({ source, dataDir, keysFile, givenKeys }: RestoreParts): Promise<Manifest> {
  const made = readManifest(source)
  if (fs.existsSync(path.join(dataDir, 'pg')))
    throw new BackupRefused(
      `${dataDir} already holds a database. Set VIKNO_DATA to an empty folder, or move the old one away.`,
    )
  const keys = keysFor(source, made, givenKeys ?? (fs.existsSync(keysFile) ? keysFile : undefined))
  fs.mkdirSync(dataDir, { recursive: true })
  const half = path.join(dataDir, 'pg.restoring')
  fs.rmSync(half, { recursive: true, force: true })
  fs.cpSync(path.join(source, 'pg'), half, { recursive: true, preserveTimestamps: true })
  fs.chmodSync(half, 0o700)
  copyFolder(path.join(source, 'files'), path.join(dataDir, 'files'))
  writeKeys(keysFile, keys)
  fs.renameSync(half, path.join(dataDir, 'pg'))
  await tryOut(dataDir)
  return made
}

function readManifest(source: string): Manifest {
  const file = path.join(source, 'manifest.json')
  if (!fs.existsSync(file)) throw new BackupRefused(`${source} is not a finished backup: it has no manifest.json.`)
  return manifest.parse(JSON.parse(fs.readFileSync(file, 'utf8')))
}

function keysFor(source: string, made: Manifest, given: string | undefined): Keys {
  const file = made.withKeys ? path.join(source, 'keys.json') : given
  if (!file)
    throw new BackupRefused(
      'This backup came without its keys: names, numbers and files in it can’t be opened. Give the key file that was kept apart: --keys FILE.',
    )
  const keys = readKeys(file)
  if (fingerprintOf(keys) !== made.keys)
    throw new BackupRefused(
      `The keys in ${file} do not open this backup (it needs ${made.keys}, these are ${fingerprintOf(keys)}).`,
    )
  return keys
}

/** Starts the copy once: PostgreSQL replays the log, and we see that it is whole. */
async function tryOut(dataDir: string): Promise<void> {
  const cluster = await startCluster(path.join(dataDir, 'pg'))
  try {
    await migrate(cluster.url('postgres', 'postgres'))
  } catch (cause) {
    throw new CannotStart(`The restored database can't be used: ${(cause as Error).message}`, { cause })
  } finally {
    await cluster.stop()
  }
}
