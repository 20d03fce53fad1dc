// Killing the process, or the embedded PostgreSQL, in the middle of 200 parallel commands: nothing acknowledged is lost,
// nothing is done twice, whoever got no answer asks again with the same key.
import { randomUUID } from 'node:crypto'
import fs from 'node:fs'
import path from 'node:path'
import { sql } from 'kysely'
import type { Database } from '../db/work.ts'
import { type Chance, seeded } from '../kernel/chance.ts'
import type { CentreId, DeskId } from '../modules/centres/model.ts'
import { hallOf } from '../modules/centres/service/hall.ts'
import { type Answer, NoAnswer, type Speaker, speakTo } from '../town/ask.ts'
import { centreByKey, checker, openBackDoor, peopleOf, tokenFor } from '../town/back-door.ts'
import { freePort, passingPlace, type RunningTown, startTown } from '../town/running.ts'

export interface KillsAsked {
  readonly rounds: number
  readonly commands: number
  readonly seed: number
  readonly tell: (step: string) => void
}

export interface KillsFound {
  readonly rounds: number
  readonly acknowledged: number
  readonly repeated: number
  /** Each in a sentence; none when the promise holds. */
  readonly broken: readonly string[]
}

interface Command {
  readonly path: string
  readonly body: object
  readonly token: string
  readonly key: string
  answer?: Answer
}

interface Scene {
  readonly centreId: CentreId
  readonly headToken: string
  readonly desks: readonly { readonly id: DeskId; readonly token: string }[]
}

export async function kills({ rounds, commands, seed, tell }: KillsAsked): Promise<KillsFound> {
  const dataDir = passingPlace('kills', { onDisk: true })
  const port = await freePort()
  const chance = seeded(seed)
  let town = await startTown(dataDir, port)
  let database = await openBackDoor(dataDir)
  const scene = await setScene(database, town)
  const all: Command[] = []
  try {
    for (let round = 1; round <= rounds; round++) {
      const whom = round % 2 === 1 ? 'the process' : 'PostgreSQL'
      const batch = commandsOf(scene, commands, chance)
      const repeated = await storm(
        town,
        batch,
        () => (whom === 'PostgreSQL' ? killDatabase(dataDir) : killProcess(town)),
        chance,
      )
      if (whom === 'the process') town = await startTown(dataDir, port)
      await askAgain(town, batch)
      all.push(...batch)
      tell(`${round} of ${rounds}: killed ${whom} after ${batch.length - repeated} answers, ${repeated} asked again`)
      await database.close()
      database = await openBackDoor(dataDir)
    }
    const broken = await check(database, scene.centreId, all)
    return { rounds, acknowledged: all.length, repeated: all.filter(({ answer }) => !answer).length, broken }
  } finally {
    await database.close()
    await town.stop()
    fs.rmSync(dataDir, { recursive: true, force: true })
  }
}

/** Forty desks of the regional centre, each with its administrator. */
async function setScene(database: Database, town: RunningTown): Promise<Scene> {
  const centreId = await centreByKey(database, 'kharkiv-regional')
  const people = await peopleOf(database, centreId)
  const hall = await database.look(checker, (work) => hallOf(work, centreId))
  const speaker = speakTo(town.url)
  const desks = []
  for (const desk of hall.desks.slice(0, 40)) {
    const token = await tokenFor(database, people.get(`administrator-${desk.number}`)!)
    const { status } = await speaker.ask('POST', `/desks/${desk.id}/open`, {}, { token })
    if (status !== 200) throw new Error(`desk ${desk.number} did not open: ${status}`)
    desks.push({ id: desk.id, token })
  }
  speaker.close()
  return { centreId, desks, headToken: await tokenFor(database, people.get('head-1')!) }
}

function commandsOf({ centreId, desks, headToken }: Scene, count: number, chance: Chance): Command[] {
  return Array.from({ length: count }, () => {
    const key = randomUUID()
    if (chance.happens(0.6))
      return { path: `/centres/${centreId}/tickets`, body: { purpose: 'consult' }, token: headToken, key }
    const desk = chance.pick(desks)
    const step = chance.pick(['call-next', 'start', 'finish'])
    return {
      path: `/desks/${desk.id}/${step}`,
      body: step === 'finish' ? { outcome: 'served' } : {},
      token: desk.token,
      key,
    }
  })
}

/** All at once; the kill comes somewhere in the middle. Returns how many got no answer. */
async function storm(town: RunningTown, batch: readonly Command[], kill: () => void, chance: Chance): Promise<number> {
  const speaker = speakTo(town.url)
  let answered = 0
  const after = Math.floor(batch.length * (0.2 + 0.5 * chance.next()))
  await Promise.all(
    batch.map(async (command) => {
      const answer = await tryAsk(speaker, command)
      if (!answer || answer.status >= 500) return
      command.answer = answer
      if (++answered === after) kill()
    }),
  )
  speaker.close()
  return batch.filter(({ answer }) => !answer).length
}

async function tryAsk(speaker: Speaker, { path: to, body, token, key }: Command): Promise<Answer | undefined> {
  try {
    return await speaker.ask('POST', to, body, { token, key })
  } catch (fault) {
    if (fault instanceof NoAnswer) return undefined
    throw fault
  }
}

function killProcess(town: RunningTown): void {
  town.process.kill('SIGKILL')
}

function killDatabase(dataDir: string): void {
  process.kill(Number(fs.readFileSync(path.join(dataDir, 'pg/postmaster.pid'), 'utf8').split('\n')[0]), 'SIGKILL')
}

/** Those without an answer ask again with the same key, until the town is up and has answered everyone. */
async function askAgain(town: RunningTown, batch: readonly Command[]): Promise<void> {
  const speaker = speakTo(town.url)
  const deadline = Date.now() + 60_000
  for (const command of batch.filter(({ answer }) => !answer)) {
    for (;;) {
      const answer = await tryAsk(speaker, command)
      if (answer && answer.status < 500) {
        command.answer = answer
        break
      }
      if (Date.now() > deadline)
        throw new Error(`the town does not answer ${command.path}: ${answer?.status ?? 'nothing'}`)
      await new Promise((wake) => setTimeout(wake, 200))
    }
  }
  speaker.close()
}

async function check(database: Database, centreId: CentreId, all: readonly Command[]): Promise<string[]> {
  const broken: string[] = []
  const issued = all
    .filter((command) => command.path.endsWith('/tickets') && command.answer!.status === 201)
    .map(({ answer }) => answer!.body as { id: string; label: string })
  const called = all
    .filter((command) => command.path.endsWith('/call-next') && command.answer!.status === 200)
    .map(({ answer }) => answer!.body as { ticketId: string })
  await database.look(checker, async (work) => {
    const { rows } = await sql<{
      id: string
      series: string
      number: number
      version: number
      events: number
      errands: number
      calls: number
    }>`
      select id, series, number, version,
        (select count(*) from queue.event e where e.centre_id = t.centre_id and e.ticket_id = t.id) as events,
        (select count(*) from queue.event e where e.centre_id = t.centre_id and e.ticket_id = t.id and e.type = 'called') as calls,
        (select count(*) from queue.errand e where e.centre_id = t.centre_id and e.ticket_id = t.id) as errands
      from queue.ticket t where centre_id = ${centreId}`.execute(work.db)
    const byId = new Map(rows.map((row) => [row.id, row]))
    for (const { id, label } of issued) if (!byId.has(id)) broken.push(`ticket ${label} was acknowledged and is gone`)
    if (rows.length !== issued.length)
      broken.push(`${rows.length} tickets stand in the record, ${issued.length} were acknowledged`)
    for (const { ticketId } of called)
      if ((byId.get(ticketId)?.calls ?? 0) === 0)
        broken.push(`a call of ticket ${ticketId} was acknowledged and is gone`)
    for (const row of rows)
      if (row.events !== row.version || row.errands < 1)
        broken.push(`ticket ${row.series}-${row.number} is half done: version ${row.version}, ${row.events} events`)
    for (const [series, of] of Map.groupBy(rows, (row) => row.series))
      if (Math.max(...of.map(({ number }) => number)) !== of.length)
        broken.push(`the numbers of series ${series} have a gap or a double`)
  })
  return broken
}
