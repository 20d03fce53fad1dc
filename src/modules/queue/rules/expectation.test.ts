import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { DeskId } from '../../centres/model.ts'
import { type DeskInTime, expectedCalls } from './expectation.ts'
import { inOrder, levelAt } from './line.ts'
import { at, deskOf, groups, halls, nine, ticketOf } from './testing.ts'

const free = (name: string, minute = 0): DeskInTime => ({ desk: deskOf(name, { residence: 2 }), freeAt: at(minute) })

describe('when somebody will likely be called', () => {
  test('at once by a free desk, later when it has ended with those before', () => {
    const line = [0, 1, 2].map((minute) => ticketOf({ issuedAt: at(minute), minutes: 10 }))
    const expected = expectedCalls(line, [free('one', 4)], nine)
    expect(line.map(({ id }) => expected.get(id)?.at)).toEqual([at(4), at(14), at(24)])
  })

  test('two desks call twice as fast', () => {
    const line = [0, 1, 2, 3].map((minute) => ticketOf({ issuedAt: at(minute), minutes: 10 }))
    const expected = expectedCalls(line, [free('one'), free('two')], nine)
    expect(line.map(({ id }) => expected.get(id)?.at)).toEqual([at(0), at(0), at(10), at(10)])
  })

  test('a desk that should have ended long ago is expected now, not in the past', () => {
    const ticket = ticketOf()
    expect(expectedCalls([ticket], [free('one', -30)], nine).get(ticket.id)?.at).toBe(nine)
  })

  test('nothing is promised to whom no open desk serves', () => {
    const lonely = ticketOf({ groupId: groups[1]! })
    expect(expectedCalls([lonely], [free('one')], nine).size).toBe(0)
    expect(expectedCalls([lonely], [], nine).size).toBe(0)
  })

  test('a ticket kept for a desk is expected there', () => {
    const kept = ticketOf({ onlyDeskId: 'two' as DeskId })
    expect(expectedCalls([kept], [free('one'), free('two', 7)], nine).get(kept.id)).toEqual({
      at: at(7),
      deskId: 'two',
    })
  })

  test('everyone whom an open desk serves is expected once, not before now, at a desk that serves them', () => {
    fc.assert(
      fc.property(
        halls,
        fc.array(fc.integer({ min: -20, max: 60 }), { minLength: 6, maxLength: 6 }),
        ({ desks, tickets }, frees) => {
          const line = inOrder(tickets)
          const expected = expectedCalls(
            line,
            desks.map((desk, i) => ({ desk, freeAt: at(frees[i]!) })),
            nine,
          )
          for (const ticket of line) {
            const call = expected.get(ticket.id)
            expect(call !== undefined).toBe(desks.some((desk) => levelAt(desk, ticket) > 0))
            if (!call) continue
            expect(call.at).toBeGreaterThanOrEqual(nine)
            expect(levelAt(desks.find(({ id }) => id === call.deskId)!, ticket)).toBeGreaterThan(0)
          }
        },
      ),
    )
  })
})
