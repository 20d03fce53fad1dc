// A past day played in memory: the same people and desks as on the day itself, by the same stories.
import { type Instant, kyiv, MovedClock, momentOf, type PlainDate, type PlainTime, weekday } from '../kernel/time.ts'
import type { Demand } from '../modules/catalogue/demand.ts'
import type { ServiceLine } from '../modules/catalogue/service.ts'
import { spansOn } from '../modules/centres/rules/hours.ts'
import type { Crew } from './crew.ts'
import { askedFor, chanceOf, type Day, openHall, type Visitor } from './day.ts'
import { manDesk } from './desk.ts'
import { openPastHall, type PastHall } from './past-hall.ts'
import { losesPatience } from './serve.ts'
import { openTimeline } from './timeline.ts'
import { type Visit, visitsOf } from './visitors.ts'

export interface PastDayAsked {
  readonly date: PlainDate
  readonly seed: number
  readonly visitors: number
  readonly demand: Demand
  readonly services: readonly ServiceLine[]
  /** The people of that day; their tokens are their own ids. */
  readonly crew: Pick<Crew, 'centreId' | 'hall' | 'desks'>
  /** Just before somebody takes a ticket. */
  readonly beforeIssue?: (hall: PastHall, visit: Visit, now: Instant) => void
  readonly afterIssue?: (id: string, visit: Visit) => void
}

export async function playPastDay(asked: PastDayAsked): Promise<PastHall> {
  const { date, seed, services, crew } = asked
  const at = (time: string) => momentOf(kyiv, date, time as PlainTime)
  const clock = new MovedClock(at('08:30'))
  const past = openPastHall({
    ...{ hall: crew.hall, date, now: () => clock.now() },
    services: new Map(services.map((service) => [service.id, service])),
    desks: new Map(crew.desks.map(({ id, calling }) => [id, calling])),
  })
  const timeline = openTimeline(clock, {
    settle: async () => undefined,
    async nextStop(goingTo) {
      const due = day.hall.nextDue()
      return due !== undefined && due > clock.now() && due <= goingTo ? due : undefined
    },
    async stop() {
      past.bringBack()
      day.hall.bringBack(clock.now())
    },
  })
  const day: Day = {
    ...{ asking: past.asking, timeline, date, seed, hall: openHall(timeline) },
    crew: { ...crew, kiosks: [], carriers: [], officers: new Map() },
    share: { incomplete: 0, refused: 0, undecided: 0 },
    ...{ cases: new Map(), ready: [], counted: { tickets: 0, gone: 0, cases: 0 } },
  }
  const tickets = spansOn(crew.hall.timetable, date, 'tickets')[0]
  if (!tickets) return past
  const on = { weekday: weekday(date), month: Number(date.slice(5, 7)), day: Number(date.slice(8)) }
  const visits = visitsOf({ ...asked, on, tickets, startOfDay: at('00:00') })
  const visitors = new Map<string, Visitor>()
  for (const desk of crew.desks) timeline.tell(clock.now(), () => manDesk(day, desk, visitors))
  for (const visit of visits) timeline.tell(visit.at, () => takeTicket(day, past, asked, visit, visitors))
  await timeline.play()
  past.endDay()
  return past
}

async function takeTicket(
  day: Day,
  past: PastHall,
  asked: PastDayAsked,
  visit: Visit,
  visitors: Map<string, Visitor>,
): Promise<void> {
  const { asking, crew, hall, timeline } = day
  asked.beforeIssue?.(past, visit, timeline.now())
  const wish = { purpose: visit.purpose, service: visit.service?.id, priority: visit.priority?.group }
  const { id } = await asking.post<{ id: string }>(`/centres/${crew.centreId}/tickets`, wish)
  asked.afterIssue?.(id, visit)
  const visitor: Visitor = {
    ...{ visit, who: visit.who, comesFor: undefined, ticketId: id, chance: chanceOf(day.seed, visit.n) },
    asked: askedFor(crew, day.date, visit.purpose, visit.service),
    ...{ isPriorityOpen: visit.priority !== null, absencesLeft: visit.absences, stages: [...visit.stages] },
    ...{ residentId: undefined, loanedBy: undefined, isGone: false },
  }
  visitors.set(id, visitor)
  hall.enters(visitor)
  if (visit.patience !== null) losesPatience(day, visitor, (timeline.now() + visit.patience) as Instant)
}
