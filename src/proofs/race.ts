// Thousands of attempts by a thousand people on a few hundred times, from several processes on one PostgreSQL: nothing is sold twice,
// nobody has more than they may, and no hold stays behind.
import { fork } from 'node:child_process'
import fs from 'node:fs'
import path from 'node:path'
import { startCluster } from '../db/cluster.ts'
import { openPool } from '../db/connection.ts'
import { migrate } from '../db/migrate.ts'
import { freshKeys, makeVault } from '../db/vault.ts'
import { type Database, openDatabase } from '../db/work.ts'
import { systemActor, visitor } from '../kernel/actor.ts'
import { newId } from '../kernel/id.ts'
import { instantOf, later, MovedClock, minutes, type PlainDate, type PlainTime } from '../kernel/time.ts'
import { lapseHolds } from '../modules/appointments/service/due.ts'
import { listFreeTimes } from '../modules/appointments/service/free.ts'
import { type BookableCentre, bookableCentre } from '../modules/appointments/testing.ts'
import { passingPlace } from '../town/running.ts'
import type { RaceReport, RaceTask } from './race-runner.ts'

export interface RaceAsked {
  readonly attempts: number
  readonly people: number
  readonly desks: number
  readonly processes: number
  readonly seed: number
}

export interface RaceFound {
  readonly slots: number
  readonly sold: number
  readonly soldTwice: number
  readonly overLimit: number
  readonly leaked: number
  readonly perSecond: number
  readonly p99: number
  readonly answers: Readonly<Record<string, number>>
}

const startsAt = instantOf('2026-11-23T07:00:00Z')
const day = '2026-11-25' as PlainDate
const mostAhead = 2
const mostOfServiceInMonth = 2

export async function race(asked: RaceAsked): Promise<RaceFound> {
  const dir = passingPlace('race')
  const cluster = await startCluster(path.join(dir, 'pg'), { settings: { max_connections: '200' } })
  const keys = freshKeys()
  try {
    await migrate(cluster.url('postgres', 'postgres'))
    const url = cluster.url('vikno_server', 'postgres')
    const clock = new MovedClock(startsAt)
    const database = openDatabase({ pool: openPool(url, { max: 8 }), clock, vault: makeVault(keys), jobsFor: () => [] })
    const centre = await crowdedCentre(database, asked.desks)
    const free = await database.look(visitor, (work) => listFreeTimes(work, centre.wish, { from: day, days: 1 }))
    const task = {
      ...{ url, lookup: keys.lookup.toString('hex'), sealing: keys.sealing.get(1)!.toString('hex'), startsAt },
      ...{
        centreId: centre.centre.id,
        serviceId: centre.wish.parts[0]!.serviceId!,
        times: free[0]!.times.map(({ at }) => at),
      },
      people: Array.from({ length: asked.people }, () => newId<'Resident'>()),
    }
    const { reports, seconds } = await runAll(task, asked)
    clock.moveTo(later(startsAt, minutes(24 * 60)))
    while ((await database.run(systemActor('race'), lapseHolds)) > 0);
    const found = { ...(await check(database)), ...figures(reports, seconds), slots: free[0]!.free }
    await database.close()
    return found
  } finally {
    await cluster.stop()
    fs.rmSync(dir, { recursive: true, force: true })
  }
}

/** Fifty times a day at each desk, all of them to be booked online. */
function crowdedCentre(database: Database, desks: number): Promise<BookableCentre> {
  const received = [{ from: '09:00' as PlainTime, until: '17:20' as PlainTime }]
  const week = Array.from({ length: 7 }, () => ({ work: received, reception: received, tickets: received }))
  const shifts = [1, 2, 3, 4, 5].map((weekday) => ({ weekday, ...received[0]! }))
  const shares = { online: 100, kiosk: 0, phone: 0, priority: 0 }
  const bookings = { deskShare: 100, gridMinutes: 10, shares, mostAhead, mostOfServiceInMonth }
  return bookableCentre({ database }, { desks: Array.from({ length: desks }, () => ({})), week, shifts, bookings })
}

async function runAll(task: Omit<RaceTask, 'attempts' | 'seed'>, { attempts, processes, seed }: RaceAsked) {
  const started = performance.now()
  const reports = await Promise.all(
    Array.from({ length: processes }, (_, n) => {
      const own = Math.floor(attempts / processes) + (n < attempts % processes ? 1 : 0)
      return runOne({ ...task, attempts: own, seed: seed * 1000 + n })
    }),
  )
  return { reports, seconds: (performance.now() - started) / 1000 }
}

function runOne(task: RaceTask): Promise<RaceReport> {
  const child = fork(path.join(import.meta.dirname, 'race-runner.ts'), {
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  })
  return new Promise((reported, failed) => {
    child.once('message', (report) => reported(report as RaceReport))
    child.once('error', failed)
    child.once('exit', (code) => failed(new Error(`a process of the race ended with ${code}`)))
    child.send(task)
  })
}

function figures(reports: readonly RaceReport[], seconds: number) {
  const took = reports.flatMap((report) => report.took).sort((a, b) => a - b)
  const answers: Record<string, number> = {}
  for (const report of reports)
    for (const [answer, times] of Object.entries(report.answers)) answers[answer] = (answers[answer] ?? 0) + times
  return { perSecond: took.length / seconds, p99: took[Math.floor(took.length * 0.99)] ?? Number.NaN, answers }
}

const live = "state in ('held', 'booked')"
const twice = `select count(*)::int as n from appointments.part a join appointments.booking x on x.centre_id = a.centre_id and x.id = a.booking_id
  join appointments.part b on b.centre_id = a.centre_id and b.desk_id = a.desk_id and b.booking_id > a.booking_id
  join appointments.booking y on y.centre_id = b.centre_id and y.id = b.booking_id
  where x.${live} and y.${live} and a.starts_at < b.starts_at + make_interval(mins => b.minutes) and b.starts_at < a.starts_at + make_interval(mins => a.minutes)`
const over = `select count(*)::int as n from (select person_id from appointments.booking where ${live} group by person_id having count(*) > ${mostAhead}) p`
/** Claims nobody has, holds that stayed, and counters that say another sum than the bookings themselves. */
const leaked = `select (
    (select count(*) from appointments.claim c where held_until is not null or not exists (
      select from appointments.booking b where b.centre_id = c.centre_id and b.id = c.booking_id and b.state = 'booked'))
    + (select count(*) from appointments.booking where state = 'held')
    + (select count(*) from appointments.counter c where kind = 'load' and used <> (
      select coalesce(sum(minutes) / 5, 0) from appointments.part p join appointments.booking b on b.centre_id = p.centre_id and b.id = p.booking_id
      where b.${live} and p.centre_id = c.of_id and p.desk_id::text = c.about and b.day::text = c.period))
    + (select count(*) from appointments.counter c where kind = 'limit' and about like '%:ahead' and used <> (
      select count(*) from appointments.booking b where b.${live} and b.person_id::text || ':ahead' = c.about)))::int as n`
const sold = `select count(*)::int as n from appointments.booking where state = 'booked'`

async function check({ pool }: Database) {
  const ask = async (question: string): Promise<number> => (await pool.query<{ n: number }>(question)).rows[0]!.n
  return {
    sold: await ask(sold),
    soldTwice: await ask(twice),
    overLimit: await ask(over),
    leaked: await ask(leaked),
  }
}
