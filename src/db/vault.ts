// Personal values at rest: AES-256-GCM under a ring of keys, and a keyed hash for looking things up.
import { createCipheriv, createDecipheriv, createHmac, randomBytes } from 'node:crypto'

export interface Keys {
  /** The key new values are sealed with; 1–255. */
  readonly current: number
  readonly sealing: ReadonlyMap<number, Buffer>
  /** Never rotated with the others: hashes made with it are what look-ups compare. */
  readonly lookup: Buffer
}

export interface Vault {
  seal(text: string): Buffer
  open(sealed: Buffer): string
  sealBytes(bytes: Buffer): Buffer
  openBytes(sealed: Buffer): Buffer
  /** 32 bytes; `kind` keeps a tax number's hash apart from an equal document number's. */
  hash(kind: string, text: string): Buffer
}

const ivLength = 12
const tagLength = 16

/** A value sealed with a key this installation does not have, or changed since. */
export class CannotOpen extends Error {}

export function makeVault(keys: Keys): Vault {
  const current = keys.sealing.get(keys.current)
  if (!current) throw new CannotOpen(`key ${keys.current} is not in the key ring`)
  const sealBytes = (bytes: Buffer): Buffer => {
    const iv = randomBytes(ivLength)
    const cipher = createCipheriv('aes-256-gcm', current, iv)
    return Buffer.concat([Buffer.of(keys.current), iv, cipher.update(bytes), cipher.final(), cipher.getAuthTag()])
  }
  const openBytes = (sealed: Buffer): Buffer => {
    const key = keys.sealing.get(sealed[0] ?? 0)
    if (!key) throw new CannotOpen(`key ${sealed[0]} is not in the key ring`)
    if (sealed.length < 1 + ivLength + tagLength) throw new CannotOpen('a sealed value was cut off')
    const decipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(1, 1 + ivLength))
    decipher.setAuthTag(sealed.subarray(sealed.length - tagLength))
    try {
      return Buffer.concat([
        decipher.update(sealed.subarray(1 + ivLength, sealed.length - tagLength)),
        decipher.final(),
      ])
    } catch (cause) {
      throw new CannotOpen('a sealed value was changed or belongs to another key', { cause })
    }
  }
  return {
    sealBytes,
    openBytes,
    seal: (text) => sealBytes(Buffer.from(text, 'utf8')),
    open: (sealed) => openBytes(sealed).toString('utf8'),
    hash: (kind, text) => createHmac('sha256', keys.lookup).update(`${kind}\n${text}`).digest(),
  }
}

export function freshKeys(): Keys {
  return { current: 1, sealing: new Map([[1, randomBytes(32)]]), lookup: randomBytes(32) }
}
