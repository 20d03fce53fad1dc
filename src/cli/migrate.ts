// `./vikno migrate`: run by whoever owns the tables, before the new version starts.
import { readConfig } from '../config.ts'
import { migrate } from '../db/migrate.ts'
import { openForCommand } from './database.ts'

export async function run(): Promise<undefined> {
  const config = readConfig(process.env, { demo: false })
  const database = await openForCommand(config)
  try {
    const { ran } = await migrate(database.ownerUrl, { tell: (name) => console.log(name) })
    console.log(ran.length === 0 ? 'Nothing to do: the database is up to date.' : `${ran.length} migrations ran.`)
  } finally {
    await database.close()
  }
}
