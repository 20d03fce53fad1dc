// `./vikno backup DIR [--with-keys]`
import { fromHere, readConfig } from '../config.ts'
import { backUp } from '../db/backup/backup.ts'
import { systemClock } from '../kernel/time.ts'
import { openForCommand } from './database.ts'
import { readArgs } from './flags.ts'
import { Mistake } from './mistake.ts'

export async function run(args: readonly string[]): Promise<undefined> {
  const { values, words } = readArgs(args, { options: { 'with-keys': { type: 'boolean' } }, words: [1, 1] })
  const { 'with-keys': withKeys = false } = values
  const target = fromHere(words[0]!)
  const config = readConfig(process.env, { demo: false })
  const { dataDir, keysFile } = config
  if (config.databaseUrl)
    throw new Mistake(
      `The database is a server of yours: back it up with its own pg_basebackup or pg_dump, and copy ${dataDir}/files and ${keysFile}. See docs/running.md.`,
    )
  const database = await openForCommand(config)
  try {
    const { ownerUrl } = database
    const made = await backUp({ ownerUrl, dataDir, keysFile, target, withKeys, clock: systemClock })
    console.log(`Backup made in ${target}: the database and ${made.files} files.`)
    console.log(
      withKeys
        ? 'The keys are inside: whoever has this folder can read everything. Keep it locked.'
        : `The keys are NOT inside. Keep ${keysFile} apart from the backup: without it names, numbers and files can't be opened.`,
    )
  } finally {
    await database.close()
  }
}
