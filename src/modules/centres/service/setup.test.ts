import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { openPool } from '../../../db/connection.ts'
import { testDatabase } from '../../../db/testing.ts'
import { openDatabase } from '../../../db/work.ts'
import { visitor } from '../../../kernel/actor.ts'
import { newId } from '../../../kernel/id.ts'
import { Refusal } from '../../../kernel/refusal.ts'
import { instantOf, later, minutes, type PlainDate, type PlainTime } from '../../../kernel/time.ts'
import { listChanges } from '../../audit/service.ts'
import type { Authority, CentreId, DayHours, ServiceId } from '../model.ts'
import { founder, longAgo, staffActor, testCentre } from '../testing.ts'
import { getAuthorityFor, listAuthorities, saveAuthority, setDeciding, setDecidingService } from './authorities.ts'
import {
  calendarOf,
  changeCentre,
  createCentre,
  createNetwork,
  listCentres,
  removeException,
  setException,
  setSettings,
  setWeek,
} from './centres.ts'
import {
  endServices,
  giveServices,
  listDeskViews,
  saveDesk,
  saveGroup,
  setParticipation,
  setParticipationException,
} from './desks.ts'
import { givenOn, groupFor, hallOf, rememberedHall } from './hall.ts'
import { isOpen, mayIssueTickets } from './hours.ts'
import { giveByCategory, importNetworks } from './import.ts'
import { addMembers, listWorkingOn, setShiftException, setShifts } from './people.ts'

const { database, clock, url } = await testDatabase()
const answersOf = (action: Promise<unknown>) =>
  action.then(
    () => ['done'],
    (fault) => {
      if (fault instanceof Refusal) return fault.answers.map(({ code }) => code)
      throw fault
    },
  )
const hall = (centreId: CentreId) => database.look(founder, (work) => hallOf(work, centreId))
const at = (iso: string) => instantOf(iso)
const interval = (from: string, until: string) => ({ from: from as PlainTime, until: until as PlainTime })
const ordinary: DayHours = {
  work: [interval('09:00', '18:00')],
  reception: [interval('09:00', '17:00')],
  tickets: [interval('09:00', '16:25')],
}
const closed: DayHours = { work: [], reception: [], tickets: [] }

describe('the head sets the hours', () => {
  test('a new week and a day that differs are in force at once', async () => {
    const { centre, head } = await testCentre(database)
    await database.run(head, (work) => setWeek(work, centre.id, [...Array(5).fill(ordinary), closed, closed]))
    const monday = await hall(centre.id)
    expect([isOpen(monday, at('2026-11-23T14:30:00Z')), mayIssueTickets(monday, at('2026-11-23T14:30:00Z'))]).toEqual([
      true,
      false,
    ])
    const date = '2026-11-24' as PlainDate
    await database.run(head, (work) =>
      setException(work, centre.id, { date, reason: { uk: 'Ремонт', en: 'Repairs' }, hours: closed }),
    )
    expect(isOpen(await hall(centre.id), at('2026-11-24T09:00:00Z'))).toBe(false)
    expect((await database.look(head, (work) => calendarOf(work, centre.id))).closed).toEqual([date])
    await database.run(head, (work) => removeException(work, centre.id, date))
    expect(isOpen(await hall(centre.id), at('2026-11-24T09:00:00Z'))).toBe(true)
    expect(await answersOf(database.run(head, (work) => removeException(work, centre.id, date)))).toEqual([
      'centres.no-exception',
    ])
  })

  test('a centre gives no tickets before the day it opens and after the day it closes', async () => {
    const { centre } = await testCentre(database)
    const change = { opensOn: '2026-11-24' as PlainDate, closesOn: '2026-11-26' as PlainDate }
    await database.run(founder, (work) => changeCentre(work, centre.id, change))
    const found = await hall(centre.id)
    expect(['23', '24', '25', '26'].map((day) => mayIssueTickets(found, at(`2026-11-${day}T09:00:00Z`)))).toEqual([
      false,
      true,
      true,
      false,
    ])
  })

  test('hours that make no sense are refused', async () => {
    const { centre, head } = await testCentre(database)
    const bad = { ...ordinary, tickets: [interval('09:00', '17:30')] }
    expect(await answersOf(database.run(head, (work) => setWeek(work, centre.id, Array(7).fill(bad))))).toEqual([
      'centres.outside-work',
    ])
  })

  test('an administrator, a visitor and the head of another centre may not', async () => {
    const { centre, administrators } = await testCentre(database)
    for (const actor of [administrators[0]!, visitor, (await testCentre(database)).head]) {
      const codes = await answersOf(database.run(actor, (work) => setSettings(work, centre.id, { callLimit: 5 })))
      expect(codes).toEqual([actor.kind === 'visitor' ? 'vikno.sign-in-first' : 'vikno.not-allowed'])
    }
  })

  test('every change says who, when, what was before and what is now', async () => {
    const { centre, head } = await testCentre(database)
    await database.run(head, (work) => setSettings(work, centre.id, { targets: { walkIn: 20 } as never }, 'наказ 114'))
    const [change] = await database.look(head, (work) =>
      listChanges(work, { what: 'centres.settings', rowId: centre.id }),
    )
    expect(change).toMatchObject({ reason: 'наказ 114', before: { walkIn: 15 }, after: { walkIn: 20 } })
    expect((await hall(centre.id)).settings.targets).toMatchObject({ walkIn: 20, priority: 5, booked: 0 })
  })
})

describe('what a process remembers of a centre', () => {
  test('another process sees a change in its very next transaction', async () => {
    const { centre, head } = await testCentre(database)
    const pool = openPool(url, { max: 2 })
    const elsewhere = openDatabase({ pool, clock, vault: { ...database.vault }, jobsFor: () => [] })
    const limit = async () => (await elsewhere.look(founder, (work) => hallOf(work, centre.id))).settings.callLimit
    expect(await limit()).toBe(3)
    await database.run(head, (work) => setSettings(work, centre.id, { callLimit: 7 }))
    expect(await limit()).toBe(7)
    expect((await elsewhere.look(founder, (work) => rememberedHall(work, centre.id))).fresh).toBe(false)
    await elsewhere.close()
  })

  test('a change that was undone is not remembered', async () => {
    const { centre, head } = await testCentre(database)
    const undone = database.run(head, async (work) => {
      await setSettings(work, centre.id, { callLimit: 9 })
      expect((await hallOf(work, centre.id)).settings.callLimit).toBe(9)
      throw new Error('undone')
    })
    await expect(undone).rejects.toThrow('undone')
    expect((await hall(centre.id)).settings.callLimit).toBe(3)
    await database.run(head, (work) => setSettings(work, centre.id, { callLimit: 4 }))
    expect((await hall(centre.id)).settings.callLimit).toBe(4)
  })
})

describe('services and desks', () => {
  test('a service is given from the day of the decision until the day it ends', async () => {
    const { centre, groups, head } = await testCentre(database)
    const serviceId = newId<'Service'>()
    const since = '2026-12-01' as PlainDate
    await database.run(head, (work) =>
      giveServices(work, centre.id, [{ serviceId, groupId: groups.all!.id }], { decision: '№ 12', since }),
    )
    await database.run(head, (work) => endServices(work, centre.id, [serviceId], '№ 15', '2026-12-10' as PlainDate))
    const found = await hall(centre.id)
    const given = ['2026-11-30', '2026-12-01', '2026-12-09', '2026-12-10'].map(
      (day) => givenOn(found, serviceId, day as PlainDate)?.groupId,
    )
    expect(given).toEqual([undefined, groups.all!.id, groups.all!.id, undefined])
  })

  test('a later decision moves a service to another group from its day on', async () => {
    const pair = [
      { key: 'one', series: 'А', purpose: null },
      { key: 'two', series: 'Б', purpose: null },
    ] as const
    const { centre, groups, services, head } = await testCentre(database, { groups: pair })
    const move = { serviceId: services.one!, groupId: groups.two!.id }
    await database.run(head, (work) =>
      giveServices(work, centre.id, [move], { decision: '№ 7', since: '2026-12-01' as PlainDate }),
    )
    const found = await hall(centre.id)
    expect(givenOn(found, services.one!, '2026-11-30' as PlainDate)?.groupId).toBe(groups.one!.id)
    expect(givenOn(found, services.one!, '2026-12-01' as PlainDate)?.groupId).toBe(groups.two!.id)
  })

  test('a group with a purpose takes every ticket of that purpose', async () => {
    const lanes = [
      { key: 'all', series: 'А', purpose: null },
      { key: 'collection', series: 'В', purpose: 'collect' },
    ] as const
    const { centre, groups, services } = await testCentre(database, { groups: lanes })
    const found = await hall(centre.id)
    const given = givenOn(found, services.all!, longAgo)
    expect(groupFor(found, 'collect', given)?.id).toBe(groups.collection!.id)
    expect(groupFor(found, 'consult', given)?.id).toBe(groups.all!.id)
    expect(groupFor(found, 'collect', undefined)?.id).toBe(groups.collection!.id)
    expect(groupFor(found, 'consult', undefined)).toBeUndefined()
  })

  test('only the cells that differ are written down', async () => {
    const { centre, groups, desks, head } = await testCentre(database, { desks: [{}, { levels: { all: 1 } }] })
    const cells = desks.map(({ id }) => ({ deskId: id, groupId: groups.all!.id, level: 2 as const }))
    clock.moveTo(later(clock.now(), minutes(1)))
    await database.run(head, (work) => setParticipation(work, centre.id, cells))
    const [change] = await database.look(head, (work) =>
      listChanges(work, { what: 'centres.participation', rowId: centre.id }),
    )
    expect([change!.before, change!.after]).toEqual([{ '2 × all': 1 }, { '2 × all': 2 }])
  })

  test('one service of a desk may differ from its group', async () => {
    const { centre, services, desks, head } = await testCentre(database)
    const cell = { deskId: desks[0]!.id, serviceId: services.all! }
    const level = async () => (await hall(centre.id)).duties.get(desks[0]!.id)!.byService.get(services.all!)
    await database.run(head, (work) => setParticipationException(work, centre.id, { ...cell, level: 0 }))
    expect(await level()).toBe(0)
    await database.run(head, (work) => setParticipationException(work, centre.id, { ...cell, level: null }))
    expect(await level()).toBeUndefined()
  })

  test('a number, a key and a place code belong to one', async () => {
    const { centre, groups, desks, head } = await testCentre(database, { desks: [{}, {}] })
    const other = await testCentre(database)
    expect(await answersOf(database.run(head, (work) => saveDesk(work, { ...desks[1]!, number: 1 })))).toEqual([
      'centres.desk-number-taken',
    ])
    const { id: _, ...copy } = groups.all!
    expect(await answersOf(database.run(head, (work) => saveGroup(work, centre.id, copy)))).toEqual([
      'centres.key-taken',
    ])
    const { placeCode } = other.centre
    expect(await answersOf(database.run(founder, (work) => changeCentre(work, centre.id, { placeCode })))).toEqual([
      'centres.place-code-taken',
    ])
    const strange = { deskId: other.desks[0]!.id, groupId: groups.all!.id, level: 2 as const }
    expect(await answersOf(database.run(head, (work) => setParticipation(work, centre.id, [strange])))).toEqual([
      'centres.no-desk',
    ])
  })
})

test('who works on a date follows the shifts of the week and the exceptions', async () => {
  const { centre, administrators } = await testCentre(database, { desks: [{}, {}] })
  const [one, two] = administrators.map((actor) => (actor.kind === 'staff' ? actor.id : undefined!))
  const shifts = [one!, two!].map((staffId) => ({ staffId, weekday: 1, ...interval('09:00', '17:00'), deskId: null }))
  await database.run(founder, (work) => setShifts(work, centre.id, [one!, two!], shifts))
  const monday = '2026-11-23' as PlainDate
  const leave = { staffId: two!, date: monday, intervals: [], reason: 'відпустка' }
  await database.run(founder, (work) => setShiftException(work, centre.id, leave))
  const working = await database.look(founder, (work) => listWorkingOn(work, centre.id, monday))
  expect(working).toEqual([{ staffId: one, intervals: [interval('09:00', '17:00')], deskId: null }])
  const overlap = [...shifts.slice(0, 1), { staffId: one!, weekday: 1, ...interval('16:00', '20:00'), deskId: null }]
  expect(await answersOf(database.run(founder, (work) => setShifts(work, centre.id, [one!], overlap)))).toEqual([
    'centres.intervals-overlap',
  ])
})

describe('which authority decides', () => {
  const authority = (key: string): Omit<Authority, 'id'> => ({
    key,
    name: { uk: key, en: key },
    kind: 'Пенсійний фонд',
    email: null,
    address: null,
    channel: 'electronic',
  })
  test('the one of the kind the card names, unless one service is set apart', async () => {
    const { centre, head, services } = await testCentre(database)
    const save = (key: string) =>
      database.run(founder, (work) => saveAuthority(work, authority(`${key}-${centre.key}`)))
    const [usual, other] = [await save('usual'), await save('other')]
    await database.run(head, (work) =>
      setDeciding(work, centre.id, [{ kind: 'Пенсійний фонд', authorityId: usual.id }]),
    )
    const decides = (id: ServiceId, kind = 'Пенсійний фонд') =>
      database.look(head, async (work) => (await getAuthorityFor(work, centre.id, { id, authority: kind })).id)
    expect(await decides(services.all!)).toBe(usual.id)
    await database.run(head, (work) => setDecidingService(work, centre.id, services.all!, other.id))
    expect(await decides(services.all!)).toBe(other.id)
    expect(await decides(newId<'Service'>())).toBe(usual.id)
    expect(await answersOf(decides(newId<'Service'>(), 'Інший орган'))).toEqual(['centres.no-authority'])
    expect(
      (await database.look(head, (work) => listAuthorities(work, centre.id))).map(({ id }) => id).toSorted(),
    ).toEqual([usual.id, other.id].toSorted())
  })
})

describe('a network from a file', () => {
  const file = JSON.parse(readFileSync('data/reference/centres.json', 'utf8'))
  const renamed = (sign: string) => {
    const copy = structuredClone(file)
    for (const network of copy.networks) {
      network.id = `${network.id}-${sign}`
      for (const centre of network.centres) centre.id = `${centre.id}-${sign}`
    }
    return copy
  }

  test('Kharkiv and Kherson come whole: centres, zones, desks with stations, hours, and the planned one is not open', async () => {
    const [kharkiv, kherson] = await database.run(founder, (work) =>
      importNetworks(work, file, {
        zoneDesks: { 'kharkiv-regional': { social: 33, admin: 11, residence: 6, business: 6 } },
      }),
    )
    const keys = (imported: typeof kharkiv) =>
      [...imported!.centres.values()].filter(({ kind }) => kind !== 'mobile').length
    expect([keys(kharkiv), keys(kherson)]).toEqual([9, 4])
    const regional = await hall(kharkiv!.centres.get('kharkiv-regional')!.id)
    expect(regional.centre.placeCode).toBe('ХРК')
    expect(regional.desks).toHaveLength(82)
    expect(regional.desks.filter(({ equipment }) => equipment.includes('biometric'))).toHaveLength(8)
    expect(mayIssueTickets(regional, at('2026-11-24T16:20:00Z'))).toBe(true)
    expect(mayIssueTickets(regional, at('2026-11-24T16:30:00Z'))).toBe(false)
    const planned = await hall(kherson!.centres.get('kherson-multicentre')!.id)
    expect([isOpen(planned, at('2026-11-24T09:00:00Z')), planned.desks.length]).toEqual([false, 30])
    const codes = (await database.look(founder, listCentres)).map(({ placeCode }) => placeCode)
    expect(new Set(codes).size).toBe(codes.length)
    expect(await answersOf(database.run(founder, (work) => importNetworks(work, file)))).toEqual([
      'centres.import-not-empty',
    ])
  })

  test('a bad file is refused whole, naming each bad record and field', async () => {
    const bad = renamed('bad')
    bad.networks[0].centres[1].openingHours.mon = '9-18'
    bad.networks[1].centres[0].name = ''
    const refusal = await database.run(founder, (work) => importNetworks(work, bad)).catch((fault: Refusal) => fault)
    expect((refusal as Refusal).answers.map(({ field, facts }) => [field, facts.why])).toEqual([
      [
        'networks.0.centres.1.openingHours.mon',
        expect.stringContaining('«kharkiv-central-bad» / openingHours / mon: години пишуться як 09:00–18:00'),
      ],
      ['networks.1.centres.0.name', expect.stringContaining('«kherson-central-bad» / name')],
    ])
    expect((await database.look(founder, listCentres)).some(({ key }) => key.endsWith('-bad'))).toBe(false)
  })

  test('546 services and 82 desks are set up in a moment, and read in one statement', async () => {
    const [kharkiv] = await database.run(founder, (work) => importNetworks(work, renamed('fast')))
    const { id } = [...kharkiv!.centres.values()][0]!
    const services = Array.from({ length: 546 }, (_, i) => ({
      id: newId<'Service'>(),
      category: i % 2 ? ('pensions' as const) : ('land' as const),
    }))
    await database.run(founder, (work) => giveByCategory(work, id, services, { decision: '№ 1', since: longAgo }))
    const found = await hall(id)
    expect(found.given.size).toBe(546)
    expect(found.groups.get(givenOn(found, services[0]!.id, longAgo)!.groupId)!.key).toBe('property')
    expect(await database.look(founder, (work) => listDeskViews(work, id))).toHaveLength(82)
  })
})

test('a founder opens the next centre of the network', async () => {
  const name = { uk: 'Мережа', en: 'Network' }
  const network = await database.run(founder, (work) => createNetwork(work, { key: 'own', name, region: 'Область' }))
  const actor = staffActor('founder', network.id as never)
  const card = { key: 'own-first', networkId: network.id, kind: 'territorial' as const, name, placeCode: '7701' }
  const centre = await database.run(actor, (work) => createCentre(work, card))
  const first = await hall(centre.id)
  expect([isOpen(first, clock.now()), first.groups.size, first.zones.size, first.desks.length]).toEqual([
    false,
    13,
    1,
    0,
  ])
  const stranger = staffActor('head', centre.id)
  expect(await answersOf(database.run(stranger, (work) => createCentre(work, { ...card, key: 'own-second' })))).toEqual(
    ['vikno.not-allowed'],
  )
  await database.run(founder, (work) => addMembers(work, centre.id, [newId<'Staff'>()], longAgo))
})
