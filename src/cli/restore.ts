// `./vikno restore DIR [--keys FILE]`
import { fromHere, readConfig } from '../config.ts'
import { restore } from '../db/backup/backup.ts'
import { readArgs } from './flags.ts'
import { Mistake } from './mistake.ts'

export async function run(args: readonly string[]): Promise<undefined> {
  const { values, words } = readArgs(args, { options: { keys: { type: 'string' } }, words: [1, 1] })
  const { dataDir, keysFile, databaseUrl } = readConfig(process.env, { demo: false })
  if (databaseUrl)
    throw new Mistake(
      'The database is a server of yours: restore it with its own tools, and copy the files and the key file back. See docs/running.md.',
    )
  const givenKeys = values.keys && fromHere(values.keys)
  const made = await restore({ source: fromHere(words[0]!), dataDir, keysFile, givenKeys })
  console.log(`Restored the backup of ${made.madeAt} into ${dataDir}.`)
}
