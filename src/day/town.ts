// A demo town of its own for the day: a fresh embedded database, the app with a clock moved by hand, its server on this machine.
import fs from 'node:fs'
import { sql } from 'kysely'
import { type App, openApp } from '../app.ts'
import { openForServing } from '../cli/database.ts'
import { readConfig } from '../config.ts'
import { loadDemo } from '../db/demo/load.ts'
import { pretendToken } from '../gateways/sms/pretend-provider.ts'
import { makeServer, type Pages } from '../http/server.ts'
import { runDue } from '../jobs/worker.ts'
import { type Instant, later, MovedClock } from '../kernel/time.ts'
import { speakTo } from '../town/ask.ts'
import { checker } from '../town/back-door.ts'
import { freePort, passingPlace } from '../town/running.ts'
import { type Asking, askThrough } from './asking.ts'

export interface DayTown {
  readonly app: App
  readonly clock: MovedClock
  readonly asking: Asking
  /** Tokens of machines that are switched on: they are heard from wherever the clock arrives. */
  readonly machines: string[]
  /** Waits until no job is left of what has happened so far. */
  settle(): Promise<void>
  /** Does everything that has fallen due at this moment. */
  runDue(): Promise<void>
  /** So much time passes, and what falls due in it is done. */
  moveOn(milliseconds: number): Promise<void>
  moveTo(moment: Instant): Promise<void>
  /** What the pretend provider sent to telephones, newest last. */
  textMessages(): Promise<readonly TextMessage[]>
  close(): Promise<void>
}

export interface TextMessage {
  readonly to: string
  readonly text: string
}

const endings = ['SIGINT', 'SIGTERM'] as const

/** Nobody opens pages here. */
const noPages: Pages = (_request, response) => {
  response.statusCode = 404
  response.end()
}

export async function openTown(
  start: Instant,
  tell: (step: string) => void,
  asks: { readonly keyed?: boolean } = {},
): Promise<DayTown> {
  const dataDir = passingPlace('day', { room: 2_000_000_000 })
  const closing: (() => unknown)[] = [() => fs.rmSync(dataDir, { recursive: true, force: true })]
  const close = async () => {
    for (const signal of endings) process.off(signal, interrupted)
    for (const step of closing.splice(0).reverse()) await step()
  }
  // a database left behind would keep its folder for ever
  const interrupted = () => void close().finally(() => process.exit(130))
  for (const signal of endings) process.once(signal, interrupted)
  try {
    const port = await freePort()
    const config = readConfig({ LOG_LEVEL: 'error', VIKNO_DATA: dataDir, PORT: String(port) }, { demo: true })
    const opened = await openForServing(config, () => undefined)
    closing.push(() => opened.close())
    const clock = new MovedClock(start)
    const app = await openApp(config, opened.url, { clock })
    closing.push(() => app.close())
    const server = await makeServer(app, noPages)
    closing.push(() => server.close())
    await server.listen({ host: config.host, port })
    await loadDemo(app, tell, { withCases: false })
    const speaker = speakTo(config.publicUrl, 8)
    closing.push(() => speaker.close())
    const asking = askThrough(speaker, asks)
    const machines: string[] = []
    const settle = async () => {
      if (asking.tookWakingSteps()) await jobsDone(app)
    }
    const due = async () => {
      await runDue(app)
      await jobsDone(app)
    }
    const moveTo = async (moment: Instant) => {
      await settle()
      clock.moveTo(moment)
      for (const token of machines) await asking.post('/devices/heartbeat', {}, token)
      await due()
    }
    const moveOn = (milliseconds: number) => moveTo(later(clock.now(), milliseconds))
    const textMessages = async () => {
      const headers = { authorization: `Bearer ${pretendToken}` }
      const answer = await fetch(`${config.publicUrl}/pretend/sms/received`, { headers })
      return (await answer.json()) as TextMessage[]
    }
    return { app, clock, asking, machines, settle, runDue: due, moveTo, moveOn, textMessages, close }
  } catch (fault) {
    await close()
    throw fault
  }
}

const patience = 60_000

/** The worker takes jobs by itself, at once; a job that fails would be tried again long after the day, so it ends the day. */
async function jobsDone({ database }: App): Promise<void> {
  const deadline = performance.now() + patience
  for (;;) {
    const { left, failed } = await database.look(checker, async (work) => {
      const { rows } = await sql<{ left: number; failed: string | null }>`
        select count(*)::int as left, max(last_error) as failed from graphile_worker._private_jobs`.execute(work.db)
      return rows[0]!
    })
    if (left === 0) return
    if (failed) throw new Error(`a job failed: ${failed}`)
    if (performance.now() > deadline) throw new Error(`${left} jobs were not done in ${patience / 1000} s`)
    await new Promise((wake) => setTimeout(wake, 1))
  }
}
