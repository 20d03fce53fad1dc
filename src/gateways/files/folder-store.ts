// Files in a folder: each content once, under its SHA-256, sealed with the vault's key, on the disk before we say so.
import { createHash, randomUUID } from 'node:crypto'
import fs from 'node:fs/promises'
import path from 'node:path'

export interface FileStore {
  /** Answers with the SHA-256 of the bytes when they are safely kept. The same bytes again change nothing. */
  put(bytes: Buffer): Promise<string>
  get(hash: string): Promise<Buffer>
  has(hash: string): Promise<boolean>
}

export interface Sealing {
  sealBytes(bytes: Buffer): Buffer
  openBytes(sealed: Buffer): Buffer
}

/** The record says the file is here and the disk says it is not, or it is another one. */
export class FileDamaged extends Error {}

const aHash = /^[0-9a-f]{64}$/
const hashOf = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex')
const isMissing = (fault: unknown): boolean => (fault as NodeJS.ErrnoException).code === 'ENOENT'

export function folderStore(folder: string, vault: Sealing): FileStore {
  function placeOf(hash: string): string {
    if (!aHash.test(hash)) throw new FileDamaged(`not a fingerprint: ${hash}`)
    return path.join(folder, hash.slice(0, 2), hash.slice(2, 4), hash)
  }
  const has = async (hash: string): Promise<boolean> => {
    try {
      return (await fs.stat(placeOf(hash))).size > 0
    } catch (fault) {
      if (isMissing(fault)) return false
      throw fault
    }
  }
  return {
    has,
    async put(bytes) {
      const hash = hashOf(bytes)
      const place = placeOf(hash)
      if (!(await has(hash))) await writeWhole(place, vault.sealBytes(bytes))
      // also when it was there: another process may have put it a moment ago and not have flushed yet
      for (const dir of [path.dirname(place), path.join(place, '../..'), folder]) await flush(dir)
      return hash
    },
    async get(hash) {
      const bytes = vault.openBytes(await read(placeOf(hash)))
      if (hashOf(bytes) !== hash) throw new FileDamaged(`the file ${hash} holds something else`)
      return bytes
    },
  }
}

async function read(place: string): Promise<Buffer> {
  try {
    return await fs.readFile(place)
  } catch (fault) {
    if (!isMissing(fault)) throw fault
    throw new FileDamaged(`the file ${path.basename(place)} is missing`, { cause: fault })
  }
}

/** Whole or not at all: a temporary file, flushed, then renamed. */
async function writeWhole(place: string, bytes: Buffer): Promise<void> {
  await fs.mkdir(path.dirname(place), { recursive: true, mode: 0o700 })
  const temporary = path.join(path.dirname(place), `.${randomUUID()}.part`)
  try {
    await fs.writeFile(temporary, bytes, { mode: 0o600, flush: true })
    await fs.rename(temporary, place)
  } catch (fault) {
    await fs.rm(temporary, { force: true })
    throw fault
  }
}

/** So that the entries of a folder outlive a power cut. */
async function flush(dir: string): Promise<void> {
  const handle = await fs.open(dir)
  await handle.sync().finally(() => handle.close())
}
