import { describe, expect, test } from 'vitest'
import { testDatabase } from '../../../db/testing.ts'
import { newId } from '../../../kernel/id.ts'
import { Refusal } from '../../../kernel/refusal.ts'
import type { PlainDate, PlainTime } from '../../../kernel/time.ts'
import { alwaysOpen, founder, longAgo, staffActor, staffIdOf, testCentre } from '../testing.ts'
import { saveAuthority, setDeciding, setDecidingService } from './authorities.ts'
import { setWeek } from './centres.ts'
import { endServices, saveDesk } from './desks.ts'
import { addMembers, endMembership, setRights, setShiftException, setShifts } from './people.ts'
import { personHere } from './person.ts'
import { unfinishedOf } from './unfinished.ts'

const { database } = await testDatabase()
const authority = (key: string) => ({
  ...{ key, name: { uk: key, en: key }, kind: 'Орган', email: null, address: null },
  channel: 'paper' as const,
})
const closed = alwaysOpen.map(() => ({ work: [], reception: [], tickets: [] }))

describe('what a centre still lacks', () => {
  test('a desk whose only qualified person left has nobody; a desk out of use is not asked about', async () => {
    const { centre, head, desks, administrators } = await testCentre(database, { desks: [{}, {}] })
    const lacks = () => database.look(head, (work) => unfinishedOf(work, centre.id))
    expect((await lacks()).desksWithoutPeople).toEqual([])
    await database.run(head, async (work) => {
      const [first, second] = administrators.map(staffIdOf)
      await setRights(work, centre.id, new Map([[first!, []]]))
      await endMembership(work, centre.id, second!, longAgo)
    })
    expect((await lacks()).desksWithoutPeople.map(({ number }) => number)).toEqual([1, 2])
    await database.run(head, (work) => saveDesk(work, { ...desks[1]!, inUse: false }))
    expect((await lacks()).desksWithoutPeople.map(({ number }) => number)).toEqual([1])
  })

  test('hours nobody set, a group without a main desk, a service nobody decides', async () => {
    const { centre, head, groups, services } = await testCentre(database, {
      desks: [{ levels: { all: 1 } }],
      week: closed,
    })
    const lacks = () => database.look(head, (work) => unfinishedOf(work, centre.id))
    expect(await lacks()).toMatchObject({
      hoursMissing: true,
      groupsWithoutDesk: [groups.all!.id],
      servicesWithoutAuthority: [services.all],
      given: [services.all],
    })
    const { id } = await database.run(founder, (work) => saveAuthority(work, authority(`single-${centre.key}`)))
    await database.run(head, (work) => setWeek(work, centre.id, alwaysOpen))
    await database.run(head, (work) => setDecidingService(work, centre.id, services.all!, id))
    expect(await lacks()).toMatchObject({ hoursMissing: false, servicesWithoutAuthority: [] })
    await database.run(head, (work) => setDecidingService(work, centre.id, services.all!, null))
    expect((await lacks()).servicesWithoutAuthority).toEqual([services.all])
    await database.run(head, (work) => setDeciding(work, centre.id, [{ kind: 'Орган', authorityId: id }]))
    expect((await lacks()).servicesWithoutAuthority).toEqual([])
  })

  test('a service the centre no longer gives lacks nothing', async () => {
    const { centre, head, services } = await testCentre(database)
    await database.run(head, (work) =>
      endServices(work, centre.id, [services.all!], 'рішення', '2020-06-01' as PlainDate),
    )
    const { given, servicesWithoutAuthority } = await database.look(head, (work) => unfinishedOf(work, centre.id))
    expect({ given, servicesWithoutAuthority }).toEqual({ given: [], servicesWithoutAuthority: [] })
  })

  test('who may not: a guide of the centre, the head of another', async () => {
    const { centre } = await testCentre(database)
    for (const actor of [staffActor('guide', centre.id), staffActor('head', newId<'Centre'>())])
      await expect(database.look(actor, (work) => unfinishedOf(work, centre.id))).rejects.toThrow(Refusal)
  })
})

test('one person of a centre: since when, what they may serve, their week and the days that differ', async () => {
  const { centre, head, groups } = await testCentre(database)
  const staffId = newId<'Staff'>()
  const date = '2026-12-31' as PlainDate
  const interval = { from: '09:00' as PlainTime, until: '17:00' as PlainTime }
  await database.run(head, async (work) => {
    await addMembers(work, centre.id, [staffId], longAgo)
    await setRights(work, centre.id, new Map([[staffId, [groups.all!.id]]]))
    await setShifts(work, centre.id, [staffId], [{ staffId, weekday: 1, ...interval, deskId: null }])
    await setShiftException(work, centre.id, { staffId, date, intervals: [], reason: 'відпустка' })
  })
  expect(await database.look(head, (work) => personHere(work, centre.id, staffId))).toEqual({
    membership: { staffId, since: longAgo, until: null },
    rights: { groups: new Set([groups.all!.id]), services: new Map() },
    shifts: [{ staffId, weekday: 1, ...interval, deskId: null }],
    exceptions: [{ staffId, date, intervals: [], reason: 'відпустка' }],
  })
  const guide = staffActor('guide', centre.id)
  await expect(database.look(guide, (work) => personHere(work, centre.id, staffId))).rejects.toThrow(Refusal)
})
