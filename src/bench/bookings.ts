// Free times and bookings: a month of a large centre, the first free time of a hundred centres with thirty thousand bookings ahead, what
// it takes to book, and a race for few times.
import pg from 'pg'
import { type Database, openDatabase } from '../db/work.ts'
import { systemActor, visitor } from '../kernel/actor.ts'
import type { BookingWish } from '../modules/appointments/model.ts'
import { listFreeDays, listFreeTimes } from '../modules/appointments/service/free.ts'
import { confirmBooking, holdTime } from '../modules/appointments/service/hold.ts'
import { type BookableCentre, bookableCentre, resident } from '../modules/appointments/testing.ts'
import type { ServiceId } from '../modules/centres/model.ts'
import { giveServices } from '../modules/centres/service/desks.ts'
import { longAgo } from '../modules/centres/testing.ts'
import { race } from '../proofs/race.ts'
import type { Bench, Figure } from './figure.ts'
import { type BenchPlace, openPlace } from './place.ts'

const who = systemActor('bench')
const [centres, largeDesks, largestGroup, smallDesks, days] = [100, 82, 33, 8, 31]
const most = { month: 20, hundred: 300 }

interface Furnished {
  readonly large: BookableCentre
  readonly all: readonly BookableCentre[]
  readonly service: ServiceId
  readonly booked: number
}

/** As in Kharkiv: no service is main work at more than the 33 desks of the social zone. */
const groups = [
  { key: 'social', series: 'С', purpose: null },
  { key: 'others', series: 'А', purpose: null },
]
const deskAt = (n: number) => ({ levels: { [n < largestGroup ? 'social' : 'others']: 2 as const } })

async function furnish({ database, ownerUrl }: BenchPlace): Promise<Furnished> {
  const large = await bookableCentre(
    { database },
    { groups, desks: Array.from({ length: largeDesks }, (_, n) => deskAt(n)) },
  )
  const service = large.services.social
  const others: BookableCentre[] = []
  while (others.length < centres - 1) {
    const made = await bookableCentre({ database }, { desks: Array.from({ length: smallDesks }, () => ({})) })
    const given = [{ serviceId: service!, groupId: Object.values(made.groups)[0]!.id }]
    await database.run(who, (work) => giveServices(work, made.centre.id, given, { decision: 'bench', since: longAgo }))
    others.push(made)
  }
  return { large, all: [large, ...others], service: service!, booked: await fill(ownerUrl, large.centre.id) }
}

/** Booked visits of the coming month, as many as thirty thousand attempts would leave behind; written straight into the tables. */
async function fill(ownerUrl: string, largeId: string): Promise<number> {
  const client = new pg.Client(ownerUrl)
  await client.connect()
  try {
    await client.query(`create temporary table slot as
      select gen_random_uuid() as id, gen_random_uuid() as person, d.centre_id, c.network_id, d.id as desk, s.staff_id, g.group_id, day::date,
        (day + interval '9 hours' + n * interval '45 minutes') at time zone c.zone as at
      from centres.desk d join centres.centre c on c.id = d.centre_id
      join centres.participation g on g.centre_id = d.centre_id and g.desk_id = d.id
      cross join generate_series(current_date + 1, current_date + ${days - 1}, interval '1 day') day
      join centres.shift s on s.centre_id = d.centre_id and s.desk_id = d.id and s.weekday = extract(isodow from day),
      lateral generate_series(0, case when d.centre_id = '${largeId}' then 6 else 0 end) n`)
    await client.query(`insert into appointments.booking (centre_id, id, network_id, state, channel, pool, day, starts_at, ends_at, person_id,
        contact, lang, more_time, offered, renewals, link_hash, arrival_hash, sequence, made_at, version)
      select centre_id, id, network_id, 'booked', 'online', 'online', day, at, at + interval '10 minutes', person, '', 'uk', false, false, 0,
        uuid_send(id), uuid_send(id), 0, now(), 2 from slot`)
    await client.query(`insert into appointments.part (centre_id, booking_id, n, purpose, group_id, desk_id, staff_id, starts_at, minutes)
      select centre_id, id, 1, 'submit', group_id, desk, staff_id, at, 10 from slot`)
    await client.query(`insert into appointments.claim (centre_id, booking_id, kind, resource_id, span)
      select centre_id, id, kind, thing, tstzrange(at, at + interval '10 minutes') from slot,
      lateral (values ('desk', desk), ('staff', staff_id), ('person', person)) as taken(kind, thing)`)
    await client.query(`insert into appointments.counter (of_id, kind, about, period, used, most)
      select centre_id, 'quota', group_id || ':online', day::text, 2 * count(*), 100000 from slot group by centre_id, group_id, day
      union all select centre_id, 'load', desk::text, day::text, 2 * count(*), 100000 from slot group by centre_id, desk, day`)
    // as the server does by itself within a minute of so many rows
    await client.query('vacuum analyze')
    const { rows } = await client.query<{ n: string }>('select count(*) as n from appointments.booking')
    return Number(rows[0]!.n)
  } finally {
    await client.end()
  }
}

const timed = async (work: () => Promise<unknown>): Promise<number> => {
  const started = performance.now()
  await work()
  return performance.now() - started
}
/** The middle of them; and the best, which a busy machine disturbs least. */
function took(times: readonly number[]): Pick<Figure, 'value' | 'note'> {
  const sorted = times.toSorted((a, b) => a - b)
  return { value: sorted[Math.floor(times.length / 2)]!, note: `best ${sorted[0]!.toFixed(1)}` }
}

/** As a process that has just started: nothing is remembered of any centre. */
async function cold(place: BenchPlace, look: (database: Database) => Promise<unknown>) {
  const times: number[] = []
  for (let round = 0; round < 5; round++) {
    const { pool, clock, vault } = place.database
    const fresh = openDatabase({ pool, clock, vault: { ...vault }, jobsFor: () => [] })
    times.push(await timed(() => look(fresh)))
  }
  return took(times)
}

async function warm(look: () => Promise<unknown>, before: () => Promise<unknown> = async () => undefined) {
  const times: number[] = []
  for (let round = 0; round < 20; round++) {
    await before()
    times.push(await timed(look))
  }
  return took(times)
}

async function freeTimes(place: BenchPlace, { large, all, service, booked }: Furnished): Promise<Figure[]> {
  const parts = [{ purpose: 'submit', serviceId: service }] as const
  const ids = all.map(({ centre }) => centre.id)
  const month = (database: Database) =>
    database.look(visitor, (work) => listFreeTimes(work, { centreId: large.centre.id, parts }, { days }))
  const hundred = (database: Database) => database.look(visitor, (work) => listFreeDays(work, ids, { parts }, { days }))
  const { database } = place
  const times = nextTimes(await month(database))
  const book = () => bookOne(database, { centreId: large.centre.id, parts }, times)
  const figures: Figure[] = []
  for (const [what, look, limit] of [
    [`a month of free times at ${largestGroup} of ${largeDesks} desks`, month, most.month],
    [`free days of ${centres} centres, ${booked.toLocaleString('en')} bookings ahead`, hundred, most.hundred],
  ] as const) {
    figures.push(
      { what: `${what}: cold`, ...(await cold(place, look)), unit: 'ms', most: limit },
      { what: `${what}: warm`, ...(await warm(() => look(database))), unit: 'ms', most: limit },
      {
        what: `${what}: right after a booking`,
        ...(await warm(() => look(database), book)),
        unit: 'ms',
        most: limit,
      },
    )
  }
  return figures
}

type Times = () => BookingWishAt
type BookingWishAt = Parameters<typeof holdTime>[1]['at']

/** Each time as often as it has places. */
function nextTimes(free: Awaited<ReturnType<typeof listFreeTimes>>): Times {
  const all = free.flatMap((day) =>
    day.times.flatMap(({ at, places }) => Array.from({ length: Math.min(places, 4) }, () => at)),
  )
  let n = 0
  return () => all[(n++ * 7) % all.length]!
}

async function bookOne(database: Database, wish: BookingWish, times: Times): Promise<void> {
  const { link } = await database.run(resident(), (work) =>
    holdTime(work, { ...wish, at: times(), whom: { kind: 'self' } }),
  )
  await database.run(visitor, (work) => confirmBooking(work, { link }))
}

const seconds = 4

async function booking({ database }: BenchPlace, { large, service }: Furnished): Promise<Figure[]> {
  const wish: BookingWish = { centreId: large.centre.id, parts: [{ purpose: 'submit', serviceId: service }] }
  const times = nextTimes(await database.look(visitor, (work) => listFreeTimes(work, wish, { days })))
  const figures: Figure[] = []
  for (const clients of [1, 16]) {
    const took: number[] = []
    const until = performance.now() + seconds * 1000
    const began = performance.now()
    const client = async () => {
      while (performance.now() < until) took.push(await timed(() => bookOne(database, wish, times)))
    }
    await Promise.all(Array.from({ length: clients }, client))
    const name = `hold and confirm, ${clients} client${clients === 1 ? '' : 's'}`
    const p99 = took.toSorted((a, b) => a - b)[Math.floor(took.length * 0.99)]!
    figures.push(
      { what: name, value: took.length / ((performance.now() - began) / 1000), unit: '/s' },
      { what: `${name}: p99`, value: p99, unit: 'ms' },
    )
  }
  return figures
}

async function raced(): Promise<Figure[]> {
  const asked = { attempts: 2000, people: 200, desks: 2, processes: 2, seed: 1 }
  const { perSecond, p99, slots, sold, soldTwice, overLimit, leaked } = await race(asked)
  const wrong = soldTwice + overLimit + leaked
  const what = `the race: ${asked.attempts.toLocaleString('en')} attempts on ${slots} times`
  const note = `${sold} sold; ${wrong === 0 ? 'none twice, none over limit, no hold left' : `${wrong} WRONG`}`
  return [
    { what, value: perSecond, unit: 'attempts/s', note },
    { what: `${what}: p99`, value: p99, unit: 'ms' },
  ]
}

export const bookings: Bench = {
  title: 'free times and bookings',
  async run(tell) {
    const place = await openPlace(20)
    const figures: Figure[] = []
    try {
      tell(`${centres} centres are made and filled…`)
      const furnished = await furnish(place)
      tell('free times…')
      figures.push(...(await freeTimes(place, furnished)))
      tell('booking…')
      figures.push(...(await booking(place, furnished)))
    } finally {
      await place.close()
    }
    tell('the race…')
    figures.push(...(await raced()))
    return figures
  },
}
