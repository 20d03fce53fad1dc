// What falls due in the hall: tickets put aside return to the line, and a day that is over is ended.
import type { Sweep } from '../../jobs/task.ts'
import { systemActor } from '../../kernel/actor.ts'
import { bringBackDue, closeDay } from './service/away.ts'
import { settleLeases } from './service/offline.ts'

const bringingBack = systemActor('queue.bring-back')
const closing = systemActor('queue.close-day')
const settling = systemActor('queue.settle-leases')

/** Parked and absent tickets whose time has come. Several processes share the work. */
export const bringTicketsBack: Sweep = async ({ database }) => {
  while ((await database.run(bringingBack, bringBackDue)) > 0);
}

/** Who still waits an hour after the doors closed is recorded as not served. */
export const closeDays: Sweep = async ({ database, log }) => {
  const closed = await database.run(closing, closeDay)
  if (closed > 0) log.info({ tickets: closed }, 'tickets of an ended day are closed')
}

/** Numbers that kiosks held for a day that is over, and did not need. */
export const voidUnusedNumbers: Sweep = async ({ database }) => {
  while ((await database.run(settling, settleLeases)) > 0);
}
