// `./vikno serve`: a real centre; nothing made up, the system's own clock.
import { readConfig } from '../config.ts'
import { openForServing } from './database.ts'
import { readArgs } from './flags.ts'
import { listenForStop } from './stopping.ts'

export async function run(args: readonly string[]): Promise<undefined> {
  const { 'no-jobs': withoutJobs = false } = readArgs(args, { options: { 'no-jobs': { type: 'boolean' } } }).values
  const config = readConfig(process.env, { demo: false })
  const stopping = listenForStop()
  const database = await openForServing(config, (step) => console.log(step), stopping)
  try {
    if (stopping.isAsked()) return
    const { serve } = await import('./serving.ts')
    const serving = await serve(config, database, { works: !withoutJobs })
    if (!stopping.isAsked()) console.log(`Vikno answers at ${config.publicUrl}`)
    await stopping.asked
    await serving.stop()
  } catch (fault) {
    throw database.why(fault)
  } finally {
    await database.close()
    stopping.end()
  }
}
