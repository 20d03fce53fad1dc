// `npm start`: the demo town on this machine.
import { readConfig } from '../config.ts'
import { openForServing } from './database.ts'
import { readArgs } from './flags.ts'
import { listenForStop } from './stopping.ts'

export async function run(args: readonly string[]): Promise<undefined> {
  readArgs(args)
  const config = readConfig({ LOG_LEVEL: 'warn', ...process.env }, { demo: true })
  const started = performance.now()
  const stopping = listenForStop()
  const database = await openForServing(config, (step) => console.log(step), stopping)
  try {
    if (stopping.isAsked()) return
    // most of a start is reading this code, and who is refused need not wait for it
    const { serveDemo } = await import('./demo.ts')
    await serveDemo(config, database, stopping, started)
  } catch (fault) {
    throw database.why(fault)
  } finally {
    await database.close()
    stopping.end()
  }
}
