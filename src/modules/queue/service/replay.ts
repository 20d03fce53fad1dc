// The order of any day of a centre, for its head: each call, who waited then, and that nobody jumped.
import type { Work } from '../../../db/work.ts'
import { permit } from '../../../kernel/actor.ts'
import { accept } from '../../../kernel/refusal.ts'
import { addDays, type Instant, momentOf, type PlainDate, type PlainTime } from '../../../kernel/time.ts'
import { recordAccess } from '../../audit/service.ts'
import type { CentreId, DeskId, TicketClass } from '../../centres/model.ts'
import { hallOf } from '../../centres/service/hall.ts'
import { listSeatPeriods } from '../../centres/service/people.ts'
import { labelOf, type Ticket, type TicketEventType, type TicketId } from '../model.ts'
import type { WhyPassed } from '../rules/line.ts'
import { numberIn } from '../rules/number.ts'
import {
  callAskedFor,
  type DayRecord,
  lineAt,
  type ReplayedCall,
  replay,
  type Summary,
  summaryOf,
  type Verdict,
  waitsOf,
} from '../rules/replay.ts'
import * as store from '../store/record.ts'
import { getTicket, listVisitors } from '../store/ticket.ts'

interface PassedTicket {
  readonly label: string
  readonly class: TicketClass
  readonly promisedAt: Instant
  readonly why: WhyPassed | null
}

/** One call as it is told: numbers of tickets and desks, codes and times; nothing of who anybody is. */
export interface ToldCall extends Pick<ReplayedCall, 'at' | 'staffId' | 'promisedAt' | 'level' | 'silent' | 'byHand'> {
  readonly ticketId: TicketId
  readonly label: string
  readonly class: TicketClass | null
  readonly issuedAt: Instant
  readonly desk: number | null
  readonly waiting: number
  readonly passed: readonly PassedTicket[]
  readonly verdict: Verdict
}

export interface ReplayedDay {
  readonly day: PlainDate
  readonly zone: string
  readonly summary: Summary
  readonly calls: readonly ToldCall[]
}

export async function replayDay(work: Work, centreId: CentreId, day: PlainDate): Promise<ReplayedDay> {
  permit(work.actor, 'centres.manage', centreId)
  return (await readDay(work, centreId, day)).replayed
}

interface ReadDay {
  readonly record: DayRecord
  readonly replayed: ReplayedDay
}

async function readDay(work: Work, centreId: CentreId, day: PlainDate): Promise<ReadDay> {
  const hall = await hallOf(work, centreId)
  const { zone } = hall.timetable
  const midnight = (date: PlainDate): Instant => momentOf(zone, date, '00:00' as PlainTime)
  const record = await recordOf(work, centreId, day, midnight(day), midnight(addDays(day, 1)))
  const calls = replay(record)
  const numbers = new Map(hall.desks.map(({ id, number }) => [id, number]))
  const replayed = { day, zone, summary: summaryOf(calls), calls: calls.map((call) => told(call, numbers)) }
  return { record, replayed }
}

function told(call: ReplayedCall, numbers: ReadonlyMap<DeskId, number>): ToldCall {
  const { at, staffId, promisedAt, level, silent, byHand, waiting, verdict, label, ticket } = call
  return {
    ...{ at, staffId, promisedAt, level, silent, byHand, waiting, verdict, label },
    ticketId: ticket.id,
    class: 'class' in ticket ? ticket.class : null,
    issuedAt: ticket.issuedAt,
    desk: numbers.get(call.deskId) ?? null,
    passed: call.passed.map(({ ticket: other, why }) => ({
      ...{ label: labelOf(other), class: other.class, promisedAt: other.promisedAt, why },
    })),
  }
}

async function recordOf(
  work: Work,
  centreId: CentreId,
  day: PlainDate,
  from: Instant,
  until: Instant,
): Promise<DayRecord> {
  const tickets = await store.listTicketsOf(work, centreId, day)
  const events = await store.listEventsOf(work, centreId, day)
  const digests = events.flatMap(({ facts }) => (typeof facts.duty === 'string' ? [facts.duty] : []))
  const seats = await listSeatPeriods(work, centreId, from, until)
  return {
    tickets,
    events,
    manned: seats.flatMap(({ deskId, kind, since, until: end }) =>
      kind === 'open' ? [{ deskId, from: since, until: end }] : [],
    ),
    duties: await store.listDuties(work, centreId, [...new Set(digests)]),
  }
}

/* One moment of a day */

export interface MomentAsked {
  /** As it stands on the ticket. */
  readonly number?: string | undefined
  readonly at?: Instant | undefined
}

export interface StoodInLine {
  readonly label: string
  readonly class: TicketClass
  readonly promisedAt: Instant
  readonly since: Instant
  readonly until: Instant | null
  /** What ended the wait: a call, a step aside, the end. */
  readonly endedBy: TicketEventType | null
  readonly isCalled: boolean
  /** Promised earlier, or out of order: why the desk left it. Nothing: it was promised later. */
  readonly passed: PassedTicket | null
}

export interface ReplayedMoment extends ReplayedDay {
  /** Not plainly in order: by hand, silently, out of turn, or not known. */
  readonly departures: readonly ToldCall[]
  readonly call: ToldCall | null
  readonly before: ToldCall | null
  readonly after: ToldCall | null
  /** Who stood in the line at the call, in its order. */
  readonly line: readonly StoodInLine[]
  /** The number asked for is not of that day, or was never called. */
  readonly missing: 'no-such-ticket' | 'never-called' | null
  /** Of a ticket asked for by its number: why it goes first; the look is written down. */
  readonly priority: Ticket['priority']
}

export async function replayMoment(
  work: Work,
  centreId: CentreId,
  day: PlainDate,
  { number, at }: MomentAsked,
): Promise<ReplayedMoment> {
  permit(work.actor, 'centres.manage', centreId)
  const { record, replayed } = await readDay(work, centreId, day)
  const asked = number === undefined ? undefined : accept(numberIn(number))
  const label = asked && labelOf(asked)
  const ticket = record.tickets.find((each) => label !== undefined && labelOf(each) === label)
  const { calls } = replayed
  const isThere = label === undefined || ticket !== undefined
  const call = isThere ? (callAskedFor(calls, { label, at }) ?? null) : null
  const n = call ? calls.indexOf(call) : -1
  return {
    ...replayed,
    departures: calls.filter(({ verdict, silent }) => verdict !== 'in-order' || silent),
    ...{ call, before: calls[n - 1] ?? null, after: call ? (calls[n + 1] ?? null) : null },
    line: call ? lineOf(record, call) : [],
    missing: call || label === undefined ? null : ticket ? 'never-called' : 'no-such-ticket',
    priority: ticket && call ? await priorityOf(work, centreId, ticket.id) : null,
  }
}

function lineOf(record: DayRecord, { at, ticketId, passed }: ToldCall): StoodInLine[] {
  const types = new Map(record.events.map((event) => [`${event.ticketId} ${event.n}`, event.type]))
  const byLabel = new Map(passed.map((each) => [each.label, each]))
  return lineAt(waitsOf(record), at).map(({ ticket, since, until, endedBy }) => ({
    ...{ label: labelOf(ticket), class: ticket.class, promisedAt: ticket.promisedAt, since, until },
    endedBy: endedBy === null ? null : (types.get(`${ticket.id} ${endedBy}`) ?? null),
    isCalled: ticket.id === ticketId,
    passed: byLabel.get(labelOf(ticket)) ?? null,
  }))
}

/** The ground may tell something of a person's health, so whoever it is of learns that it was looked at. */
async function priorityOf(work: Work, centreId: CentreId, id: TicketId): Promise<Ticket['priority']> {
  const { priority } = await getTicket(work, id)
  if (!priority) return null
  for (const { residentId } of await listVisitors(work, { centreId, id }))
    await recordAccess(work, {
      ...{ operation: 'view', purpose: 'control', ground: 'law', fields: ['priority'] },
      ...{ subjectPersonId: residentId, centreId },
    })
  return priority
}
