import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Desk, DeskId, GroupId, Level, Rights, Seat, ServiceId, StaffId, ZoneId } from '../model.ts'
import { coverage, type Duties, isQualified, seatedDesk, servesNothing, withRights } from './levels.ts'

const group = (name: string) => name as GroupId
const service = (name: string) => name as ServiceId
const given = new Map(
  [...'abcdef'].map((name, i) => [
    service(name),
    { serviceId: service(name), groupId: group(i < 3 ? 'passports' : 'pensions') },
  ]),
)
const duties = (byGroup: Record<string, Level>, byService: Record<string, Level> = {}): Duties => ({
  byGroup: new Map(Object.entries(byGroup) as [GroupId, Level][]),
  byService: new Map(Object.entries(byService) as [ServiceId, Level][]),
})
const rights = (groups: string[], services: Record<string, boolean> = {}): Rights => ({
  groups: new Set(groups.map(group)),
  services: new Map(Object.entries(services) as [ServiceId, boolean][]),
})
const levelOf = ({ byGroup, byService }: Duties, name: string): Level =>
  byService.get(service(name)) ?? byGroup.get(given.get(service(name))!.groupId) ?? 0

describe('a desk serves what the head gave it, less what the person there may not', () => {
  test.each<[string, Duties, Rights, string, Level]>([
    ['given and qualified', duties({ passports: 2 }), rights(['passports']), 'a', 2],
    ['given, nobody qualified', duties({ passports: 2 }), rights(['pensions']), 'a', 0],
    ['qualified, not given', duties({ pensions: 1 }), rights(['passports', 'pensions']), 'a', 0],
    [
      'qualified for the group except one service',
      duties({ passports: 2 }),
      rights(['passports'], { a: false }),
      'a',
      0,
    ],
    ['the other services of that group stay', duties({ passports: 2 }), rights(['passports'], { a: false }), 'b', 2],
    ['qualified for one service of a group only', duties({ passports: 2 }), rights([], { a: true }), 'a', 2],
    ['the rest of that group is not served', duties({ passports: 2 }), rights([], { a: true }), 'b', 0],
    ['one service the desk leaves out', duties({ passports: 2 }, { a: 0 }), rights(['passports']), 'a', 0],
    ['one service the desk takes besides', duties({}, { d: 1 }), rights(['pensions']), 'd', 1],
    ['taken besides, but nobody qualified', duties({}, { d: 1 }), rights(['passports']), 'd', 0],
  ])('%s', (_, desk, person, name, expected) => expect(levelOf(withRights(desk, person, given), name)).toBe(expected))

  test('nothing is served without a right to it, whatever was given', () => {
    const level = fc.constantFrom<Level>(0, 1, 2)
    const names = fc.constantFrom(...'abcdef')
    const groups = fc.constantFrom('passports', 'pensions')
    fc.assert(
      fc.property(
        fc.dictionary(groups, level),
        fc.dictionary(names, level),
        fc.uniqueArray(groups),
        fc.dictionary(names, fc.boolean()),
        names,
        (byGroup, byService, groupRights, serviceRights, name) => {
          const person = rights(groupRights, serviceRights)
          const wanted = duties(byGroup, byService)
          const now = levelOf(withRights(wanted, person, given), name)
          const qualified = isQualified(person, service(name), given.get(service(name))!.groupId)
          expect(now).toBe(qualified ? levelOf(wanted, name) : 0)
        },
      ),
    )
  })
})

describe('a desk in the hall', () => {
  const desk: Desk = {
    id: 'd' as DeskId,
    centreId: 'c' as never,
    number: 7,
    zoneId: 'z' as ZoneId,
    equipment: ['biometric'],
    inUse: true,
    quick: false,
  }
  const seat = (kind: Seat['kind']): Seat => ({
    ...{ deskId: desk.id, staffId: 's' as StaffId, kind, since: 0 as never, why: null, backAt: null },
  })
  const seatedWith = (one: Desk, at: Seat | undefined) =>
    seatedDesk(one, duties({ passports: 2 }), at, rights(['passports']), given, 5)

  test('calls only when somebody sits there and is not on a break', () => {
    expect(seatedWith(desk, seat('open')).isCalling).toBe(true)
    expect(seatedWith(desk, seat('break')).isCalling).toBe(false)
    expect(seatedWith(desk, undefined).isCalling).toBe(false)
    expect(seatedWith({ ...desk, inUse: false }, seat('open')).isCalling).toBe(false)
  })
  test('an empty desk serves nothing', () => expect(servesNothing(seatedWith(desk, undefined))).toBe(true))
  test('has a station when it is equipped with one', () => {
    expect(seatedWith(desk, seat('open')).station).toBe(true)
    expect(seatedWith({ ...desk, equipment: [] }, seat('open')).station).toBe(false)
  })
  test('of the quick lane knows how long a short matter may take', () => {
    expect(seatedWith(desk, seat('open')).quick).toBeNull()
    expect(seatedWith({ ...desk, quick: true }, seat('open')).quick).toBe(5)
  })
})

test('the settings show how many services of a group the person lacks', () => {
  expect(coverage(group('passports'), rights(['passports'], { b: false }), given.values())).toEqual({
    all: 3,
    missing: ['b'],
  })
})
