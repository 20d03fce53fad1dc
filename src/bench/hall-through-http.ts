// Issuing a ticket and calling the next one through HTTP in fifty centres, beside pgbench running the very same statements on the
// server of the town.
import path from 'node:path'
import { startCluster } from '../db/cluster.ts'
import { type Database, openDatabase } from '../db/work.ts'
import { type Actor, systemActor } from '../kernel/actor.ts'
import { addMembers, setRights } from '../modules/centres/service/people.ts'
import { openDesk } from '../modules/centres/service/sitting.ts'
import { longAgo, type TestCentre, testCentre } from '../modules/centres/testing.ts'
import { giveDemoSignIns } from '../modules/identity/service/demo.ts'
import { newStaff } from '../modules/identity/testing.ts'
import { issueTicket } from '../modules/queue/service/issue.ts'
import { jobsFor } from '../subscriptions.ts'
import { tokenFor } from '../town/back-door.ts'
import { limits, scriptsOf } from './commands.ts'
import type { Figure } from './figure.ts'
import { type Command, loadOf } from './load.ts'
import { findPgbench } from './pgbench.ts'

const [centreCount, desksEach, seconds] = [50, 2, 4]
/** In each centre, so that nobody calls in vain while the figure is taken. */
const waiting = 30

interface Hall {
  readonly centres: readonly TestCentre[]
  readonly issue: () => Command
  readonly call: () => Command
}

/** Somebody with an account and a token, who acts in the town's own process and here. */
async function employ(database: Database, role: 'head' | 'administrator', place: TestCentre['centre']['id']) {
  const { id } = await newStaff(database, { role, place })
  await database.run(systemActor('demo'), (work) => giveDemoSignIns(work, [id], 'проба швидкості'))
  const actor: Actor = { kind: 'staff', id, posts: [{ role, place }], place: 'bench' }
  return { id, actor, token: await tokenFor(database, id) }
}

const post = (token: string, at: string, body: object): Command => ({
  ...{ method: 'POST', path: `/api/v1${at}`, body: JSON.stringify(body) },
  headers: { authorization: `Bearer ${token}` },
})

/** A centre whose people have accounts, each administrator at a desk; and what they ask. */
async function furnishOne(database: Database) {
  const made = await testCentre(database, { desks: Array.from({ length: desksEach }, () => ({})) })
  const { id: centreId } = made.centre
  const head = await employ(database, 'head', centreId)
  const [serviceId] = Object.values(made.services)
  const people: Awaited<ReturnType<typeof employ>>[] = []
  for (const desk of made.desks) {
    const person = await employ(database, 'administrator', centreId)
    await database.run(systemActor('demo'), async (work) => {
      await addMembers(work, centreId, [person.id], longAgo)
      await setRights(work, centreId, new Map([[person.id, Object.values(made.groups).map(({ id }) => id)]]))
    })
    await database.run(person.actor, (work) => openDesk(work, desk.id))
    people.push(person)
  }
  for (let n = 0; n < waiting; n++)
    await database.run(head.actor, (work) => issueTicket(work, { centreId, purpose: 'consult', serviceId }))
  return {
    centre: { ...made, head: head.actor, administrators: people.map(({ actor }) => actor) },
    issue: post(head.token, `/centres/${centreId}/tickets`, { purpose: 'consult', service: serviceId }),
    calls: made.desks.map(({ id }, n): Command => {
      const { token } = people[n]!
      return {
        ...post(token, `/desks/${id}/call-next`, {}),
        after: post(token, `/desks/${id}/finish`, { outcome: 'served' }),
      }
    }),
  }
}

async function furnish(database: Database): Promise<Hall> {
  const made: Awaited<ReturnType<typeof furnishOne>>[] = []
  while (made.length < centreCount) made.push(await furnishOne(database))
  const [issues, calls] = [made.map(({ issue }) => issue), made.flatMap((each) => each.calls)]
  let turn = 0
  return {
    centres: made.map(({ centre }) => centre),
    issue: () => issues[turn++ % issues.length]!,
    call: () => calls[turn++ % calls.length]!,
  }
}

interface Server {
  readonly url: string
  readonly pid: number
  readonly dataDir: string
  readonly backDoor: Database
}

export async function hallThroughHttp(server: Server, tell: (step: string) => void): Promise<Figure[]> {
  const { pool, clock, vault } = server.backDoor
  // with the jobs the server adds, so that pgbench runs the same
  const database = openDatabase({ pool, clock, vault, jobsFor })
  const ownerUrl = (await startCluster(path.join(server.dataDir, 'pg'))).url('postgres', 'postgres')
  tell(`${centreCount} centres…`)
  const hall = await furnish(database)
  const figures: Figure[] = []
  for (const clients of [1, 16]) {
    const name = `through HTTP, ${clients} client${clients === 1 ? '' : 's'}`
    tell(`${name}…`)
    const scripts = await scriptsOf({ database }, hall.centres)
    const limitOf = limits(findPgbench(), ownerUrl, clients)
    const measured = (next: () => Command) => loadOf(server.url, server.pid, clients, seconds, next)
    for (const [what, load, limit] of [
      [`issue a ticket ${name}`, await measured(hall.issue), limitOf(scripts.issue)],
      [`call the next ${name}`, await measured(hall.call), limitOf(scripts.call, scripts.putBack)],
    ] as const) {
      const { perSecond: value, p99, cpu, failed } = load
      const note = failed > 0 ? `${failed} FAILED` : ''
      figures.push(
        { what, value, unit: '/s', limit, aim: limit && 0.3, note },
        { what: `${what}: p99`, value: p99, unit: 'ms' },
      )
      if (what.startsWith('issue')) figures.push({ what: `${what}: processor time`, value: cpu, unit: 'µs/request' })
    }
  }
  return figures
}
