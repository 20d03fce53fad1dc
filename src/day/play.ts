// The whole day: the town opens, days before leave results and bookings behind, people come and are served, papers travel, an alarm and
// a failed station get in the way; then the record is asked.
import { type Instant, later, minutes, type PlainDate } from '../kernel/time.ts'
import type { Demand } from '../modules/catalogue/demand.ts'
import { bookAhead } from './booking.ts'
import { type Checked, checkRecord } from './checks.ts'
import { clockOf, type Day } from './day.ts'
import { firstDayBefore, playDaysBefore } from './days-before.ts'
import { beginHall, kindOfDay, momentOn, nightAfter, prepareDay, readDemand, servicesOf, visitsOn } from './hall-day.ts'
import { type Summary, summaryOf } from './summary.ts'
import { type DayTown, openTown } from './town.ts'
import { papersTravel } from './two-sides.ts'
import { drawingServices } from './visitors.ts'

/** A Monday without a season of its own. */
const monday = '2026-11-23' as PlainDate
const at = (time: string): Instant => momentOn(monday, time)

export interface PlayAsked {
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

export async function playDay(asked: PlayAsked): Promise<DayPlayed> {
  const town = await openTown(momentOn(firstDayBefore(monday), '08:30'), asked.tell)
  try {
    const began = performance.now()
    const day = await playThrough(town, readDemand(), asked)
    const played = { requests: town.asking.asked, seconds: (performance.now() - began) / 1000 }
    asked.tell('The record is checked…')
    const { centreId, desks } = day.crew
    const record = {
      ...{ centreId, date: monday, tickets: [...day.visitors.keys()] },
      ...{ cases: [...day.cases.keys()], bookings: [...day.bookings] },
    }
    const checks = await checkRecord(town.app.database, record)
    const which = { centreId, date: monday, seed: asked.seed, desks: desks.length }
    return { summary: await summaryOf(town.app.database, which), checks, ...played }
  } finally {
    await town.close()
  }
}

async function playThrough(town: DayTown, demand: Demand, { tell, ...asked }: PlayAsked): Promise<Day> {
  const services = await servicesOf(town)
  const wanted = { ...asked, demand, date: monday, withCases: true }
  const day = await prepareDay(town, wanted)
  const visits = visitsOn(day, wanted, services)
  const collecting = visits.filter(({ purpose }) => purpose === 'collect').length
  tell('Days before: people book…')
  const reserved = await bookAhead({ day, town, date: monday }, visits)
  tell(`Days before: ${reserved.size} booked; ${collecting} people will come for a result…`)
  const draw = drawingServices({ demand, services, on: kindOfDay(monday) })
  const results = Math.round(collecting * readyShare)
  await playDaysBefore(day, { town, demand, draw, results, firstSerial: visits.length })
  await town.moveTo(at('08:30'))
  beginHall(day, visits, reserved)
  papersTravel(day, {
    handOvers: [at('12:00'), at('16:00')],
    results: [at('09:20'), at('15:15'), at('17:10')],
    decideUntil: at('16:45'),
  })
  progress(day, tell)
  await day.timeline.play()
  await town.moveTo(nightAfter(monday))
  return day
}

/** Some come before their result does. */
const readyShare = 0.95

/** What the hall looks like every half hour; the last look is after its day was ended. */
function progress(day: Day, tell: (step: string) => void): void {
  for (let moment = at('09:00'); moment <= at('18:30'); moment = later(moment, minutes(30)))
    day.timeline.tell(moment, async () => {
      const { tickets, late, gone, cases } = day.counted
      const { size } = day.hall.waiting
      const others = late > 0 ? `, ${late} offered another time` : ''
      tell(
        `${clockOf(day, moment)} — ${tickets} tickets, ${size} waiting, ${gone} seen off, ${cases} cases filed${others}`,
      )
    })
}
