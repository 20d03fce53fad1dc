// The honest expectation: the same rules played forward from now with usual service times. The promise orders, this informs.
import { type Instant, later, minutes } from '../../../kernel/time.ts'
import type { DeskId } from '../../centres/model.ts'
import type { InLine, TicketId } from '../model.ts'
import { type CallingDesk, chooseNext } from './line.ts'

export interface DeskInTime {
  readonly desk: CallingDesk
  /** When it will be free to call. */
  readonly freeAt: Instant
}

export interface ExpectedCall {
  readonly at: Instant
  readonly deskId: DeskId
}

/** When and where each ticket of a line in order will likely be called; a ticket that no desk serves has no entry. */
export function expectedCalls(
  line: readonly InLine[],
  desks: readonly DeskInTime[],
  now: Instant,
): Map<TicketId, ExpectedCall> {
  const waiting = [...line]
  const free = desks.map(({ desk, freeAt }) => ({ desk, at: Math.max(freeAt, now) as Instant }))
  const expected = new Map<TicketId, ExpectedCall>()
  while (waiting.length > 0 && free.length > 0) {
    const soonest = free.reduce((best, each) => (each.at < best.at ? each : best))
    const ticket = chooseNext(waiting, soonest.desk, soonest.at)
    if (!ticket) {
      free.splice(free.indexOf(soonest), 1) // nobody is left for this desk
      continue
    }
    expected.set(ticket.id, { at: soonest.at, deskId: soonest.desk.id })
    waiting.splice(waiting.indexOf(ticket), 1)
    soonest.at = later(soonest.at, minutes(ticket.minutes))
  }
  return expected
}
