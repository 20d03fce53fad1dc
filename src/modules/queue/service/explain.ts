// «Чому цей талон перед моїм?»: asked by whoever holds a ticket, answered from the record and the rules by promised times.
import type { Work } from '../../../db/work.ts'
import type { Instant } from '../../../kernel/time.ts'
import { labelOf, type Ticket, type TicketId } from '../model.ts'
import { deskFrom } from '../rules/duty.ts'
import { type RecordedEvent, waitsOfOne } from '../rules/replay.ts'
import { type WhyBefore, whyCalled, whyWaiting } from '../rules/why.ts'
import * as record from '../store/record.ts'
import * as store from '../store/ticket.ts'
import { idByNumber } from './by-number.ts'
import { callingDesk } from './calling.ts'
import { forecastOf } from './forecast.ts'
import { momentOf } from './moment.ts'

export interface ToldWhy {
  readonly why: WhyBefore
  readonly label: string
  /** Promised to the other, and to me. */
  readonly otherPromisedAt: Instant
  readonly minePromisedAt: Instant
  /** When the other was called, if it was. */
  readonly calledAt: Instant | null
}

/** One ticket, named by its number, against mine. */
export async function whyThisBeforeMine(work: Work, mineId: TicketId, number: string): Promise<ToldWhy> {
  const mine = await store.getTicket(work, mineId)
  const other = await store.getTicket(work, await idByNumber(work, mine.centreId, number))
  return toldOf(work, mine, other)
}

const mostTold = 3

/** The newest calls of tickets that were taken later than mine, each with its why. */
export async function whyOthersBeforeMine(work: Work, mineId: TicketId): Promise<readonly ToldWhy[]> {
  const mine = await store.getTicket(work, mineId)
  const told: ToldWhy[] = []
  for (const id of await record.listCalledAfter(work, mine, mostTold))
    told.push(await toldOf(work, mine, await store.getTicket(work, id)))
  return told
}

async function toldOf(work: Work, mine: Ticket, other: Ticket): Promise<ToldWhy> {
  const events = await record.listRecordOf(work, other)
  const call = events.findLast(({ type }) => type === 'called')
  const told = {
    label: labelOf(other),
    otherPromisedAt: other.promisedAt,
    minePromisedAt: mine.promisedAt,
    calledAt: call?.at ?? null,
  }
  if (other.id === mine.id) return { ...told, why: 'after-mine' }
  if (other.state.kind === 'waiting') return { ...told, why: await whyInLine(work, mine, other) }
  if (!call) return { ...told, why: 'not-in-line' }
  return { ...told, ...(await whyWasCalled(work, mine, other, call, events)) }
}

async function whyWasCalled(
  work: Work,
  mine: Ticket,
  other: Ticket,
  call: RecordedEvent,
  events: readonly RecordedEvent[],
): Promise<Pick<ToldWhy, 'why'> & Partial<ToldWhy>> {
  if (call.at < mine.issuedAt) return { why: 'called-before-i-came' }
  const stood = waitsOfOne(other, events).find(({ endedBy }) => endedBy === call.n)?.ticket
  const digest = String(call.facts.duty)
  const serves = (await record.listDuties(work, other.centreId, [digest])).get(digest)
  if (!stood || !serves || !call.deskId) return { why: 'not-in-line' }
  const ticket = call.facts.freed ? { ...stood, onlyDeskId: null } : stood
  const desk = deskFrom(call.deskId, serves)
  const then = await minesAt(work, mine, call.at)
  if (then === 'called') return { why: 'after-mine' }
  const byHand = call.facts.byHand !== undefined
  return {
    why: whyCalled({ ticket, desk, at: call.at, byHand }, then),
    otherPromisedAt: ticket.promisedAt,
    minePromisedAt: then?.promisedAt ?? mine.promisedAt,
  }
}

/** How mine stood at that moment: in the line, out of it, or called already. */
async function minesAt(work: Work, mine: Ticket, at: Instant) {
  const own = await record.listRecordOf(work, mine)
  const wait = waitsOfOne(mine, own).find(({ since, until }) => since <= at && (until === null || until > at))
  if (wait) return wait.ticket
  const last = own.findLast((event) => event.at <= at)
  return last && ['called', 'called-again', 'started'].includes(last.type) ? 'called' : null
}

/** Both wait: by their promises, or by the desk where the other is likely called before me. */
async function whyInLine(work: Work, mine: Ticket, other: Ticket): Promise<WhyBefore> {
  if (mine.state.kind !== 'waiting')
    return mine.state.kind === 'parked' || mine.state.kind === 'absent' ? 'mine-was-out' : 'after-mine'
  const moment = await momentOf(work, mine.centreId)
  const likely = (await forecastOf(work, moment)).tickets
  const [its, own] = [likely.get(other.id), likely.get(mine.id)]
  if (!its?.at || !its.deskId || (own?.at && its.at >= own.at)) return whyWaiting(other, mine, null)
  const desk = moment.hall.hallDesks.get(its.deskId)!
  return whyWaiting(other, mine, { desk: callingDesk(desk), at: its.at })
}
