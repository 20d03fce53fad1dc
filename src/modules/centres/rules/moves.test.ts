import { describe, expect, test } from 'vitest'
import { No } from '../../../kernel/refusal.ts'
import { type Instant, instantOf, later, minutes } from '../../../kernel/time.ts'
import type { DeskId, DeskMove, GroupId, Level, MoveId, ServiceId } from '../model.ts'
import { type Around, checkMove, differs, underMove } from './moves.ts'

const [social, passports] = ['social', 'passports'] as GroupId[] as [GroupId, GroupId]
const [subsidy, visa] = ['subsidy', 'visa'] as ServiceId[] as [ServiceId, ServiceId]
const given = new Map([
  [subsidy, [{ groupId: social }]],
  [visa, [{ groupId: passports }]],
])
const duties = (byGroup: Record<string, Level>, byService: Record<string, Level> = {}) => ({
  byGroup: new Map(Object.entries(byGroup) as [GroupId, Level][]),
  byService: new Map(Object.entries(byService) as [ServiceId, Level][]),
})

describe('a moved desk', () => {
  test.each<[string, 0 | 1, Record<string, Level>, Record<string, Level>]>([
    ['has the other work as its main, and helps with its own', 1, { residence: 2 }, { residence: 1, social: 2 }],
    ['leaves its own to others', 0, { residence: 2, passports: 1 }, { residence: 0, passports: 0, social: 2 }],
    ['does what it helped with as its main work', 1, { residence: 2, social: 1 }, { residence: 1, social: 2 }],
    ['goes on helping where it helped', 1, { residence: 2, passports: 1 }, { residence: 1, passports: 1, social: 2 }],
  ])('%s', (_, rest, own, meanwhile) => {
    expect(Object.fromEntries(underMove(duties(own), { groupId: social, rest }, given).byGroup)).toEqual(meanwhile)
  })

  test('does not take single services the head keeps from it, and does those of other groups no more than the rest', () => {
    const own = duties({ residence: 2 }, { subsidy: 0, visa: 2 })
    expect(Object.fromEntries(underMove(own, { groupId: social, rest: 1 }, given).byService)).toEqual({
      subsidy: 0,
      visa: 1,
    })
  })
})

test.each<[string, boolean, Record<string, Level>, 0 | 1]>([
  ['to its only work is none', false, { social: 2 }, 0],
  ['to one of two works is one', true, { social: 2, residence: 2 }, 1],
  [
    'to its main work while it helps with others is none when it goes on helping',
    false,
    { social: 2, residence: 1 },
    1,
  ],
  ['to its main work alone is one', true, { social: 2, residence: 1 }, 0],
  ['to work it did not do is one', true, { residence: 2 }, 1],
])('a move %s', (_, changes, own, rest) => {
  expect(differs(duties(own), underMove(duties(own), { groupId: social, rest }, given))).toBe(changes)
})

describe('a move is refused', () => {
  const now = instantOf('2026-11-23T09:00:00Z')
  const hour = (n: number): Instant => later(now, minutes(60 * n))
  const move: DeskMove = {
    ...{ id: 'move' as MoveId, deskId: 'desk' as DeskId, groupId: social, rest: 1 },
    ...{ since: now, until: hour(2) },
  }
  const around: Around = {
    ...{ changes: true, number: 7, inUse: true, isQualified: true },
    ...{ now, endOfDay: hour(13) },
  }
  test.each<[string, Partial<DeskMove>, Partial<Around>]>([
    ['desk-out-of-use', {}, { inUse: false }],
    ['move-serves-already', {}, { changes: false }],
    ['move-not-qualified', {}, { isQualified: false }],
    ['move-until', { until: now }, {}],
    ['move-until', { until: hour(14) }, {}],
  ])('%s', (code, change, place) => {
    const answer = checkMove({ ...move, ...change }, { ...around, ...place })
    expect(answer instanceof No && answer.code).toBe(`centres.${code}`)
  })

  test('in no other case', () => {
    expect(checkMove(move, around)).toBe(move)
    expect(checkMove({ ...move, until: hour(13) }, around)).toMatchObject({ until: hour(13) })
  })
})
