// Who is next. Plain comparisons only: the hall, the forecast and the planner decide thousands of times a second by this file.
import { type Instant, minutes } from '../../../kernel/time.ts'
import type { DeskId, GroupId, Level, ServiceId } from '../../centres/model.ts'
import type { InLine } from '../model.ts'

/** A desk as the line sees it. */
export interface CallingDesk {
  readonly id: DeskId
  readonly byGroup: ReadonlyMap<GroupId, Level>
  readonly byService: ReadonlyMap<ServiceId, Level>
  readonly station: boolean
  /** At a desk of the quick lane: up to how many usual minutes a matter is short. */
  readonly quick: number | null
}

/** Promised earlier goes first; of equal promises, who came earlier; of those, the smaller number. */
export function before(a: InLine, b: InLine): number {
  return (
    a.promisedAt - b.promisedAt ||
    a.issuedAt - b.issuedAt ||
    a.number - b.number ||
    (a.id < b.id ? -1 : a.id > b.id ? 1 : 0)
  )
}

export const inOrder = (line: readonly InLine[]): InLine[] => [...line].sort(before)

/** What a desk looks at in a ticket to say whether it serves it. */
export type Asked = Pick<InLine, 'groupId' | 'serviceId' | 'ownGroup' | 'needsStation' | 'onlyDeskId'>

/** 2 — main work of the desk, 1 — helps, 0 — does not serve. */
export function levelAt(desk: CallingDesk, ticket: Asked): Level {
  if (ticket.onlyDeskId !== null && ticket.onlyDeskId !== desk.id) return 0
  if (ticket.onlyDeskId === desk.id) return 2
  if (ticket.needsStation && !desk.station) return 0
  if (desk.byService.size > 0 && ticket.ownGroup && ticket.serviceId !== null) {
    const single = desk.byService.get(ticket.serviceId)
    if (single !== undefined) return single
  }
  return desk.byGroup.get(ticket.groupId) ?? 0
}

/** What a desk does with a ticket it serves, the first first: call it in its turn, leave it for a gap, help with it. */
const inTurn = 0
const inGap = 1
const asHelp = 2
type Rank = typeof inTurn | typeof inGap | typeof asHelp

/**
 * A desk helps with its second services while nobody waits for its main ones, or when the promise to that ticket is already
 * broken: its main desks fall behind. A desk of the quick lane leaves a longer matter for a gap only while it would be free
 * again, after any short one, before the moment promised to it.
 */
function rankAt(desk: CallingDesk, ticket: InLine, level: 1 | 2, now: Instant): Rank {
  if (level === 1) return ticket.promisedAt < now ? inTurn : asHelp
  if (desk.quick === null || ticket.minutes <= desk.quick || ticket.onlyDeskId === desk.id) return inTurn
  return now + minutes(desk.quick) <= ticket.promisedAt ? inGap : inTurn
}

/** The next ticket for a desk from a line that is in order. */
export function chooseNext(line: readonly InLine[], desk: CallingDesk, now: Instant): InLine | undefined {
  let gap: InLine | undefined
  let help: InLine | undefined
  for (const ticket of line) {
    const level = levelAt(desk, ticket)
    if (level === 0) continue
    const rank = rankAt(desk, ticket, level, now)
    if (rank === inTurn) return ticket
    if (rank === inGap) gap ??= ticket
    else help ??= ticket
  }
  return gap ?? help
}

/**
 * A ticket kept for a desk that can't take it stands in the common line again, so that it is never lost: its administrator
 * went home, is on a break while the promise passes, or the station it needs has failed.
 */
export function unbound(
  line: readonly InLine[],
  keeps: (deskId: DeskId, ticket: InLine) => boolean,
): readonly InLine[] {
  const lost = (ticket: InLine): boolean => ticket.onlyDeskId !== null && !keeps(ticket.onlyDeskId, ticket)
  return line.some(lost) ? line.map((ticket) => (lost(ticket) ? { ...ticket, onlyDeskId: null } : ticket)) : line
}

/** In the order of how much they explain: what this desk could take first, what it never takes last. */
export const whysPassed = [
  ...(['quick-first', 'only-helps', 'kept-free', 'needs-station', 'other-desk', 'not-served-here'] as const),
] as const
export type WhyPassed = (typeof whysPassed)[number]

export interface Passed {
  readonly ticket: InLine
  readonly why: WhyPassed
}

export interface Explained {
  readonly ticket: InLine
  readonly level: Level
  /** Tickets promised earlier that this desk left for others, and why. */
  readonly passed: readonly Passed[]
  /** A ticket with priority that still comes later: the promise orders, not the priority. */
  readonly priorityAfter: InLine | undefined
}

export function explainNext(line: readonly InLine[], desk: CallingDesk, now: Instant): Explained | undefined {
  const ticket = chooseNext(line, desk, now)
  if (!ticket) return undefined
  const place = line.indexOf(ticket)
  const later = line.slice(place + 1).find((each) => levelAt(desk, each) === 2)
  return {
    ticket,
    level: levelAt(desk, ticket),
    passed: line.slice(0, place).map((each) => ({ ticket: each, why: whyNotNow(desk, each) })),
    priorityAfter: later?.class === 'priority' && ticket.class !== 'priority' ? later : undefined,
  }
}

/** Why a desk leaves a ticket for later or to others; asked only of tickets it does not call. */
function whyNotNow(desk: CallingDesk, ticket: InLine): WhyPassed {
  if (ticket.onlyDeskId !== null && ticket.onlyDeskId !== desk.id) return 'other-desk'
  const level = levelAt(desk, ticket)
  if (level > 0) return level === 1 ? 'only-helps' : 'quick-first'
  return ticket.needsStation && !desk.station ? 'needs-station' : 'not-served-here'
}

/**
 * Why this desk might call one ticket while the other waited: the other came later in the order, or the desk leaves it for a
 * reason. Nothing when the other should have gone first.
 */
export function groundToCall(
  desk: CallingDesk,
  called: InLine,
  other: InLine,
  now: Instant,
): WhyPassed | 'promised-earlier' | undefined {
  const [own, its] = [levelAt(desk, called), levelAt(desk, other)]
  if (its === 0) return whyNotNow(desk, other)
  if (own === 0) return undefined
  const [mine, theirs] = [rankAt(desk, called, own, now), rankAt(desk, other, its, now)]
  if (mine === theirs) return before(called, other) < 0 ? 'promised-earlier' : undefined
  if (mine > theirs) return undefined
  return before(called, other) < 0 ? 'promised-earlier' : whyNotNow(desk, other)
}

/** The few of those passed that explain most, in the order of the line. */
export function mostTelling(passed: readonly Passed[], most: number): Passed[] {
  const byWorth = [...passed].sort((a, b) => whysPassed.indexOf(a.why) - whysPassed.indexOf(b.why))
  return byWorth.slice(0, most).sort((a, b) => before(a.ticket, b.ticket))
}

/** People before this ticket whom at least one of its desks may take first. */
export function aheadOf(line: readonly InLine[], ticket: InLine, desks: readonly CallingDesk[]): number {
  const its = desks.filter((desk) => levelAt(desk, ticket) > 0)
  return line.filter((each) => before(each, ticket) < 0 && its.some((desk) => levelAt(desk, each) > 0)).length
}
