import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { minutes } from '../../../kernel/time.ts'
import type { GroupId } from '../../centres/model.ts'
import type { InLine } from '../model.ts'
import { type Guard, type GuardedDesk, keptOf, spared, spareOf, takesOver } from './guard.ts'
import { type CallingDesk, chooseNext, inOrder, levelAt } from './line.ts'
import { at, deskOf, groups, halls, type MadeHall, nine, ticketOf } from './testing.ts'

const [residence, social, passports] = groups as [GroupId, GroupId, GroupId]
const guard = (percent: number): Guard => ({ groupId: social, percent })
const free = (desk: CallingDesk): GuardedDesk => ({ desk, busyWith: null })
const lent = (desk: CallingDesk): GuardedDesk => ({ desk, busyWith: residence })
const socialDesk = (name: string) => deskOf(name, { social: 2, residence: 1 })
const [a, b, c] = ['a', 'b', 'c'].map(socialDesk) as [CallingDesk, CallingDesk, CallingDesk]
const own = deskOf('own', { residence: 2 })

describe('how many desks a guard keeps', () => {
  test.each([
    ['a fifth of ten, of four that have it as main work', 10, 4, 20, 2],
    ['rounded up', 11, 4, 20, 3],
    ['no more than there are', 10, 1, 50, 1],
    ['none of a hall without such desks', 10, 0, 50, 0],
    ['none when the head asks for none', 10, 4, 0, 0],
  ])('%s', (_, calling, mains, percent, kept) => expect(keptOf(calling, mains, percent)).toBe(kept))

  test('others may be lent, and desks lent already count', () => {
    expect(spareOf(guard(25), [free(a), free(b), free(c), free(own)])).toBe(2)
    expect(spareOf(guard(25), [free(a), lent(b), lent(c), free(own)])).toBe(0)
  })
})

describe('a surge of other visitors', () => {
  const broken = inOrder([0, 1, 2].map((n) => ticketOf({ issuedAt: at(n - 60) })))
  const next = (desk: CallingDesk, desks: readonly GuardedDesk[], percent: number, line: readonly InLine[] = broken) =>
    chooseNext(line, spared(desk, desks, [guard(percent)]), nine)

  test('takes every desk that may help, where nothing is kept', () =>
    expect(next(a, [free(a), free(own)], 0)).toBe(broken[0]))

  test('leaves the kept desk to social visitors, though promises to others are broken', () => {
    expect(next(a, [free(a), free(own)], 50)).toBeUndefined()
    const comes = ticketOf({ groupId: social })
    expect(next(a, [free(a), free(own)], 50, inOrder([...broken, comes]))).toBe(comes)
  })

  test('may have the desks beyond the share', () => {
    expect(next(a, [free(a), free(b), free(own)], 33)).toBe(broken[0])
    expect(next(a, [free(a), lent(b), free(own)], 33)).toBeUndefined()
  })

  test('is not left without any desk: what only guarded desks serve they take', () =>
    expect(next(a, [free(a), free(b)], 100)).toBe(broken[0]))

  test('is not left to a desk without the station, or one that leaves single services out', () => {
    const withStation = deskOf('s', { social: 2, residence: 1 }, { station: true })
    expect(next(withStation, [free(withStation), free(own)], 100)).toBe(broken[0])
    const leavesOut = deskOf('o', { residence: 2 }, { byService: { 'another-service': 0 } })
    expect(next(a, [free(a), free(leavesOut)], 100)).toBe(broken[0])
  })

  test('does not touch a desk that is not main for the group, nor main work, nor a ticket kept for the desk', () => {
    const helper = deskOf('helper', { passports: 2, residence: 1, social: 1 })
    expect(next(helper, [free(helper), free(a), free(own)], 100)).toBe(broken[0])
    const both = deskOf('both', { social: 2, residence: 2 })
    expect(next(both, [free(both), free(own)], 100)).toBe(broken[0])
    const kept = ticketOf({ groupId: passports, onlyDeskId: a.id })
    expect(next(a, [free(a), free(own)], 100, [kept])).toBe(kept)
  })
})

interface Call {
  readonly ticket: InLine
  readonly desk: CallingDesk
  readonly desks: readonly GuardedDesk[]
}

/** The day of the line's tests, with the guard. */
function playDay({ desks, tickets }: MadeHall, guards: readonly Guard[]): { calls: Call[]; left: InLine[] } {
  const coming = [...tickets].sort((one, other) => one.issuedAt - other.issuedAt)
  const busy = new Map<string, { until: number; group: GroupId }>()
  const calls: Call[] = []
  let waiting: InLine[] = []
  for (let minute = 0; minute <= 60 * 60; minute++) {
    const now = at(minute)
    while (coming[0] && coming[0].issuedAt <= now) waiting.push(coming.shift()!)
    waiting = inOrder(waiting)
    for (const [id, { until }] of busy) if (until <= now) busy.delete(id)
    for (const desk of desks) {
      if (busy.has(desk.id)) continue
      const hall = desks.map((each) => ({ desk: each, busyWith: busy.get(each.id)?.group ?? null }))
      const ticket = chooseNext(waiting, spared(desk, hall, guards), now)
      if (!ticket) continue
      calls.push({ ticket, desk, desks: hall })
      waiting.splice(waiting.indexOf(ticket), 1)
      busy.set(desk.id, { until: now + minutes(ticket.minutes), group: ticket.groupId })
    }
    if (coming.length === 0 && (waiting.length === 0 || busy.size === 0)) break
  }
  return { calls, left: waiting }
}

describe('any day with guards', () => {
  const guards = fc.oneof(
    fc.integer({ min: 1, max: 100 }).map((percent) => [guard(percent)]),
    fc.integer({ min: 1, max: 100 }).map((percent) => [guard(percent), { groupId: passports, percent: 100 - percent }]),
  )

  test('nobody is lost: who stays is whom no desk serves', () => {
    fc.assert(
      fc.property(halls, guards, (hall, guarded) => {
        const { calls, left } = playDay(hall, guarded)
        expect(calls.length + left.length).toBe(hall.tickets.length)
        for (const ticket of left) expect(hall.desks.every((desk) => levelAt(desk, ticket) === 0)).toBe(true)
      }),
      { numRuns: 300 },
    )
  })

  test('a guarded desk helps others only while one more than the kept ones is there, or nobody else serves them', () => {
    fc.assert(
      fc.property(halls, guards, (hall, guarded) => {
        for (const { ticket, desk, desks } of playDay(hall, guarded).calls)
          for (const each of guarded) {
            const isMain = desk.byGroup.get(each.groupId) === 2
            if (!isMain || ticket.groupId === each.groupId || levelAt(desk, ticket) !== 1) continue
            const others = desks.filter(({ desk: other }) => other.id !== desk.id)
            const isTaken = others.some(({ desk: other }) => takesOver(other, desk, ticket.groupId, guarded))
            expect(spareOf(each, desks) >= 1 || !isTaken).toBe(true)
          }
      }),
      { numRuns: 300 },
    )
  })

  test('with nothing kept the day is the same as without guards', () => {
    fc.assert(
      fc.property(halls, (hall) => {
        const ids = ({ calls }: { calls: Call[] }) => calls.map(({ ticket, desk }) => `${ticket.id} ${desk.id}`)
        expect(ids(playDay(hall, [guard(0)]))).toEqual(ids(playDay(hall, [])))
      }),
    )
  })
})
