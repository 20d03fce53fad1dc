// One process of the race: people who try to book as fast as they are answered, some confirming, some not, some giving back.
import { openPool } from '../db/connection.ts'
import { makeVault } from '../db/vault.ts'
import { openDatabase } from '../db/work.ts'
import { type Actor, visitor } from '../kernel/actor.ts'
import { type Chance, seeded } from '../kernel/chance.ts'
import { Refusal } from '../kernel/refusal.ts'
import { type Instant, later, MovedClock, seconds } from '../kernel/time.ts'
import type { ResidentId } from '../modules/appointments/model.ts'
import { cancelBooking } from '../modules/appointments/service/change.ts'
import { confirmBooking, holdTime } from '../modules/appointments/service/hold.ts'
import type { CentreId, ServiceId } from '../modules/centres/model.ts'

export interface RaceTask {
  readonly url: string
  readonly lookup: string
  readonly sealing: string
  readonly centreId: CentreId
  readonly serviceId: ServiceId
  readonly times: readonly Instant[]
  readonly people: readonly ResidentId[]
  readonly attempts: number
  readonly seed: number
  readonly startsAt: Instant
}

export interface RaceReport {
  readonly took: readonly number[]
  readonly answers: Readonly<Record<string, number>>
}

const clients = 16

async function run(task: RaceTask): Promise<RaceReport> {
  const clock = new MovedClock(task.startsAt)
  const vault = makeVault({
    current: 1,
    sealing: new Map([[1, Buffer.from(task.sealing, 'hex')]]),
    lookup: Buffer.from(task.lookup, 'hex'),
  })
  const pool = openPool(task.url, { max: clients, name: 'vikno race' })
  const database = openDatabase({ pool, clock, vault, jobsFor: () => [] })
  const chance = seeded(task.seed)
  const took: number[] = []
  const answers: Record<string, number> = {}
  const attempt = async () => {
    const started = performance.now()
    const answer = await book(database, task, chance)
    took.push(performance.now() - started)
    answers[answer] = (answers[answer] ?? 0) + 1
    // holds of the beginning run out while the race goes on
    clock.moveTo(later(task.startsAt, seconds(took.length)))
  }
  let left = task.attempts
  const client = async () => {
    while (left-- > 0) await attempt()
  }
  await Promise.all(Array.from({ length: clients }, client))
  await database.close()
  return { took, answers }
}

/** One try: hold a time, then confirm it, confirm and cancel it, or walk away. */
async function book(database: ReturnType<typeof openDatabase>, task: RaceTask, chance: Chance): Promise<string> {
  const person: Actor = { kind: 'resident', id: chance.pick(task.people), trust: 'substantial' }
  const wish = { centreId: task.centreId, parts: [{ purpose: 'submit', serviceId: task.serviceId }] as const }
  const at = chance.pick(task.times)
  const [confirms, cancels] = [chance.happens(0.8), chance.happens(0.15)]
  try {
    const { link } = await database.run(person, (work) => holdTime(work, { ...wish, at, whom: { kind: 'self' } }))
    if (!confirms) return 'held and left'
    await database.run(visitor, (work) => confirmBooking(work, { link }))
    if (!cancels) return 'booked'
    await database.run(visitor, (work) => cancelBooking(work, { link }))
    return 'cancelled'
  } catch (fault) {
    if (fault instanceof Refusal) return fault.code
    throw fault
  }
}

process.once('message', (task) => {
  void run(task as RaceTask).then(
    (report) => process.send!(report, () => process.disconnect()),
    (fault) => {
      console.error(fault)
      process.exit(1)
    },
  )
})
