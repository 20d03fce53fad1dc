// What must hold on any day, whoever comes and whatever desks do; and that the record alone shows it afterwards.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { minutes } from '../../../kernel/time.ts'
import { ticketClasses } from '../../centres/model.ts'
import { before, groundToCall, levelAt } from './line.ts'
import { replay, summaryOf } from './replay.ts'
import { days, type PlayedDay, play } from './testing-day.ts'

const runs = { numRuns: 70 }
const onAnyDay = (holds: (day: PlayedDay) => void) =>
  fc.assert(
    fc.property(days, (plan) => holds(play(plan))),
    runs,
  )

describe('on any day', () => {
  test('nobody is lost: each visit ends, or waits for what no desk serves any more', () => {
    onAnyDay(({ tickets, openLast }) => {
      for (const ticket of tickets) {
        expect(['finished', 'left', 'waiting']).toContain(ticket.state.kind)
        if (ticket.state.kind !== 'waiting') continue
        for (const desk of openLast) expect(levelAt(desk, { ...ticket, onlyDeskId: null })).toBe(0)
      }
    })
  })

  test('nobody is at two desks: a ticket is called again only after it stood in the line again', () => {
    onAnyDay(({ record }) => {
      for (const own of Map.groupBy(record.events, ({ ticketId }) => ticketId).values())
        for (const [i, { type }] of own.entries()) {
          const last = own[i - 1]
          if (type === 'called') expect(last?.standing ? 'stands' : last?.type).toMatch(/stands|promise-moved/)
        }
    })
  })

  test('nobody is called before coming, nor while away', () => {
    onAnyDay(({ calls }) => {
      for (const call of calls) {
        expect(call.at).toBeGreaterThanOrEqual(call.ticket.issuedAt)
        expect(call.waiting).toContain(call.ticket)
      }
    })
  })

  test('a desk calls only what it serves, and has a ground against everyone else who waits', () => {
    onAnyDay(({ calls }) => {
      for (const { ticket, desk, at: now, waiting } of calls) {
        expect(levelAt(desk, ticket)).toBeGreaterThan(0)
        for (const other of waiting) {
          if (other === ticket) continue
          const ground = groundToCall(desk, ticket, other, now)
          expect(ground).toBeDefined()
          if (ground === 'promised-earlier') expect(before(ticket, other)).toBeLessThan(0)
        }
      }
    })
  })

  test('a ticket is overtaken only by those promised earlier, and otherwise not after its own promised moment', () => {
    onAnyDay(({ calls }) => {
      for (const { ticket, desk, at: now, waiting } of calls)
        for (const other of waiting) {
          if (other === ticket || levelAt(desk, other) === 0 || ticket.promisedAt <= other.promisedAt) continue
          expect(now).toBeLessThanOrEqual(other.promisedAt)
          expect(ticket.issuedAt).toBeLessThanOrEqual(other.promisedAt)
        }
    })
  })

  test('the quick lane ends a short matter before the moment promised to whom it passes', () => {
    onAnyDay(({ calls }) => {
      for (const { ticket, desk, at: now, waiting } of calls)
        for (const other of waiting) {
          const isPassed = other !== ticket && before(other, ticket) < 0 && levelAt(desk, other) === 2
          if (!isPassed) continue
          expect(desk.quick).not.toBeNull()
          expect(ticket.minutes).toBeLessThanOrEqual(desk.quick!)
          expect(now + minutes(ticket.minutes)).toBeLessThanOrEqual(other.promisedAt)
        }
    })
  })

  test('a desk helps only when nobody waits for its main work, or the other promise is broken', () => {
    onAnyDay(({ calls }) => {
      for (const { ticket, desk, at: now, waiting } of calls) {
        if (levelAt(desk, ticket) !== 1 || ticket.promisedAt < now) continue
        expect(waiting.filter((each) => levelAt(desk, each) === 2)).toEqual([])
      }
    })
  })

  test('priority, booking or any other class alone puts nobody ahead: of two for one desk the promise decides', () => {
    onAnyDay(({ calls }) => {
      for (const { ticket, desk, at: now, waiting } of calls)
        for (const kind of ticketClasses) {
          const other = waiting.find((each) => each.class === kind && levelAt(desk, each) > 0 && each.promisedAt < now)
          if (other && other !== ticket) expect(before(ticket, other)).toBeLessThan(0)
        }
    })
  })
})

describe('the replay', () => {
  test('finds on any day that nobody jumped, and misses no call', () => {
    onAnyDay(({ calls, record }) => {
      const replayed = replay(record)
      expect(replayed.map(({ at: when, deskId, ticket }) => [when, deskId, ticket.id])).toEqual(
        calls.map((call) => [call.at, call.desk.id, call.ticket.id]),
      )
      expect(summaryOf(replayed)).toEqual({ calls: calls.length, jumped: 0, byHand: 0, notKnown: 0 })
    })
  })

  test('says of each call how many waited and who was promised earlier', () => {
    onAnyDay(({ calls, record }) => {
      for (const [i, { waiting, passed, promisedAt }] of replay(record).entries()) {
        const call = calls[i]!
        expect(waiting).toBe(call.waiting.length - 1)
        expect(promisedAt).toBe(call.ticket.promisedAt)
        const earlier = call.waiting.filter((each) => before(each, call.ticket) < 0).map(({ id }) => id)
        expect(passed.map(({ ticket }) => ticket.id)).toEqual(earlier)
      }
    })
  })

  test('finds a jump, wherever it is planted, and nothing else', () => {
    let found = 0
    fc.assert(
      fc.property(days, fc.nat(40), (plan, plant) => {
        const { planted, record } = play(plan, plant)
        const jumped = replay(record).filter(({ verdict }) => verdict === 'jumped')
        if (planted) found++
        expect(jumped.map(({ at: when, ticket }) => [when, ticket.id])).toEqual(
          planted ? [[planted.at, planted.ticket.id]] : [],
        )
      }),
      runs,
    )
    expect(found).toBeGreaterThan(20)
  })
})
