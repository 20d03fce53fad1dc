import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Instant, later, minutes } from '../../../kernel/time.ts'
import type { DeskId, StaffId } from '../../centres/model.ts'
import type { InLine, TicketState } from '../model.ts'
import { afterAlarm, movedSince, resumed } from './freeze.ts'
import { before, inOrder } from './line.ts'
import { at, halls } from './testing.ts'

const [deskId, staffId] = ['desk' as DeskId, 'staff' as StaffId]
const stood = { since: at(140), until: at(175) }

describe('when an alarm of 35 minutes ends', () => {
  const after = (state: TicketState, changedAt: Instant = at(100)) =>
    afterAlarm({ promisedAt: at(150), state }, stood, changedAt)

  test('the promise moves by 35 minutes, even one for later in the day', () => {
    expect(after({ kind: 'waiting', since: at(100) }).promisedAt).toBe(at(185))
    const waiting = { kind: 'waiting', since: at(0) } as const
    expect(afterAlarm({ promisedAt: at(400), state: waiting }, stood, at(0)).promisedAt).toBe(at(435))
  })

  test('who was called has as long as before to come to the desk', () => {
    const called = { kind: 'called', deskId, staffId, at: at(139), times: 1 } as const
    expect(after(called).state).toEqual({ ...called, at: at(174) })
  })

  test('a service that stood goes on where it stopped; when it was called stays in the record', () => {
    const serving = { kind: 'serving', deskId, staffId, calledAt: at(120), at: at(125) } as const
    expect(after(serving).state).toEqual({ ...serving, at: at(160) })
  })

  test('a service begun while it stood begins when it ends', () => {
    const serving = { kind: 'serving', deskId, staffId, calledAt: at(139), at: at(150) } as const
    expect(after(serving).state).toEqual({ ...serving, at: at(175) })
  })

  test.each([
    ['put aside before it', at(100), at(195)],
    ['put aside while it stood', at(170), at(165)],
  ])('a ticket %s comes back later by what its timer lost', (_, changedAt, until) => {
    const parked = { kind: 'parked', deskId, until: at(160), reason: 'papers' } as const
    expect(after(parked, changedAt).state).toEqual({ ...parked, until })
    expect(after({ kind: 'absent', until: at(160) }, changedAt).state).toEqual({ kind: 'absent', until })
  })

  test('an ended visit stays as it is', () => {
    const finished = { kind: 'finished', at: at(120), outcome: 'served' } as const
    expect(after(finished).state).toEqual(finished)
  })

  test('a timer loses what was left of the alarm when it was set', () => {
    expect([0, 140, 160, 175, 200].map((minute) => resumed(stood, at(minute)) / minutes(1))).toEqual([35, 35, 15, 0, 0])
  })
})

test('a promise made anew is moved by every alarm that has ended since the ticket was taken', () => {
  const alarms = [
    { since: at(10), until: at(20) },
    { since: at(30), until: at(50) },
    { since: at(60), until: null },
  ]
  expect([0, 15, 20, 49, 50].map((minute) => movedSince(alarms, at(minute)) / minutes(1))).toEqual([30, 30, 20, 20, 0])
})

describe('any day with any alarms', () => {
  /** Lengths and gaps, so that no two stand at once. */
  const alarms = fc.array(fc.record({ gap: fc.integer({ min: 0, max: 120 }), long: fc.integer({ min: 0, max: 90 }) }), {
    minLength: 1,
    maxLength: 5,
  })
  const timed = (all: readonly { gap: number; long: number }[]) => {
    let minute = 0
    return all.map(({ gap, long }) => {
      const since = at(minute + gap)
      minute += gap + long
      return { since, until: at(minute) }
    })
  }
  const through = (line: readonly InLine[], all: ReturnType<typeof timed>): InLine[] =>
    all.reduce<readonly InLine[]>(
      (tickets, alarm) =>
        tickets.map((ticket) => {
          if (ticket.issuedAt >= alarm.until) return ticket // taken after it
          return afterAlarm({ ...ticket, state: { kind: 'waiting', since: ticket.issuedAt } }, alarm, ticket.issuedAt)
        }),
      line,
    ) as InLine[]

  test('the order of any two who waited through the same alarms never changes, and nobody is lost', () =>
    fc.assert(
      fc.property(halls, alarms, ({ tickets }, all) => {
        const stoodAll = timed(all)
        const first = stoodAll[0]!.since
        const there = tickets.map((ticket) => ({ ...ticket, issuedAt: Math.min(ticket.issuedAt, first) as Instant }))
        const moved = through(there, stoodAll)
        expect(moved).toHaveLength(there.length)
        expect(inOrder(moved).map(({ id }) => id)).toEqual(inOrder(there).map(({ id }) => id))
        for (const [i, ticket] of moved.entries())
          expect(Math.sign(before(ticket, moved[0]!))).toBe(Math.sign(before(there[i]!, there[0]!)))
      }),
    ))

  test('an alarm never puts anybody behind one who came after it and was promised later', () =>
    fc.assert(
      fc.property(halls, alarms, ({ tickets }, all) => {
        const moved = through(tickets, timed(all))
        // whoever comes later is promised from the hall’s own time, so standing still costs nobody the place they had
        for (const [i, a] of tickets.entries())
          for (const [j, b] of tickets.entries())
            if (a.issuedAt <= b.issuedAt && timed(all).every(({ until }) => a.issuedAt < until === b.issuedAt < until))
              expect(Math.sign(before(moved[i]!, moved[j]!))).toBe(Math.sign(before(a, b)))
      }),
      { numRuns: 40 },
    ))

  test('two alarms in a day add up, and the promise is never earlier than it was', () =>
    fc.assert(
      fc.property(halls, alarms, ({ tickets }, all) => {
        const stoodAll = timed(all)
        for (const [i, ticket] of through(tickets, stoodAll).entries()) {
          const by = ticket.promisedAt - tickets[i]!.promisedAt
          expect(by).toBe(movedSince(stoodAll, ticket.issuedAt))
          expect(by).toBeGreaterThanOrEqual(0)
        }
      }),
    ))

  test('a timer set before or during never runs out earlier than by the hall’s own time', () =>
    fc.assert(
      fc.property(fc.nat(200), fc.integer({ min: 1, max: 60 }), (set, long) => {
        const absent = { promisedAt: at(0), state: { kind: 'absent', until: at(set + long) } as const }
        const state = afterAlarm(absent, stood, at(set)).state as { until: Instant }
        const wasRunning = set < 175 && set + long > 140
        if (wasRunning) expect(state.until - at(Math.max(set, 175))).toBeGreaterThanOrEqual(minutes(0))
        expect(state.until).toBe(later(at(set + long), resumed(stood, at(set))))
      }),
    ))
})
