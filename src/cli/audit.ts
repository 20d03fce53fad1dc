// `./vikno audit verify`: goes along the chain of the access log and says where it breaks.
import { openApp } from '../app.ts'
import { readConfig } from '../config.ts'
import { systemActor } from '../kernel/actor.ts'
import { seal, verify } from '../modules/audit/service.ts'
import { openForCommand } from './database.ts'
import { readArgs } from './flags.ts'
import { WrongUsage } from './mistake.ts'

export async function run(args: readonly string[]): Promise<number> {
  const [verb] = readArgs(args, { words: [1, 1] }).words
  if (verb !== 'verify') throw new WrongUsage(`«${verb}» is not what audit does`)
  const config = readConfig({ LOG_LEVEL: 'warn', ...process.env }, { demo: false })
  const database = await openForCommand(config)
  try {
    const app = await openApp(config, database.url, { works: false })
    try {
      const who = systemActor('audit')
      await app.database.run(who, seal)
      const found = await app.database.look(who, verify)
      console.log(JSON.stringify(found, null, 2))
      return found.broken ? 1 : 0
    } finally {
      await app.close()
    }
  } finally {
    await database.close()
  }
}
