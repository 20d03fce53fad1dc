// `./vikno work`: only the jobs, beside processes that serve.
import { openApp } from '../app.ts'
import { readConfig } from '../config.ts'
import { checkSchema } from '../db/migrate.ts'
import { openForCommand } from './database.ts'
import { untilStopped } from './serving.ts'

export async function run(): Promise<undefined> {
  const config = readConfig(process.env, { demo: false })
  const database = await openForCommand(config)
  try {
    await checkSchema(database.ownerUrl)
    const app = await openApp(config, database.url)
    console.log('Vikno does its jobs. Stop with Ctrl+C.')
    await untilStopped(() => app.close())
  } finally {
    await database.close()
  }
}
