// What happens later: counts of wrong look-ups whose window is over are cleared away.
import type { Sweep } from '../../jobs/task.ts'
import { systemActor } from '../../kernel/actor.ts'
import { forgetTracking } from './service/track.ts'

const job = systemActor('cases.forget')

export const forgetLookUps: Sweep = ({ database }) => database.run(job, forgetTracking)
