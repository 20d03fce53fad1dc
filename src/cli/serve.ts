// `./vikno serve`: a real centre; nothing made up, the system's own clock.
import { readConfig } from '../config.ts'
import { openForServing } from './database.ts'
import { Mistake } from './mistake.ts'
import { serve, untilStopped } from './serving.ts'

export async function run(args: readonly string[]): Promise<undefined> {
  const odd = args.filter((arg) => arg !== '--no-jobs')
  if (odd.length > 0)
    throw new Mistake(
      `«serve» does not know ${odd.join(' ')}. The clock moves only in the demo; the one option is --no-jobs.`,
    )
  const config = readConfig(process.env, { demo: false })
  const database = await openForServing(config, (step) => console.log(step))
  try {
    const serving = await serve(config, database, { works: !args.includes('--no-jobs') })
    console.log(`Vikno answers at ${config.publicUrl}`)
    await untilStopped(() => serving.stop())
  } finally {
    await database.close()
  }
}
