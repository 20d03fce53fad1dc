// The worker: takes jobs that were added in the transaction of a change, and wakes the sweeps once a minute.
import { Logger, parseCronItems, type Runner, run, type TaskList } from 'graphile-worker'
import type pg from 'pg'
import type { App } from '../app.ts'
import { sweeps, tasks } from './list.ts'

export interface Worker {
  stop(): Promise<void>
}

export async function runDue(app: App): Promise<void> {
  for (const sweep of sweeps) await sweep(app)
}

export async function startWorker(app: App, pool: pg.Pool): Promise<Worker> {
  const taskList: TaskList = {
    due: () => runDue(app),
    ...Object.fromEntries(
      Object.entries(tasks).map(([name, task]) => [name, (payload: unknown) => task(app, payload)]),
    ),
  }
  const runner: Runner = await run({
    pgPool: pool,
    concurrency: 4,
    noHandleSignals: true,
    pollInterval: 2000,
    taskList,
    parsedCronItems: parseCronItems([
      { task: 'due', match: '* * * * *', options: { backfillPeriod: 0, maxAttempts: 1 } },
    ]),
    logger: new Logger(() => (level, message) => {
      if (level === 'error' || level === 'warning') app.log.warn({ job: message }, 'job')
    }),
  })
  const stray = (fault: unknown) => app.log.error({ err: fault }, 'a job was not ticked off; it will be taken again')
  // graphile-worker leaves a rejected promise behind when the database is away at the wrong moment; that must not end the hall
  process.on('unhandledRejection', stray)
  return {
    async stop() {
      await runner.stop()
      // it does not wait until its last jobs are ticked off: a connection asked for now is given after those it asked for
      await pool.query('select 1').catch(stray)
      process.off('unhandledRejection', stray)
    },
  }
}
