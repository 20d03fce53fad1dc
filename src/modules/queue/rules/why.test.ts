import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { DeskId } from '../../centres/model.ts'
import { inOrder } from './line.ts'
import { at, deskOf, groups, type nine, ticketOf } from './testing.ts'
import { days, play } from './testing-day.ts'
import { outOfRow, whyCalled, whyWaiting } from './why.ts'

const [residence, social, passports] = groups
const desk = deskOf('desk', { [residence!]: 2, [social!]: 1 })
const quick = deskOf('quick', { [residence!]: 2 }, { quick: 5 })
const mine = ticketOf({ issuedAt: at(0), minutes: 12 }) // promised 9:15
const call = (ticket: Parameters<typeof ticketOf>[0], change = {}) => ({
  ...{ ticket: ticketOf(ticket), desk, at: at(10), byHand: false },
  ...change,
})

describe('why a ticket was called before mine', () => {
  test.each([
    ['it was promised earlier', call({ class: 'priority', issuedAt: at(4) }), mine, 'promised-earlier'],
    [
      'of the same minute, it came earlier',
      call({ promisedAt: mine.promisedAt, issuedAt: at(-1) }),
      mine,
      'came-earlier',
    ],
    [
      'of the same minute, promised some seconds earlier',
      call({ promisedAt: (at(16) - 50_000) as typeof nine, issuedAt: at(9) }),
      ticketOf({ promisedAt: (at(16) - 5_000) as typeof nine }),
      'seconds-earlier',
    ],
    [
      'its desk does not take what I came for',
      call({ issuedAt: at(5) }),
      ticketOf({ groupId: passports! }),
      'other-desks',
    ],
    [
      'I need a station, which that desk has not',
      call({ issuedAt: at(5) }),
      ticketOf({ needsStation: true }),
      'other-desks',
    ],
    ['I wait for one desk', call({ issuedAt: at(5) }), ticketOf({ onlyDeskId: 'mine' as DeskId }), 'mine-is-kept'],
    ['that desk only helps with mine', call({ issuedAt: at(5) }), ticketOf({ groupId: social! }), 'helps-later'],
    [
      'it is short and the desk is free again in time',
      call({ issuedAt: at(9), minutes: 3 }, { desk: quick }),
      mine,
      'quick',
    ],
    ['a person called it by hand', call({ issuedAt: at(5) }, { byHand: true }), mine, 'by-hand'],
    ['I was away', call({ issuedAt: at(5) }), null, 'mine-was-out'],
    ['nothing: the record says so too', call({ issuedAt: at(5) }), mine, 'out-of-order'],
  ] as const)('%s', (_, made, waiting, expected) => expect(whyCalled(made, waiting)).toBe(expected))
})

describe('why a ticket that waits too goes before mine', () => {
  const later = ticketOf({ issuedAt: at(2) })
  test.each([
    ['promised earlier', ticketOf({ class: 'priority', issuedAt: at(5) }), null, 'promised-earlier'],
    ['promised later: it does not', later, null, 'after-mine'],
    ['promised later, at my own desk: it does not', later, { desk, at: at(5) }, 'after-mine'],
    [
      'promised later, at a desk that does not take mine',
      ticketOf({ issuedAt: at(2), groupId: passports! }),
      { desk: deskOf('other', { [passports!]: 2 }), at: at(5) },
      'other-desks',
    ],
  ] as const)('%s', (_, other, likely, expected) => expect(whyWaiting(other, mine, likely)).toBe(expected))
})

test('on any day, whoever asks about any call hears a ground: nobody is told that the order was broken', () => {
  fc.assert(
    fc.property(days, (plan) => {
      for (const { ticket, desk: at, at: now, waiting } of play(plan).calls)
        for (const other of waiting)
          if (other !== ticket)
            expect(whyCalled({ ticket, desk: at, at: now, byHand: false }, other)).not.toBe('out-of-order')
    }),
    { numRuns: 40 },
  )
})

describe('what the hall is told of numbers out of their row', () => {
  const early = ticketOf({ number: 45, class: 'priority', issuedAt: at(3) })
  const line = inOrder([
    ticketOf({ number: 44, issuedAt: at(1) }),
    ticketOf({ number: 43, issuedAt: at(0) }),
    ticketOf({ number: 12, series: 'С', issuedAt: at(0) }),
  ])
  test('the number that was called and the first smaller one of its letter that still waits', () =>
    expect(outOfRow([early], line, 3).map(({ first, second }) => [first.number, second.number])).toEqual([[45, 43]]))
  test('nothing when the row is kept, or when the promised minutes do not say why', () => {
    expect(outOfRow([ticketOf({ number: 42, issuedAt: at(-1) })], line, 3)).toEqual([])
    expect(outOfRow([ticketOf({ number: 46, promisedAt: at(20) })], line, 3)).toEqual([])
  })
  test('no more than there is room for', () => expect(outOfRow([early, early, early], line, 2)).toHaveLength(2))
})
