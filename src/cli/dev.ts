// `npm run dev`: the demo town for people who change the code; pages and core reload by themselves.
import { readConfig } from '../config.ts'
import { loadDemo } from '../db/demo/load.ts'
import { serveDev } from '../http/dev.ts'
import { openForServing } from './database.ts'
import { untilStopped } from './serving.ts'
import { welcome } from './welcome.ts'

export async function run(): Promise<undefined> {
  const config = readConfig({ LOG_LEVEL: 'info', ...process.env }, { demo: true })
  const database = await openForServing(config, (step) => console.log(step))
  try {
    const dev = await serveDev(config, database.url)
    await loadDemo(dev.app(), (step) => console.log(step))
    console.log(await welcome(dev.app()))
    await untilStopped(() => dev.stop())
  } finally {
    await database.close()
  }
}
