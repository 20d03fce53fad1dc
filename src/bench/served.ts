// Commands and pages through HTTP, in a town of its own process, beside an empty handler of the same server; live boards; start; memory.
import fs from 'node:fs'
import http from 'node:http'
import type { Database } from '../db/work.ts'
import { systemActor } from '../kernel/actor.ts'
import { dateIn, kyiv } from '../kernel/time.ts'
import { getService } from '../modules/catalogue/service.ts'
import type { CentreId } from '../modules/centres/model.ts'
import { hallOf } from '../modules/centres/service/hall.ts'
import type { ResidentId } from '../modules/identity/model.ts'
import { openSession } from '../modules/identity/service.ts'
import { speakTo } from '../town/ask.ts'
import { centreByKey, checker, openBackDoor, peopleOf, tokenFor } from '../town/back-door.ts'
import { freePort, passingPlace, type RunningTown, startTown } from '../town/running.ts'
import type { Bench, Figure } from './figure.ts'
import { hallThroughHttp } from './hall-through-http.ts'
import { type Asked, type Load, loadOf, memoryOf } from './load.ts'

const seconds = 4
/** People in the hall, as at a busy hour. */
const waiting = 190

interface Place {
  readonly town: RunningTown
  readonly pid: number
  readonly database: Database
  readonly issue: Asked
  readonly pages: Readonly<Record<string, Asked>>
  readonly boardTopic: string
  /** By the telephone of the centre. */
  readonly operator: { readonly token: string; readonly centreId: CentreId; readonly serviceId: string }
}

async function furnish(town: RunningTown, dataDir: string): Promise<Place> {
  const database = await openBackDoor(dataDir)
  const centreId = await centreByKey(database, 'kharkiv-regional')
  const people = await peopleOf(database, centreId)
  const hall = await database.look(checker, (work) => hallOf(work, centreId))
  const speaker = speakTo(town.url)
  const sayAs =
    (token: string): Say =>
    async <Body>(method: 'GET' | 'POST' | 'PUT', path: string, body?: object) => {
      const { status, body: said } = await speaker.ask<Body>(method, path, body, { token })
      if (status >= 400) throw new Error(`${method} ${path}: ${JSON.stringify(said)}`)
      return said
    }
  const head = await tokenFor(database, people.get('head-1')!)
  const desks: { id: string; token: string }[] = []
  for (const { id, number } of hall.desks.slice(0, 40)) {
    const token = await tokenFor(database, people.get(`administrator-${number}`)!)
    await sayAs(token)('POST', `/desks/${id}/open`, {})
    desks.push({ id, token })
  }
  const issue = () => sayAs(head)<{ id: string }>('POST', `/centres/${centreId}/tickets`, { purpose: 'consult' })
  for (let n = 0; n < waiting; n++) await issue()
  for (const { id, token } of desks) await speaker.ask('POST', `/desks/${id}/call-next`, {}, { token })
  const ticket = await issue()
  const kept = await aCase(database, sayAs(desks[18]!.token), centreId)
  const authorised = (token: string) => ({ authorization: `Bearer ${token}` })
  speaker.close()
  return {
    town,
    pid: town.process.pid!,
    database,
    issue: {
      method: 'POST',
      path: `/api/v1/centres/${centreId}/tickets`,
      body: '{"purpose":"consult"}',
      headers: authorised(head),
    },
    pages: {
      'ticket page': { method: 'GET', path: `/ticket/${ticket.id}` },
      'service page': { method: 'GET', path: '/services/residence-001' },
      'list of services': { method: 'GET', path: '/services' },
      'timeline of a case': {
        method: 'GET',
        path: `/cases/${kept.caseId}`,
        headers: { cookie: `session=${kept.session}` },
      },
    },
    boardTopic: `hall:${centreId}`,
    operator: { token: head, centreId, serviceId: kept.serviceId },
  }
}

type Say = <Body>(method: 'GET' | 'POST' | 'PUT', path: string, body?: object) => Promise<Body>

interface Sheet {
  readonly intake: { readonly version: number }
  readonly papers: readonly { readonly source: string }[]
}

/** A case registered at the desk, and a session of its applicant. */
async function aCase(database: Database, say: Say, centreId: CentreId) {
  const who = systemActor('bench')
  const person = { family: 'Вигаданко', given: 'Ірина', patronymic: 'Тестівна', taxNumber: '3184710691', centreId }
  const { id: applicantId } = await say<{ id: ResidentId }>('POST', '/people', person)
  const { id: serviceId } = await database.look(who, (work) => getService(work, 'residence-001'))
  const { id } = await say<{ id: string }>('POST', `/centres/${centreId}/intakes`, { serviceId, applicantId })
  const sheet = await say<Sheet>('GET', `/intakes/${id}`)
  const answers = sheet.papers.map(({ source }, at) => [
    at,
    { state: source === 'applicant' ? 'missing' : 'in-register' },
  ])
  const draft = {
    papers: Object.fromEntries(answers),
    form: { demand: 'зареєструвати місце проживання', phone: '+380501112233' },
    notifyBy: 'sms',
    deliverBy: 'in-person',
    consent: { version: '1', givenOn: dateIn(kyiv, database.clock.now()) },
    settled: { fee: { by: 'receipt', number: '1' } },
  }
  const { version } = await say<{ version: number }>('PUT', `/intakes/${id}`, { version: sheet.intake.version, draft })
  const { caseId } = await say<{ caseId: string }>('POST', `/intakes/${id}/register`, { version, insisted: true })
  const session = await database.run(who, (work) =>
    openSession(work, { kind: 'resident', id: applicantId, trust: 'high' }),
  )
  return { caseId, session, serviceId }
}

const figuresOf = (what: string, load: Load, empty: Load): Figure[] => [
  {
    what,
    value: load.perSecond,
    unit: '/s',
    limit: { what: 'empty handler', value: empty.perSecond },
    note: load.failed > 0 ? `${load.failed} FAILED` : '',
  },
  { what: `${what}: p99`, value: load.p99, unit: 'ms' },
  {
    what: `${what}: processor time`,
    value: load.cpu,
    unit: 'µs/request',
    limit: { what: 'empty handler', value: empty.cpu },
  },
]

async function boards({ town, pid, issue, boardTopic }: Place, count: number): Promise<Figure[]> {
  const before = memoryOf(pid)
  const base = new URL(town.url)
  const agent = new http.Agent({ keepAlive: true, maxSockets: count + 8 })
  let heard: (() => void) | undefined
  const open = () =>
    new Promise<http.ClientRequest>((opened, failed) => {
      const request = http.get(
        { agent, hostname: base.hostname, port: base.port, path: `/live/${boardTopic}` },
        (response) => {
          response.on('data', (part: Buffer) => part.includes('data:') && heard?.())
          opened(request)
        },
      )
      request.once('error', (fault) => (heard === undefined ? failed(fault) : undefined))
    })
  const all: http.ClientRequest[] = []
  for (let n = 0; n < count; n += 50)
    all.push(...(await Promise.all(Array.from({ length: Math.min(50, count - n) }, open))))
  await new Promise((wake) => setTimeout(wake, 1000))
  const times: number[] = []
  for (let round = 0; round < 10; round++) {
    const started = performance.now()
    const everyone = new Promise<void>((done) => {
      let n = 0
      heard = () => {
        times.push(performance.now() - started)
        if (++n === count) done()
      }
    })
    await fetch(`${town.url}${issue.path}`, {
      method: 'POST',
      body: issue.body!,
      headers: { ...issue.headers, 'content-type': 'application/json' },
    })
    await Promise.race([everyone, new Promise((late) => setTimeout(late, 5000))])
    heard = () => undefined
    await new Promise((wake) => setTimeout(wake, 400))
  }
  const after = memoryOf(pid)
  for (const request of all) request.destroy()
  times.sort((a, b) => a - b)
  const missing = count * 10 - times.length
  return [
    {
      what: `${count} boards: a ticket reaches all, p50`,
      value: times[Math.floor(times.length / 2)]!,
      unit: 'ms',
      note: 'of it up to 250 ms wait for more to say',
    },
    {
      what: `${count} boards: p99`,
      value: times[Math.floor(times.length * 0.99)]!,
      unit: 'ms',
      note: missing > 0 ? `${missing} messages MISSING` : 'none missing',
    },
    { what: `${count} boards: memory of each`, value: ((after - before) * 1024) / count, unit: 'KB' },
  ]
}

interface FreeTimes {
  readonly items: readonly { readonly times: readonly { readonly at: string; readonly places: number }[] }[]
}

/** A time held and confirmed, one booking after another for each client. */
async function bookings({ town, operator }: Place, clients: number): Promise<Figure[]> {
  const { token, centreId, serviceId } = operator
  const speaker = speakTo(town.url, clients)
  const wish = `/centres/${centreId}/free-times?visit=submit:${serviceId}&days=30`
  const { body: free } = await speaker.ask<FreeTimes>('GET', wish, undefined, { token })
  const times = free.items.flatMap((day) => day.times.map(({ at }) => at))
  const took: number[] = []
  let [n, refused] = [0, 0]
  const book = async () => {
    const whom = { kind: 'by-staff', phone: `+38067${String(clients * 100_000 + n).padStart(7, '0')}` }
    const hold = { parts: [{ purpose: 'submit', serviceId }], at: times[n++ % times.length], whom }
    const started = performance.now()
    const held = await speaker.ask<{ link: string }>('POST', `/centres/${centreId}/bookings`, hold, { token })
    if (held.status >= 400) return void refused++
    await speaker.ask('POST', '/bookings/confirm', { link: held.body.link }, { token })
    took.push(performance.now() - started)
  }
  const began = performance.now()
  const client = async () => {
    while (performance.now() < began + seconds * 1000) await book()
  }
  await Promise.all(Array.from({ length: clients }, client))
  const value = took.length / ((performance.now() - began) / 1000)
  speaker.close()
  const name = `hold and confirm through HTTP, ${clients} client${clients === 1 ? '' : 's'}`
  const note = refused > 0 ? `${refused} found the time taken` : ''
  const p99 = took.toSorted((a, b) => a - b)[Math.floor(took.length * 0.99)] ?? Number.NaN
  return [
    { what: name, value, unit: '/s', note },
    { what: `${name}: p99`, value: p99, unit: 'ms' },
  ]
}

export const served: Bench = {
  title: 'through HTTP',
  async run(tell) {
    const dataDir = passingPlace('bench-town', { onDisk: true })
    const port = await freePort()
    const figures: Figure[] = []
    const startedCold = performance.now()
    let town = await startTown(dataDir, port)
    const cold = (performance.now() - startedCold) / 1000
    await town.stop()
    const startedWarm = performance.now()
    town = await startTown(dataDir, port)
    figures.push(
      { what: 'first start: tables and the demo town', value: cold, unit: 's' },
      { what: 'second start', value: (performance.now() - startedWarm) / 1000, unit: 's', note: 'aim under 3 s' },
      { what: 'memory at rest', value: memoryOf(town.process.pid!), unit: 'MB' },
    )
    const place = await furnish(town, dataDir)
    try {
      const empty = () => loadOf(town.url, place.pid, 16, seconds, () => ({ method: 'GET', path: '/health' }))
      for (const [what, asked] of Object.entries(place.pages)) {
        tell(`${what}…`)
        figures.push(...figuresOf(what, await loadOf(town.url, place.pid, 16, seconds, () => asked), await empty()))
      }
      tell('1,000 boards…')
      figures.push(...(await boards(place, 1000)))
      for (const clients of [1, 16]) {
        const name = `${clients} client${clients === 1 ? '' : 's'}`
        tell(`bookings, ${name}…`)
        figures.push(...(await bookings(place, clients)))
      }
      const { url } = town
      figures.push(...(await hallThroughHttp({ url, pid: place.pid, dataDir, backDoor: place.database }, tell)))
      return figures
    } finally {
      await place.database.close()
      await town.stop()
      fs.rmSync(dataDir, { recursive: true, force: true })
    }
  },
}
