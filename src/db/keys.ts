// The key file: JSON, readable by its owner only. Whoever has the database without it has no names and no numbers.
import fs from 'node:fs'
import path from 'node:path'
import { z } from 'zod'
import { freshKeys, type Keys } from './vault.ts'

const key = z
  .base64()
  .transform((text) => Buffer.from(text, 'base64'))
  .refine((bytes) => bytes.length === 32, 'a key has 32 bytes')
const shape = z
  .object({
    current: z.int().min(1).max(255),
    sealing: z.record(z.string().regex(/^\d{1,3}$/), key),
    lookup: key,
  })
  .refine(({ current, sealing }) => String(current) in sealing, 'the current key is among the others')

/** These keys can't open this data; the message says what to do. */
export class WrongKeys extends Error {}

function parsed(file: string): z.infer<typeof shape> {
  const text = fs.readFileSync(file, 'utf8')
  try {
    return shape.parse(JSON.parse(text))
  } catch (cause) {
    throw new WrongKeys(`The key file ${file} is damaged. Bring back the copy that was kept apart.`, { cause })
  }
}

export function readKeys(file: string): Keys {
  const { current, sealing, lookup } = parsed(file)
  return { current, lookup, sealing: new Map(Object.entries(sealing).map(([id, bytes]) => [Number(id), bytes])) }
}

export function writeKeys(file: string, keys: Keys): void {
  const sealing = Object.fromEntries([...keys.sealing].map(([id, bytes]) => [id, bytes.toString('base64')]))
  fs.mkdirSync(path.dirname(file), { recursive: true })
  const fresh = `${file}.new`
  fs.writeFileSync(
    fresh,
    `${JSON.stringify({ current: keys.current, sealing, lookup: keys.lookup.toString('base64') }, null, 2)}\n`,
    { mode: 0o600, flush: true },
  )
  fs.renameSync(fresh, file)
}

/** The keys of this installation; made at the first start and never replaced by themselves. */
export function keysAt(file: string): Keys {
  if (!fs.existsSync(file)) writeKeys(file, freshKeys())
  return readKeys(file)
}
