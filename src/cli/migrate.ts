// `./vikno migrate`: run by whoever owns the tables, before the new version starts.
import { readConfig } from '../config.ts'
import { migrate } from '../db/migrate.ts'
import { openForMigrating } from './database.ts'
import { readArgs } from './flags.ts'

export async function run(args: readonly string[]): Promise<undefined> {
  readArgs(args)
  const config = readConfig(process.env, { demo: false })
  const database = await openForMigrating(config)
  try {
    const { ran } = await migrate(database.ownerUrl, { tell: (name) => console.log(name) })
    console.log(ran.length === 0 ? 'Nothing to do: the database is up to date.' : `${ran.length} migrations ran.`)
  } finally {
    await database.close()
  }
}
