// Issuing a ticket and calling the next one: our use cases beside pgbench running the very same statements.
import type { TestCentre } from '../modules/centres/testing.ts'
import { type CalledTicket, callNext, finish } from '../modules/queue/service/at-desk.ts'
import { type IssuedTicket, issueTicket } from '../modules/queue/service/issue.ts'
import type { Bench, Figure } from './figure.ts'
import { findPgbench, scriptOf, statementsOf, transactionsPerSecond } from './pgbench.ts'
import { type BenchPlace, busyCentres, openPlace } from './place.ts'

const seconds = 4

/** Work done a second by so many clients that each wait for their answer, and the seconds of work it took. */
async function perSecond(clients: number, work: (client: number) => Promise<number>): Promise<number> {
  let [done, spent] = [0, 0]
  const until = performance.now() + seconds * 1000
  const client = async (_: unknown, at: number) => {
    while (performance.now() < until) {
      const took = await work(at)
      spent += took
      done++
    }
  }
  await Promise.all(Array.from({ length: clients }, client))
  return (done / (spent / clients)) * 1000
}

const timed = async (work: () => Promise<unknown>): Promise<number> => {
  const started = performance.now()
  await work()
  return performance.now() - started
}

const issue = (
  { database }: Pick<BenchPlace, 'database'>,
  { centre, head, services }: TestCentre,
): Promise<IssuedTicket> =>
  database.run(head, (work) =>
    issueTicket(work, { centreId: centre.id, purpose: 'consult', serviceId: Object.values(services)[0]! }),
  )

export interface Scripts {
  readonly issue: readonly string[]
  /** A call of the same ticket again and again: what puts it back is measured alone and taken off. */
  readonly call: readonly string[]
  readonly putBack: readonly string[]
}

const waitsAgain = "update queue.ticket set state = 'waiting', desk_id = null, staff_id = null where id = $1"

export async function scriptsOf(place: Pick<BenchPlace, 'database'>, centres: readonly TestCentre[]): Promise<Scripts> {
  const [issues, calls, back]: [string[], string[], string[]] = [[], [], []]
  for (const centre of centres) {
    await issue(place, centre) // warm, and somebody waits everywhere
    let ticket: IssuedTicket | undefined
    const said = await statementsOf(async () => {
      ticket = await issue(place, centre)
    })
    issues.push(scriptOf([said], [ticket!.id]))
    const [desk, who] = [centre.desks[0]!, centre.administrators[0]!]
    let called: CalledTicket | undefined
    const call = await statementsOf(async () => {
      called = await place.database.run(who, (work) => callNext(work, desk.id))
    })
    await place.database.run(who, (work) => finish(work, desk.id, 'served'))
    const putBack = [{ text: waitsAgain, values: [called!.ticketId] }]
    calls.push(scriptOf([call, putBack]))
    back.push(scriptOf([putBack]))
  }
  return { issue: issues, call: calls, putBack: back }
}

/** What pgbench does of these scripts; what only puts back is measured `alone` and taken off. */
export function limits(pgbench: string | undefined, ownerUrl: string, clients: number) {
  const tps = (list: readonly string[]) => transactionsPerSecond(pgbench!, ownerUrl, list, clients, seconds)
  return (list: readonly string[], alone?: readonly string[]): Figure['limit'] => {
    if (pgbench === undefined) return undefined
    const whole = tps(list)
    return { what: 'by pgbench', value: alone ? 1 / (1 / whole - 1 / tps(alone)) : whole }
  }
}

async function measure(
  place: BenchPlace,
  centres: readonly TestCentre[],
  clients: number,
  pgbench: string | undefined,
): Promise<Figure[]> {
  const { database } = place
  const limitOf = limits(pgbench, place.ownerUrl, clients)
  const sql = await scriptsOf(place, centres)
  let turn = 0
  const issued = await perSecond(clients, () => timed(() => issue(place, centres[turn++ % centres.length]!)))
  const issueLimit = limitOf(sql.issue)
  const desks = centres.flatMap((centre) => centre.desks.map((desk, at) => ({ desk, who: centre.administrators[at]! })))
  const called = await perSecond(clients, async () => {
    const { desk, who } = desks[turn++ % desks.length]!
    const spent = await timed(() => database.run(who, (work) => callNext(work, desk.id)))
    await database.run(who, (work) => finish(work, desk.id, 'served'))
    return spent
  })
  const name = `${clients} client${clients === 1 ? '' : 's'}`
  return [
    {
      what: `issue a ticket, ${name}`,
      value: issued,
      unit: '/s',
      limit: issueLimit,
      aim: pgbench === undefined ? undefined : 0.6,
    },
    {
      what: `call the next, ${name}`,
      value: called,
      unit: '/s',
      limit: limitOf(sql.call, sql.putBack),
      aim: pgbench === undefined ? undefined : 0.6,
    },
  ]
}

export const commands: Bench = {
  title: 'commands of the line, directly',
  async run(tell) {
    const pgbench = findPgbench()
    if (!pgbench) tell('pgbench is missing (apt-get install postgresql-contrib): no ratio is printed')
    const place = await openPlace(20)
    try {
      const centres = await busyCentres(place.database, 50)
      const figures: Figure[] = []
      for (const clients of [1, 16]) {
        tell(`${clients} clients…`)
        figures.push(...(await measure(place, centres, clients, pgbench)))
      }
      return figures
    } finally {
      await place.close()
    }
  },
}
