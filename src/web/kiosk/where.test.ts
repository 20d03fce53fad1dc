import { describe, expect, test } from 'vitest'
import type { GroupId, Level, ZoneId } from '../../modules/centres/model.ts'
import { ranges, whereToWait } from './where.ts'

const group = 'g' as GroupId
const zone = (key: string, floor: number) => ({
  ...{ id: key as ZoneId, key, floor, position: 0 },
  name: { uk: key, en: key },
  way: 'right' as const,
})
const zones = new Map([zone('ground', 1), zone('upper', 2)].map((each) => [each.id, each]))
const desk = (number: number, zoneId: string, level: Level | undefined, isCalling = true) => ({
  ...{ isCalling, byGroup: new Map(level === undefined ? [] : [[group, level]]) },
  desk: { number, zoneId } as never,
})
const waitIn = (...desks: ReturnType<typeof desk>[]) =>
  whereToWait({ hallDesks: new Map(desks.map((each, n) => [n, each])), zones }, group)

describe('where to wait', () => {
  test('by the open desks whose main work it is, in the zone with most of them', () => {
    const found = waitIn(desk(9, 'ground', 2), desk(10, 'ground', 2), desk(30, 'upper', 2), desk(1, 'upper', 1))
    expect(found).toMatchObject({ floor: 1, way: 'right', desks: '9, 10', isOneDesk: false })
  })

  test('by the desks that help while no main one is open', () => {
    const found = waitIn(desk(9, 'ground', 2, false), desk(31, 'upper', 1), desk(12, 'ground', undefined))
    expect(found).toMatchObject({ floor: 2, desks: '31', isOneDesk: true })
  })

  test('nowhere yet while no desk that takes it is open', () => {
    expect(waitIn(desk(9, 'ground', 2, false), desk(10, 'ground', 0))).toBeUndefined()
  })
})

test.each([
  [[9, 10, 11, 12, 13, 14, 15, 16], '9–16'],
  [[3], '3'],
  [[4, 3], '3, 4'],
  [[12, 3, 5, 6, 7, 21, 20], '3, 5–7, 12, 20, 21'],
  [[2, 2, 3], '2, 3'],
  [[], ''],
])('%j is said «%s»', (numbers, said) => expect(ranges(numbers)).toBe(said))
