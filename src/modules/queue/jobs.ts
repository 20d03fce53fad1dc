// What falls due in the hall: tickets put aside return to the line, and a day that is over is ended.
import type { App } from '../../app.ts'
import type { Sweep } from '../../jobs/task.ts'
import { systemActor } from '../../kernel/actor.ts'
import { hours, type Instant } from '../../kernel/time.ts'
import { bringBackDue, closeDay } from './service/away.ts'
import { forgetPastBookings, learnDay, listUnlearnt } from './service/learn.ts'
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

const learning = systemActor('queue.learn')
const atOnce = 20
/** When it was last looked for days to learn from, by the clock of the work. */
const looked = new WeakMap<App['database'], Instant>()

/** Reads the days that are over, once each; looks for them a few times a day. */
export const learnFromDays: Sweep = async ({ database, log }) => {
  const now = database.clock.now()
  const last = looked.get(database)
  if (last !== undefined && Math.abs(now - last) < hours(1)) return
  looked.set(database, now)
  for (;;) {
    const days = await database.look(learning, (work) => listUnlearnt(work, atOnce))
    for (const day of days) await database.run(learning, (work) => learnDay(work, day))
    if (days.length > 0) log.info({ days: days.length }, 'days were read for the forecast')
    if (days.length < atOnce) break
  }
  await database.run(learning, forgetPastBookings)
}
