// Who is next. Plain comparisons only: the hall, the forecast and the planner decide thousands of times a second by this file.
import type { Instant } from '../../../kernel/time.ts'
import type { DeskId, GroupId, Level, ServiceId } from '../../centres/model.ts'
import type { InLine } from '../model.ts'

/** A desk as the line sees it. */
export interface CallingDesk {
  readonly id: DeskId
  readonly byGroup: ReadonlyMap<GroupId, Level>
  readonly byService: ReadonlyMap<ServiceId, Level>
  readonly station: boolean
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

/**
 * The next ticket for a desk from a line that is in order. A desk helps with its second services while nobody waits for
 * its main ones, or when the promise to the other ticket is already broken: its main desks fall behind.
 */
export function chooseNext(line: readonly InLine[], desk: CallingDesk, now: Instant): InLine | undefined {
  let help: InLine | undefined
  for (const ticket of line) {
    const level = levelAt(desk, ticket)
    if (level === 2 || (level === 1 && ticket.promisedAt < now)) return ticket
    if (level === 1) help ??= ticket
  }
  return help
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
export const whysPassed = ['only-helps', 'needs-station', 'other-desk', 'not-served-here'] as const
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
    passed: line.slice(0, place).map((each) => ({ ticket: each, why: whyPassed(desk, each) })),
    priorityAfter: later?.class === 'priority' && ticket.class !== 'priority' ? later : undefined,
  }
}

function whyPassed(desk: CallingDesk, ticket: InLine): WhyPassed {
  if (ticket.onlyDeskId !== null && ticket.onlyDeskId !== desk.id) return 'other-desk'
  if (levelAt(desk, ticket) === 1) return 'only-helps'
  return ticket.needsStation && !desk.station ? 'needs-station' : 'not-served-here'
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
