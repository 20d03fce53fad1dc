// The order of any day of a centre, for its head: each call, who waited then, and that nobody jumped.
import type { Work } from '../../../db/work.ts'
import { permit } from '../../../kernel/actor.ts'
import { addDays, type Instant, momentOf, type PlainDate, type PlainTime } from '../../../kernel/time.ts'
import type { CentreId, DeskId, TicketClass } from '../../centres/model.ts'
import { hallOf } from '../../centres/service/hall.ts'
import { listSeatPeriods } from '../../centres/service/people.ts'
import { labelOf, type TicketId } from '../model.ts'
import type { WhyPassed } from '../rules/line.ts'
import { type DayRecord, type ReplayedCall, replay, type Summary, summaryOf, type Verdict } from '../rules/replay.ts'
import * as store from '../store/record.ts'

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
  const hall = await hallOf(work, centreId)
  const { zone } = hall.timetable
  const midnight = (date: PlainDate): Instant => momentOf(zone, date, '00:00' as PlainTime)
  const calls = replay(await recordOf(work, centreId, day, midnight(day), midnight(addDays(day, 1))))
  const numbers = new Map(hall.desks.map(({ id, number }) => [id, number]))
  return { day, zone, summary: summaryOf(calls), calls: calls.map((call) => told(call, numbers)) }
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
