// One process of the race for a draw: people who enter as fast as they are answered, several times each, some of whom withdraw; or a
// process that tries to close and draw together with others.
import { openPool } from '../db/connection.ts'
import { makeVault } from '../db/vault.ts'
import { type Database, openDatabase } from '../db/work.ts'
import { type Actor, systemActor, visitor } from '../kernel/actor.ts'
import { seeded } from '../kernel/chance.ts'
import { Refusal } from '../kernel/refusal.ts'
import { type Instant, later, MovedClock, minutes } from '../kernel/time.ts'
import type { Preferences, ReleaseId, ResidentId } from '../modules/appointments/model.ts'
import { stepRelease } from '../modules/appointments/service/release/draw.ts'
import { enterRelease, withdraw } from '../modules/appointments/service/release/enter.ts'

export interface DrawRaceTask {
  readonly what: 'enter' | 'draw'
  readonly url: string
  readonly lookup: string
  readonly sealing: string
  readonly at: Instant
  readonly releaseId: ReleaseId
  readonly preferences: Preferences
  /** Those of this process; some stand in the lists of several. */
  readonly people: readonly ResidentId[]
  /** Only this process lets them withdraw, after all else. */
  readonly leaving: readonly ResidentId[]
  readonly seed: number
}

export interface DrawRaceReport {
  readonly took: readonly number[]
  readonly answers: Readonly<Record<string, number>>
}

const clients = 16

async function run(task: DrawRaceTask): Promise<DrawRaceReport> {
  const clock = new MovedClock(task.at)
  const vault = makeVault({
    current: 1,
    sealing: new Map([[1, Buffer.from(task.sealing, 'hex')]]),
    lookup: Buffer.from(task.lookup, 'hex'),
  })
  const pool = openPool(task.url, { max: clients, name: 'vikno race' })
  const database = openDatabase({ pool, clock, vault, jobsFor: () => [] })
  const answers: Record<string, number> = {}
  const took: number[] = []
  const timed = async (does: () => Promise<string>) => {
    const started = performance.now()
    const answer = await does().catch(codeOf)
    took.push(performance.now() - started)
    answers[answer] = (answers[answer] ?? 0) + 1
  }
  if (task.what === 'enter') await enterAll(database, task, timed)
  else await drawTogether(database, clock, timed)
  await database.close()
  return { took, answers }
}

const codeOf = (fault: unknown): string => {
  if (fault instanceof Refusal) return fault.code
  throw fault
}

type Timed = (does: () => Promise<string>) => Promise<void>

async function enterAll(database: Database, task: DrawRaceTask, timed: Timed): Promise<void> {
  const chance = seeded(task.seed)
  const left = task.people.map((id) => ({ id, turn: chance.next() })).sort((a, b) => a.turn - b.turn)
  const links = new Map<ResidentId, string>()
  const client = async () => {
    for (let next = left.pop(); next; next = left.pop()) {
      const { id } = next
      await timed(async () => {
        const { token, again } = await enter(database, task, id)
        links.set(id, token)
        return again ? 'entered again' : 'entered'
      })
    }
  }
  await Promise.all(Array.from({ length: clients }, client))
  for (const id of task.leaving)
    await timed(async () => {
      await database.run(visitor, (work) => withdraw(work, links.get(id)!))
      return 'withdrawn'
    })
}

function enter(database: Database, { releaseId, preferences }: DrawRaceTask, id: ResidentId) {
  const person: Actor = { kind: 'resident', id, trust: 'substantial' }
  const wish = { releaseId, preferences, lang: 'uk', whom: { kind: 'self' } } as const
  return database.run(person, (work) => enterRelease(work, wish))
}

/** The close, a minute, the draw; several at once in this process too. */
async function drawTogether(database: Database, clock: MovedClock, timed: Timed): Promise<void> {
  const job = systemActor('appointments.draw')
  const step = () => timed(async () => (await database.run(job, stepRelease)) ?? 'nothing left to do')
  await Promise.all(Array.from({ length: 4 }, step))
  clock.moveTo(later(clock.now(), minutes(2)))
  await Promise.all(Array.from({ length: 4 }, step))
}

process.once('message', (task) => {
  void run(task as DrawRaceTask).then(
    (report) => process.send!(report, () => process.disconnect()),
    (fault) => {
      console.error(fault)
      process.exit(1)
    },
  )
})
