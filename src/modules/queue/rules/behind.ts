// Who breaks a promise, or soon will, and the one reason that says most: for the head, who can still do something about it.
import type { Instant } from '../../../kernel/time.ts'
import type { InLine } from '../model.ts'
import { before } from './line.ts'

/** What a line has to work with now; desks counted are those whose main work it is. */
export interface LineNow {
  /** As the head set it for good. */
  readonly desks: number
  readonly calling: number
  readonly onBreak: number
  /** Moved to other work for a while. */
  readonly moved: number
  /** With a visitor for longer than usual. */
  readonly over: number
  /** Desks of the line that call and have a station. */
  readonly stations: number
  readonly waiting: number
}

/** In the order of how much each explains. */
export const whysBehind = [
  'nobody-serves',
  'no-station',
  'kept-for-desk',
  'desks-away',
  'long-visits',
  'many-wait',
] as const
export type WhyBehind = (typeof whysBehind)[number]

/** Why a ticket of this line is called late: of desks that are away and visits that last long, what there is more of. */
export function whyBehind(ticket: Pick<InLine, 'needsStation' | 'onlyDeskId'>, line: LineNow): WhyBehind {
  if (ticket.onlyDeskId !== null) return 'kept-for-desk'
  if (line.calling === 0) return 'nobody-serves'
  if (ticket.needsStation && line.stations === 0) return 'no-station'
  const away = line.desks - line.calling
  if (away > 0 && away >= line.over) return 'desks-away'
  return line.over > 0 ? 'long-visits' : 'many-wait'
}

/** A promise broken already, or one that more often than not will be. */
export interface Breaking<Ticket> {
  readonly ticket: Ticket
  /** Milliseconds past the promise; negative: the promise is still ahead. */
  readonly past: number
  readonly isBroken: boolean
}

/** The longest broken first, then those whose promise breaks next. */
export function breaking<Ticket extends InLine>(
  waiting: readonly Ticket[],
  brokenShare: (ticket: Ticket) => number | undefined,
  now: Instant,
): Breaking<Ticket>[] {
  return waiting
    .filter((ticket) => ticket.promisedAt < now || (brokenShare(ticket) ?? 1) > 0.5)
    .sort(before)
    .map((ticket) => ({ ticket, past: now - ticket.promisedAt, isBroken: ticket.promisedAt < now }))
}
