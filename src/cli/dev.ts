// `npm run dev`: the demo town for people who change the code; pages and core reload by themselves.
import { openApp } from '../app.ts'
import { type Config, readConfig } from '../config.ts'
import { loadDemo } from '../db/demo/load.ts'
import { serveDev } from '../http/dev.ts'
import { openForServing } from './database.ts'
import { readArgs } from './flags.ts'
import { listenForStop } from './stopping.ts'
import { welcome } from './welcome.ts'

export async function run(args: readonly string[]): Promise<undefined> {
  readArgs(args)
  const config = readConfig({ LOG_LEVEL: 'info', ...process.env }, { demo: true })
  const stopping = listenForStop()
  const database = await openForServing(config, (step) => console.log(step), stopping)
  try {
    await loadBeforeJobs(config, database.url)
    const dev = await serveDev(config, database.url)
    if (!stopping.isAsked()) console.log(await welcome(dev.app()))
    await stopping.asked
    await dev.stop()
  } finally {
    await database.close()
    stopping.end()
  }
}

/** The past the demo begins with is written before anything seals the log. */
async function loadBeforeJobs(config: Config, url: string): Promise<void> {
  const app = await openApp(config, url, { works: false })
  try {
    await loadDemo(app, (step) => console.log(step))
  } finally {
    await app.close()
  }
}
