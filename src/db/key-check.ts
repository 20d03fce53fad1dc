// Keys and data belong together: a sealed sentence in the database, made at the first start, tells whether these keys open it.
import fs from 'node:fs'
import pg from 'pg'
import { keysAt, WrongKeys } from './keys.ts'
import { CannotOpen, makeVault, type Vault } from './vault.ts'

const settingName = 'key-check'
const sentence = 'Ці ключі відкривають ці дані.'

/** Both halves of the key file: what seals values, and what finds them. */
interface Kept {
  readonly sealed: string
  readonly hash: string
}

const keptBy = (vault: Vault): Kept => ({
  sealed: vault.seal(sentence).toString('base64'),
  hash: vault.hash(settingName, sentence).toString('base64'),
})

function opens(vault: Vault, { sealed, hash }: Kept): boolean {
  try {
    return vault.open(Buffer.from(sealed, 'base64')) === sentence && keptBy(vault).hash === hash
  } catch (fault) {
    if (fault instanceof CannotOpen) return false
    throw fault
  }
}

async function findKept(client: pg.Client): Promise<Kept | undefined> {
  const { rows } = await client.query<{ value: Kept }>('select value from db.setting where name = $1', [settingName])
  return rows[0]?.value
}

/** Before anything is served. Keys are made only for data that has none yet. */
export async function checkKeys(url: string, keysFile: string): Promise<void> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    const kept = await findKept(client)
    if (kept && !fs.existsSync(keysFile))
      throw new WrongKeys(
        `The keys that open this data are missing: there is no ${keysFile}. Bring the key file back to its place, or name it with VIKNO_KEYS_FILE; without it nobody can read names, numbers and files.`,
      )
    const vault = makeVault(keysAt(keysFile))
    if (!opens(vault, kept ?? (await keep(client, vault))))
      throw new WrongKeys(
        `The keys in ${keysFile} belong to other data and do not open this. Bring back the key file that was made with it, or name it with VIKNO_KEYS_FILE.`,
      )
  } finally {
    await client.end()
  }
}

/** Several processes may start together; the first one's stands. */
async function keep(client: pg.Client, vault: Vault): Promise<Kept> {
  await client.query('insert into db.setting (name, value) values ($1, $2) on conflict do nothing', [
    settingName,
    keptBy(vault),
  ])
  return (await findKept(client))!
}
