// The whole day: the town opens, days before leave results behind, people come and are served, papers travel; then the record is asked.
import fs from 'node:fs'
import path from 'node:path'
import {
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
import { spansOn } from '../modules/centres/rules/hours.ts'
import { checker } from '../town/back-door.ts'
import { type Checked, checkRecord } from './checks.ts'
import { gatherCrew } from './crew.ts'
import { askedFor, chanceOf, clockOf, type Day, openHall, type Visitor } from './day.ts'
import { firstDayBefore, playDaysBefore } from './days-before.ts'
import { manDesk } from './desk.ts'
import { losesPatience } from './serve.ts'
import { type Summary, summaryOf } from './summary.ts'
import { openTimeline } from './timeline.ts'
import { type DayTown, openTown } from './town.ts'
import { papersTravel } from './two-sides.ts'
import { drawingServices, type Visit, visitsOf } from './visitors.ts'

/** A Monday without a season of its own. */
const monday = '2026-11-23' as PlainDate
const on = { weekday: weekday(monday), month: Number(monday.slice(5, 7)), day: Number(monday.slice(8)) }
const at = (time: string, date = monday): Instant => momentOf(kyiv, date, time as PlainTime)
const demandFile = path.resolve(import.meta.dirname, '../../data/demand.json')

export interface DayAsked {
  readonly visitors: number
  readonly seed: number
  readonly tell: (step: string) => void
}

export interface DayPlayed {
  readonly summary: Summary
  readonly checks: readonly Checked[]
  readonly requests: number
  /** How long the days themselves took, without opening the town and checking the record. */
  readonly seconds: number
}

export async function playDay(asked: DayAsked): Promise<DayPlayed> {
  const demand = parseDemand(fs.readFileSync(demandFile, 'utf8'))
  const town = await openTown(at('08:30', firstDayBefore(monday)), asked.tell)
  try {
    const began = performance.now()
    const { day, visitors } = await playThrough(town, demand, asked)
    const played = { requests: town.asking.asked, seconds: (performance.now() - began) / 1000 }
    asked.tell('The record is checked…')
    const { centreId, desks } = day.crew
    const record = { centreId, tickets: [...visitors.keys()], cases: [...day.cases.keys()] }
    const checks = await checkRecord(town.app.database, record)
    const which = { centreId, date: monday, seed: asked.seed, desks: desks.length }
    return { summary: await summaryOf(town.app.database, which), checks, ...played }
  } finally {
    await town.close()
  }
}

async function playThrough(town: DayTown, demand: Demand, asked: DayAsked) {
  const services = await servicesOf(town)
  const visitors = new Map<string, Visitor>()
  const day = await prepare(town, demand, asked)
  const tickets = spansOn(day.crew.hall.timetable, monday, 'tickets')[0]!
  const visits = visitsOf({ demand, services, on, tickets, startOfDay: at('00:00'), ...asked })
  const collecting = visits.filter(({ purpose }) => purpose === 'collect').length
  asked.tell(`Days before: ${collecting} people will come for a result…`)
  const draw = drawingServices({ demand, services, on })
  const before = { town, demand, draw, results: Math.round(collecting * readyShare), firstSerial: visits.length }
  await playDaysBefore(day, before)
  town.clock.moveTo(at('08:30'))
  await town.runDue()
  begin(day, visits, visitors)
  progress(day, asked.tell)
  await day.timeline.play()
  return { day, visitors }
}

/** Some come before their result does. */
const readyShare = 0.95

const servicesOf = async ({ app }: DayTown): Promise<readonly ServiceLine[]> =>
  (await app.database.look(checker, (work) => listServices(work, {}, { limit: 1000 }))).services

async function prepare(town: DayTown, { intake, decisions }: Demand, { visitors, seed }: DayAsked): Promise<Day> {
  const hallPace = {
    settle: town.settle,
    nextStop: async (goingTo: Instant) => nextStop(day, goingTo),
    async stop() {
      await town.runDue()
      day.hall.bringBack(town.clock.now())
    },
  }
  const timeline = openTimeline(town.clock, hallPace)
  const crew = await gatherCrew(town.app.database, town.asking, monday, visitors / fullDay)
  const day: Day = {
    ...{ asking: town.asking, timeline, crew, date: monday, seed, hall: openHall(timeline) },
    share: {
      incomplete: intake.incomplete.value,
      refused: decisions.refused.value,
      undecided: decisions.leftWithoutMotion.value,
    },
    ...{ cases: new Map(), ready: [], counted: { tickets: 0, gone: 0, cases: 0 } },
  }
  return day
}

/** The visitors for whom all desks are open; on a smaller day a share of them. */
const fullDay = 1800

/** The worker looks once a minute; here every five, and at the very moment when somebody's time has come. */
const looksEvery = minutes(5)

function nextStop({ timeline, hall }: Day, goingTo: Instant): Instant | undefined {
  const look = (Math.floor(timeline.now() / looksEvery) + 1) * looksEvery
  const stop = Math.min(look, hall.nextDue() ?? look) as Instant
  return stop <= goingTo ? stop : undefined
}

function begin(day: Day, visits: readonly Visit[], visitors: Map<string, Visitor>): void {
  const { timeline, crew } = day
  for (const desk of crew.desks) timeline.tell(timeline.now(), () => manDesk(day, desk, visitors))
  for (const visit of visits) timeline.tell(visit.at, () => takeTicket(day, visit, visitors))
  papersTravel(day, {
    handOvers: [at('12:00'), at('16:00')],
    results: [at('09:20'), at('15:15'), at('17:10')],
    decideUntil: at('16:45'),
  })
}

/** At a kiosk; the phone shows the place in the line. Who comes for a result is somebody who was told of one. */
async function takeTicket(day: Day, visit: Visit, visitors: Map<string, Visitor>): Promise<void> {
  const { asking, crew, ready, hall, timeline } = day
  const chance = chanceOf(day.seed, visit.n)
  const [comesFor] = visit.purpose === 'collect' ? ready.splice(chance.below(ready.length), 1) : []
  const wish = { purpose: visit.purpose, service: visit.service?.id, priority: visit.priority?.group }
  const kiosk = crew.kiosks[visit.n % crew.kiosks.length]
  const { id } = await asking.post<{ id: string }>(`/centres/${crew.centreId}/tickets`, wish, kiosk)
  await asking.get(`/tickets/${id}`)
  const visitor: Visitor = {
    ...{ visit, who: comesFor?.person ?? visit.who, comesFor, ticketId: id, chance },
    asked: askedFor(crew, day.date, visit.purpose, visit.service),
    ...{ isPriorityOpen: visit.priority !== null, absencesLeft: visit.absences, stages: [...visit.stages] },
    ...{ residentId: undefined, loanedBy: undefined, isGone: false },
  }
  visitors.set(id, visitor)
  day.counted.tickets++
  hall.enters(visitor)
  if (visit.patience !== null) losesPatience(day, visitor, later(timeline.now(), visit.patience))
}

/** What the hall looks like every half hour; the last look is after its day was ended. */
function progress(day: Day, tell: (step: string) => void): void {
  for (let moment = at('09:00'); moment <= at('18:30'); moment = later(moment, minutes(30)))
    day.timeline.tell(moment, async () => {
      const { tickets, gone, cases } = day.counted
      const { size } = day.hall.waiting
      tell(`${clockOf(day, moment)} — ${tickets} tickets, ${size} waiting, ${gone} seen off, ${cases} cases filed`)
    })
}
