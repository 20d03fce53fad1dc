// The order of a day, worked out anew from its record by the rules of the line: at each call, who else waited, who of them was
// promised earlier, and why the desk left them. What has no ground was a jump.
import { type Instant, seconds } from '../../../kernel/time.ts'
import type { DeskId, Level, StaffId } from '../../centres/model.ts'
import {
  type HandReason,
  type InLine,
  labelOf,
  type Serves,
  type Standing,
  type TicketEvent,
  type TicketId,
} from '../model.ts'
import { deskFrom } from './duty.ts'
import { before, type CallingDesk, groundToCall, levelAt, type WhyPassed } from './line.ts'

export interface RecordedTicket {
  readonly id: TicketId
  readonly series: string
  readonly number: number
  readonly issuedAt: Instant
}

export interface RecordedEvent extends TicketEvent {
  readonly ticketId: TicketId
  /** Of the ticket: 1, 2 … */
  readonly n: number
  readonly standing: Standing | null
}

/** Somebody called from this desk: open, not on a break. */
export interface Manned {
  readonly deskId: DeskId
  readonly from: Instant
  readonly until: Instant | null
}

export interface DayRecord {
  readonly tickets: readonly RecordedTicket[]
  /** Of a ticket in the order of `n`. */
  readonly events: readonly RecordedEvent[]
  readonly manned: readonly Manned[]
  /** By the name in the event of the call. */
  readonly duties: ReadonlyMap<string, Serves>
}

/** One wait of a ticket: how it stood in the line, from and until when. */
export interface Wait {
  readonly ticket: InLine
  readonly since: Instant
  readonly until: Instant | null
  /** The number of the event that ended it. */
  readonly endedBy: number | null
}

export interface PassedThen {
  readonly ticket: InLine
  /** Nothing: the other should have gone first. */
  readonly why: WhyPassed | null
}

export const verdicts = [
  'in-order',
  /** Out of turn, by a person who gave a reason. */
  'by-hand',
  'jumped',
  /** The record does not say how the ticket stood or what the desk served. */
  'not-known',
] as const
export type Verdict = (typeof verdicts)[number]

export interface ReplayedCall {
  readonly at: Instant
  readonly deskId: DeskId
  readonly staffId: StaffId | null
  readonly ticket: InLine | RecordedTicket
  readonly label: string
  readonly promisedAt: Instant | null
  readonly level: Level | null
  readonly silent: boolean
  readonly byHand: HandReason | null
  /** How many others stood in the line. */
  readonly waiting: number
  /** Those promised earlier, in their order. */
  readonly passed: readonly PassedThen[]
  readonly verdict: Verdict
}

/** Steps of the same moment don't see each other: what came to the line so shortly before a call, the desk could not know. */
export const unseen = seconds(2)

/** Every wait of every ticket, the earliest first. */
export function waitsOf({ tickets, events }: Pick<DayRecord, 'tickets' | 'events'>): Wait[] {
  const known = new Map(tickets.map((ticket) => [ticket.id, ticket]))
  const waits: Wait[] = []
  for (const [id, own] of Map.groupBy(events, ({ ticketId }) => ticketId)) {
    const ticket = known.get(id)
    if (ticket) waits.push(...waitsOfOne(ticket, own))
  }
  return waits.sort((a, b) => a.since - b.since)
}

export function waitsOfOne(ticket: RecordedTicket, events: readonly RecordedEvent[]): Wait[] {
  const waits: Wait[] = []
  let standing: Standing | null = null
  for (const [i, event] of events.entries()) {
    standing = standingAfter(standing, event)
    if (!standing) continue
    const { id, series, number, issuedAt } = ticket
    const next = events[i + 1]
    waits.push({
      ticket: { ...standing, id, series, number, issuedAt },
      since: heardAt(event),
      until: next ? heardAt(next) : null,
      endedBy: next?.n ?? null,
    })
  }
  return waits
}

/** A promise that moves with an alarm moves the ticket where it stands. */
function standingAfter(now: Standing | null, { type, facts, standing }: RecordedEvent): Standing | null {
  if (type === 'promise-moved') return now && { ...now, promisedAt: Number(facts.promisedAt) as Instant }
  return standing
}

/** What a kiosk did alone, the hall learned of later. */
const heardAt = ({ at, facts }: RecordedEvent): Instant =>
  facts.recordedAt ? (Number(facts.recordedAt) as Instant) : at

/** Who stood in the line at a moment, and who left it in that very moment, in the order of the line. */
export const lineAt = (waits: readonly Wait[], at: Instant): Wait[] =>
  waits
    .filter(({ since, until }) => since <= at && (until === null || until >= at))
    .sort((a, b) => before(a.ticket, b.ticket))

/** The call of a ticket asked for, or else the last one not after the moment, or the first of the day. */
export function callAskedFor<Call extends Pick<ReplayedCall, 'at' | 'label'>>(
  calls: readonly Call[],
  { label, at }: { readonly label?: string | undefined; readonly at?: Instant | undefined },
): Call | undefined {
  const own = label === undefined ? calls : calls.filter((call) => call.label === label)
  return (at === undefined ? undefined : own.findLast((call) => call.at <= at)) ?? own[0]
}

/** Every call of the day in its order, each with its verdict. */
export function replay(day: DayRecord): ReplayedCall[] {
  const waits = waitsOf(day)
  const own = Map.groupBy(waits, ({ ticket }) => ticket.id)
  const known = new Map(day.tickets.map((ticket) => [ticket.id, ticket]))
  const calls = day.events.filter(({ type }) => type === 'called').sort((a, b) => a.at - b.at)
  const line = new Standings(waits)
  return calls.flatMap((call) => {
    const recorded = known.get(call.ticketId)
    const stood = own.get(call.ticketId)?.find(({ endedBy }) => endedBy === call.n)
    return recorded ? [judge(call, recorded, stood, line.at(call.at), day)] : []
  })
}

/** Who stood in the line at a moment; asked for moments that only grow. */
class Standings {
  readonly #coming: readonly Wait[]
  #next = 0
  #here: Wait[] = []
  constructor(waits: readonly Wait[]) {
    this.#coming = waits
  }
  at(now: Instant): readonly Wait[] {
    for (let wait = this.#coming[this.#next]; wait && wait.since <= now; wait = this.#coming[++this.#next])
      this.#here.push(wait)
    this.#here = this.#here.filter(({ until }) => until === null || until >= now)
    return this.#here
  }
}

function judge(
  call: RecordedEvent,
  recorded: RecordedTicket,
  stood: Wait | undefined,
  here: readonly Wait[],
  day: DayRecord,
): ReplayedCall {
  const { at, facts, staffId } = call
  const deskId = call.deskId!
  const byHand = (facts.byHand as HandReason | undefined) ?? null
  const serves = typeof facts.duty === 'string' ? day.duties.get(facts.duty) : undefined
  const others = here.filter(({ ticket, until }) => ticket.id !== call.ticketId && (until === null || until > at))
  const shared = {
    ...{ at, deskId, staffId, byHand, label: labelOf(recorded), silent: facts.silent === true },
    level: (facts.level as Level | undefined) ?? null,
    waiting: others.length,
  }
  if (!stood || !serves)
    return { ...shared, ticket: recorded, promisedAt: null, passed: [], verdict: byHand ? 'by-hand' : 'not-known' }
  const called = facts.freed ? { ...stood.ticket, onlyDeskId: null } : stood.ticket
  const desk = deskFrom(deskId, serves)
  const passed = passedBy(desk, called, at, others, day.manned)
  const jumped = levelAt(desk, called) === 0 || passed.some(({ why }) => why === null)
  return {
    ...{ ...shared, ticket: called, promisedAt: called.promisedAt },
    passed: passed.filter(({ ticket, why }) => why === null || before(ticket, called) < 0),
    verdict: byHand ? 'by-hand' : jumped ? 'jumped' : 'in-order',
  }
}

function passedBy(
  desk: CallingDesk,
  called: InLine,
  at: Instant,
  others: readonly Wait[],
  manned: readonly Manned[],
): PassedThen[] {
  const passed: PassedThen[] = []
  for (const { ticket, since, until } of others) {
    const isSure = since <= at - unseen && (until === null || until > at + unseen)
    const other = mayBeKept(ticket, at, manned) ? ticket : { ...ticket, onlyDeskId: null }
    const ground = groundToCall(desk, called, other, at)
    if (ground === 'promised-earlier' || (ground === undefined && !isSure)) continue
    passed.push({ ticket, why: ground ?? null })
  }
  return passed.sort((a, b) => before(a.ticket, b.ticket))
}

/** A ticket kept for a desk is anybody's once nobody calls from there. */
function mayBeKept({ onlyDeskId }: InLine, at: Instant, manned: readonly Manned[]): boolean {
  if (onlyDeskId === null) return true
  return manned.some(
    ({ deskId, from, until }) =>
      deskId === onlyDeskId && from <= at + unseen && (until === null || until >= at - unseen),
  )
}

/** What the day says as a whole. */
export interface Summary {
  readonly calls: number
  readonly jumped: number
  readonly byHand: number
  readonly notKnown: number
}

export const summaryOf = (calls: readonly ReplayedCall[]): Summary => {
  const count = (wanted: Verdict): number => calls.filter(({ verdict }) => verdict === wanted).length
  return { calls: calls.length, jumped: count('jumped'), byHand: count('by-hand'), notKnown: count('not-known') }
}
