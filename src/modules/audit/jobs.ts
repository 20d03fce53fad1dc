// What happens later with the log: it is chained, and its head is written outside the database.
import type { Sweep } from '../../jobs/task.ts'
import { systemActor } from '../../kernel/actor.ts'
import { seal } from './service.ts'

const job = systemActor('audit.seal')

/** Once a minute; with several processes the second finds nothing left to do. */
export const sealLog: Sweep = async ({ database, log }) => {
  const head = await database.run(job, seal)
  if (head) log.info({ audit: head }, 'the access log is chained up to here')
}
