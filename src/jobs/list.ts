// Every module's jobs and sweeps, on one page.
import { sealLog } from '../modules/audit/jobs.ts'
import type { Sweep, Tasks } from './task.ts'

export const tasks: Tasks = {}

/** What falls due is kept in the modules' own tables in application time; this list is asked once a minute. */
export const sweeps: readonly Sweep[] = [sealLog]
