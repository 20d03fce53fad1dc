// What happens later: sessions, links and counted tries that nobody can use any more are cleared away.
import type { Sweep } from '../../jobs/task.ts'
import { systemActor } from '../../kernel/actor.ts'
import { clearOldEntries } from './service.ts'

const job = systemActor('identity.clear')

export const clearEntries: Sweep = ({ database }) => database.run(job, clearOldEntries)
