import { describe, expect, test } from 'vitest'
import type { GroupId, Level } from '../../../centres/model.ts'
import type { InLine, TicketId } from '../../model.ts'
import type { CallingDesk } from '../line.ts'
import { at, deskOf, groups, nine, ticketOf } from '../testing.ts'
import { type Effect, type EffectLine, effectOf } from './effect.ts'
import { busy, deskNow, experience, worldOf } from './testing.ts'
import type { World } from './world.ts'

const [residence, social] = groups as [GroupId, GroupId]
const newcomerTo = (groupId: GroupId): InLine =>
  ticketOf({ id: `new-${groupId}` as TicketId, groupId, issuedAt: nine, number: 9_999_999 })
const lines: EffectLine[] = [residence, social].map((groupId) => ({ groupId, newcomer: `new-${groupId}` as TicketId }))

type Levels = Readonly<Record<string, Level>>
interface Case {
  readonly own: readonly Levels[]
  /** Of the first desk, after the move. */
  readonly moved: Levels
  readonly residence: number
  readonly social: number
  readonly busyFor?: number
  readonly late?: number
}

function worldsOf({ own, moved, residence: first, social: second, busyFor, late = 0 }: Case): [World, World] {
  const waiting = [
    ...Array.from({ length: first }, (_, n) => ticketOf({ groupId: residence, issuedAt: at(-late - 2 * (first - n)) })),
    ...Array.from({ length: second }, (_, n) => ticketOf({ groupId: social, issuedAt: at(-late - 2 * (second - n)) })),
  ].sort((a, b) => a.promisedAt - b.promisedAt)
  const worldWith = (levels: readonly Levels[]): World =>
    worldOf({
      ...{ waiting, newcomers: [newcomerTo(residence), newcomerTo(social)], experience: experience() },
      desks: levels
        .map((each, n): CallingDesk => deskOf(`desk-${n}`, each))
        .map((desk) => (busyFor === undefined ? deskNow(desk) : deskNow(desk, busy(busyFor)))),
    })
  return [worldWith(own), worldWith([moved, ...own.slice(1)])]
}
const effectIn = (one: Case): Record<'residence' | 'social', Effect<EffectLine>> => {
  const [first, second] = effectOf(...worldsOf(one), lines)
  return { residence: first!, social: second! }
}
const minutesOr = (wait: number | null) => wait ?? Number.POSITIVE_INFINITY

const home = { residence: 2 } as const
const helps = { residence: 1, social: 2 } as const
const only = { social: 2 } as const
const cases: readonly [string, Case][] = [
  ['from a quiet line to a full one', { own: [home, home, only], moved: helps, residence: 1, social: 8 }],
  ['leaving its own line behind', { own: [home, home, only], moved: only, residence: 1, social: 8 }],
  ['to a line nobody served', { own: [home, home], moved: helps, residence: 3, social: 4 }],
  ['to a line it helped with', { own: [{ residence: 2, social: 1 }, only], moved: helps, residence: 4, social: 6 }],
  ['while everybody is busy', { own: [home, home, only], moved: helps, residence: 5, social: 9, busyFor: 4 }],
  ['when all promises are broken', { own: [home, home, only], moved: helps, residence: 6, social: 9, late: 40 }],
  ['when both lines are long', { own: [home, home, only, only], moved: only, residence: 20, social: 30, late: 10 }],
  ['to an empty line', { own: [home, only], moved: helps, residence: 3, social: 0 }],
  ['the last desk of its line', { own: [home, only], moved: only, residence: 2, social: 5 }],
]

describe('a desk moved to a line', () => {
  /** Other names of tickets are other chances: over several of them a minute's luck evens out. */
  const often = 8
  test.each(cases)('%s never makes that line’s wait longer, as far as chance allows to say', (_, one) => {
    const made = Array.from({ length: often }, () => effectIn(one).social)
    const mean = (of: (effect: Effect<EffectLine>) => number) => made.reduce((sum, each) => sum + of(each), 0) / often
    for (const what of ['likely', 'surely', 'last'] as const)
      expect(mean(({ after }) => minutesOr(after[what]))).toBeLessThanOrEqual(
        mean(({ before }) => minutesOr(before[what])) + 0.5,
      )
    expect(mean(({ after }) => after.broken)).toBeLessThanOrEqual(mean(({ before }) => before.broken) + 0.05)
  })

  test('makes a full line shorter by what one more desk calls', () => {
    const { before, after } = effectIn(cases[0]![1]).social
    expect(after.surely!).toBeLessThan(before.surely! * 0.75)
    expect(after.broken).toBeLessThan(before.broken)
  })

  test('shows what the line it leaves pays for it', () => {
    const { before, after } = effectIn({ own: [home, home], moved: only, residence: 8, social: 1 }).residence
    expect(after.surely!).toBeGreaterThan(before.surely!)
    const alone = effectIn(cases.at(-1)![1]).residence
    expect(alone.before.likely).not.toBeNull()
    expect(alone.after).toMatchObject({ likely: null, surely: null, last: null, broken: 2 })
  })

  test('changes nothing where nothing changes', () => {
    const same = effectIn({ own: [home, only], moved: home, residence: 5, social: 5 })
    for (const { before, after } of Object.values(same)) expect(after).toEqual(before)
  })
})
