// A hall that lives in memory: the steps people of a past day take, by the same rules, without a server. It leaves the record of the day.
import { newId } from '../kernel/id.ts'
import { No } from '../kernel/refusal.ts'
import { type Instant, momentOf, type PlainDate, type PlainTime } from '../kernel/time.ts'
import type { ServiceLine } from '../modules/catalogue/service.ts'
import type { DeskId, PriorityGroup, Seat, ServiceId, StaffId, TicketPurpose } from '../modules/centres/model.ts'
import { givenOn, groupFor, type StampedHall } from '../modules/centres/service/hall.ts'
import {
  type Errand,
  type Outcome,
  type Standing,
  standingOf,
  type Ticket,
  type TicketEvent,
  type TicketEventType,
  type TicketId,
} from '../modules/queue/model.ts'
import { before, type CallingDesk, chooseNext, unbound } from '../modules/queue/rules/line.ts'
import { classOf, promiseFor } from '../modules/queue/rules/promise.ts'
import * as steps from '../modules/queue/rules/steps.ts'
import type { Asking } from './asking.ts'

export interface SeatPeriod extends Seat {
  until: Instant | null
}

/** With how the ticket stands in the line from then on, as the record keeps it. */
export type PastEvent = TicketEvent & { readonly standing: Standing | null }

export interface PastTicket {
  ticket: Ticket
  readonly errands: Errand[]
  readonly events: PastEvent[]
}

export interface PastHall {
  readonly asking: Asking
  readonly tickets: ReadonlyMap<TicketId, PastTicket>
  readonly sittings: readonly SeatPeriod[]
  readonly seats: ReadonlyMap<DeskId, SeatPeriod>
  /** In order. */
  waiting(): Ticket[]
  bringBack(): void
  endDay(): void
}

export interface PastSetting {
  readonly hall: StampedHall
  readonly date: PlainDate
  readonly services: ReadonlyMap<ServiceId, ServiceLine>
  readonly desks: ReadonlyMap<DeskId, CallingDesk>
  readonly now: () => Instant
}

type Body = Readonly<Record<string, unknown>>
type Facts = TicketEvent['facts']

export function openPastHall(setting: PastSetting): PastHall {
  const { hall, now, date } = setting
  const tickets = new Map<TicketId, PastTicket>()
  const line = new Map<TicketId, PastTicket>()
  const aside = new Set<PastTicket>()
  const atDesk = new Map<DeskId, PastTicket>()
  const seats = new Map<DeskId, SeatPeriod>()
  const sittings: SeatPeriod[] = []
  const counters = new Map<string, number>()

  function save(
    past: PastTicket,
    decided: Ticket | No,
    type: TicketEventType,
    deskId?: DeskId,
    facts: Facts = {},
  ): void {
    if (decided instanceof No) throw new Error(`${type} was refused: ${decided.code}`)
    const left = past.ticket.state
    if (left.kind === 'called' || left.kind === 'serving') atDesk.delete(left.deskId)
    past.ticket = { ...decided, version: past.ticket.version + 1 }
    const { state } = past.ticket
    line.delete(past.ticket.id)
    aside.delete(past)
    if (state.kind === 'waiting') line.set(past.ticket.id, past)
    if (state.kind === 'parked' || state.kind === 'absent') aside.add(past)
    if (state.kind === 'called' || state.kind === 'serving') atDesk.set(state.deskId, past)
    const staffId = deskId ? (seats.get(deskId)?.staffId ?? null) : null
    const standing = state.kind === 'waiting' ? standingOf(past.ticket) : null
    past.events.push({ type, at: now(), deskId: deskId ?? null, staffId, facts, standing })
  }

  const asked = (purpose: TicketPurpose, serviceId: ServiceId | null) => {
    const service = serviceId ? setting.services.get(serviceId) : undefined
    const group = groupFor(hall, purpose, serviceId ? givenOn(hall, serviceId, date) : undefined)!
    const { consultMinutes, collectMinutes } = hall.settings
    const minutes =
      purpose === 'consult' ? consultMinutes : purpose === 'collect' || !service ? collectMinutes : service.deskMinutes
    const needsStation = purpose === 'submit' && (service?.biometricStation ?? false)
    return { group, groupId: group.id, ownGroup: group.purpose === null, minutes, needsStation }
  }

  function issue({ purpose, service, priority }: Body): { id: TicketId } {
    const wanted = { purpose: purpose as TicketPurpose, priority: (priority as PriorityGroup) ?? null, slot: null }
    const { group, ...needs } = asked(wanted.purpose, (service as ServiceId) ?? null)
    const number = (counters.get(group.series) ?? 0) + 1
    counters.set(group.series, number)
    const kind = classOf(wanted)
    const ticket: Ticket = {
      ...{ id: newId<'Ticket'>(), centreId: hall.centre.id, day: date, series: group.series, number },
      ...{ class: kind, purpose: wanted.purpose, serviceId: (service as ServiceId) ?? null, ...needs },
      ...{ lang: 'uk', issuedAt: now(), promisedAt: promiseFor(kind, hall.settings, now()), onlyDeskId: null },
      ...{ priority: wanted.priority && { group: wanted.priority, state: 'declared' }, residentId: null, note: null },
      ...{
        people: 1,
        person: 1,
        silent: false,
        returnDeskId: null,
        absences: 0,
        version: 0,
        state: { kind: 'waiting', since: now() },
      },
    }
    const errand = { n: 1, person: 1, purpose: wanted.purpose, serviceId: ticket.serviceId, outcome: null }
    const past: PastTicket = { ticket, errands: [errand], events: [] }
    tickets.set(ticket.id, past)
    save(past, ticket, 'issued', undefined, { class: kind, promisedAt: ticket.promisedAt, by: 'kiosk' })
    return { id: ticket.id }
  }

  const waiting = (): Ticket[] => [...line.values()].map(({ ticket }) => ticket).sort(before)
  const isCalling = (id: DeskId): boolean => seats.get(id)?.kind === 'open'

  function callNext(id: DeskId): { ticketId: TicketId } | undefined {
    const next = chooseNext(unbound(waiting(), isCalling), setting.desks.get(id)!, now())
    if (!next) return undefined
    const past = line.get(next.id)!
    const late = next.promisedAt < now()
    const state = { kind: 'called', deskId: id, staffId: seats.get(id)!.staffId, at: now(), times: 1 } as const
    save(past, { ...past.ticket, state }, 'called', id, { late })
    return { ticketId: next.id }
  }

  function seat(id: DeskId, kind: Seat['kind'] | null, staffId: StaffId): void {
    const sits = seats.get(id)
    if (sits) sits.until = now()
    seats.delete(id)
    if (!kind) return
    const period: SeatPeriod = { deskId: id, staffId, kind, since: now(), why: null, backAt: null, until: null }
    seats.set(id, period)
    sittings.push(period)
  }

  const setOutcome = (past: PastTicket, outcome: Outcome): void => {
    for (const [n, errand] of past.errands.entries())
      if (errand.outcome === null) past.errands[n] = { ...errand, outcome }
  }

  function finish(past: PastTicket, id: DeskId, outcome: Outcome): void {
    const decided = steps.finish(past.ticket, id, outcome, now())
    if (decided instanceof No || decided.state.kind === 'finished') {
      setOutcome(past, outcome)
      save(past, decided, 'finished', id, { outcome })
      return
    }
    const open = steps.openErrands(past.errands)
    const done = open.find(({ serviceId }) => serviceId === past.ticket.serviceId)
    const [rest] = open.filter((errand) => errand !== done)
    if (done && rest) past.errands[done.n - 1] = { ...done, outcome }
    const { group: _, ...needs } = rest ? asked(rest.purpose, rest.serviceId) : { group: null }
    const back = rest ? { ...decided, purpose: rest.purpose, serviceId: rest.serviceId, ...needs } : decided
    save(past, back, 'returned', id, { toDesk: decided.onlyDeskId, outcome })
  }

  function transfer(past: PastTicket, id: DeskId, { toDesk, service, returnToMe }: Body): void {
    const to = { deskId: (toDesk as DeskId) ?? null, returnToMe: Boolean(returnToMe) }
    let moved = past.ticket
    if (service) {
      const { group: _, ...needs } = asked('submit', service as ServiceId)
      moved = { ...moved, purpose: 'submit', serviceId: service as ServiceId, ...needs }
      const known = steps.openErrands(past.errands).some(({ serviceId }) => serviceId === service)
      const n = past.errands.length + 1
      if (!known) past.errands.push({ n, person: 1, purpose: 'submit', serviceId: service as ServiceId, outcome: null })
    }
    const facts = { toDesk: to.deskId, service: (service as string) ?? null, returns: to.returnToMe }
    save(past, steps.transfer(moved, id, to, now()), 'transferred', id, facts)
  }

  function atTheDesk(id: DeskId, step: string, body: Body, token: StaffId): unknown {
    if (step === 'open' || step === 'end-break') return seat(id, 'open', token)
    if (step === 'break') return seat(id, 'break', token)
    if (step === 'close') return seat(id, null, token)
    const past = atDesk.get(id)!
    const { ticket } = past
    const { settings, timetable } = hall
    switch (step) {
      case 'start':
        return save(past, steps.start(ticket, id, now()), 'started', id)
      case 'call-again':
        return save(past, steps.callAgain(ticket, id, now(), settings), 'called-again', id)
      case 'no-show':
        return save(past, steps.markAbsent(ticket, id, now(), settings), 'absent', id)
      case 'finish':
        return finish(past, id, body.outcome as Outcome)
      case 'transfer':
        return transfer(past, id, body)
      case 'park': {
        const until = momentOf(timetable.zone, date, body.returnAt as PlainTime)
        return save(past, steps.park(ticket, id, 'papers', until, now()), 'parked', id, { reason: 'papers', until })
      }
      case 'priority/confirm':
        return save(past, steps.confirmPriority(ticket), 'priority-confirmed', id)
      case 'priority/withdraw':
        return save(past, steps.withdrawPriority(ticket, id, settings, now()), 'priority-withdrawn', id, {
          reason: 'no-proof',
        })
      case 'services': {
        const n = past.errands.length + 1
        const errand = {
          n,
          person: 1,
          purpose: body.purpose as TicketPurpose,
          serviceId: body.service as ServiceId,
          outcome: null,
        }
        past.errands.push(errand)
        return save(past, ticket, 'errand-added', id, { n, service: errand.serviceId, purpose: errand.purpose })
      }
      case 'services/end': {
        const n = body.n as number
        past.errands[n - 1] = { ...past.errands[n - 1]!, outcome: body.outcome as Outcome }
        return save(past, ticket, 'errand-done', id, { n, outcome: body.outcome as string })
      }
      default: // who it is, and the papers, leave no trace in a past day
        return undefined
    }
  }

  function withTheTicket(id: TicketId, step: string): void {
    const past = tickets.get(id)!
    if (step === 'give-up')
      save(past, steps.leave(past.ticket, 'own-wish', now()), 'left', undefined, { why: 'own-wish' })
    else back(past)
  }

  const back = (past: PastTicket): void =>
    past.ticket.state.kind === 'parked'
      ? save(past, steps.returnParked(past.ticket, now()), 'returned')
      : save(past, steps.comeBack(past.ticket, now()), 'came-back')

  function post(path: string, body: Body, token: string): unknown {
    const [, of, id, ...step] = path.split('/')
    if (of === 'desks') return atTheDesk(id as DeskId, step.join('/'), body, token as StaffId)
    if (of === 'tickets') return withTheTicket(id as TicketId, step[0]!)
    if (step[0] === 'tickets') return issue(body)
    return path === '/people/search' ? [{ id: 'somebody' }] : { id: 'a-case', version: 1 }
  }

  let count = 0
  const asking: Asking = {
    get asked() {
      return count
    },
    tookWakingSteps: () => false,
    get: async <Answer>() => ({ items: [], papers: [], charges: [] }) as Answer,
    put: async <Answer>() => ({ version: 1 }) as Answer,
    post: async <Answer>(path: string, body: object, token = '') => {
      count++
      return post(path, body as Body, token) as Answer
    },
    postUnless: async <Answer>(_: string, path: string) => callNext(path.split('/')[2] as DeskId) as Answer | undefined,
  }

  return {
    ...{ asking, tickets, sittings, seats, waiting },
    bringBack() {
      for (const past of aside) if ((past.ticket.state as { until: Instant }).until <= now()) back(past)
    },
    endDay() {
      for (const past of [...line.values(), ...aside])
        save(past, steps.leave(past.ticket, 'closing', now()), 'left', undefined, { why: 'closing' })
    },
  }
}
