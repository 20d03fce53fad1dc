import { describe, expect, test } from 'vitest'
import { testDatabase } from '../../../db/testing.ts'
import type { Actor } from '../../../kernel/actor.ts'
import { Refusal } from '../../../kernel/refusal.ts'
import { instantOf, later, minutes } from '../../../kernel/time.ts'
import type { DeskId, GroupId } from '../model.ts'
import { founder, staffActor, staffIdOf, testCentre } from '../testing.ts'
import { changeCentre } from './centres.ts'
import { deskView, saveDesk, setParticipation } from './desks.ts'
import { hallOf } from './hall.ts'
import { addMembers, endMembership, listSeatPeriods, setRights, setServiceRight } from './people.ts'
import { closeDesk, endBreak, endForgottenSeats, myDesk, openDesk, startBreak } from './sitting.ts'

const { database, clock } = await testDatabase()
const codeOf = (action: Promise<unknown>) =>
  action.then(
    () => 'done',
    (fault) => {
      if (fault instanceof Refusal) return fault.code
      throw fault
    },
  )
const open = (actor: Actor, deskId: DeskId) => database.run(actor, (work) => openDesk(work, deskId))
const hall = (centreId: Parameters<typeof hallOf>[1]) => database.look(founder, (work) => hallOf(work, centreId))

describe('taking a desk', () => {
  test('an administrator opens a desk and then sits there', async () => {
    const { centre, desks, administrators } = await testCentre(database)
    const seat = await open(administrators[0]!, desks[0]!.id)
    expect(seat).toEqual({
      deskId: desks[0]!.id,
      staffId: staffIdOf(administrators[0]!),
      ...{ kind: 'open', why: null, backAt: null },
      since: clock.now(),
    })
    expect((await hall(centre.id)).hallDesks.get(desks[0]!.id)).toMatchObject({ isCalling: true, seat })
    expect(await database.look(administrators[0]!, myDesk)).toMatchObject({ deskId: desks[0]!.id, kind: 'open' })
  })

  test('opening it twice changes nothing', async () => {
    const { desks, administrators } = await testCentre(database)
    const first = await open(administrators[0]!, desks[0]!.id)
    clock.moveTo(later(clock.now(), minutes(1)))
    expect(await open(administrators[0]!, desks[0]!.id)).toEqual(first)
  })

  test('a desk is taken by one of those who press at the same moment', async () => {
    const { centre, desks, administrators } = await testCentre(database, {
      desks: Array.from({ length: 8 }, () => ({})),
    })
    const codes = await Promise.all(administrators.map((actor) => codeOf(open(actor, desks[0]!.id))))
    expect(codes.toSorted()).toEqual([...Array(7).fill('centres.desk-taken'), 'done'])
    expect([...(await hall(centre.id)).hallDesks.values()].filter(({ isCalling }) => isCalling)).toHaveLength(1)
  })

  test('one person has one desk, even pressing everywhere at once', async () => {
    const { desks, administrators } = await testCentre(database, { desks: [{}, {}, {}, {}] })
    const codes = await Promise.all(desks.map(({ id }) => codeOf(open(administrators[0]!, id))))
    expect(codes.toSorted()).toEqual([...Array(3).fill('centres.sits-elsewhere'), 'done'])
  })

  test('a stranger, a former colleague and a guide may not', async () => {
    const { centre, desks, administrators } = await testCentre(database, { desks: [{}, {}] })
    const deskId = desks[0]!.id
    expect(await codeOf(open(staffActor('administrator', centre.id), deskId))).toBe('centres.not-a-member')
    const former = administrators[1]!
    await database.run(founder, (work) => endMembership(work, centre.id, staffIdOf(former), '2026-11-23' as never))
    expect(await codeOf(open(former, deskId))).toBe('centres.not-a-member')
    expect(await codeOf(open(staffActor('guide', centre.id), deskId))).toBe('vikno.not-allowed')
    const other = await testCentre(database)
    expect(await codeOf(open(other.administrators[0]!, deskId))).toBe('vikno.not-allowed')
  })

  test('a desk out of use, or of a centre not yet open, stays empty', async () => {
    const { centre, desks, administrators } = await testCentre(database)
    await database.run(founder, (work) => saveDesk(work, { ...desks[0]!, inUse: false }))
    expect(await codeOf(open(administrators[0]!, desks[0]!.id))).toBe('centres.desk-out-of-use')
    await database.run(founder, (work) => saveDesk(work, desks[0]!))
    await database.run(founder, (work) => changeCentre(work, centre.id, { opensOn: '2026-11-24' as never }))
    expect(await codeOf(open(administrators[0]!, desks[0]!.id))).toBe('centres.centre-not-open')
  })
})

describe('a desk serves only what the person there is qualified for', () => {
  const groups = [
    { key: 'passports', series: 'П', purpose: null },
    { key: 'pensions', series: 'С', purpose: null },
  ] as const

  test('who is qualified for nothing at a desk can’t open it', async () => {
    const {
      centre,
      groups: made,
      desks,
      administrators,
    } = await testCentre(database, { groups, desks: [{ levels: { passports: 2 } }] })
    const staffId = staffIdOf(administrators[0]!)
    await database.run(founder, (work) => setRights(work, centre.id, new Map([[staffId, [made.pensions!.id]]])))
    expect(await codeOf(open(administrators[0]!, desks[0]!.id))).toBe('centres.not-qualified')
  })

  test('what the head gave beyond the person’s rights is shown as missing and not served', async () => {
    const { centre, groups: made, services, desks, administrators } = await testCentre(database, { groups })
    const staffId = staffIdOf(administrators[0]!)
    const rights = new Map<typeof staffId, GroupId[]>([[staffId, [made.passports!.id]]])
    await database.run(founder, (work) => setRights(work, centre.id, rights))
    await open(administrators[0]!, desks[0]!.id)
    const view = await database.look(administrators[0]!, (work) => deskView(work, desks[0]!.id))
    expect(view.cells.map(({ level, now, missing }) => ({ level, now, missing }))).toEqual([
      { level: 2, now: 2, missing: [] },
      { level: 2, now: 0, missing: [services.pensions] },
    ])
  })

  test('a right taken away works at once, at the desk the person sits at', async () => {
    const { centre, groups: made, services, desks, administrators } = await testCentre(database, { groups })
    await open(administrators[0]!, desks[0]!.id)
    const levels = async () => {
      const desk = (await hall(centre.id)).hallDesks.get(desks[0]!.id)!
      return [desk.byGroup.get(made.passports!.id) ?? 0, desk.byService.get(services.passports!)]
    }
    expect(await levels()).toEqual([2, undefined])
    const staffId = staffIdOf(administrators[0]!)
    await database.run(founder, (work) =>
      setServiceRight(work, centre.id, { staffId, serviceId: services.passports!, may: false }),
    )
    expect(await levels()).toEqual([2, 0])
    await database.run(founder, (work) =>
      setServiceRight(work, centre.id, { staffId, serviceId: services.passports!, may: null }),
    )
    await database.run(founder, (work) =>
      setParticipation(work, centre.id, [{ deskId: desks[0]!.id, groupId: made.passports!.id, level: 0 }]),
    )
    expect(await levels()).toEqual([0, undefined])
  })
})

describe('breaks and leaving', () => {
  test('a break keeps the desk for its person, and every period stays in the record', async () => {
    const { centre, desks, administrators } = await testCentre(database, { desks: [{}, {}] })
    const [own, other] = administrators as [Actor, Actor]
    const begin = clock.now()
    const step = async (act: () => Promise<unknown>) => {
      await act()
      clock.moveTo(later(clock.now(), minutes(30)))
    }
    await step(() => open(own, desks[0]!.id))
    await step(() => database.run(own, (work) => startBreak(work, desks[0]!.id)))
    expect((await hall(centre.id)).hallDesks.get(desks[0]!.id)!.isCalling).toBe(false)
    expect(await codeOf(open(other, desks[0]!.id))).toBe('centres.desk-taken')
    expect(await codeOf(database.run(other, (work) => endBreak(work, desks[0]!.id)))).toBe('centres.desk-not-yours')
    await step(() => database.run(own, (work) => endBreak(work, desks[0]!.id)))
    await step(() => database.run(own, (work) => closeDesk(work, desks[0]!.id)))
    const periods = await database.look(own, (work) => listSeatPeriods(work, centre.id, begin, clock.now()))
    expect(
      periods.map(({ kind, since, until }) => [kind, (since - begin) / 60_000, until && (until - begin) / 60_000]),
    ).toEqual([
      ['open', 0, 30],
      ['break', 30, 60],
      ['open', 60, 90],
    ])
    expect(await codeOf(database.run(own, (work) => startBreak(work, desks[0]!.id)))).toBe('centres.desk-not-open')
  })

  test('the head closes a desk somebody forgot; a colleague may not', async () => {
    const { centre, desks, administrators, head } = await testCentre(database, { desks: [{}, {}] })
    await open(administrators[0]!, desks[0]!.id)
    expect(await codeOf(database.run(administrators[1]!, (work) => closeDesk(work, desks[0]!.id)))).toBe(
      'vikno.not-allowed',
    )
    await database.run(head, (work) => closeDesk(work, desks[0]!.id))
    expect((await hall(centre.id)).hallDesks.get(desks[0]!.id)!.seat).toBeUndefined()
    await database.run(founder, (work) => addMembers(work, centre.id, [staffIdOf(head)], '2020-01-01' as never))
    expect(await database.look(administrators[0]!, myDesk)).toBeUndefined()
  })

  test('a desk nobody closed in the evening is taken as left when work ended, and does not call in the morning', async () => {
    const { centre, desks, administrators } = await testCentre(database, { desks: [{}, {}] })
    clock.moveTo(instantOf('2026-11-25T12:00:00Z'))
    await database.run(founder, endForgottenSeats)
    await open(administrators[0]!, desks[0]!.id)
    expect(await database.run(founder, endForgottenSeats)).toBe(0)
    clock.moveTo(instantOf('2026-11-26T06:00:00Z'))
    await open(administrators[1]!, desks[1]!.id)
    expect(await codeOf(database.run(administrators[0]!, endForgottenSeats))).toBe('vikno.not-allowed')
    expect(await database.run(founder, endForgottenSeats)).toBe(1)
    const calling = [...(await hall(centre.id)).hallDesks.values()].filter(({ isCalling }) => isCalling)
    expect(calling.map(({ desk }) => desk.number)).toEqual([2])
    const day = [instantOf('2026-11-25T00:00:00Z'), instantOf('2026-11-26T00:00:00Z')] as const
    const [period] = await database.look(founder, (work) => listSeatPeriods(work, centre.id, ...day))
    expect(period!.until).toBe(instantOf('2026-11-25T21:59:00Z'))
  })
})
