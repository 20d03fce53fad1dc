// `./vikno backup DIR [--with-keys]`
import path from 'node:path'
import { readConfig } from '../config.ts'
import { backUp } from '../db/backup/backup.ts'
import { systemClock } from '../kernel/time.ts'
import { openForCommand } from './database.ts'
import { Mistake } from './mistake.ts'

export async function run(args: readonly string[]): Promise<undefined> {
  const target = args.find((arg) => !arg.startsWith('--'))
  if (!target) throw new Mistake('Name the folder for the backup: ./vikno backup DIR [--with-keys]')
  const config = readConfig(process.env, { demo: false })
  if (config.databaseUrl)
    throw new Mistake(
      `The database is a server of yours: back it up with its own pg_basebackup or pg_dump, and copy ${config.dataDir}/files and ${config.keysFile}. See docs/running.md.`,
    )
  const withKeys = args.includes('--with-keys')
  const database = await openForCommand(config)
  try {
    const { dataDir, keysFile } = config
    const made = await backUp({
      ownerUrl: database.ownerUrl,
      dataDir,
      keysFile,
      target: path.resolve(target),
      withKeys,
      clock: systemClock,
    })
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
