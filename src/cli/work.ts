// `./vikno work`: only the jobs, beside processes that serve.
import { openApp } from '../app.ts'
import { readConfig } from '../config.ts'
import { openForWorking } from './database.ts'
import { readArgs } from './flags.ts'
import { listenForStop } from './stopping.ts'

export async function run(args: readonly string[]): Promise<undefined> {
  readArgs(args)
  const config = readConfig(process.env, { demo: false })
  const stopping = listenForStop()
  const database = await openForWorking(config, stopping)
  try {
    const app = await openApp(config, database.url)
    if (!stopping.isAsked()) console.log('Vikno does its jobs. Stop with Ctrl+C.')
    await stopping.asked
    await app.close()
  } finally {
    await database.close()
    stopping.end()
  }
}
