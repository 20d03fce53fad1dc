// Whole days made up for the rules' tests and played by the rules: people come, step away, don't answer, are parked and sent on;
// desks open, rest, help, are handed over and close; an alarm stops everything. What happened is recorded as the hall records it.
import fc from 'fast-check'
import { No } from '../../../kernel/refusal.ts'
import { type Instant, later, minutes, seconds } from '../../../kernel/time.ts'
import { type CentreId, type DeskId, defaultSettings, type Level, type StaffId } from '../../centres/model.ts'
import { type InLine, type Serves, standingOf, type Ticket, type TicketEvent, type TicketId } from '../model.ts'
import { servesOf } from './duty.ts'
import { afterAlarm } from './freeze.ts'
import { type CallingDesk, chooseNext, inOrder, levelAt, unbound } from './line.ts'
import { minutesFor } from './people.ts'
import { classOf, promiseFor } from './promise.ts'
import type { DayRecord, Manned, RecordedEvent } from './replay.ts'
import * as steps from './steps.ts'
import { at, deskOf, groups, ticketOf } from './testing.ts'

export interface DeskPlan {
  readonly levels: readonly [Level, Level, Level]
  readonly station: boolean
  readonly quick: number | null
  readonly opens: number
  readonly closes: number
  readonly breaks: readonly { readonly from: number; readonly long: number }[]
  /** At the end its kept tickets go to this desk. */
  readonly handsTo: number
}

export type Deed =
  | { readonly kind: 'finish' }
  | { readonly kind: 'park'; readonly long: number }
  | { readonly kind: 'to-desk'; readonly desk: number; readonly returns: boolean }
  | { readonly kind: 'to-group'; readonly group: number; readonly returns: boolean }
  | { readonly kind: 'withdraw' }

export interface VisitPlan {
  readonly comes: number
  readonly group: number
  readonly purpose: 'submit' | 'consult' | 'collect'
  readonly priority: boolean
  /** Minutes from coming to the booked time; below zero who is late. */
  readonly slot: number | null
  readonly needsStation: boolean
  readonly long: number
  readonly people: number
  readonly absences: number
  readonly stepsAway: { readonly after: number; readonly long: number } | null
  readonly patience: number | null
  readonly deeds: readonly Deed[]
}

export interface DayPlan {
  readonly desks: readonly DeskPlan[]
  readonly visits: readonly VisitPlan[]
  readonly alarm: { readonly from: number; readonly long: number } | null
}

const opensFor = 4 * 60
const lastMinute = 40 * 60

const minute = fc.integer({ min: 0, max: opensFor })
const level = fc.constantFrom<Level>(0, 1, 2, 2)
const desks: fc.Arbitrary<DeskPlan> = fc.record({
  levels: fc.tuple(level, level, level),
  station: fc.boolean(),
  quick: fc.option(fc.integer({ min: 2, max: 7 }), { freq: 2 }),
  opens: fc.integer({ min: 0, max: 60 }),
  closes: fc.integer({ min: 150, max: 2 * lastMinute }),
  breaks: fc.array(fc.record({ from: minute, long: fc.integer({ min: 5, max: 45 }) }), { maxLength: 2 }),
  handsTo: fc.nat(4),
})

const deed: fc.Arbitrary<Deed> = fc.oneof(
  { weight: 4, arbitrary: fc.constant<Deed>({ kind: 'finish' }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('park' as const), long: fc.integer({ min: 5, max: 60 }) }) },
  {
    weight: 2,
    arbitrary: fc.record({ kind: fc.constant('to-desk' as const), desk: fc.nat(4), returns: fc.boolean() }),
  },
  {
    weight: 2,
    arbitrary: fc.record({ kind: fc.constant('to-group' as const), group: fc.nat(2), returns: fc.boolean() }),
  },
  { weight: 1, arbitrary: fc.constant<Deed>({ kind: 'withdraw' }) },
)

const seldom = <T>(what: fc.Arbitrary<T>) =>
  fc.oneof({ weight: 5, arbitrary: fc.constant(null) }, { weight: 1, arbitrary: what })

const visit: fc.Arbitrary<VisitPlan> = fc.record({
  comes: minute,
  group: fc.nat(2),
  purpose: fc.constantFrom('submit', 'submit', 'consult', 'collect'),
  priority: fc.nat(5).map((n) => n === 0),
  slot: seldom(fc.integer({ min: -10, max: 25 })),
  needsStation: fc.nat(4).map((n) => n === 0),
  long: fc.oneof(fc.integer({ min: 1, max: 6 }), fc.integer({ min: 4, max: 20 })),
  people: fc.constantFrom(1, 1, 1, 2, 4),
  absences: fc.constantFrom(0, 0, 0, 1, 2),
  stepsAway: seldom(fc.record({ after: fc.integer({ min: 1, max: 20 }), long: fc.integer({ min: 5, max: 40 }) })),
  patience: seldom(fc.integer({ min: 20, max: 90 })),
  deeds: fc.array(deed, { minLength: 1, maxLength: 4 }),
})

export const days: fc.Arbitrary<DayPlan> = fc.record({
  desks: fc.array(desks, { minLength: 1, maxLength: 5, size: 'max' }),
  visits: fc.array(visit, { minLength: 1, maxLength: 45, size: 'max' }),
  alarm: seldom(fc.record({ from: fc.integer({ min: 10, max: 240 }), long: fc.integer({ min: 5, max: 60 }) })),
})

export interface PlayedCall {
  readonly ticket: InLine
  readonly desk: CallingDesk
  readonly at: Instant
  /** As the desk saw the line, the called ticket with it. */
  readonly waiting: readonly InLine[]
  /** Main desks of the ticket that called then and had nobody. */
  readonly freeMains: number
}

export interface PlayedDay {
  readonly calls: readonly PlayedCall[]
  readonly tickets: readonly Ticket[]
  /** Desks that would still have called. */
  readonly openLast: readonly CallingDesk[]
  readonly record: DayRecord
  /** The call that was made out of turn on purpose. */
  readonly planted: PlayedCall | undefined
}

interface Desk {
  readonly plan: DeskPlan
  readonly calling: CallingDesk
  isOpen: boolean
  since: Instant
  ticketId: TicketId | undefined
  /** When the visitor does the next thing. */
  until: number
}

const staffId = 'staff' as StaffId

/** Plays the day; with `plant`, at the first call from that one on where it can, the desk takes the second best of the line. */
export function play(plan: DayPlan, plant?: number): PlayedDay {
  return new Day(plan, plant).play()
}

class Day {
  readonly #plan: DayPlan
  readonly #plant: number | undefined
  readonly #desks: Desk[]
  readonly #visits = new Map<TicketId, { plan: VisitPlan; deeds: Deed[]; absences: number; hasGone: boolean }>()
  readonly #tickets = new Map<TicketId, Ticket>()
  readonly #events: RecordedEvent[] = []
  readonly #manned: Manned[] = []
  readonly #duties = new Map<string, Serves>()
  readonly #calls: PlayedCall[] = []
  #planted: PlayedCall | undefined

  constructor(plan: DayPlan, plant: number | undefined) {
    this.#plan = plan
    this.#plant = plant
    this.#desks = plan.desks.map((each, i) => ({
      plan: each,
      calling: deskOf(`desk-${i}`, Object.fromEntries(groups.map((group, n) => [group, each.levels[n]!])), {
        station: each.station,
        ...(each.quick !== null && { quick: each.quick }),
      }),
      isOpen: false,
      since: at(0),
      ticketId: undefined,
      until: 0,
    }))
  }

  play(): PlayedDay {
    let now = 0
    for (; now <= lastMinute; now++) {
      for (const visit of this.#plan.visits.filter(({ comes }) => comes === now)) this.#comes(visit)
      if (this.#isAlarm(now)) continue
      if (this.#endsAlarm(now)) this.#resume(now)
      this.#comeBack(now)
      for (const desk of this.#desks) this.#work(desk, now)
      if (now > opensFor && this.#isOver(now)) break
    }
    const openLast = this.#desks.filter(({ plan }) => plan.closes > now).map(({ calling }) => calling)
    for (const desk of this.#desks) this.#stop(desk, at(lastMinute + 1))
    return {
      calls: this.#calls,
      tickets: [...this.#tickets.values()],
      openLast,
      planted: this.#planted,
      record: {
        tickets: [...this.#tickets.values()],
        events: this.#events,
        manned: this.#manned,
        duties: this.#duties,
      },
    }
  }

  #isAlarm(now: number): boolean {
    const { alarm } = this.#plan
    return alarm !== null && now >= alarm.from && now < alarm.from + alarm.long
  }
  #endsAlarm(now: number): boolean {
    const { alarm } = this.#plan
    return alarm !== null && now === alarm.from + alarm.long
  }
  /** Everybody has gone, or waits for what no desk will serve any more. */
  #isOver(now: number): boolean {
    const open = [...this.#tickets.values()].filter(({ state }) => state.kind !== 'finished' && state.kind !== 'left')
    const toCome = this.#desks.filter(({ plan }) => plan.closes > now)
    return open.every(
      (ticket) =>
        ticket.state.kind === 'waiting' &&
        toCome.every(({ calling }) => levelAt(calling, { ...ticket, onlyDeskId: null }) === 0),
    )
  }

  #comes(plan: VisitPlan): void {
    const now = at(plan.comes)
    const { purpose, group, people } = plan
    const kind = classOf({
      purpose,
      priority: plan.priority ? 'elderly' : null,
      slot: plan.slot === null ? null : at(plan.comes + plan.slot),
    })
    const long = minutesFor(people, { minutes: plan.long, needsStation: plan.needsStation, purpose }, defaultSettings)
    const line = ticketOf({
      ...{ class: kind, purpose, groupId: groups[group]!, issuedAt: now, needsStation: plan.needsStation },
      minutes: long,
      promisedAt: plan.slot === null ? promiseFor(kind, defaultSettings, now) : at(plan.comes + plan.slot),
    })
    const ticket: Ticket = {
      ...line,
      ...{ centreId: 'centre' as CentreId, day: '2026-11-23' as Ticket['day'], lang: 'uk', people, person: 1 },
      ...{ residentId: null, note: null, returnDeskId: null, absences: 0, silent: false, version: 0 },
      state: { kind: 'waiting', since: now },
      priority: plan.priority ? { group: 'elderly', state: 'declared' } : null,
    }
    this.#visits.set(ticket.id, { plan, deeds: [...plan.deeds], absences: plan.absences, hasGone: false })
    this.#save(ticket, 'issued', now)
  }

  #save(decided: Ticket | No, type: TicketEvent['type'], now: Instant, more: Partial<TicketEvent> = {}): void {
    if (decided instanceof No) throw new Error(`${decided.code} at ${type}`)
    const ticket = { ...decided, version: decided.version + 1 }
    this.#tickets.set(ticket.id, ticket)
    this.#events.push({
      ...{ type, at: now, deskId: null, staffId: null, facts: {}, ...more },
      ...{ ticketId: ticket.id, n: ticket.version },
      standing: ticket.state.kind === 'waiting' && type !== 'promise-moved' ? standingOf(ticket) : null,
    })
  }

  #resume(now: number): void {
    const { from, long } = this.#plan.alarm!
    const changedAt = new Map(this.#events.map((event) => [event.ticketId, event.at]))
    for (const ticket of this.#tickets.values()) {
      if (ticket.state.kind === 'finished' || ticket.state.kind === 'left') continue
      const moved = afterAlarm(ticket, { since: at(from), until: at(from + long) }, changedAt.get(ticket.id)!)
      this.#save(moved, 'promise-moved', at(now), { facts: { promisedAt: moved.promisedAt } })
    }
    for (const desk of this.#desks) desk.until += long
  }

  /** Whose time has come stands in the line again; who can't wait leaves, who was going to step away does. */
  #comeBack(now: number): void {
    const moment = at(now)
    for (const ticket of [...this.#tickets.values()]) {
      const { state } = ticket
      const visit = this.#visits.get(ticket.id)!
      if (state.kind === 'parked' && state.until <= moment)
        this.#save(steps.returnParked(ticket, moment), 'returned', moment)
      else if (state.kind === 'absent' && state.until <= moment)
        this.#save(steps.comeBack(ticket, moment), 'came-back', moment)
      else if (state.kind === 'waiting') this.#losesPatience(ticket, visit, now)
    }
  }

  #losesPatience(ticket: Ticket, visit: { plan: VisitPlan; hasGone: boolean }, now: number): void {
    const { stepsAway, patience, comes } = visit.plan
    if (patience !== null && now >= comes + patience) {
      this.#save(steps.leave(ticket, 'own-wish', at(now)), 'left', at(now))
    } else if (stepsAway && !visit.hasGone && now >= comes + stepsAway.after) {
      visit.hasGone = true
      this.#save(steps.stepAway(ticket, at(now + stepsAway.long)), 'parked', at(now))
    }
  }

  #work(desk: Desk, now: number): void {
    const moment = later(at(now), seconds(10 + 7 * this.#desks.indexOf(desk)))
    if (desk.ticketId) {
      if (now >= desk.until) this.#goesOn(desk, now, moment)
      return
    }
    const shouldBeOpen = this.#isOn(desk.plan, now)
    if (shouldBeOpen && !desk.isOpen) {
      desk.isOpen = true
      desk.since = moment
    }
    if (!shouldBeOpen && desk.isOpen) {
      if (now >= desk.plan.closes) this.#handOver(desk, moment)
      this.#stop(desk, moment)
    }
    if (desk.isOpen) this.#call(desk, now, moment)
  }

  #isOn({ opens, closes, breaks }: DeskPlan, now: number): boolean {
    return now >= opens && now < closes && !breaks.some(({ from, long }) => now >= from && now < from + long)
  }

  #stop(desk: Desk, moment: Instant): void {
    if (desk.isOpen) this.#manned.push({ deskId: desk.calling.id, from: desk.since, until: moment })
    desk.isOpen = false
  }

  #handOver(desk: Desk, moment: Instant): void {
    const other = this.#desks[desk.plan.handsTo]
    if (!other || other === desk || !other.isOpen) return
    const [from, to] = [desk.calling.id, other.calling.id]
    const moved = (id: DeskId | null) => (id === from ? to : id)
    for (const ticket of [...this.#tickets.values()]) {
      const { state } = ticket
      const isKept =
        ticket.onlyDeskId === from || ticket.returnDeskId === from || (state.kind === 'parked' && state.deskId === from)
      if (!isKept || state.kind === 'finished' || state.kind === 'left') continue
      const kept = {
        ...ticket,
        onlyDeskId: moved(ticket.onlyDeskId),
        returnDeskId: moved(ticket.returnDeskId),
        state: state.kind === 'parked' ? { ...state, deskId: moved(state.deskId) } : state,
      }
      this.#save(kept, 'handed-over', moment)
    }
  }

  #waiting(): InLine[] {
    return inOrder([...this.#tickets.values()].filter(({ state }) => state.kind === 'waiting'))
  }

  #call(desk: Desk, now: number, moment: Instant): void {
    const isCalling = (id: DeskId) => this.#desks.some((each) => each.calling.id === id && each.isOpen)
    const kept = this.#waiting()
    const line = unbound(kept, isCalling)
    const best = chooseNext(line, desk.calling, moment)
    if (!best) return
    const isPlanted = this.#plant !== undefined && !this.#planted && this.#calls.length >= this.#plant
    const second = isPlanted
      ? chooseNext(
          line.filter((each) => each !== best),
          desk.calling,
          moment,
        )
      : undefined
    const called = second ?? best
    const mains = this.#desks.filter((each) => each.isOpen && !each.ticketId && levelAt(each.calling, called) === 2)
    const call = { ticket: called, desk: desk.calling, at: moment, waiting: line, freeMains: mains.length }
    this.#calls.push(call)
    if (second) this.#planted = call
    const ticket = this.#tickets.get(called.id)!
    const serves = servesOf(desk.calling)
    this.#duties.set(desk.calling.id, serves)
    const freed = kept.find(({ id }) => id === called.id)!.onlyDeskId !== called.onlyDeskId
    const state = { kind: 'called', deskId: desk.calling.id, staffId, at: moment, times: 1 } as const
    this.#save({ ...ticket, state }, 'called', moment, {
      deskId: desk.calling.id,
      staffId,
      facts: { duty: desk.calling.id, level: levelAt(desk.calling, called), ...(freed && { freed }) },
    })
    desk.ticketId = called.id
    desk.until = now + 1
  }

  #goesOn(desk: Desk, now: number, moment: Instant): void {
    const ticket = this.#tickets.get(desk.ticketId!)!
    const visit = this.#visits.get(ticket.id)!
    const id = desk.calling.id
    if (ticket.state.kind === 'called' && visit.absences > 0) {
      visit.absences--
      desk.ticketId = undefined
      this.#save(steps.markAbsent(ticket, id, moment, defaultSettings), 'absent', moment)
    } else if (ticket.state.kind === 'called') {
      desk.until = now + Math.max(1, ticket.minutes)
      this.#save(steps.start(ticket, id, moment), 'started', moment)
    } else {
      desk.ticketId = undefined
      const deed = visit.deeds.shift() ?? { kind: 'finish' as const }
      if (!this.#deeds[deed.kind](desk, ticket, deed as never, moment)) this.#finish(desk, ticket, moment)
    }
  }

  #finish(desk: Desk, ticket: Ticket, moment: Instant): void {
    const ended = steps.finish(ticket, desk.calling.id, 'served', moment)
    const isOver = ended instanceof No || ended.state.kind === 'finished'
    this.#save(ended, isOver ? 'finished' : 'returned', moment)
  }

  /** What happens at the end of a talk; false when it can't, so that the visit ends instead. */
  readonly #deeds: Readonly<
    Record<Deed['kind'], (desk: Desk, ticket: Ticket, deed: never, moment: Instant) => boolean>
  > = {
    finish: () => false,
    park: ({ calling: { id } }, ticket, { long }: Extract<Deed, { kind: 'park' }>, moment) => {
      this.#save(steps.park(ticket, id, 'papers', later(moment, minutes(long)), moment), 'parked', moment)
      return true
    },
    'to-desk': (desk, ticket, { desk: n, returns }: Extract<Deed, { kind: 'to-desk' }>, moment) => {
      const other = this.#desks[n]
      if (!other || other === desk || levelAt(other.calling, { ...ticket, onlyDeskId: null }) === 0) return false
      const to = { deskId: other.calling.id, returnToMe: returns }
      this.#save(steps.transfer(ticket, desk.calling.id, to, moment), 'transferred', moment)
      return true
    },
    'to-group': (desk, ticket, { group, returns }: Extract<Deed, { kind: 'to-group' }>, moment) => {
      const moved = { ...ticket, groupId: groups[group]!, needsStation: false }
      const to = { deskId: null, returnToMe: returns }
      this.#save(steps.transfer(moved, desk.calling.id, to, moment), 'transferred', moment)
      return true
    },
    withdraw: (desk, ticket, _, moment) => {
      if (ticket.priority?.state !== 'declared') return false
      const withdrawn = steps.withdrawPriority(ticket, desk.calling.id, defaultSettings, moment)
      this.#save(withdrawn, 'priority-withdrawn', moment)
      if (!(withdrawn instanceof No) && withdrawn.state.kind !== 'waiting') desk.ticketId = ticket.id
      return true
    },
  }
}
