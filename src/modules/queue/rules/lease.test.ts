import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { newId } from '../../../kernel/id.ts'
import { No } from '../../../kernel/refusal.ts'
import { type Instant, minutes, type PlainDate } from '../../../kernel/time.ts'
import { defaultSettings } from '../../centres/model.ts'
import type { HolderId, Lease, LeaseId, OfflineWish } from '../model.ts'
import {
  emptyLedger,
  freeLetter,
  type Given,
  giveOut,
  isEnough,
  issuedWithin,
  type Ledger,
  leftIn,
  unused,
  whyVoid,
  withLeases,
  withoutRecorded,
} from './lease.ts'

const { targets } = defaultSettings
const [monday, tuesday] = ['2026-11-23', '2026-11-24'] as PlainDate[] as [PlainDate, PlainDate]
const now = Date.parse('2026-11-23T08:00:00Z') as Instant
const lease = (first: number, last: number, more: Partial<Lease> = {}): Lease => ({
  ...{ id: newId<'NumberLease'>() as LeaseId, day: monday, series: 'Я', first, last, next: first, targets },
  ...more,
})
const holding = (...leases: Lease[]): Ledger => withLeases(emptyLedger(newId() as HolderId), leases)
const wish: OfflineWish = { purpose: 'submit', serviceId: newId(), priority: null, lang: 'uk' }
const give = (ledger: Ledger, more: Partial<OfflineWish> = {}, day = monday) =>
  giveOut(ledger, { ...wish, ...more }, { id: newId(), now, day })
const given = (ledger: Ledger, more?: Partial<OfflineWish>): Given => {
  const done = give(ledger, more)
  if (done instanceof No) throw new Error(done.code)
  return done
}

describe('a kiosk without a connection', () => {
  test('gives out the numbers it holds, one after another, and then none', () => {
    let ledger = holding(lease(1, 2), lease(41, 41))
    const numbers: number[] = []
    for (let n = 0; n < 3; n++) {
      const done = given(ledger)
      numbers.push(done.ticket.number)
      ledger = done.ledger
    }
    expect(numbers).toEqual([1, 2, 41])
    expect(give(ledger)).toMatchObject({ code: 'queue.no-numbers-left' })
    expect(ledger.tickets).toHaveLength(3)
  })

  test('uses the numbers of a day on that day only', () => {
    expect(give(holding(lease(1, 9, { day: tuesday })))).toBeInstanceOf(No)
    expect(give(holding(lease(1, 9, { day: tuesday })), {}, tuesday)).toMatchObject({ ticket: { day: tuesday } })
  })

  test.each([
    ['submit', null, 15],
    ['submit', 'elderly', 5],
    ['consult', null, 10],
    ['collect', null, 5],
  ] as const)('promises what the hall would: %s, priority %s, in %i minutes', (purpose, priority, inMinutes) => {
    const { ticket } = given(holding(lease(1, 9)), { purpose, priority })
    expect(ticket.promisedAt - now).toBe(minutes(inMinutes))
  })

  test('forgets what stands in the record, and nothing else', () => {
    const one = given(holding(lease(1, 9)))
    const two = given(one.ledger)
    expect(withoutRecorded(two.ledger, new Set([one.ticket.id])).tickets).toEqual([two.ticket])
    expect(given(withoutRecorded(two.ledger, new Set([one.ticket.id]))).ticket.number).toBe(3)
  })
})

describe('the list of leases from the server', () => {
  test('does not take the kiosk back to numbers it has given out', () => {
    const mine = lease(1, 100)
    const { ledger } = given(holding(mine))
    expect(withLeases(ledger, [mine]).leases[0]!.next).toBe(2)
    expect(withLeases(ledger, [{ ...mine, next: 30 }]).leases[0]!.next).toBe(30)
  })
  test('takes away what is not on it any more', () => {
    expect(withLeases(holding(lease(1, 100)), []).leases).toEqual([])
  })
  test.each([
    [[], false],
    [[lease(1, 100)], true],
    [[lease(1, 100, { next: 52 })], false],
    [[lease(1, 100, { next: 52 }), lease(101, 200)], true],
  ] as const)('is long enough or not', (leases, enough) => expect(isEnough(leases)).toBe(enough))
  test('a lease used to its end has nothing left', () => expect(leftIn({ next: 101, last: 100 })).toBe(0))
})

describe('the letter of a kiosk', () => {
  test('is one that no group and no other kiosk has', () => {
    expect(freeLetter(new Set())).toBe('Я')
    expect(freeLetter(new Set(['Я', 'Ю', 'А']))).toBe('Ш')
    const taken = new Set<string>()
    for (let letter = freeLetter(taken); letter; letter = freeLetter(taken)) taken.add(letter)
    expect(taken.size).toBe(32)
    expect(taken).not.toContain('Ь')
  })
})

describe('numbers nobody needed', () => {
  test.each([
    [[], [{ first: 1, last: 5 }]],
    [[1, 2, 3, 4, 5], []],
    [[1, 2], [{ first: 3, last: 5 }]],
    [
      [5, 3],
      [
        { first: 1, last: 2 },
        { first: 4, last: 4 },
      ],
    ],
    [[0, 6, 99], [{ first: 1, last: 5 }]],
    [
      [2, 2],
      [
        { first: 1, last: 1 },
        { first: 3, last: 5 },
      ],
    ],
  ])('of 1–5 with %j given out are %j', (used, left) => expect(unused({ first: 1, last: 5 }, used)).toEqual(left))

  test('and the numbers given out make up the range, each once', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 50 }), fc.nat(60), fc.array(fc.nat(120)), (first, size, used) => {
        const range = { first, last: first + size }
        const spread = unused(range, used).flatMap((part) =>
          Array.from({ length: part.last - part.first + 1 }, (_, n) => part.first + n),
        )
        const inside = [...new Set(used)].filter((n) => n >= range.first && n <= range.last)
        expect([...spread, ...inside].sort((a, b) => a - b)).toEqual(
          Array.from({ length: size + 1 }, (_, n) => first + n),
        )
      }),
    )
  })

  test('a kiosk heard after the last ticket has said all of it', () => {
    expect(whyVoid(now, now)).toBe('not-used')
    expect(whyVoid((now - 1) as Instant, now)).toBe('not-heard')
  })
})

test.each([
  [50, 100],
  [150, 150],
  [900, 200],
])('a clock that says %i between a lease at 100 and now at 200 is taken as %i', (told, taken) => {
  expect(issuedWithin(told as Instant, 100 as Instant, 200 as Instant)).toBe(taken)
})
