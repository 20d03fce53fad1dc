// Several days of the hall in one town, one after another: earlier days teach the forecast, then as many days as there are seeds show
// how often the moment it told as almost certain held. It knows of people only what the record of the days before says.
import { sql } from 'kysely'
import type { Database } from '../db/work.ts'
import { addDays, type PlainDate, weekday } from '../kernel/time.ts'
import type { CentreId, TicketClass } from '../modules/centres/model.ts'
import { checker } from '../town/back-door.ts'
import { bookAhead, type Reserved } from './booking.ts'
import { type Days, judged } from './checks/held.ts'
import type { Crew } from './crew.ts'
import type { Day } from './day.ts'
import {
  beginHall,
  type DayAsked,
  momentOn,
  nightAfter,
  prepareDay,
  readDemand,
  servicesOf,
  visitsOn,
} from './hall-day.ts'
import { type DayTown, openTown } from './town.ts'
import type { Visit } from './visitors.ts'

/** A Monday; the hall is open from the next day on. */
const start = '2026-11-16' as PlainDate
/** Days that only teach. */
const earlierDays = 3

export interface PoolAsked {
  readonly seeds: number
  readonly firstSeed: number
  readonly visitors: number
  readonly tell: (step: string) => void
}

/** Tickets that were told more than three minutes, and for how many it held. */
export interface Held {
  readonly of: string
  readonly n: number
  readonly held: number
  /** Called by the moment told as likely. */
  readonly early: number
}

export interface Pool {
  readonly byClass: readonly (Held & { readonly of: TicketClass })[]
  /** «09:30» and so on. */
  readonly byHalfHour: readonly Held[]
  readonly byDay: readonly Held[]
  readonly all: Held
}

interface Planned extends DayAsked {
  readonly firstSerial: number
  readonly isMeasured: boolean
}

function planOf({ seeds, firstSeed, visitors }: PoolAsked): Omit<Planned, 'demand'>[] {
  const dates: PlainDate[] = []
  for (let date = addDays(start, 1); dates.length < earlierDays + seeds; date = addDays(date, 1))
    if (weekday(date) <= 5) dates.push(date)
  return dates.map((date, n) => ({
    ...{ date, visitors, withCases: false, firstSerial: n * 10_000, isMeasured: n >= earlierDays },
    seed: n < earlierDays ? teachingSeeds + n : firstSeed + n - earlierDays,
  }))
}
const teachingSeeds = 1_000_000

export async function playPool(asked: PoolAsked): Promise<Pool> {
  const town = await openTown(momentOn(start, '08:30'), asked.tell, { keyed: false })
  try {
    const demand = readDemand()
    const days = planOf(asked).map((day): Planned => ({ ...day, demand }))
    const centreId = await playAll(town, days, asked.tell)
    const measured = days.filter(({ isMeasured }) => isMeasured)
    return await poolOf(town.app.database, { centreId, from: measured[0]!.date, until: measured.at(-1)!.date })
  } finally {
    await town.close()
  }
}

interface Expected {
  readonly visits: readonly Visit[]
  readonly reserved: ReadonlyMap<number, Reserved>
}

async function playAll(town: DayTown, days: readonly Planned[], tell: PoolAsked['tell']): Promise<CentreId> {
  const services = await servicesOf(town)
  const expected = new Map<PlainDate, Expected>()
  let kiosks: Crew['kiosks'] | undefined
  let today: Day | undefined
  const expect = async (day: Day, next: Planned | undefined) => {
    if (!next) return
    const visits = visitsOn(day, next, services, next.firstSerial).map(byTelephone)
    expected.set(next.date, { visits, reserved: await bookAhead({ day, town, date: next.date }, visits) })
  }
  for (const [n, asked] of days.entries()) {
    const began = performance.now()
    today = await prepareDay(town, { ...asked, kiosks })
    kiosks = today.crew.kiosks
    if (n === 0) await onlyByTelephone(today)
    if (n === 0) for (const next of days.slice(0, 2)) await expect(today, next)
    await town.moveTo(momentOn(asked.date, '08:30'))
    const { visits, reserved } = expected.get(asked.date)!
    beginHall(today, visits, reserved)
    await today.timeline.play()
    await expect(today, days[n + 2]) // in the evening
    await town.moveTo(nightAfter(asked.date))
    tell(await saidOf(town, today, asked, (performance.now() - began) / 1000))
  }
  return today!.crew.centreId
}

/** How people booked makes no difference to the line, and the operator needs no code of a telephone. */
const byTelephone = (visit: Visit): Visit =>
  visit.appointment ? { ...visit, appointment: { ...visit.appointment, channel: 'phone' } } : visit

const onlyByTelephone = ({ asking, crew }: Day): Promise<unknown> =>
  asking.put(
    `/centres/${crew.centreId}/booking-settings`,
    { shares: { online: 0, kiosk: 0, phone: 80, priority: 20 } },
    crew.head,
  )

async function saidOf({ app }: DayTown, { crew, counted }: Day, { date, seed, isMeasured }: Planned, took: number) {
  const { all } = await poolOf(app.database, { centreId: crew.centreId, from: date, until: date })
  const what = isMeasured ? `seed ${seed}` : 'teaches'
  return `${date}, ${what}: ${counted.tickets} tickets, told and called ${all.n}, held ${percent(all)}; ${took.toFixed(0)} s`
}

const poolOf = (database: Database, days: Days): Promise<Pool> =>
  database.look(checker, async (work) => {
    const { rows } = await sql<Held & { readonly by: 'class' | 'half' | 'day' | 'all' }>`
      with ${judged(days)},
      named as (select *, to_char(date_bin('30 minutes', issued_at at time zone 'Europe/Kyiv', '2026-01-01'), 'HH24:MI') as half from judged)
      select case when grouping(class) = 0 then 'class' when grouping(half) = 0 then 'half' when grouping(day) = 0 then 'day' else 'all' end as by,
        coalesce(class, half, day::text, 'all') as of, count(*) as n, count(*) filter (where held) as held, count(*) filter (where early) as early
      from named group by grouping sets ((class), (half), (day), ()) order by 1, 2`.execute(work.db)
    const of = (by: string): Held[] => rows.filter((row) => row.by === by).map(({ by: _, ...held }) => held)
    return { byClass: of('class') as Pool['byClass'], byHalfHour: of('half'), byDay: of('day'), all: of('all')[0]! }
  })

/**
 * Nine of ten, give or take. Tickets of one day are held or missed together, so the share of few days says less: of fewer than ten days
 * what would be too little or too much of ten may be chance.
 */
const manyDays = 10
export const wantedOf = ({ byDay }: Pick<Pool, 'byDay'>) =>
  byDay.length < manyDays ? { from: 0.8, until: 0.98 } : { from: 0.85, until: 0.95 }
export const shareOf = ({ n, held }: Held): number => (n === 0 ? 0 : held / n)
export const percent = (held: Held): string => (held.n === 0 ? '–' : `${(shareOf(held) * 100).toFixed(1)} %`)
export const isCalibrated = (pool: Pool): boolean => {
  const { from, until } = wantedOf(pool)
  return shareOf(pool.all) >= from && shareOf(pool.all) <= until
}
