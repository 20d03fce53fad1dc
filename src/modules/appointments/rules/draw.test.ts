import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type DrawEntrant, mostChances, type Pseudonym } from '../model/draw.ts'
import {
  chancesAfter,
  drawPlaces,
  givenAtDraw,
  inDrawnOrder,
  leastValue,
  nextFor,
  readWishes,
  sha256,
  writeWishes,
} from './draw.ts'
import { pseudonymOf, releases, slotsOf } from './testing-draw.ts'

const someone = (n: number, weight: number, wishes: string): DrawEntrant => ({
  pseudonym: `0000-0000-0000-0000-000${n}` as Pseudonym,
  weight,
  wishes,
})

describe('the order', () => {
  // worked out once with another program, from the description alone
  const seed = '50d858e0985ecc7f60418aaf0cc5ab587f42c2570a884095a9e8ccacd0f6545c'
  const entrants = [someone(1, 1, '1-2'), someone(2, 3, '2,1'), someone(3, 2, '1'), someone(4, 1, '2')]

  test('is the one another program finds', () => {
    expect(drawPlaces(seed, entrants, slotsOf([1, 2]))).toEqual([
      { rank: 1, pseudonym: '0000-0000-0000-0000-0004', slot: 2 },
      { rank: 2, pseudonym: '0000-0000-0000-0000-0003', slot: 1 },
      { rank: 3, pseudonym: '0000-0000-0000-0000-0002', slot: 2 },
      { rank: 4, pseudonym: '0000-0000-0000-0000-0001', slot: null },
    ])
    expect(leastValue(seed, entrants[1]!)).toMatch(/^1da8fd8b3d5d3d7b/)
  })

  test('does not depend on who entered before whom', () => {
    fc.assert(
      fc.property(releases, fc.nat(), ({ seed, slots, entrants }, turn) => {
        const shuffled = [...entrants].sort((a, b) =>
          sha256(`${turn}${a.pseudonym}`) < sha256(`${turn}${b.pseudonym}`) ? -1 : 1,
        )
        expect(drawPlaces(seed, shuffled, slots)).toEqual(drawPlaces(seed, entrants, slots))
      }),
    )
  })

  test('of two people does not depend on who else takes part, and on nobody’s wishes', () => {
    fc.assert(
      fc.property(releases, fc.nat(), ({ seed, entrants }, which) => {
        const some = entrants.filter((_, i) => (which >> (i % 30)) & 1).map((each) => ({ ...each, wishes: '1' }))
        const left = new Set(some.map(({ pseudonym }) => pseudonym))
        const all = inDrawnOrder(seed, entrants).map(({ pseudonym }) => pseudonym)
        expect(inDrawnOrder(seed, some).map(({ pseudonym }) => pseudonym)).toEqual(all.filter((each) => left.has(each)))
      }),
    )
  })

  test('one more chance never puts anybody back', () => {
    fc.assert(
      fc.property(fc.string(), fc.integer({ min: 1, max: 9 }), (text, weight) => {
        const pseudonym = pseudonymOf(text)
        const more = leastValue(sha256(text), { pseudonym, weight: weight + 1 })
        expect(more <= leastValue(sha256(text), { pseudonym, weight })).toBe(true)
      }),
    )
  })
})

describe('places', () => {
  test('each person has one at most, and only one they wished; no slot has more than its places', () => {
    fc.assert(
      fc.property(releases, ({ seed, slots, entrants }) => {
        const order = drawPlaces(seed, entrants, slots)
        expect(order.map(({ pseudonym }) => pseudonym).sort()).toEqual(entrants.map((each) => each.pseudonym).sort())
        for (const { n, places } of slots)
          expect(order.filter(({ slot }) => slot === n).length).toBeLessThanOrEqual(places)
        const wishesOf = new Map(entrants.map((each) => [each.pseudonym, readWishes(each.wishes, slots.length)!]))
        for (const { pseudonym, slot } of order) if (slot !== null) expect(wishesOf.get(pseudonym)).toContain(slot)
      }),
    )
  })

  test('nobody lower in the order has a slot that someone higher wanted more, and none stays free that somebody wished for', () => {
    fc.assert(
      fc.property(releases, ({ seed, slots, entrants }) => {
        const order = drawPlaces(seed, entrants, slots)
        const wishesOf = new Map(entrants.map((each) => [each.pseudonym, readWishes(each.wishes, slots.length)!]))
        for (const [i, { pseudonym, slot }] of order.entries()) {
          const wishes = wishesOf.get(pseudonym)!
          const better = new Set(slot === null ? wishes : wishes.slice(0, wishes.indexOf(slot)))
          expect(order.slice(i + 1).some((lower) => lower.slot !== null && better.has(lower.slot))).toBe(false)
          for (const n of better) expect(order.filter((each) => each.slot === n)).toHaveLength(slots[n - 1]!.places)
        }
      }),
    )
  })
})

describe('a place given up', () => {
  const [slot] = slotsOf([1])
  const order = [1, 2, 3].map((n) => ({ pseudonym: someone(n, 1, '1').pseudonym }))
  const [first, second, third] = order.map(({ pseudonym }) => pseudonym) as [Pseudonym, Pseudonym, Pseudonym]
  const next = (had: readonly Pseudonym[], wishers: readonly Pseudonym[], at = '2026-11-24T03:00:00.000Z') =>
    nextFor(slot!, at, {
      order,
      had: new Set(had),
      passHours: 3,
      wishesOf: (who) => (wishers.includes(who) ? [1] : []),
    })

  test('goes to the first by rank who never had one and wished it', () => {
    expect(next([first], [first, second, third])).toBe(second)
    expect(next([first], [first, third])).toBe(third)
    expect(next([first, second], [first, second, third])).toBe(third)
  })
  test('goes to nobody when nobody is left who wished it', () => {
    expect(next([first], [first])).toBeNull()
  })
  test('goes to nobody when it is about to begin', () => {
    expect(next([first], [second], '2026-11-24T04:00:00.000Z')).toBe(second)
    expect(next([first], [second], '2026-11-24T04:00:00.001Z')).toBeNull()
  })
})

describe('chances in the next release', () => {
  test.each([
    ['one more after nothing', 1, 'nothing', 2],
    ['never beyond the most', mostChances, 'nothing', mostChances],
    ['one again after a place', 4, 'won', 1],
    ['as before when a place was declined in time', 3, 'declined', 3],
  ] as const)('%s', (_, weight, outcome, after) => expect(chancesAfter(weight, outcome)).toBe(after))
})

describe('wishes as text', () => {
  test.each([
    ['5-8,1', [5, 6, 7, 8, 1]],
    ['1', [1]],
    ['2,1', [2, 1]],
  ])('%s', (text, wishes) => {
    expect(readWishes(text, 8)).toEqual(wishes)
    expect(writeWishes(wishes)).toBe(text)
  })
  test.each(['', '0', '9', '1-9', '2-1', '1,1', '1-3,2', '01', '1, 2', 'a', '-1', '1-', '1.0'])('not %j', (text) => {
    expect(readWishes(text, 8)).toBeUndefined()
  })
  test('every order of wishes is written and read back', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.integer({ min: 1, max: 300 }), { minLength: 1 }), (wishes) => {
        expect(readWishes(writeWishes(wishes), 300)).toEqual(wishes)
      }),
    )
  })
})

test('who had a place before anything was passed on', () => {
  const order = drawPlaces(sha256('any'), [someone(1, 1, '1'), someone(2, 1, '1')], slotsOf([1]))
  expect([...givenAtDraw(order)]).toEqual([[order[0]!.pseudonym, 1]])
})
