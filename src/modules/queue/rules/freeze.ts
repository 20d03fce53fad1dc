// What an alarm does to tickets: nothing is lost, nobody changes places, every clock that ran goes on by what it lost.
import { type Instant, later } from '../../../kernel/time.ts'
import type { Alarm } from '../../centres/model.ts'
import type { Ticket, TicketState } from '../model.ts'

type Stood = Pick<Alarm, 'since'> & { readonly until: Instant }
type Running = Pick<Ticket, 'promisedAt' | 'state'>

/** A timer that ran when the alarm began, or began while it stood, goes on by what it lost. */
export const resumed = (alarm: Stood, startedAt: Instant): number =>
  Math.max(0, alarm.until - Math.max(alarm.since, startedAt))

/** Promises of all move by the whole alarm, so the order stays; `changedAt` is when the ticket was last touched. */
export function afterAlarm<T extends Running>(ticket: T, alarm: Stood, changedAt: Instant): T {
  return {
    ...ticket,
    promisedAt: later(ticket.promisedAt, alarm.until - alarm.since),
    state: stateAfter(ticket.state, alarm, changedAt),
  }
}

function stateAfter(state: TicketState, alarm: Stood, changedAt: Instant): TicketState {
  switch (state.kind) {
    case 'called':
    case 'serving':
      return { ...state, at: later(state.at, resumed(alarm, state.at)) }
    case 'parked':
    case 'absent':
      return { ...state, until: later(state.until, resumed(alarm, changedAt)) }
    default:
      return state
  }
}

/** By how much the promise of a ticket given out at this moment has been moved by alarms that are over. */
export const movedSince = (alarms: readonly Pick<Alarm, 'since' | 'until'>[], issuedAt: Instant): number =>
  alarms.reduce((sum, { since, until }) => sum + (until !== null && until > issuedAt ? until - since : 0), 0)
