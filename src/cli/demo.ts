// The demo town from its clock to its welcome, until it is asked to stop.
import type { Config } from '../config.ts'
import { bringAlive } from '../db/demo/alive.ts'
import { demoClockOf } from '../db/demo/clock.ts'
import { loadDemo } from '../db/demo/load.ts'
import type { Opened } from './database.ts'
import { serve } from './serving.ts'
import type { Stopping } from './stopping.ts'
import { welcome } from './welcome.ts'

export async function serveDemo(config: Config, database: Opened, stopping: Stopping, started: number): Promise<void> {
  const serving = await serve(config, database, { clock: await demoClockOf(database.url), works: false })
  try {
    await loadDemo(serving.app, (step) => console.log(step))
    if (stopping.isAsked()) return
    // not before: the past the demo begins with would be written into a log that has been sealed
    await serving.app.work()
    const town = await bringAlive(serving.app)
    console.log(await welcome(serving.app))
    console.log(`Ready in ${((performance.now() - started) / 1000).toFixed(1)} s. Stop with Ctrl+C.`)
    await stopping.asked
    console.log('Stopping…')
    await town.stop()
  } finally {
    await serving.stop()
  }
}
