// What one day taught: how long visits lasted against what was usual, who did not come, who came when, how desks were manned.
import { type Instant, minutes } from '../../../../kernel/time.ts'
import type { DeskId } from '../../../centres/model.ts'
import type { Standing } from '../../model.ts'
import { type AlarmSeen, alarmsSeen, isUsual, type Stood, unusualIn } from './aftermath.ts'
import { type HeldCounts, heldIn } from './held.ts'
import { added, type Counts, stepOf } from './spread.ts'
import { type DayRecord, type Entry, type Sitting, type Stay, waysOf } from './way.ts'

/** How many, and the sum of their logarithms. */
export interface Sums {
  readonly n: number
  readonly sum: number
}
export interface Times {
  readonly n: number
  /** Milliseconds in all. */
  readonly lasted: number
}

export interface Lesson {
  /** By `purpose|group|service`: logarithm of a visit's length against the usual minutes. */
  readonly lengths: Readonly<Record<string, Sums>>
  /** By purpose: how single visits lie around the middle of their service. */
  readonly around: Readonly<Record<string, Counts>>
  /** By `group|purpose`: visits in minutes, whatever was usual. */
  readonly minutes: Readonly<Record<string, Counts>>
  /** By `group|purpose`: tickets by their usual minutes. */
  readonly usual: Readonly<Record<string, Counts>>
  readonly calls: number
  /** Calls to which nobody came, until the desk gave up. */
  readonly absent: Times
  /** Absent visitors who came back, after so long. */
  readonly back: Times
  /** From the call to the first word. */
  readonly walk: Times
  /** Between two visitors of a desk while somebody waited. */
  readonly between: Times
  /** Tickets given up in the line, after so long. */
  readonly gaveUp: Times
  readonly tickets: number
  /**
   * By `half-hour|group|class|station`: who came into the line in usual time; class `again` for those whom a desk sent on. Who comes
   * back after a while is expected by the ticket, and would else come twice.
   */
  readonly came: Readonly<Record<string, Came>>
  /** By half-hour: milliseconds of it in which an alarm stood or had just ended. */
  readonly hidden: Readonly<Record<string, number>>
  readonly alarms: readonly AlarmSeen[]
  /** By whole minutes: how long before their time people who booked came; less than nothing is late. */
  readonly early: Counts
  readonly desks: readonly DeskId[]
  readonly breaks: Breaks
  readonly told: HeldCounts
}
export interface Came {
  readonly n: number
  /** From coming to the promise, milliseconds in all. */
  readonly ahead: number
}
export interface Breaks {
  /** People at a desk from opening it to leaving it, and how many of them had a break. */
  readonly sittings: number
  readonly had: number
  readonly lasted: Counts
  /** Minutes from opening the desk to the break. */
  readonly after: Counts
}

export const halfHour = minutes(30)
const log = Math.log
const inMinutes = (milliseconds: number): number => Math.max(milliseconds, 1000) / minutes(1)

const keyOf = ({ purpose, groupId, serviceId }: Standing): string => `${purpose}|${groupId}|${serviceId ?? ''}`

/** A visit with its length in minutes. */
interface Served extends Stay {
  readonly long: number
}
/** Against what was usual. */
const lengthOf = ({ long, ticket }: Served): number => log(long / ticket.minutes)
const laneOf = ({ groupId, purpose }: Standing): string => `${groupId}|${purpose}`

function recordBy<Of, Found>(
  all: readonly Of[],
  keyFor: (each: Of) => string,
  find: (own: readonly Of[]) => Found,
): Record<string, Found> {
  return Object.fromEntries([...Map.groupBy(all, keyFor)].map(([key, own]) => [key, find(own)]))
}

const sumsBy = (served: readonly Served[], keyFor: (visit: Served) => string): Record<string, Sums> =>
  recordBy(served, keyFor, (own) => ({ n: own.length, sum: own.reduce((all, visit) => all + lengthOf(visit), 0) }))

const counted = <Of>(all: readonly Of[], placeOf: (each: Of) => number): Counts =>
  recordBy(
    all,
    (each) => String(placeOf(each)),
    ({ length }) => length,
  )

/** The middle of a service leans on its purpose while few visits are known. */
const lean = 4

function aroundOf(served: readonly Served[], lengths: Readonly<Record<string, Sums>>): Record<string, Counts> {
  const purposeOf = ({ ticket }: Served) => ticket.purpose
  const all = sumsBy(served, purposeOf)
  const around = (visit: Served): number => {
    const [whole, own] = [all[visit.ticket.purpose]!, lengths[keyOf(visit.ticket)]!]
    return lengthOf(visit) - (own.sum + (lean * whole.sum) / whole.n) / (own.n + lean)
  }
  return recordBy(served, purposeOf, (own) => counted(own, (visit) => stepOf(around(visit))))
}

const total = (all: readonly number[]): Times => ({ n: all.length, lasted: all.reduce((sum, each) => sum + each, 0) })

/** Longer than this between two visitors is no turn but a pause. */
const longestTurn = minutes(5)

function turnsOf(stays: readonly Stay[]): Times {
  const turns: number[] = []
  for (const [, own] of Map.groupBy(stays, ({ deskId }) => deskId)) {
    const inTurn = own.toSorted((a, b) => a.at - b.at)
    for (const [n, stay] of inTurn.entries()) {
      const before = inTurn[n - 1]
      if (!before || stay.since > before.until) continue
      const gap = stay.at - before.until
      if (gap >= 0 && gap <= longestTurn) turns.push(gap)
    }
  }
  return total(turns)
}

function cameOf(entries: readonly Entry[], startOfDay: Instant): Record<string, Came> {
  const keyFor = ({ ticket, at, again }: Entry) =>
    [
      ...[Math.floor((at - startOfDay) / halfHour), ticket.groupId],
      ...[again ? 'again' : ticket.class, ticket.needsStation ? 1 : 0],
    ].join('|')
  const came = (own: readonly Entry[]): Came => ({
    n: own.length,
    ahead: own.reduce((all, { ticket, at }) => all + ticket.promisedAt - at, 0),
  })
  return recordBy(entries, keyFor, came)
}

function breaksOf(sittings: readonly Sitting[]): Breaks {
  let [count, had] = [0, 0]
  let [lasted, after]: [Counts, Counts] = [{}, {}]
  for (const [, own] of Map.groupBy(sittings, ({ deskId, staffId }) => `${deskId} ${staffId}`)) {
    count++
    const begin = Math.min(...own.map(({ since }) => since))
    const breaks = own.filter(({ kind }) => kind === 'break')
    if (breaks.length > 0) had++
    for (const { since, until } of breaks) {
      lasted = added(lasted, { [stepOf(log(inMinutes(until - since)))]: 1 })
      after = added(after, { [stepOf(log(inMinutes(since - begin)))]: 1 })
    }
  }
  return { sittings: count, had, lasted, after }
}

function hiddenOf(alarms: readonly Stood[], startOfDay: Instant): Record<string, number> {
  const found: Record<string, number> = {}
  for (let half = 0; half < halvesOfDay; half++) {
    const from = startOfDay + half * halfHour
    const hidden = unusualIn(alarms, from, from + halfHour)
    if (hidden > 0) found[half] = hidden
  }
  return found
}
/** With the hour more of an autumn day. */
const halvesOfDay = 50

const isBooked = (ticket: Standing): boolean => ticket.class === 'booked'

/** Whoever is at a desk when an alarm comes is served to the end; a visit that goes on after it stood still meanwhile. */
const atDesk = ({ at, until }: Stay, { alarms, lasted }: DayRecord): number =>
  alarms.some((alarm) => alarm.since < until && until <= alarm.until) ? until - at : lasted(at, until)

export function lessonOf(record: DayRecord): Lesson {
  const { startOfDay, events, sittings, lasted, alarms } = record
  const ways = waysOf(events)
  const entries = ways.flatMap((way) => way.entries)
  const stays = ways.flatMap((way) => way.stays)
  const issued = entries.filter(({ again }) => !again)
  const absent = stays.filter((stay) => stay.absent)
  const served = stays
    .filter((stay) => !stay.absent)
    .map((stay): Served => ({ ...stay, long: inMinutes(atDesk(stay, record)) }))
  const lengths = sumsBy(served, ({ ticket }) => keyOf(ticket))
  return {
    lengths,
    around: aroundOf(served, lengths),
    minutes: recordBy(
      served,
      ({ ticket }) => laneOf(ticket),
      (own) => counted(own, ({ long }) => stepOf(log(long))),
    ),
    usual: recordBy(
      issued,
      ({ ticket }) => laneOf(ticket),
      (own) => counted(own, ({ ticket }) => ticket.minutes),
    ),
    calls: stays.length,
    absent: total(absent.map(({ at, until }) => lasted(at, until))),
    back: total(entries.flatMap(({ absentFor }) => absentFor ?? [])),
    walk: total(served.flatMap(({ at, startedAt }) => (startedAt === null ? [] : [lasted(at, startedAt)]))),
    between: turnsOf(stays),
    gaveUp: total(ways.flatMap(({ gaveUp }) => gaveUp)),
    tickets: issued.length,
    came: cameOf(
      entries.filter(({ at, fromAside }) => !fromAside && isUsual(alarms, at)),
      startOfDay,
    ),
    hidden: hiddenOf(alarms, startOfDay),
    alarms: alarmsSeen({ alarms, startOfDay, stays, issued: issued.filter(({ ticket }) => !isBooked(ticket)) }),
    early: counted(
      issued.filter(({ ticket, at }) => isBooked(ticket) && isUsual(alarms, at)),
      ({ ticket, at }) => Math.floor((ticket.promisedAt - at) / minutes(1)),
    ),
    desks: [...new Set(sittings.map(({ deskId }) => deskId))],
    breaks: breaksOf(sittings),
    told: heldIn(ways, (at) => Math.floor((at - startOfDay) / halfHour), lasted),
  }
}
