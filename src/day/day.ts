// What every story of the day has at hand, and who is in the hall as far as people there can see.
import { type Chance, seeded } from '../kernel/chance.ts'
import { type Instant, later, type PlainDate, type PlainTime, timeIn } from '../kernel/time.ts'
import type { ServiceLine } from '../modules/catalogue/service.ts'
import type { DeskId, Span, TicketPurpose } from '../modules/centres/model.ts'
import { givenOn, groupFor } from '../modules/centres/service/hall.ts'
import { type Asked, levelAt } from '../modules/queue/rules/line.ts'
import type { Asking } from './asking.ts'
import type { Crew, MannedDesk } from './crew.ts'
import type { Resident } from './people.ts'
import type { Nap, Timeline } from './timeline.ts'
import type { Stage, Visit } from './visitors.ts'

/** A case the day knows of: whose it is, and for what. */
export interface KnownCase {
  readonly id: string
  readonly person: Resident
  readonly service: ServiceLine
}

/** A person in the hall with a ticket. */
export interface Visitor {
  readonly visit: Visit
  readonly who: Resident
  /** The result they come for. */
  readonly comesFor: KnownCase | undefined
  readonly ticketId: string
  readonly chance: Chance
  asked: Asked
  isPriorityOpen: boolean
  /** Came in time for a booked visit: the promise stays whatever becomes of a declared priority. */
  readonly hasBookedTime: boolean
  absencesLeft: number
  stages: Stage[]
  residentId: string | undefined
  /** The desk that sent them on and has them back afterwards. */
  loanedBy: DeskId | undefined
  isGone: boolean
}

/** A booking whose person is still to come. */
export interface Awaited {
  readonly startsAt: Instant
  readonly nap: Nap
}

export interface Day {
  readonly asking: Asking
  readonly timeline: Timeline
  readonly crew: Crew
  readonly date: PlainDate
  readonly seed: number
  readonly hall: HallSeen
  /** When the hall will stand still, if it will. */
  readonly alarm: Span | null
  /** Cases are filed, travel and are collected; without them only the hall is played. */
  readonly withCases: boolean
  /** By ticket. */
  readonly visitors: Map<string, Visitor>
  /** By booking. */
  readonly awaited: Map<string, Awaited>
  readonly share: { readonly incomplete: number; readonly refused: number; readonly undecided: number }
  /** Cases by id. */
  readonly cases: Map<string, KnownCase>
  /** Results people were told of and may come for. */
  readonly ready: KnownCase[]
  /** Everything the centre acknowledged a booking by. */
  readonly bookings: Set<string>
  /** `late`: came when the day was too short for them, and were offered another time. */
  readonly counted: { tickets: number; late: number; gone: number; cases: number }
}

export const clockOf = ({ crew }: Day, at: Instant): PlainTime => timeIn(crew.hall.timetable.zone, at)

/** When so much of the hall's own time has passed: what an alarm takes does not count. */
export function inHallTime({ alarm, timeline }: Pick<Day, 'alarm' | 'timeline'>, milliseconds: number): Instant {
  const now = timeline.now()
  const end = later(now, Math.round(milliseconds))
  if (!alarm || now >= alarm.until || end < alarm.from) return end
  return later(end, alarm.until - Math.max(now, alarm.from))
}

/** Repeatable chance of one person or case, whatever else happens on the day. */
export const chanceOf = (seed: number, n: number): Chance => seeded(Math.imul(seed + 1, 1_000_003) + n)

/** What a ticket for this asks of a desk. */
export function askedFor(
  { hall }: Crew,
  date: PlainDate,
  purpose: TicketPurpose,
  service: ServiceLine | null,
  onlyDeskId: DeskId | null = null,
): Asked {
  const group = groupFor(hall, purpose, service ? givenOn(hall, service.id, date) : undefined)!
  const needsStation = purpose === 'submit' && (service?.biometricStation ?? false)
  return {
    groupId: group.id,
    serviceId: service?.id ?? null,
    ownGroup: group.purpose === null,
    needsStation,
    onlyDeskId,
  }
}

interface Idle extends Nap {
  readonly desk: MannedDesk
  /** Who came when the desk looked up. */
  wokenBy: Visitor | undefined
}

export interface HallSeen {
  readonly waiting: ReadonlySet<Visitor>
  /** An alarm stands. */
  readonly isStill: boolean
  standStill(): void
  /** Who is aside loses nothing by the alarm. */
  goOn(alarm: Span): void
  /** Stands in the line: an idle desk that serves this looks up. */
  enters(visitor: Visitor): void
  leaves(visitor: Visitor): void
  /** Out of the line until then. */
  aside(visitor: Visitor, until: Instant): void
  /** Back before the time. */
  back(visitor: Visitor): void
  nextDue(): Instant | undefined
  /** Those whose time has come are in the line again. */
  bringBack(now: Instant): void
  opens(desk: MannedDesk): void
  /** On a break or closed; who was kept for it is anybody's. */
  stops(desk: MannedDesk): void
  /** Nobody waits for this desk: until then, or until somebody does, who is answered. */
  rest(desk: MannedDesk, until: Instant): Promise<Visitor | undefined>
  /** Other open desks that serve this visitor. */
  others(visitor: Visitor, than: MannedDesk): MannedDesk[]
}

export function openHall(timeline: Timeline): HallSeen {
  const waiting = new Set<Visitor>()
  const aside = new Map<Visitor, Span>()
  let isStill = false
  const calling = new Map<DeskId, MannedDesk>()
  const idle = new Map<DeskId, Idle>() // who has rested longest stands first

  /** A ticket kept for a desk nobody calls from is anybody's. */
  const askedNow = ({ asked }: Visitor): Asked =>
    asked.onlyDeskId && !calling.has(asked.onlyDeskId) ? { ...asked, onlyDeskId: null } : asked

  function lookUp(visitor: Visitor): void {
    const asked = askedNow(visitor)
    for (const level of [2, 1])
      for (const [id, one] of idle)
        if (levelAt(one.desk.calling, asked) === level) {
          idle.delete(id)
          one.wokenBy = visitor
          one.wake()
          return
        }
  }

  const enters = (visitor: Visitor) => {
    waiting.add(visitor)
    lookUp(visitor)
  }
  const back = (visitor: Visitor) => {
    aside.delete(visitor)
    enters(visitor)
  }
  return {
    waiting,
    get isStill() {
      return isStill
    },
    standStill() {
      isStill = true
    },
    goOn(alarm) {
      isStill = false
      for (const [visitor, { from, until }] of aside)
        aside.set(visitor, { from, until: later(until, alarm.until - Math.max(alarm.from, from)) })
    },
    ...{ enters, back },
    leaves: (visitor) => void waiting.delete(visitor),
    aside: (visitor, until) => void aside.set(visitor, { from: timeline.now(), until }),
    nextDue() {
      const soonest = Math.min(...[...aside.values()].map(({ until }) => until))
      return isStill || aside.size === 0 ? undefined : (soonest as Instant)
    },
    bringBack(now) {
      if (!isStill) for (const [visitor, { until }] of aside) if (until <= now) back(visitor)
    },
    opens: (desk) => void calling.set(desk.id, desk),
    stops(desk) {
      calling.delete(desk.id)
      for (const visitor of waiting) if (visitor.asked.onlyDeskId === desk.id) lookUp(visitor)
    },
    async rest(desk, until) {
      const resting: Idle = { ...timeline.nap(until), desk, wokenBy: undefined }
      idle.set(desk.id, resting)
      await resting.over
      idle.delete(desk.id)
      return resting.wokenBy
    },
    others: ({ asked }, than) =>
      [...calling.values()].filter(
        ({ id, calling: desk }) => id !== than.id && levelAt(desk, { ...asked, onlyDeskId: null }) > 0,
      ),
  }
}
