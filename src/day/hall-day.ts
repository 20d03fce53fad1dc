// One day of the hall: desks by their shifts, people with tickets and with booked times, kiosks that are heard from, and what goes wrong.
import fs from 'node:fs'
import path from 'node:path'
import {
  hours,
  type Instant,
  kyiv,
  later,
  minutes,
  momentOf,
  type PlainDate,
  type PlainTime,
  weekday,
} from '../kernel/time.ts'
import { type Demand, parseDemand } from '../modules/catalogue/demand.ts'
import { listServices, type ServiceLine } from '../modules/catalogue/service.ts'
import type { Span } from '../modules/centres/model.ts'
import { spansOn } from '../modules/centres/rules/hours.ts'
import { checker } from '../town/back-door.ts'
import type { Reserved } from './booking.ts'
import { comesBooked, takeTicket } from './coming.ts'
import { type Crew, gatherCrew } from './crew.ts'
import { type Day, openHall } from './day.ts'
import { manDesk } from './desk.ts'
import { openTimeline } from './timeline.ts'
import type { DayTown } from './town.ts'
import { alarmComes, stationFails } from './troubles.ts'
import { type Visit, visitsOf } from './visitors.ts'

const demandFile = path.resolve(import.meta.dirname, '../../data/demand.json')
export const readDemand = (): Demand => parseDemand(fs.readFileSync(demandFile, 'utf8'))

export const servicesOf = async ({ app }: DayTown): Promise<readonly ServiceLine[]> =>
  (await app.database.look(checker, (work) => listServices(work, {}, { limit: 1000 }))).services

export const momentOn = (date: PlainDate, time: string): Instant => momentOf(kyiv, date, time as PlainTime)
export const kindOfDay = (date: PlainDate) => ({
  ...{ weekday: weekday(date), month: Number(date.slice(5, 7)), day: Number(date.slice(8)) },
})

const alarmOn = (date: PlainDate): Span => ({ from: momentOn(date, '11:20'), until: momentOn(date, '11:55') })
const station = { fails: '14:00', works: '17:45' }

/** The visitors for whom all desks are open; on a smaller day a share of them. */
const fullDay = 1800

export interface DayAsked {
  readonly date: PlainDate
  readonly seed: number
  readonly visitors: number
  readonly demand: Demand
  readonly withCases: boolean
  /** Machines of days before. */
  readonly kiosks?: Crew['kiosks'] | undefined
}

export async function prepareDay(town: DayTown, asked: DayAsked): Promise<Day> {
  const { date, seed, visitors, withCases } = asked
  const { intake, decisions } = asked.demand
  const pace = {
    settle: town.settle,
    nextStop: async (goingTo: Instant) => nextStop(day, goingTo),
    async stop() {
      await town.runDue()
      day.hall.bringBack(town.clock.now())
    },
  }
  const timeline = openTimeline(town.clock, pace)
  const crew = await gatherCrew(town.app.database, town.asking, {
    ...{ day: date, share: visitors / fullDay, kiosks: asked.kiosks },
  })
  if (!asked.kiosks) town.machines.push(...crew.kiosks)
  const day: Day = {
    ...{ asking: town.asking, timeline, crew, date, seed, withCases, hall: openHall(timeline), alarm: alarmOn(date) },
    share: {
      incomplete: intake.incomplete.value,
      refused: decisions.refused.value,
      undecided: decisions.leftWithoutMotion.value,
    },
    ...{ visitors: new Map(), awaited: new Map(), bookings: new Set(), cases: new Map(), ready: [] },
    counted: { tickets: 0, late: 0, gone: 0, cases: 0 },
  }
  return day
}

/** The worker looks once a minute; here less often, and at the very moment when somebody's time has come. */
const looksEveryMinutes = { withCases: 5, hallOnly: 10 }

function nextStop({ timeline, hall, withCases }: Day, goingTo: Instant): Instant | undefined {
  const looksEvery = minutes(withCases ? looksEveryMinutes.withCases : looksEveryMinutes.hallOnly)
  const look = (Math.floor(timeline.now() / looksEvery) + 1) * looksEvery
  const stop = Math.min(look, hall.nextDue() ?? look) as Instant
  return stop <= goingTo ? stop : undefined
}

/** Some who booked don't come: so many more are drawn that the others are as many as asked for. */
export function visitsOn(day: Day, asked: DayAsked, services: readonly ServiceLine[], firstSerial = 0): Visit[] {
  const { share, cancels, missed } = asked.demand.booked
  const visitors = Math.round(asked.visitors / (1 - share.value * (cancels.value + missed.value)))
  const [tickets] = spansOn(day.crew.hall.timetable, asked.date, 'tickets')
  const when = { on: kindOfDay(asked.date), tickets: tickets!, startOfDay: momentOn(asked.date, '00:00') }
  return visitsOf({ ...asked, ...when, visitors, services, firstSerial })
}

const stays = new Set(['cancels', 'missed'])

export function beginHall(day: Day, visits: readonly Visit[], reserved: ReadonlyMap<number, Reserved>): void {
  const { timeline, crew, alarm } = day
  if (alarm) alarmComes(day, alarm)
  stationFails(day, momentOn(day.date, station.fails), momentOn(day.date, station.works))
  for (const desk of crew.desks) timeline.tell(timeline.now(), () => manDesk(day, desk))
  for (const visit of visits) {
    const booked = reserved.get(visit.n)
    if (!booked) timeline.tell(visit.at, () => takeTicket(day, visit))
    else if (!stays.has(visit.appointment!.fate)) timeline.tell(timeline.now(), () => comesBooked(day, visit, booked))
  }
  for (const token of crew.kiosks) timeline.tell(timeline.now(), () => isHeardFrom(day, token))
}

/** A machine that is silent for five minutes counts as broken. */
const speaksEvery = minutes(4)

async function isHeardFrom({ asking, timeline, date }: Day, token: string): Promise<void> {
  for (const end = momentOn(date, '18:40'); timeline.now() < end; ) {
    await asking.post('/devices/heartbeat', {}, token)
    await timeline.until(later(timeline.now(), speaksEvery))
  }
}

/** When everything of a day is over, and its record has been read for the forecast. */
export const nightAfter = (date: PlainDate): Instant => later(momentOn(date, '00:00'), hours(24 + 5))
