import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Instant, minutes } from '../../../../kernel/time.ts'
import type { DeskId, GroupId, StaffId } from '../../../centres/model.ts'
import type { InLine, TicketId } from '../../model.ts'
import { type GuardedDesk, spared } from '../guard.ts'
import { type CallingDesk, chooseNext, inOrder, levelAt, unbound } from '../line.ts'
import { at, deskOf, groups, halls, nine, ticketOf } from '../testing.ts'
import type { Experience } from './experience.ts'
import { forecast } from './forecast.ts'
import { Run } from './run.ts'
import { type Scene, sceneOf } from './scene.ts'
import { busy, deskNow, experience, worldOf } from './testing.ts'
import type { DeskToday, Expected, World } from './world.ts'

const [residence, social] = groups as [GroupId, GroupId]
const one = deskOf('one', { residence: 2 })
const two = deskOf('two', { residence: 2 })
const minute = (moment: Instant | null | undefined): number | null | undefined =>
  moment && Math.round((moment - nine) / minutes(1))
const inMinutes = ({ at: likely, surelyBy }: Expected) => [minute(likely), minute(surelyBy)]
const of = (world: World, { id }: InLine) => forecast(world).tickets.get(id)!

describe('when somebody will be called', () => {
  const line = [0, 1, 2].map((n) => ticketOf({ issuedAt: at(n - 10) }))

  test('at once by a free desk, later when it has ended with those before', () => {
    const world = worldOf({ waiting: line, desks: [deskNow(one)], experience: experience() })
    const likely = line.map((ticket) => minute(of(world, ticket).at)!)
    expect(likely[0]).toBe(0)
    expect(likely[1]).toBeGreaterThanOrEqual(9)
    expect(likely[1]).toBeLessThanOrEqual(12)
    expect(likely[2]).toBeGreaterThanOrEqual(19)
    expect(likely[2]).toBeLessThanOrEqual(23)
  })

  test('two desks call about twice as fast', () => {
    const world = worldOf({ waiting: line, desks: [deskNow(one), deskNow(two)], experience: experience() })
    expect(minute(of(world, line[1]!).at)).toBe(0)
    expect(minute(of(world, line[2]!).at)).toBeLessThanOrEqual(12)
  })

  test('nine times of ten is later than half of the time, and the less is known the later', () => {
    const desks = [deskNow(one)]
    const known = of(worldOf({ waiting: line, desks, experience: experience() }), line[2]!)
    const unknown = of(worldOf({ waiting: line, desks }), line[2]!)
    expect(known.surelyBy! - known.at!).toBeLessThan(unknown.surelyBy! - unknown.at!)
    expect(unknown.surelyBy! - unknown.at!).toBeGreaterThan(minutes(3))
  })

  test('a visit that has begun ends the sooner the longer it has lasted, but never in the past', () => {
    const [next] = line
    const calls = [0, 5, 9, 40].map((elapsed) => {
      const world = worldOf({ waiting: [next!], desks: [deskNow(one, busy(elapsed))], experience: null })
      return of(world, next!).at! - nine
    })
    expect(calls[1]!).toBeLessThan(calls[0]!)
    for (const left of calls) expect(left).toBeGreaterThan(0)
    // who has sat for forty minutes instead of ten does not leave this very second
    expect(calls[3]!).toBeGreaterThan(minutes(1))
  })

  test('nothing is said to whom no desk serves today', () => {
    const lonely = ticketOf({ groupId: social })
    expect(forecast(worldOf({ waiting: [lonely], desks: [deskNow(one)] })).tickets.size).toBe(0)
    expect(forecast(worldOf({ waiting: [lonely] })).tickets.size).toBe(0)
  })

  test('a ticket kept for a desk is expected there', () => {
    const kept = ticketOf({ onlyDeskId: 'two' as DeskId, groupId: social })
    const desks = [deskNow(one), deskNow(two, busy(2))]
    expect(of(worldOf({ waiting: [kept], desks, experience: experience() }), kept).deskId).toBe('two')
  })

  test('a desk whose shift ends calls nobody afterwards; who is planned next calls on', () => {
    const post = {
      calling: one,
      staffId: 'morning' as StaffId,
      from: at(-60),
      until: at(5),
      hadBreak: true,
      isThere: true,
    }
    const next = { ...post, staffId: 'noon' as StaffId, from: at(30), until: at(300), isThere: false, hadBreak: false }
    const waiting = [ticketOf({ issuedAt: at(-3) }), ticketOf({ issuedAt: at(-2) })]
    const desk = (posts: DeskToday['posts']): DeskToday => ({ id: one.id, posts, now: { kind: 'free' } })
    const ends = worldOf({ waiting, desks: [desk([post])], experience: experience() })
    expect(of(ends, waiting[0]!).at).not.toBeNull()
    expect(of(ends, waiting[1]!)).toMatchObject({ at: null, surelyBy: null })
    const goesOn = worldOf({ waiting, desks: [desk([post, next])], experience: experience({ manned: { one: 1 } }) })
    expect(minute(of(goesOn, waiting[1]!).at)).toBeGreaterThanOrEqual(30)
    expect(minute(of(goesOn, waiting[1]!).at)).toBeLessThanOrEqual(33)
  })

  test('a planned person at whose desk nobody was seen for days is not counted on', () => {
    const planned = {
      calling: one,
      staffId: 's' as StaffId,
      from: at(10),
      until: at(300),
      hadBreak: false,
      isThere: false,
    }
    const waiting = [ticketOf()]
    const desks: DeskToday[] = [{ id: one.id, posts: [planned], now: { kind: 'closed' } }]
    const likely = (manned: Experience['manned']) =>
      of(worldOf({ waiting, desks, experience: experience({ manned }) }), waiting[0]!).at
    expect(minute(likely({ one: 1 }))).toBeGreaterThanOrEqual(10)
    expect(likely({})).toBeNull()
  })

  test('a desk on a break comes back', () => {
    const [next] = line
    const onBreak: DeskToday['now'] = { kind: 'break', since: at(-5), backAt: null }
    const call = minute(of(worldOf({ waiting: [next!], desks: [deskNow(one, onBreak)] }), next!).at)
    expect(call).toBeGreaterThan(3)
    expect(call).toBeLessThan(20)
  })
})

describe('those who come before one', () => {
  const [walkIn] = [ticketOf({ issuedAt: at(-1) })]
  const desks = [deskNow(one, busy(1))]
  const usual = of(worldOf({ waiting: [walkIn], desks, experience: experience() }), walkIn).at!

  test('a booking for an earlier minute goes first when its visitor comes', () => {
    const booking = { at: at(3), groupId: residence, serviceId: null, needsStation: false, minutes: 30 }
    const world = worldOf({ waiting: [walkIn], desks, bookings: [booking], experience: experience() })
    expect(of(world, walkIn).at! - usual).toBeGreaterThan(minutes(15))
  })

  test('a ticket put aside comes back with its earlier promise', () => {
    const aside = [{ ...ticketOf({ issuedAt: at(-40), minutes: 30 }), until: at(2) }]
    const world = worldOf({ waiting: [walkIn], desks, aside, experience: experience() })
    expect(of(world, walkIn).at! - usual).toBeGreaterThan(minutes(15))
  })

  test('people with priority who are usual at this hour are counted on; later walk-ins are not, and who books is known by the booking', () => {
    const came = (kind: string) => ({ [`18|${residence}|${kind}|0`]: { n: 0.5, ahead: 0 } })
    const with_ = (kind: string) => {
      const known = experience({ came: came(kind), tickets: { 0: 200 } })
      return of(worldOf({ waiting: [walkIn], desks, experience: known, issued: 0 }), walkIn)
    }
    expect(with_('priority').at! - usual).toBeGreaterThan(minutes(5))
    expect(Math.abs(with_('walkIn').at! - usual)).toBeLessThan(minutes(1))
    expect(Math.abs(with_('booked').at! - usual)).toBeLessThan(minutes(1))
  })
})

describe('a newcomer', () => {
  const newcomer = (change: Partial<InLine> = {}) => ticketOf({ id: 'newcomer' as TicketId, number: 9e9, ...change })

  test('waits behind those promised earlier and takes nobody’s time', () => {
    const waiting = [0, 1, 2].map((n) => ticketOf({ issuedAt: at(n - 10) }))
    const world = worldOf({ waiting, desks: [deskNow(one)], experience: experience() })
    const alone = waiting.map((ticket) => inMinutes(of(world, ticket)))
    const many = forecast({
      ...world,
      newcomers: [newcomer(), newcomer({ id: 'urgent' as TicketId, class: 'priority', promisedAt: at(-8) })],
    })
    expect(waiting.map(({ id }) => inMinutes(many.tickets.get(id)!))).toEqual(alone)
    const [last, urgent] = ['newcomer', 'urgent'].map((id) => minute(many.newcomers.get(id as TicketId)!.at)!)
    expect(last).toBeGreaterThan(minute(many.tickets.get(waiting[2]!.id)!.at)! + 7)
    expect(urgent).toBe(0)
  })
})

/* Any hall */

const now: fc.Arbitrary<DeskToday['now']> = fc.oneof(
  fc.constant({ kind: 'free' } as const),
  fc.integer({ min: 0, max: 40 }).map((elapsed) => busy(elapsed)),
  fc
    .integer({ min: 0, max: 20 })
    .map((elapsed): DeskToday['now'] => ({ kind: 'break', since: at(240 - elapsed), backAt: null })),
)
const came = fc
  .array(
    fc.record({
      half: fc.integer({ min: 26, max: 30 }),
      group: fc.constantFrom(...groups),
      kind: fc.constantFrom('walkIn', 'priority', 'collection', 'again'),
      n: fc.double({ min: 0.01, max: 0.2, noNaN: true }),
    }),
    { maxLength: 8 },
  )
  .map((all) =>
    Object.fromEntries(all.map(({ half, group, kind, n }) => [`${half}|${group}|${kind}|0`, { n, ahead: 0 }])),
  )
const guards = fc.constantFrom([], [{ groupId: social, percent: 20 }], [{ groupId: social, percent: 100 }])

/** At one in the afternoon, with everybody of the day in the line who came before, and some desks at work. */
const worlds = fc
  .tuple(halls, fc.array(now, { minLength: 6, maxLength: 6 }), came, fc.boolean(), guards)
  .map(([{ desks, tickets }, nows, coming, knows, guarded]): World => {
    const breaks = { sittings: 10, had: 8, lasted: { 27: 8 }, after: { 55: 8 } }
    const usual: Record<string, Record<number, number>> = {
      [`${residence}|submit`]: { 3: 1, 8: 1, 30: 1 },
      [`${social}|submit`]: { 5: 2, 12: 1 },
    }
    const known = experience({ absent: 0.2, givesUp: 0.1, came: coming, breaks, usual })
    return worldOf({
      ...{ now: at(240), waiting: inOrder(tickets), experience: knows ? known : null, guards: guarded },
      desks: desks.map((desk, d) => deskNow(desk, nows[d]!)),
      newcomers: groups.map((groupId) =>
        ticketOf({
          id: `newcomer-${groupId}` as TicketId,
          number: 9e9,
          groupId,
          issuedAt: at(240),
          needsStation: false,
        }),
      ),
    })
  })

/** Of who comes later only the kind is known: a matter just longer than so many of the quick lanes. */
function askedBy({ asked, longer, quickMinutes }: Scene, k: number) {
  const than = longer[k]!
  return { ...asked[k]!, minutes: than === 0 ? 0 : quickMinutes[than - 1]! / minutes(1) + 0.5 }
}

/** The line of a run as the rule sees it. */
function lineIn({ scene, tickets }: Run): InLine[] {
  const seen = (i: number): InLine => {
    const known = scene.known.tickets[i] ?? {
      ...ticketOf({ id: `later-${i}` as TicketId }),
      ...askedBy(scene, tickets.kind[i]!),
    }
    const [promisedAt, issuedAt] = [tickets.promised[i] as Instant, tickets.issued[i] as Instant]
    return { ...known, promisedAt, issuedAt, number: i }
  }
  return inOrder(tickets.lines.flat().map(seen))
}

function desksIn(run: Run): { calling: CallingDesk; guarded: GuardedDesk }[] {
  const { scene } = run
  return [...scene.desks.entries()].flatMap(([d, { posts }]) => {
    if (!run.isCalling(d)) return []
    const desk = scene.posts.calling[posts[0]!]!
    const kind = run.busyWith(d)
    return [{ calling: desk, guarded: { desk, busyWith: kind < 0 ? null : scene.asked[kind]!.groupId } }]
  })
}

describe('in any hall', () => {
  test('a simulated desk calls the very ticket the line’s rule calls in the same state', () => {
    let calls = 0
    fc.assert(
      fc.property(worlds, (world) => {
        const run = new Run(sceneOf(world), 2)
        run.watching = {
          called(ticket, d, moment) {
            calls++
            const desks = desksIn(run)
            const ids = new Set(desks.map(({ calling }) => calling.id))
            const desk = run.scene.posts.calling[run.scene.desks[d]!.posts[0]!]!
            const guarded = desks.map((each) => each.guarded)
            const line = unbound(lineIn(run), (id) => ids.has(id))
            const chosen = chooseNext(line, spared(desk, guarded, world.guards), moment as Instant)
            expect(chosen?.number).toBe(ticket)
          },
        }
        run.play(0)
        run.play(1)
      }),
      { numRuns: 300 },
    )
    expect(calls).toBeGreaterThan(1000)
  })

  test('everybody whom a desk serves is expected, and nobody before now; nine of ten after half', () => {
    fc.assert(
      fc.property(worlds, (world) => {
        const { tickets, newcomers } = forecast(world, 16)
        const desks = world.desks.flatMap(({ posts }) => posts.map(({ calling }) => calling))
        for (const ticket of world.waiting) {
          const open = desks.some((desk) => levelAt(desk, { ...ticket, onlyDeskId: null }) > 0)
          const own = desks.some(({ id }) => id === ticket.onlyDeskId)
          expect(tickets.has(ticket.id)).toBe(open || own)
        }
        for (const { at: likely, surelyBy } of [...tickets.values(), ...newcomers.values()]) {
          if (likely !== null) expect(likely).toBeGreaterThanOrEqual(world.now)
          if (surelyBy !== null) expect(surelyBy).toBeGreaterThanOrEqual(likely!)
        }
      }),
      { numRuns: 150 },
    )
  })

  test('the same world gives the same forecast', () => {
    fc.assert(
      fc.property(worlds, (world) => {
        expect(forecast(world, 8)).toEqual(forecast(structuredClone(world), 8))
      }),
      { numRuns: 30 },
    )
  })
})

test('a hundred and fifty waiting at eighty-two desks are forecast at once, with every run there is', () => {
  const desks = Array.from({ length: 82 }, (_, n) =>
    deskNow(deskOf(`desk-${n}`, { [groups[n % 3]!]: 2, [groups[(n + 1) % 3]!]: 1 }), busy(n % 9)),
  )
  const waiting = inOrder(
    Array.from({ length: 150 }, (_, n) => ticketOf({ groupId: groups[n % 3]!, issuedAt: at(-n / 10) })),
  )
  const rates = Object.fromEntries(
    groups.flatMap((group) => [18, 19].map((half) => [`${half}|${group}|walkIn|0`, { n: 0.3, ahead: 0 }])),
  )
  const world = worldOf({ waiting, desks, experience: experience({ came: rates, tickets: { 0: 200 } }) })
  forecast(world)
  const begin = performance.now()
  const { tickets, runs } = forecast(world)
  // a generous limit for a busy machine; `npm run bench` prints the figure
  expect(performance.now() - begin).toBeLessThan(3000)
  expect(tickets.size).toBe(150)
  expect(runs).toBeGreaterThanOrEqual(100)
})
