// `./vikno audit verify`: goes along the chain of the access log and says where it breaks.
import { openApp } from '../app.ts'
import { readConfig } from '../config.ts'
import { systemActor } from '../kernel/actor.ts'
import { seal, verify } from '../modules/audit/service.ts'
import { openForCommand } from './database.ts'
import { Mistake } from './mistake.ts'

export async function run([verb]: readonly string[]): Promise<number> {
  if (verb !== 'verify') throw new Mistake('Say what to do: ./vikno audit verify')
  const config = readConfig({ LOG_LEVEL: 'warn', ...process.env }, { demo: false })
  const database = await openForCommand(config)
  const app = await openApp(config, database.url, { works: false })
  try {
    const who = systemActor('audit')
    await app.database.run(who, seal)
    const found = await app.database.look(who, verify)
    console.log(JSON.stringify(found, null, 2))
    return found.broken ? 1 : 0
  } finally {
    await app.close()
    await database.close()
  }
}
