// Thousands enter a fair release from several processes on one PostgreSQL, and several processes try to draw it: it is drawn once, nobody
// is lost or has two places, no slot is given beyond its places, counters agree with bookings, and the published file can be repeated.
import { fork } from 'node:child_process'
import fs from 'node:fs'
import path from 'node:path'
import { startCluster } from '../db/cluster.ts'
import { openPool } from '../db/connection.ts'
import { migrate } from '../db/migrate.ts'
import { freshKeys, makeVault } from '../db/vault.ts'
import { type Database, openDatabase } from '../db/work.ts'
import { visitor } from '../kernel/actor.ts'
import { newId } from '../kernel/id.ts'
import { No } from '../kernel/refusal.ts'
import { instantOf, later, MovedClock, minutes } from '../kernel/time.ts'
import type { DrawFile, ReleaseId, ResidentId } from '../modules/appointments/model.ts'
import { publishedDraw } from '../modules/appointments/service/release/publish.ts'
import { verifyDraw } from '../modules/appointments/service/release/verify.ts'
import { bookableCentre } from '../modules/appointments/testing.ts'
import { anything, testRelease } from '../modules/appointments/testing-release.ts'
import { passingPlace } from '../town/running.ts'
import type { DrawRaceReport, DrawRaceTask } from './draw-race-runner.ts'

export interface DrawRaceAsked {
  readonly people: number
  readonly desks: number
  readonly times: number
  readonly processes: number
  readonly seed: number
}

export interface DrawRaceFound {
  readonly entrants: number
  readonly places: number
  readonly given: number
  /** How often the release was closed and drawn; once each is right. */
  readonly draws: number
  readonly lost: number
  readonly twice: number
  readonly overGiven: number
  readonly leaked: number
  /** The first difference of the published file, if there is one. */
  readonly difference: string | undefined
  readonly perSecond: number
  readonly p99: number
  readonly drawMs: number
  readonly answers: Readonly<Record<string, number>>
}

const startsAt = instantOf('2026-11-23T07:00:00Z')

export async function drawRace(asked: DrawRaceAsked): Promise<DrawRaceFound> {
  const dir = passingPlace('draw-race')
  const cluster = await startCluster(path.join(dir, 'pg'), { settings: { max_connections: '200' } })
  const keys = freshKeys()
  try {
    await migrate(cluster.url('postgres', 'postgres'))
    const url = cluster.url('vikno_server', 'postgres')
    const clock = new MovedClock(startsAt)
    const database = openDatabase({ pool: openPool(url, { max: 8 }), clock, vault: makeVault(keys), jobsFor: () => [] })
    const secrets = { url, lookup: keys.lookup.toString('hex'), sealing: keys.sealing.get(1)!.toString('hex') }
    const found = await race(database, clock, asked, secrets)
    await database.close()
    return found
  } finally {
    await cluster.stop()
    fs.rmSync(dir, { recursive: true, force: true })
  }
}

type Secrets = Pick<DrawRaceTask, 'url' | 'lookup' | 'sealing'>

async function race(
  database: Database,
  clock: MovedClock,
  { people: many, desks, times, processes, seed }: DrawRaceAsked,
  secrets: Secrets,
): Promise<DrawRaceFound> {
  const shown = { desks: Array.from({ length: desks }, () => ({})), bookings: { deskShare: 100 } }
  const centre = await bookableCentre({ database }, shown)
  const places = Array.from({ length: times }, () => desks)
  const { id: releaseId } = await testRelease({ database, clock }, { centre, places })
  const people = Array.from({ length: many }, () => newId<'Resident'>())
  const task = { ...secrets, releaseId, preferences: anything(centre), seed }
  const entering = peopleOf(people, processes).map(
    (own, n): DrawRaceTask => ({ ...task, ...own, what: 'enter', at: clock.now(), seed: seed * 100 + n }),
  )
  const { reports, seconds } = await runAll(entering)
  const at = later(clock.now(), minutes(121))
  const drawing = entering.map((each): DrawRaceTask => ({ ...each, what: 'draw', at, people: [], leaving: [] }))
  const drawn = await runAll(drawing)
  clock.moveTo(later(at, minutes(5)))
  const leaving = entering.reduce((all, own) => all + own.leaving.length, 0)
  return {
    ...(await check(database, releaseId, many - leaving)),
    ...figures(reports, seconds),
    draws: (drawn.answers.closed ?? 0) * (drawn.answers.drawn ?? 0),
    drawMs: Math.max(...drawn.reports.flatMap(({ took }) => took)),
  }
}

/** Each person enters from two processes; one in ten withdraws at last, and enters from one process only. */
function peopleOf(people: readonly ResidentId[], processes: number): Pick<DrawRaceTask, 'people' | 'leaving'>[] {
  return Array.from({ length: processes }, (_, n) => {
    const leaving = people.filter((_, i) => i % 10 === 9 && i % processes === n)
    const staying = people.filter((_, i) => i % 10 !== 9 && (i % processes === n || (i + 1) % processes === n))
    return { people: [...staying, ...leaving], leaving }
  })
}

async function runAll(tasks: readonly DrawRaceTask[]) {
  const started = performance.now()
  const reports = await Promise.all(tasks.map(runOne))
  const answers: Record<string, number> = {}
  for (const report of reports)
    for (const [answer, times] of Object.entries(report.answers)) answers[answer] = (answers[answer] ?? 0) + times
  return { reports, answers, seconds: (performance.now() - started) / 1000 }
}

function runOne(task: DrawRaceTask): Promise<DrawRaceReport> {
  const child = fork(path.join(import.meta.dirname, 'draw-race-runner.ts'), {
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  })
  return new Promise((reported, failed) => {
    child.once('message', (report) => reported(report as DrawRaceReport))
    child.once('error', failed)
    child.once('exit', (code) => failed(new Error(`a process of the race ended with ${code}`)))
    child.send(task)
  })
}

function figures(reports: readonly DrawRaceReport[], seconds: number) {
  const took = reports.flatMap((report) => report.took).sort((a, b) => a - b)
  const answers: Record<string, number> = {}
  for (const report of reports)
    for (const [answer, times] of Object.entries(report.answers)) answers[answer] = (answers[answer] ?? 0) + times
  return { perSecond: took.length / seconds, p99: took[Math.floor(took.length * 0.99)] ?? Number.NaN, answers }
}

const held = `state in ('held', 'booked') and pool = 'release'`
const twice = `select count(*)::int as n from (select person_id from appointments.booking where ${held} group by person_id having count(*) > 1) p`
const overGiven = `select count(*)::int as n from appointments.release_slot s where s.places < (
    select count(*) from appointments.booking b where b.${held} and b.centre_id = s.at_centre_id and b.starts_at = s.starts_at)`
/** Claims of nobody, and counters that say another sum than the bookings themselves. */
const leaked = `select (
    (select count(*) from appointments.claim c where not exists (
      select from appointments.booking b where b.centre_id = c.centre_id and b.id = c.booking_id and b.state in ('held', 'booked')))
    + (select count(*) from appointments.counter c where kind = 'load' and used <> (
      select coalesce(sum(minutes) / 5, 0) from appointments.part p join appointments.booking b on b.centre_id = p.centre_id and b.id = p.booking_id
      where b.${held} and p.centre_id = c.of_id and p.desk_id::text = c.about and b.day::text = c.period))
    + (select count(*) from appointments.counter c where kind = 'limit' and about like '%:ahead' and used <> (
      select count(*) from appointments.booking b where b.${held} and b.person_id::text || ':ahead' = c.about)))::int as n`

async function check(database: Database, releaseId: ReleaseId, expected: number) {
  const ask = async (question: string): Promise<number> =>
    (await database.pool.query<{ n: number }>(question)).rows[0]!.n
  const file = (await database.look(visitor, (work) => publishedDraw(work, releaseId))) as DrawFile
  const verified = verifyDraw(JSON.stringify(file))
  return {
    entrants: file.entrants.length,
    places: file.slots.reduce((all, { places }) => all + places, 0),
    given: file.order.filter(({ slot }) => slot !== null).length,
    lost: Math.abs(expected - file.entrants.length),
    ...{ twice: await ask(twice), overGiven: await ask(overGiven), leaked: await ask(leaked) },
    difference: verified instanceof No ? `${verified.code} ${JSON.stringify(verified.facts)}` : undefined,
  }
}
