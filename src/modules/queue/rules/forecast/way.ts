// The way of one ticket through a day of the record: when it stood in the line, when it was at a desk.
import type { Instant } from '../../../../kernel/time.ts'
import type { DeskId, StaffId } from '../../../centres/model.ts'
import type { Standing, TicketEventType, TicketId } from '../../model.ts'
import type { Stood } from './aftermath.ts'

/** The record of a day, as far as it teaches anything. */
export interface DayRecord {
  readonly startOfDay: Instant
  /** Ticket by ticket, in the order in which they happened. */
  readonly events: readonly RecordedEvent[]
  readonly sittings: readonly Sitting[]
  /** How long it lasted for people: what an alarm took is left out. */
  readonly lasted: (from: Instant, until: Instant) => number
  readonly alarms: readonly Stood[]
}
export interface RecordedEvent {
  readonly ticketId: TicketId
  readonly type: TicketEventType
  readonly at: Instant
  readonly deskId: DeskId | null
  readonly why: string | null
  /** What the visitor was told when the ticket was issued. */
  readonly told: Told | null
  /** How the ticket stands in the line from now on, if that has changed. */
  readonly standing: Standing | null
}
/** Somebody at a desk, open or on a break. */
export interface Sitting {
  readonly deskId: DeskId
  readonly staffId: StaffId
  readonly kind: 'open' | 'break'
  readonly since: Instant
  readonly until: Instant
}

/** When the call was likely, and by when almost certain. */
export interface Told {
  readonly at: Instant | null
  readonly surelyBy: Instant
}

/** A ticket comes into the line, by being issued or again. */
export interface Entry {
  readonly ticket: Standing
  readonly at: Instant
  readonly again: boolean
  /** Had been put aside, or had not come when called. */
  readonly fromAside: boolean
  /** Since the visitor did not come when called. */
  readonly absentFor: number | null
}

/** From a call to the moment the visitor left the desk. */
export interface Stay {
  readonly ticket: Standing
  readonly deskId: DeskId
  /** In the line. */
  readonly since: Instant
  readonly at: Instant
  readonly startedAt: Instant | null
  readonly until: Instant
  readonly absent: boolean
}

export interface Way {
  readonly told: Told | null
  /** For the first time. */
  calledAt: Instant | null
  readonly entries: Entry[]
  readonly stays: Stay[]
  /** How long those waited who gave up. */
  readonly gaveUp: number[]
}

const comesIn: ReadonlySet<TicketEventType> = new Set([
  ...(['issued', 'came-back', 'returned', 'transferred', 'priority-withdrawn'] as const),
])
const leavesDesk: ReadonlySet<TicketEventType> = new Set([
  ...(['finished', 'left', 'absent', 'parked', 'returned', 'transferred', 'priority-withdrawn'] as const),
])

interface AtDesk {
  readonly ticket: Standing
  readonly deskId: DeskId
  readonly at: Instant
  startedAt: Instant | null
}

/** A ticket that came before standings were kept teaches nothing. */
export function wayOf(events: readonly RecordedEvent[]): Way {
  const way: Way = { told: events[0]?.told ?? null, calledAt: null, entries: [], stays: [], gaveUp: [] }
  let ticket: Standing | null = null
  let desk: AtDesk | undefined
  let absentAt: Instant | undefined
  for (const { type, at, deskId, why, standing } of events) {
    ticket = standing ?? ticket
    if (!ticket) return way
    const fromAside = type !== 'issued' && !desk
    if (desk && leavesDesk.has(type)) {
      leave(way, desk, type, at)
      desk = undefined
    }
    if (type === 'absent') absentAt = at
    if (comesIn.has(type)) {
      const absentFor = absentAt === undefined ? null : at - absentAt
      way.entries.push({ ticket, at, again: type !== 'issued', fromAside, absentFor })
      absentAt = undefined
    }
    if (type === 'called') {
      desk = { ticket, deskId: deskId!, at, startedAt: null }
      way.calledAt ??= at
    }
    if (type === 'started' && desk) desk.startedAt = at
    if (type === 'left' && why === 'own-wish') way.gaveUp.push(at - (way.entries.at(-1)?.at ?? at))
  }
  return way
}

function leave({ entries, stays }: Way, { at, ...desk }: AtDesk, type: TicketEventType, until: Instant): void {
  const absent = type === 'absent'
  // called and gone at once: the visitor asked to be called later
  if (!absent && desk.startedAt === null && type !== 'finished') return
  const since = entries.findLast((entry) => entry.at <= at)?.at ?? at
  stays.push({ ...desk, since, at, until, absent })
}

export const waysOf = (events: readonly RecordedEvent[]): Way[] =>
  [...Map.groupBy(events, ({ ticketId }) => ticketId).values()].map(wayOf)
