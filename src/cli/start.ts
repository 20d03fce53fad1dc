// `npm start`: the demo town on this machine.
import { readConfig } from '../config.ts'
import { bringAlive } from '../db/demo/alive.ts'
import { demoClockOf } from '../db/demo/clock.ts'
import { loadDemo } from '../db/demo/load.ts'
import { openForServing } from './database.ts'
import { serve, untilStopped } from './serving.ts'
import { welcome } from './welcome.ts'

export async function run(): Promise<undefined> {
  const config = readConfig({ LOG_LEVEL: 'warn', ...process.env }, { demo: true })
  const started = performance.now()
  const database = await openForServing(config, (step) => console.log(step))
  try {
    const serving = await serve(config, database, { clock: await demoClockOf(database.url) })
    await loadDemo(serving.app, (step) => console.log(step))
    const town = await bringAlive(serving.app)
    console.log(await welcome(serving.app))
    console.log(`Ready in ${((performance.now() - started) / 1000).toFixed(1)} s. Stop with Ctrl+C.`)
    await untilStopped(async () => {
      await town.stop()
      await serving.stop()
    })
  } finally {
    await database.close()
  }
}
