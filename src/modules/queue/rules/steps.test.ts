import { describe, expect, test } from 'vitest'
import { No } from '../../../kernel/refusal.ts'
import type { ServiceId } from '../../catalogue/model.ts'
import { type CentreId, type DeskId, defaultSettings, type StaffId } from '../../centres/model.ts'
import type { Errand, StateKind, Ticket, TicketState } from '../model.ts'
import * as steps from './steps.ts'
import { at, nine, ticketOf } from './testing.ts'

const [mine, other] = ['mine', 'other'] as DeskId[]
const staffId = 'staff' as StaffId
const states: Record<StateKind, TicketState> = {
  waiting: { kind: 'waiting', since: nine },
  called: { kind: 'called', deskId: mine!, staffId, at: at(10), times: 1 },
  serving: { kind: 'serving', deskId: mine!, staffId, calledAt: at(10), at: at(11) },
  parked: { kind: 'parked', deskId: mine!, until: at(40), reason: 'papers' },
  absent: { kind: 'absent', until: at(22) },
  finished: { kind: 'finished', at: at(30), outcome: 'served' },
  left: { kind: 'left', at: at(30), why: 'own-wish' },
}
const ticket = (kind: StateKind, change: Partial<Ticket> = {}): Ticket => ({
  ...ticketOf(),
  centreId: 'centre' as CentreId,
  day: '2026-11-23' as Ticket['day'],
  lang: 'uk',
  state: states[kind],
  priority: null,
  people: 1,
  person: 1,
  residentId: null,
  silent: false,
  note: null,
  returnDeskId: null,
  absences: 0,
  version: 3,
  ...change,
})
const declared = { priority: { group: 'elderly', state: 'declared' }, class: 'priority', promisedAt: at(5) } as const
const now = at(12)
const after = (answer: Ticket | No): string => (answer instanceof No ? answer.code : answer.state.kind)
const accepted = (answer: Ticket | No): Ticket => {
  if (answer instanceof No) throw new Error(answer.code)
  return answer
}

const wrong = 'queue.wrong-state'
const kinds = Object.keys(states) as StateKind[]

describe.each<[string, (ticket: Ticket) => Ticket | No, Partial<Record<StateKind, string>>]>([
  ['call again', (t) => steps.callAgain(t, mine!, now, defaultSettings), { called: 'called' }],
  ['start serving', (t) => steps.start(t, mine!, now), { called: 'serving' }],
  ['mark the no-show', (t) => steps.markAbsent(t, mine!, now, defaultSettings), { called: 'absent' }],
  ['come back', (t) => steps.comeBack(t, now), { absent: 'waiting' }],
  ['park', (t) => steps.park(t, mine!, 'papers', at(40), now), { called: 'parked', serving: 'parked' }],
  ['step away', (t) => steps.stepAway(t, at(30)), { waiting: 'parked', called: 'parked' }],
  ['return from the side', (t) => steps.returnParked(t, now), { parked: 'waiting' }],
  [
    'transfer',
    (t) => steps.transfer(t, mine!, { deskId: other!, returnToMe: false }, now),
    { called: 'waiting', serving: 'waiting' },
  ],
  ['finish', (t) => steps.finish(t, mine!, 'served', now), { called: 'finished', serving: 'finished' }],
  ['leave', (t) => steps.leave(t, 'own-wish', now), { waiting: 'left', parked: 'left', absent: 'left' }],
  ['end what was forgotten', (t) => steps.endForgotten(t, now), { called: 'left', serving: 'finished' }],
  [
    'withdraw the priority',
    (t) => steps.withdrawPriority({ ...t, ...declared }, mine!, defaultSettings, now),
    { called: 'waiting', serving: 'waiting' },
  ],
])('%s', (_, step, allowed) => {
  test.each(kinds)('a ticket that is %s', (kind) => expect(after(step(ticket(kind)))).toBe(allowed[kind] ?? wrong))
})

test.each<[string, (ticket: Ticket) => Ticket | No]>([
  ['call again', (t) => steps.callAgain(t, other!, now, defaultSettings)],
  ['start serving', (t) => steps.start(t, other!, now)],
  ['mark the no-show', (t) => steps.markAbsent(t, other!, now, defaultSettings)],
  ['park', (t) => steps.park(t, other!, 'papers', at(40), now)],
  ['transfer', (t) => steps.transfer(t, other!, { deskId: null, returnToMe: false }, now)],
  ['finish', (t) => steps.finish(t, other!, 'served', now)],
  ['withdraw the priority', (t) => steps.withdrawPriority({ ...t, ...declared }, other!, defaultSettings, now)],
])('another desk can’t %s', (_, step) => expect(after(step(ticket('called')))).toBe('queue.not-at-your-desk'))

describe('calling again', () => {
  const called = (times: number) => ticket('called', { state: { ...states.called, times } as TicketState })
  test('not before the person could hear the first call', () => {
    expect(after(steps.callAgain(called(1), mine!, at(10.5), defaultSettings))).toBe('queue.too-soon')
    expect(after(steps.callAgain(called(1), mine!, at(10.75), defaultSettings))).toBe('called')
  })
  test('three calls at most', () => {
    expect(accepted(steps.callAgain(called(2), mine!, now, defaultSettings)).state).toMatchObject({ times: 3, at: now })
    expect(after(steps.callAgain(called(3), mine!, now, defaultSettings))).toBe('queue.called-enough')
  })
})

describe('who did not come', () => {
  test('keeps the promise, and stands in the line again after the grace', () => {
    const absent = accepted(steps.markAbsent(ticket('called'), mine!, now, defaultSettings))
    expect(absent).toMatchObject({ absences: 1, state: { kind: 'absent', until: at(22) } })
    expect(accepted(steps.comeBack(absent, at(15))).promisedAt).toBe(absent.promisedAt)
  })
  test('has left when it happens once more than the centre allows', () => {
    const again = steps.markAbsent(ticket('called', { absences: 1 }), mine!, now, defaultSettings)
    expect(accepted(again).state).toEqual({ kind: 'left', at: now, why: 'no-show' })
  })
  test('back the same day, is promised anew from now; a booking becomes the live line', () => {
    const gone = (change: Partial<Ticket>) =>
      ticket('left', { state: { kind: 'left', at: at(30), why: 'no-show' }, ...change })
    expect(accepted(steps.returnLate(gone({}), at(50), defaultSettings))).toMatchObject({
      state: { kind: 'waiting', since: at(50) },
      class: 'walkIn',
      promisedAt: at(65),
      onlyDeskId: null,
    })
    const booked = accepted(steps.returnLate(gone({ class: 'booked', purpose: 'collect' }), at(50), defaultSettings))
    expect(booked).toMatchObject({ class: 'collection', promisedAt: at(55) })
    const priority = accepted(steps.returnLate(gone({ class: 'priority' }), at(50), defaultSettings))
    expect(priority).toMatchObject({ class: 'priority', promisedAt: at(55) })
  })
  test('who gave the ticket up, or was not served before closing, does not come back by it', () => {
    for (const why of ['own-wish', 'closing'] as const)
      expect(
        after(steps.returnLate(ticket('left', { state: { kind: 'left', at: at(30), why } }), at(50), defaultSettings)),
      ).toBe(wrong)
  })
  test('stays kept for the desk it was kept for', () => {
    const absent = accepted(steps.markAbsent(ticket('called', { onlyDeskId: mine! }), mine!, now, defaultSettings))
    expect(accepted(steps.comeBack(absent, at(15))).onlyDeskId).toBe(mine)
  })
})

describe('parking and stepping away', () => {
  test('a return in the past is refused', () => {
    for (const until of [at(11), now])
      expect(after(steps.park(ticket('serving'), mine!, 'papers', until, now))).toBe('queue.return-in-the-past')
  })
  test('the ticket comes back to the desk that parked it', () => {
    const parked = accepted(steps.park(ticket('serving'), mine!, 'papers', at(40), now))
    expect(accepted(steps.returnParked(parked, at(40)))).toMatchObject({
      onlyDeskId: mine,
      state: { kind: 'waiting' },
      promisedAt: parked.promisedAt,
    })
  })
  test('who stepped away comes back to the common line', () => {
    const away = accepted(steps.stepAway(ticket('waiting'), at(30)))
    expect(accepted(steps.returnParked(away, at(30))).onlyDeskId).toBeNull()
  })
})

describe('a transfer with return', () => {
  const moved = accepted(steps.transfer(ticket('serving'), mine!, { deskId: null, returnToMe: true }, now))
  const there = { ...moved, state: { ...states.serving, deskId: other! } as TicketState }
  test('keeps the promise it had', () => expect(moved.promisedAt).toBe(at(15)))
  test('comes back to its first desk instead of ending, and then ends there', () => {
    const back = accepted(steps.finish(there, other!, 'served', at(20)))
    expect(back).toMatchObject({ onlyDeskId: mine, returnDeskId: null, state: { kind: 'waiting' } })
    const again = { ...back, state: { ...states.serving, deskId: mine! } as TicketState }
    expect(after(steps.finish(again, mine!, 'served', at(30)))).toBe('finished')
  })
  test('the other desk answers only for the service it was sent for; the first one for all that is open', () => {
    const errand = (n: number, serviceId: string, outcome: Errand['outcome'] = null): Errand => ({
      ...{ n, person: 1, purpose: 'submit', serviceId: serviceId as ServiceId, outcome },
    })
    const errands = [errand(1, 'subsidy'), errand(2, 'help', 'served'), errand(3, 'residence')]
    const lent = { ...there, serviceId: 'residence' as ServiceId }
    expect(steps.endedAt(lent, other!, errands).map(({ n }) => n)).toEqual([3])
    expect(steps.endedAt(lent, mine!, errands).map(({ n }) => n)).toEqual([1, 3])
    expect(steps.endedAt({ ...lent, returnDeskId: null }, other!, errands).map(({ n }) => n)).toEqual([1, 3])
  })
  test('to the same desk makes no sense', () =>
    expect(after(steps.transfer(ticket('serving'), mine!, { deskId: mine!, returnToMe: false }, now))).toBe(
      'queue.same-desk',
    ))
})

describe('priority is checked at the desk', () => {
  const check = (change: Partial<Ticket>) =>
    accepted(steps.withdrawPriority(ticket('called', { ...declared, ...change }), mine!, defaultSettings, now))
  test.each([
    ['submit', 'walkIn', 15],
    ['consult', 'consultation', 10],
    ['collect', 'collection', 5],
  ] as const)('withdrawn, who came to %s stands as «%s», %i minutes from the real arrival', (purpose, kind, minutes) =>
    expect(check({ purpose })).toMatchObject({
      class: kind,
      promisedAt: at(minutes),
      priority: { state: 'withdrawn' },
    }),
  )
  test('a booked time stays booked', () =>
    expect(check({ class: 'booked', promisedAt: at(12) })).toMatchObject({
      class: 'booked',
      promisedAt: at(12),
      state: { kind: 'called' },
    }))
  test('confirmed, nothing else changes', () => {
    const before = ticket('called', declared)
    expect(accepted(steps.confirmPriority(before))).toEqual({
      ...before,
      priority: { group: 'elderly', state: 'confirmed' },
    })
  })
  test('only what was declared, and only once', () => {
    expect(after(steps.confirmPriority(ticket('called')))).toBe('queue.no-priority')
    expect(after(steps.confirmPriority(check({})))).toBe('queue.priority-checked')
  })
})
