// What people see: the phone, the board, the desk, the hall; and what nobody sees.
import { describe, expect, test } from 'vitest'
import { testDatabase } from '../../../db/testing.ts'
import { visitor } from '../../../kernel/actor.ts'
import { newId } from '../../../kernel/id.ts'
import { later, minutes, type PlainTime } from '../../../kernel/time.ts'
import { listAccess } from '../../audit/service.ts'
import type { Level } from '../../centres/model.ts'
import { staffActor } from '../../centres/testing.ts'
import type { TicketId } from '../model.ts'
import { codeOf, someResident, testHall } from '../testing.ts'
import * as desk from './at-desk.ts'
import { deskScreen } from './desk-screen.ts'
import { identifyVisitor } from './group.ts'
import { closeDesk, startBreak } from './pause.ts'
import { boardState, hallOverview, ticketPage } from './screens.ts'
import { listVisits } from './visits.ts'

const test1 = await testDatabase()
const { database, clock } = test1
/** A moment so many minutes from now, at least and at most. */
const inMinutes = (from: number, to: number) =>
  expect.toSatisfy((at: number) => at >= clock.now() + minutes(from) && at <= clock.now() + minutes(to))
const page = (id: TicketId) => database.look(visitor, (work) => ticketPage(work, id))

describe('the phone page of a ticket', () => {
  test('says the promise, the people ahead and the likely call', async () => {
    const hall = await testHall(test1)
    const [first, second, third] = [await hall.take(), await hall.take(), await hall.take()]
    expect(await page(first.id)).toMatchObject({
      label: 'А-001',
      promisedAt: first.promisedAt,
      ahead: 0,
      expectedAt: inMinutes(0, 1),
      desk: null,
    })
    expect(await page(third.id)).toMatchObject({ ahead: 2, expectedAt: inMinutes(14, 24) })
    await hall.call(0)
    expect(await page(second.id)).toMatchObject({ ahead: 0, expectedAt: inMinutes(7, 13) })
  })

  test('is honest when the expected call is later than the promise', async () => {
    const hall = await testHall(test1)
    for (let n = 0; n < 3; n++) await hall.take()
    const { expectedAt, promisedAt } = await page((await hall.take()).id)
    expect(expectedAt! - promisedAt).toBeGreaterThan(minutes(5))
    expect(expectedAt! - promisedAt).toBeLessThan(minutes(22))
  })

  test('expects nothing while no desk is open, and never a call in the past', async () => {
    const hall = await testHall(test1)
    const first = await hall.take()
    const { id } = await hall.take()
    await hall.call(0)
    hall.wait(90)
    expect(await page(id)).toMatchObject({ expectedAt: inMinutes(0, 15), desksOpen: 1 })
    await hall.at(0, (work, deskId) => desk.finish(work, deskId, 'served', first.id))
    await hall.at(0, closeDesk)
    expect(await page(id)).toMatchObject({ expectedAt: null, desksOpen: 0 })
  })

  test('when called, tells the desk, the way there and until when one is awaited', async () => {
    const hall = await testHall(test1)
    const { id } = await hall.take()
    await hall.call(0)
    const called = await page(id)
    expect(called).toMatchObject({
      ahead: null,
      desksOpen: null,
      expectedAt: null,
      desk: { number: 1, floor: 1, way: 'right' },
      state: { kind: 'called' },
    })
    expect(called.answerBy).toBe(later(clock.now(), minutes(2)))
  })

  test('names neither the ground of priority nor the person nor the note', async () => {
    const hall = await testHall(test1)
    const { id } = await hall.take({ priority: 'disability1' })
    await hall.call(0)
    const residentId = await someResident(test1, hall)
    await hall.at(0, (work, deskId) => identifyVisitor(work, deskId, residentId))
    await hall.at(0, (work, deskId) => desk.writeNote(work, deskId, 'таємниця'))
    const everything = JSON.stringify([
      await page(id),
      await database.look(visitor, (work) => boardState(work, hall.centre.id)),
    ])
    for (const secret of ['disability', 'priority', residentId, 'таємниця']) expect(everything).not.toContain(secret)
  })

  test('a wrong link says so', async () => expect(await codeOf(page(newId<'Ticket'>()))).toBe('queue.no-ticket'))
})

describe('the board', () => {
  test('shows the newest call first, who is next and how long a newcomer waits', async () => {
    const hall = await testHall(test1, { desks: [{}, {}] })
    for (let n = 0; n < 4; n++) await hall.take()
    await hall.call(0)
    hall.wait(1)
    await hall.call(1)
    const board = await database.look(visitor, (work) => boardState(work, hall.centre.id))
    expect(board.calls.map(({ label, number }) => [label, number])).toEqual([
      ['А-002', 2],
      ['А-001', 1],
    ])
    expect(board).toMatchObject({ isOpen: true, voice: true, waiting: 2, next: ['А-003', 'А-004'] })
    expect(board.groups).toMatchObject([
      {
        key: 'all',
        purpose: null,
        waiting: 2,
        expectedMinutes: expect.toSatisfy((is: number) => is >= 10 && is <= 24),
      },
    ])
    expect(board.waitOfNineInTen).toBe(1)
    expect(board.seats).toEqual({ 1: 'open', 2: 'open' })
    await hall.at(1, desk.markAbsent)
    await hall.at(1, closeDesk)
    expect((await database.look(visitor, (work) => boardState(work, hall.centre.id))).seats).toEqual({ 1: 'open' })
  })

  test('a repeated call stays in its place and is counted', async () => {
    const hall = await testHall(test1)
    await hall.take()
    await hall.call(0)
    hall.wait(1)
    await hall.at(0, desk.callAgain)
    const { calls } = await database.look(visitor, (work) => boardState(work, hall.centre.id))
    expect(calls).toMatchObject([{ label: 'А-001', times: 2, at: clock.now(), state: 'called' }])
  })
})

describe('the desk’s screen', () => {
  const groups = [
    { key: 'residence', series: 'А', purpose: null },
    { key: 'collection', series: 'В', purpose: 'collect' },
    { key: 'passports', series: 'П', purpose: null },
  ] as const
  const levels: Readonly<Record<string, Level>> = { residence: 2, collection: 1 }
  const busyHall = () =>
    testHall(test1, {
      groups,
      desks: [{ levels }, { levels: { collection: 2 } }, { levels: { passports: 2 }, equipment: ['biometric'] }],
    })

  test('says who is next and why those promised earlier are left to other desks', async () => {
    const hall = await busyHall()
    await hall.take({ serviceId: hall.services.passports, priority: 'elderly' })
    hall.wait(1)
    await hall.take({ purpose: 'collect', serviceId: undefined })
    await hall.take({ serviceId: hall.services.residence })
    const screen = await hall.at(0, deskScreen)
    expect(screen.next).toMatchObject({
      entry: { label: 'А-001', level: 2 },
      passed: [
        { entry: { label: 'П-001' }, why: 'needs-station', desk: 3, likelyAt: inMinutes(0, 1) },
        { entry: { label: 'В-001' }, why: 'only-helps', desk: 2, likelyAt: inMinutes(0, 1) },
      ],
      morePassed: 0,
      priorityAfter: null,
    })
    expect(screen.line.map(({ label, level }) => [label, level])).toEqual([
      ['П-001', 0],
      ['В-001', 1],
      ['А-001', 2],
    ])
  })

  test('has the ticket, its services, the thread of the visit and what stands aside', async () => {
    const hall = await busyHall()
    const { id } = await hall.take({ serviceId: hall.services.residence })
    const parked = await hall.take({ serviceId: hall.services.residence })
    await hall.call(0)
    await hall.at(0, (work, deskId) => desk.park(work, deskId, { reason: 'papers', returnAt: '23:30' as PlainTime }))
    expect(await hall.call(0)).toBe(parked.id)
    await hall.at(0, desk.startServing)
    const screen = await hall.at(0, deskScreen)
    expect(screen).toMatchObject({
      number: 1,
      seat: { kind: 'open', mine: true },
      current: {
        label: 'А-002',
        usualMinutes: 10,
        errands: [{ n: 1, serviceId: hall.services.residence, outcome: null }],
      },
      parked: [{ id, label: 'А-001' }],
      waitOfNineInTen: 0,
    })
    expect(screen.current?.thread.map(({ type }) => type)).toEqual(['issued', 'called', 'started'])
  })

  test('only the desk sees what priority was declared, and what proves it', async () => {
    const hall = await busyHall()
    await hall.take({ serviceId: hall.services.residence, priority: 'servingMilitary' })
    await hall.call(0)
    const { current } = await hall.at(0, deskScreen)
    expect(current?.priority).toMatchObject({
      name: { uk: 'На військовій службі' },
      proof: { uk: 'військовий квиток' },
      state: 'declared',
    })
  })

  test('an empty line has nobody next', async () => {
    const hall = await busyHall()
    expect(await hall.at(0, deskScreen)).toMatchObject({ current: null, next: null, line: [], parked: [] })
  })

  test('colleagues see whose desk it is; a guide and a visitor don’t see it', async () => {
    const hall = await busyHall()
    const look = (actor: typeof hall.guide) => database.look(actor, (work) => deskScreen(work, hall.desks[0]!.id))
    expect((await look(hall.administrators[1]!)).seat).toMatchObject({ mine: false })
    expect([await codeOf(look(hall.guide)), await codeOf(look(visitor))]).toEqual([
      'vikno.not-allowed',
      'vikno.sign-in-first',
    ])
  })
})

test('the hall shows every desk, who is late and how long each group waits, to its own staff', async () => {
  const hall = await testHall(test1, { desks: [{}, {}] })
  for (let n = 0; n < 3; n++) await hall.take()
  await hall.call(0)
  await hall.at(1, startBreak)
  hall.wait(16)
  const look = (actor: typeof hall.guide) => database.look(actor, (work) => hallOverview(work, hall.centre.id))
  expect(await look(hall.guide)).toMatchObject({
    desks: [
      { number: 1, seat: 'open', ticket: 'А-001', usualMinutes: expect.any(Number), since: expect.any(Number) },
      { number: 2, seat: 'break', ticket: null, usualMinutes: null, since: null },
    ],
    groups: [{ waiting: 2, desks: 2, calling: 1, nextPromise: expect.any(Number) }],
    isOpen: true,
    waiting: 2,
    late: 2,
    mayChange: false,
  })
  expect((await look(hall.head)).mayChange).toBe(true)
  expect(await codeOf(look(staffActor('head', newId<'Centre'>())))).toBe('vikno.not-allowed')
})

test('earlier visits of a person are shown to those who may, and the look is written down', async () => {
  const hall = await testHall(test1)
  const residentId = await someResident(test1, hall)
  const visit = async () => {
    await hall.take()
    await hall.call(0)
    await hall.at(0, (work, deskId) => identifyVisitor(work, deskId, residentId))
    await hall.at(0, (work, deskId) => desk.finish(work, deskId, 'served'))
    hall.wait(1)
  }
  await visit()
  await visit()
  const [administrator] = hall.administrators
  const look = (actor: typeof hall.guide) =>
    database.look(actor, (work) => listVisits(work, residentId, hall.centre.id))
  expect((await look(administrator!)).map(({ label, outcome }) => [label, outcome])).toEqual([
    ['А-002', 'served'],
    ['А-001', 'served'],
  ])
  const rows = await database.look(hall.head, (work) =>
    listAccess(work, { personId: residentId, centreId: hall.centre.id }),
  )
  expect(rows.filter(({ fields }) => fields.includes('visits'))).toMatchObject([
    { operation: 'view', subjectPersonId: residentId },
  ])
  expect(await codeOf(look(hall.guide))).toBe('vikno.not-allowed')
})
