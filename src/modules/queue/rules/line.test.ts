import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Instant } from '../../../kernel/time.ts'
import { later, minutes } from '../../../kernel/time.ts'
import { type DeskId, defaultSettings, type ServiceId } from '../../centres/model.ts'
import type { InLine } from '../model.ts'
import {
  aheadOf,
  before,
  type CallingDesk,
  chooseNext,
  explainNext,
  groundToCall,
  inOrder,
  levelAt,
  mostTelling,
  unbound,
} from './line.ts'
import { overtakingWindow } from './promise.ts'
import { at, deskOf, groups, halls, type MadeHall, nine, ticketOf } from './testing.ts'

const [social, passports] = groups.slice(1) as [InLine['groupId'], InLine['groupId']]
const next = (line: readonly InLine[], desk: CallingDesk, now = nine) => chooseNext(inOrder(line), desk, now)

describe('who is next', () => {
  const desk = deskOf('desk', { residence: 2, social: 1 })

  test('who was promised earlier, whoever came first', () => {
    const walkIn = ticketOf({ issuedAt: at(0) })
    const priority = ticketOf({ class: 'priority', issuedAt: at(5) })
    expect(next([walkIn, priority], desk)).toBe(priority)
  })

  test('a person with priority who came much later waits: the promise orders, not the class', () => {
    const walkIn = ticketOf({ issuedAt: at(0) })
    const priority = ticketOf({ class: 'priority', issuedAt: at(11) })
    expect(next([walkIn, priority], desk)).toBe(walkIn)
  })

  test('of equal promises, who came earlier; then the smaller number', () => {
    const late = ticketOf({ class: 'priority', issuedAt: at(10) })
    const early = ticketOf({ issuedAt: at(0) })
    const third = ticketOf({ issuedAt: at(0), number: 1_000_000 })
    expect([late, third, early].sort(before)).toEqual([early, third, late])
  })

  test('a desk helps when nobody waits for its main work', () => {
    const helped = ticketOf({ groupId: social })
    const main = ticketOf({ issuedAt: at(10) })
    expect(next([helped], desk)).toBe(helped)
    expect(next([helped, main], desk)).toBe(main)
  })

  test('a broken promise is helped in the order of promises, before later main work', () => {
    const helped = ticketOf({ groupId: social })
    const main = ticketOf({ issuedAt: at(10) })
    expect(next([helped, main], desk, at(15))).toBe(main)
    expect(next([helped, main], desk, later(at(15), 1))).toBe(helped)
  })

  test('nobody, when nobody waits for this desk', () => {
    expect(next([], desk)).toBeUndefined()
    expect(next([ticketOf({ groupId: passports })], desk)).toBeUndefined()
  })

  test.each([
    ['its group', {}, {}, 2],
    ['a group it helps', { groupId: social }, {}, 1],
    ['a group it does not serve', { groupId: passports }, {}, 0],
    ['one service it leaves out', {}, { byService: { 'a-service': 0 } }, 0],
    ['one service it takes besides', { groupId: passports }, { byService: { 'a-service': 1 } }, 1],
    ['the same service in the lane of a purpose', { ownGroup: false }, { byService: { 'a-service': 0 } }, 2],
    ['a station it has not', { needsStation: true }, {}, 0],
    ['a station it has', { needsStation: true }, { station: true }, 2],
    ['kept for this desk, whatever it serves', { groupId: passports, onlyDeskId: 'desk' as DeskId }, {}, 2],
    ['kept for another desk', { onlyDeskId: 'other' as DeskId }, {}, 0],
    ['no service named', { serviceId: null }, { byService: { 'a-service': 0 } }, 2],
  ] as const)('what a desk makes of %s', (_, ticket, more, level) =>
    expect(
      levelAt(deskOf('desk', { residence: 2, social: 1 }, more as never), ticketOf(ticket as Partial<InLine>)),
    ).toBe(level),
  )
})

describe('the quick lane', () => {
  const desk = deskOf('quick', { residence: 2, social: 1 }, { quick: 5 })
  const long = ticketOf({ issuedAt: at(0), minutes: 12 })
  const short = ticketOf({ issuedAt: at(8), minutes: 5 })

  test('a short matter goes first while the desk is free again before the other promise', () => {
    expect(next([long, short], desk, at(10))).toBe(short)
    expect(next([long, short], deskOf('usual', { residence: 2 }), at(10))).toBe(long)
  })
  test('as soon as it would not be, the promise orders', () =>
    expect(next([long, short], desk, later(at(10), 1))).toBe(long))
  test('short matters keep the order of promises among themselves', () => {
    const earlier = ticketOf({ issuedAt: at(7), minutes: 3 })
    expect(next([long, short, earlier], desk, at(10))).toBe(earlier)
  })
  test('with nobody short, the desk serves its main work before it helps', () => {
    const help = ticketOf({ issuedAt: at(-1), groupId: social, minutes: 3 })
    expect(next([long, help], desk, at(10))).toBe(long)
  })
  test('a short matter it only helps with is no reason to pass its own', () => {
    const help = ticketOf({ issuedAt: at(9), groupId: social, minutes: 3 })
    expect(next([long, help], desk, at(10))).toBe(long)
  })
  test('who was kept for this desk is not put off, however long it takes', () => {
    const kept = ticketOf({ issuedAt: at(0), minutes: 30, onlyDeskId: 'quick' as DeskId })
    expect(next([kept, short], desk, at(9))).toBe(kept)
  })
  test('whatever stands in the line, whom it passes is still in time after the short matter', () => {
    let passes = 0
    const lines = fc.array(
      fc.record({ promised: fc.integer({ min: -5, max: 30 }), minutes: fc.integer({ min: 1, max: 12 }) }),
      { minLength: 2, maxLength: 20, size: 'max' },
    )
    fc.assert(
      fc.property(lines, fc.integer({ min: 1, max: 8 }), (made, quick) => {
        const line = inOrder(made.map(({ promised, minutes }) => ticketOf({ promisedAt: at(promised), minutes })))
        const chosen = chooseNext(line, deskOf('quick', { residence: 2 }, { quick }), nine)!
        for (const other of line.slice(0, line.indexOf(chosen))) {
          passes++
          expect(chosen.minutes).toBeLessThanOrEqual(quick)
          expect(nine + minutes(chosen.minutes)).toBeLessThanOrEqual(other.promisedAt)
        }
      }),
    )
    expect(passes).toBeGreaterThan(0)
  })
  test('the explanation says so', () => {
    const explained = explainNext(inOrder([long, short]), desk, at(10))
    expect(explained?.passed).toEqual([{ ticket: long, why: 'quick-first' }])
  })
})

describe('a ticket kept for a desk', () => {
  const kept = ticketOf({ onlyDeskId: 'first' as DeskId })
  test('waits for it while somebody calls from there', () => {
    expect(unbound([kept], () => true)).toEqual([kept])
    expect(
      next(
        unbound([kept], () => true),
        deskOf('second', { residence: 2 }),
      ),
    ).toBeUndefined()
  })
  test('is anybody’s when its desk has closed', () => {
    const line = unbound([kept, ticketOf()], (deskId) => deskId !== 'first')
    expect(next(line, deskOf('second', { residence: 2 }))?.id).toBe(kept.id)
  })
})

describe('why this ticket', () => {
  const desk = deskOf('desk', { residence: 2, social: 1 })
  const line = inOrder([
    ticketOf({ issuedAt: at(0), groupId: passports, needsStation: true }),
    ticketOf({ issuedAt: at(1), groupId: social }),
    ticketOf({ issuedAt: at(2), onlyDeskId: 'other' as DeskId }),
    ticketOf({ issuedAt: at(3), groupId: passports }),
    ticketOf({ issuedAt: at(4) }),
    ticketOf({ issuedAt: at(15), class: 'priority' }),
  ])

  test('everyone promised earlier is named with the reason', () => {
    const explained = explainNext(line, desk, nine)!
    expect(explained.ticket).toBe(line[4])
    expect(explained.passed.map(({ why }) => why)).toEqual([
      'needs-station',
      'only-helps',
      'other-desk',
      'not-served-here',
    ])
    expect(explained.priorityAfter).toBe(line[5])
    expect(mostTelling(explained.passed, 2).map(({ why }) => why)).toEqual(['needs-station', 'only-helps'])
  })

  test('there is nothing to explain when nobody is next', () => {
    expect(explainNext(line, deskOf('empty', {}), nine)).toBeUndefined()
  })

  test('the explanation names the very ticket that is called, and only tickets promised earlier', () => {
    fc.assert(
      fc.property(halls, fc.integer({ min: 0, max: 300 }), ({ desks, tickets }, minute) => {
        const all = inOrder(tickets)
        for (const each of desks) {
          const explained = explainNext(all, each, at(minute))
          expect(explained?.ticket).toBe(chooseNext(all, each, at(minute)))
          expect(explained?.passed.every(({ ticket }) => before(ticket, explained.ticket) < 0) ?? true).toBe(true)
        }
      }),
    )
  })
})

interface Call {
  readonly ticket: InLine
  readonly desk: CallingDesk
  readonly at: Instant
  readonly waiting: readonly InLine[]
}

/** A whole day by the rules: people come, desks call when they are free, until nobody can be called. */
function playDay({ desks, tickets }: MadeHall): { calls: Call[]; left: InLine[] } {
  const coming = [...tickets].sort((a, b) => a.issuedAt - b.issuedAt)
  const free = new Map(desks.map((desk) => [desk.id, nine as number]))
  const calls: Call[] = []
  let waiting: InLine[] = []
  for (let minute = 0; minute <= 60 * 60; minute++) {
    const now = at(minute)
    while (coming[0] && coming[0].issuedAt <= now) waiting.push(coming.shift()!)
    waiting = inOrder(waiting)
    for (const desk of desks) {
      if (free.get(desk.id)! > now) continue
      const ticket = chooseNext(waiting, desk, now)
      if (!ticket) continue
      calls.push({ ticket, desk, at: now, waiting: [...waiting] })
      waiting.splice(waiting.indexOf(ticket), 1)
      free.set(desk.id, now + minutes(ticket.minutes))
    }
    if (coming.length === 0 && (waiting.length === 0 || [...free.values()].every((until) => until <= now))) break
  }
  return { calls, left: waiting }
}

describe('any day', () => {
  const days = { numRuns: 300 }

  test('nobody is lost and nobody is called twice; who stays is whom no desk serves', () => {
    fc.assert(
      fc.property(halls, (hall) => {
        const { calls, left } = playDay(hall)
        const seen = [...calls.map(({ ticket }) => ticket.id), ...left.map(({ id }) => id)]
        expect(seen.toSorted()).toEqual(hall.tickets.map(({ id }) => id).toSorted())
        for (const ticket of left) expect(hall.desks.every((desk) => levelAt(desk, ticket) === 0)).toBe(true)
      }),
      days,
    )
  })

  test('nobody waits a negative time, and nobody is called before coming', () => {
    fc.assert(
      fc.property(halls, (hall) => {
        for (const call of playDay(hall).calls) expect(call.at - call.ticket.issuedAt).toBeGreaterThanOrEqual(0)
      }),
      days,
    )
  })

  test('a desk never passes a broken promise it can serve, nor an earlier one of its main work but for a short matter', () => {
    fc.assert(
      fc.property(halls, (hall) => {
        for (const { ticket, desk, at: now, waiting } of playDay(hall).calls)
          for (const other of waiting.filter((each) => before(each, ticket) < 0)) {
            if (other.promisedAt < now) expect(levelAt(desk, other)).toBe(0)
            if (levelAt(desk, other) < 2) continue
            expect(ticket.minutes).toBeLessThanOrEqual(desk.quick ?? 0)
            expect(now + minutes(ticket.minutes)).toBeLessThanOrEqual(other.promisedAt)
          }
      }),
      days,
    )
  })

  test('every call has a ground against everyone who waited, and a ticket taken out of turn has none', () => {
    fc.assert(
      fc.property(halls, fc.nat(200), ({ desks, tickets }, minute) => {
        const line = inOrder(tickets)
        for (const desk of desks) {
          const called = chooseNext(line, desk, at(minute))
          if (!called) continue
          const others = (mine: InLine) => line.filter((other) => other !== mine)
          for (const other of others(called)) expect(groundToCall(desk, called, other, at(minute))).toBeDefined()
          for (const wrong of others(called).filter((each) => levelAt(desk, each) > 0))
            expect(groundToCall(desk, wrong, called, at(minute))).toBeUndefined()
        }
      }),
      days,
    )
  })

  test('at its own desks a ticket is overtaken only by those who came within a bounded time after it', () => {
    fc.assert(
      fc.property(halls, (hall) => {
        const { calls } = playDay(hall)
        for (const { ticket, desk, waiting } of calls)
          for (const other of waiting) {
            const isOvertaken = other.issuedAt < ticket.issuedAt && levelAt(desk, other) === 2 && desk.quick === null
            if (!isOvertaken) continue
            const window = overtakingWindow(other.class, defaultSettings)
            expect(ticket.issuedAt - other.issuedAt).toBeLessThanOrEqual(window)
          }
      }),
      days,
    )
  })

  test('people ahead are exactly those whom one of the ticket’s desks may take first', () => {
    fc.assert(
      fc.property(halls, ({ desks, tickets }) => {
        const line = inOrder(tickets)
        for (const [place, ticket] of line.entries()) {
          const ahead = aheadOf(line, ticket, desks)
          const sharing = line
            .slice(0, place)
            .filter((each) => desks.some((desk) => levelAt(desk, ticket) > 0 && levelAt(desk, each) > 0))
          expect(ahead).toBe(sharing.length)
          expect(ahead).toBeLessThanOrEqual(place)
        }
      }),
    )
  })
})

test('the choice is made a hundred thousand times a second with 150 waiting', () => {
  const services = Array.from({ length: 546 }, (_, i) => `service-${i}` as ServiceId)
  const line = inOrder(
    Array.from({ length: 150 }, (_, i) =>
      ticketOf({
        issuedAt: at(i / 10),
        groupId: groups[i % 3]!,
        serviceId: services[i]!,
        class: i % 7 === 0 ? 'priority' : 'walkIn',
      }),
    ),
  )
  const byService = Object.fromEntries(services.slice(0, 40).map((id) => [id, 0 as const]))
  const desks = [deskOf('one', { passports: 2 }, { byService }), deskOf('two', { social: 1 }), deskOf('none', {})]
  const choose = (times: number) => {
    for (let i = 0; i < times; i++) chooseNext(line, desks[i % 3]!, at(5))
  }
  choose(30_000)
  const begin = performance.now()
  choose(100_000)
  // a generous limit for a busy machine; `npm run bench` prints the figure
  expect(performance.now() - begin).toBeLessThan(4000)
})
