// What may happen to a ticket: each step answers with the changed ticket, or with a refusal a person can understand.
import { No } from '../../../kernel/refusal.ts'
import { type Instant, later, minutes, seconds } from '../../../kernel/time.ts'
import type { DeskId, Settings, TicketClass } from '../../centres/model.ts'
import {
  type Errand,
  labelOf,
  no,
  type Outcome,
  type ParkReason,
  type StateKind,
  type Ticket,
  type TicketState,
} from '../model.ts'
import { promiseFor } from './promise.ts'

export const stateNames: Readonly<Record<StateKind, string>> = {
  waiting: 'чекає',
  called: 'викликано',
  serving: 'обслуговується',
  parked: 'відкладено',
  absent: 'неявка',
  finished: 'обслужено',
  left: 'без послуги',
}

export const wrongState = (ticket: Ticket): No =>
  no('wrong-state', { label: labelOf(ticket), state: stateNames[ticket.state.kind] })

type InState<Kind extends StateKind> = Extract<TicketState, { kind: Kind }>

function stateOf<Kind extends StateKind>(ticket: Ticket, ...kinds: readonly Kind[]): InState<Kind> | No {
  return (kinds as readonly StateKind[]).includes(ticket.state.kind)
    ? (ticket.state as InState<Kind>)
    : wrongState(ticket)
}

/** At this very desk, called or being served. */
function atDesk<Kind extends 'called' | 'serving'>(
  ticket: Ticket,
  deskId: DeskId,
  ...kinds: readonly Kind[]
): InState<Kind> | No {
  const state = stateOf(ticket, ...kinds)
  if (state instanceof No) return state
  return (state as { deskId: DeskId }).deskId === deskId ? state : no('not-at-your-desk', { label: labelOf(ticket) })
}

const withState = (ticket: Ticket, state: TicketState): Ticket => ({ ...ticket, state })
const inLineAgain = (ticket: Ticket, now: Instant, onlyDeskId: DeskId | null = null): Ticket => ({
  ...ticket,
  onlyDeskId,
  state: { kind: 'waiting', since: now },
})

export function callAgain(
  ticket: Ticket,
  deskId: DeskId,
  now: Instant,
  settings: Pick<Settings, 'callLimit' | 'repeatAfterSeconds'>,
): Ticket | No {
  const state = atDesk(ticket, deskId, 'called')
  if (state instanceof No) return state
  if (state.times >= settings.callLimit) return no('called-enough', { label: labelOf(ticket), times: state.times })
  const wait = state.at + seconds(settings.repeatAfterSeconds) - now
  if (wait > 0) return no('too-soon', { seconds: Math.ceil(wait / 1000) })
  return withState(ticket, { ...state, at: now, times: state.times + 1 })
}

export function start(ticket: Ticket, deskId: DeskId, now: Instant): Ticket | No {
  const state = atDesk(ticket, deskId, 'called')
  if (state instanceof No) return state
  return withState(ticket, { kind: 'serving', deskId, staffId: state.staffId, calledAt: state.at, at: now })
}

/** Keeps the promise for the grace time; who was absent too often has left. */
export function markAbsent(
  ticket: Ticket,
  deskId: DeskId,
  now: Instant,
  settings: Pick<Settings, 'absenceGraceMinutes' | 'returnsAfterAbsence'>,
): Ticket | No {
  const state = atDesk(ticket, deskId, 'called')
  if (state instanceof No) return state
  const absences = ticket.absences + 1
  if (absences > settings.returnsAfterAbsence)
    return { ...ticket, absences, state: { kind: 'left', at: now, why: 'no-show' } }
  return { ...ticket, absences, state: { kind: 'absent', until: later(now, minutes(settings.absenceGraceMinutes)) } }
}

/** «I am here», or the grace is over: once more in the line, with the promise it had. */
export function comeBack(ticket: Ticket, now: Instant): Ticket | No {
  const state = stateOf(ticket, 'absent')
  if (state instanceof No) return state
  return inLineAgain(ticket, now, ticket.onlyDeskId)
}

/** Called for the last time and not there, but back the same day: in the line again, promised anew from now like who has just come. */
export function returnLate(ticket: Ticket, now: Instant, settings: Pick<Settings, 'targets'>): Ticket | No {
  const { state } = ticket
  if (state.kind !== 'left' || state.why !== 'no-show') return wrongState(ticket)
  const kind = ticket.class === 'booked' ? plainClass(ticket) : ticket.class
  return inLineAgain({ ...ticket, class: kind, promisedAt: promiseFor(kind, settings, now), returnDeskId: null }, now)
}

/** Out of the line until a moment, then back to this desk. */
export function park(ticket: Ticket, deskId: DeskId, reason: ParkReason, until: Instant, now: Instant): Ticket | No {
  const state = atDesk(ticket, deskId, 'called', 'serving')
  if (state instanceof No) return state
  if (until <= now) return no('return-in-the-past', {}, 'until')
  return withState(ticket, { kind: 'parked', deskId, until, reason })
}

/** The visitor goes out and asks to be called later; a call that has just sounded is taken back. */
export function stepAway(ticket: Ticket, until: Instant): Ticket | No {
  const state = stateOf(ticket, 'waiting', 'called')
  if (state instanceof No) return state
  return withState(ticket, { kind: 'parked', deskId: ticket.onlyDeskId, until, reason: 'away' })
}

/** Back from the side: early when the person is here, or when the time has come. Goes to the desk that parked it. */
export function returnParked(ticket: Ticket, now: Instant): Ticket | No {
  const state = stateOf(ticket, 'parked')
  if (state instanceof No) return state
  return inLineAgain(ticket, now, state.deskId)
}

export interface Transfer {
  readonly deskId: DeskId | null
  readonly returnToMe: boolean
}

/** To another desk or to the line of another service; keeps the promise it had, so it does not start anew. */
export function transfer(ticket: Ticket, fromDeskId: DeskId, to: Transfer, now: Instant): Ticket | No {
  const state = atDesk(ticket, fromDeskId, 'called', 'serving')
  if (state instanceof No) return state
  if (to.deskId === fromDeskId) return no('same-desk', {}, 'desk')
  return { ...inLineAgain(ticket, now, to.deskId), returnDeskId: to.returnToMe ? fromDeskId : ticket.returnDeskId }
}

/** Done at this desk. A ticket that was to return goes back to its first desk instead of ending. */
export function finish(ticket: Ticket, deskId: DeskId, outcome: Outcome, now: Instant): Ticket | No {
  const state = atDesk(ticket, deskId, 'called', 'serving')
  if (state instanceof No) return state
  if (ticket.returnDeskId && ticket.returnDeskId !== deskId)
    return { ...inLineAgain(ticket, now, ticket.returnDeskId), returnDeskId: null }
  return withState(ticket, { kind: 'finished', at: now, outcome })
}

/** What the visitor came for and has not got yet, the first first. */
export const openErrands = (errands: readonly Errand[]): Errand[] => errands.filter(({ outcome }) => outcome === null)

/**
 * What the end of a visit at this desk answers for: everything still open, or, where the ticket is only lent to it, the
 * service it was lent for.
 */
export function endedAt(
  { returnDeskId, serviceId, people }: Pick<Ticket, 'returnDeskId' | 'serviceId' | 'people'>,
  deskId: DeskId,
  errands: readonly Errand[],
): Errand[] {
  const open = openErrands(errands)
  if (!returnDeskId || returnDeskId === deskId) return open
  return open.filter((errand) => errand.serviceId === serviceId).slice(0, people)
}

const plainClass = ({ purpose }: Ticket): TicketClass =>
  purpose === 'collect' ? 'collection' : purpose === 'consult' ? 'consultation' : 'walkIn'

/** The ground was not shown: back to the ordinary line, with the time the person really came. A booked time stays. */
export function withdrawPriority(
  ticket: Ticket,
  deskId: DeskId,
  settings: Pick<Settings, 'targets'>,
  now: Instant,
  /** By how much alarms have moved the promise since the ticket was given out. */
  moved = 0,
): Ticket | No {
  const state = atDesk(ticket, deskId, 'called', 'serving')
  if (state instanceof No) return state
  const checked = checkedPriority(ticket, 'withdrawn')
  if (checked instanceof No || checked.class !== 'priority') return checked
  const kind = plainClass(ticket)
  const promisedAt = promiseFor(kind, settings, later(ticket.issuedAt, moved))
  return inLineAgain({ ...checked, class: kind, promisedAt }, now, ticket.onlyDeskId)
}

export const confirmPriority = (ticket: Ticket): Ticket | No => checkedPriority(ticket, 'confirmed')

function checkedPriority(ticket: Ticket, state: 'confirmed' | 'withdrawn'): Ticket | No {
  if (!ticket.priority) return no('no-priority')
  if (ticket.priority.state !== 'declared') return no('priority-checked')
  return { ...ticket, priority: { ...ticket.priority, state } }
}

export function leave(ticket: Ticket, why: 'no-show' | 'closing' | 'own-wish', now: Instant): Ticket | No {
  const state = stateOf(ticket, 'waiting', 'absent', 'parked')
  if (state instanceof No) return state
  return withState(ticket, { kind: 'left', at: now, why })
}

/** Left at a desk overnight by mistake: who was only called has left, who was being served is taken as served. */
export function endForgotten(ticket: Ticket, now: Instant): Ticket | No {
  const state = stateOf(ticket, 'called', 'serving')
  if (state instanceof No) return state
  return withState(
    ticket,
    state.kind === 'called'
      ? { kind: 'left', at: now, why: 'closing' }
      : { kind: 'finished', at: now, outcome: 'served' },
  )
}
