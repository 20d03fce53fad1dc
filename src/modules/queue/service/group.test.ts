// A family on one ticket, and whoever acts for another.
import { describe, expect, test } from 'vitest'
import { testDatabase } from '../../../db/testing.ts'
import { newId } from '../../../kernel/id.ts'
import type { PlainDate } from '../../../kernel/time.ts'
import { staffActor } from '../../centres/testing.ts'
import { addPower, revokePower } from '../../identity/service/representatives.ts'
import type { ResidentId, TicketId } from '../model.ts'
import { listErrands, listVisitors } from '../store/ticket.ts'
import { codeOf, someResident, type TestHall, testHall } from '../testing.ts'
import * as desk from './at-desk.ts'
import { deskScreen } from './desk-screen.ts'
import * as group from './group.ts'
import { boardState, ticketPage } from './screens.ts'
import { listVisits } from './visits.ts'

const test1 = await testDatabase()
const { database } = test1

const passports = {
  groups: [{ key: 'passports', series: 'П', purpose: null }],
  desks: [{ equipment: ['biometric'] }],
} as const

async function familyAt(people: number): Promise<{ hall: TestHall; id: TicketId }> {
  const hall = await testHall(test1, passports)
  const { id } = await hall.take({ people })
  await hall.call(0)
  await hall.at(0, desk.startServing)
  return { hall, id }
}
const errandsOf = (hall: TestHall, id: TicketId) =>
  database.look(hall.guide, (work) => listErrands(work, { centreId: hall.centre.id, id }))
const visitorsOf = (hall: TestHall, id: TicketId) =>
  database.look(hall.guide, (work) => listVisitors(work, { centreId: hall.centre.id, id }))
const identify = (hall: TestHall, residentId: ResidentId, person?: number) =>
  hall.at(0, (work, deskId) => group.identifyVisitor(work, deskId, residentId, undefined, person))

describe('a family takes one ticket', () => {
  test('one number and one call for all, a service for each, and the minutes of a group', async () => {
    const hall = await testHall(test1, passports)
    const { id } = await hall.take({ people: 4 })
    expect(await hall.ticket(id)).toMatchObject({ people: 4, person: 1, minutes: 50 })
    const errands = await errandsOf(hall, id)
    expect(errands.map(({ n, person, purpose }) => [n, person, purpose])).toEqual(
      [1, 2, 3, 4].map((n) => [n, n, 'submit']),
    )
    await hall.call(0)
    const { calls } = await database.look(hall.guide, (work) => boardState(work, hall.centre.id))
    expect(calls).toHaveLength(1)
    expect(await database.look(hall.guide, (work) => ticketPage(work, id))).toMatchObject({ people: 4 })
  })

  test('advice is one talk, however many listen', async () => {
    const hall = await testHall(test1, passports)
    const { id } = await hall.take({ people: 3, purpose: 'consult' })
    expect((await hall.ticket(id)).minutes).toBe(6)
    expect(await errandsOf(hall, id)).toHaveLength(1)
  })

  test('more than the centre takes on one ticket, or nobody, is refused', async () => {
    const hall = await testHall(test1, { ...passports, settings: { mostPeople: 4 } })
    for (const people of [0, 5]) expect(await codeOf(hall.take({ people }))).toBe('queue.too-many-people')
    expect((await hall.take({ people: 4 })).label).toBe('П-001')
  })
})

describe('at the desk', () => {
  test('each is identified in turn, and each has the visit in their history', async () => {
    const { hall, id } = await familyAt(2)
    const [mother, son] = [await someResident(test1, hall), await someResident(test1, hall)]
    await identify(hall, mother)
    await hall.at(0, (work, deskId) => group.turnTo(work, deskId, 2))
    expect(await hall.ticket(id)).toMatchObject({ person: 2, residentId: null })
    await identify(hall, son)
    expect((await visitorsOf(hall, id)).map(({ n, residentId }) => [n, residentId])).toEqual([
      [1, mother],
      [2, son],
    ])
    await hall.at(0, (work, deskId) => group.turnTo(work, deskId, 1))
    expect(await hall.ticket(id)).toMatchObject({ person: 1, residentId: mother })
    for (const who of [mother, son]) {
      const visits = await database.look(hall.head, (work) => listVisits(work, who, hall.centre.id))
      expect(visits.map((visit) => visit.id)).toEqual([id])
    }
    expect((await hall.events(id)).map(({ type, facts }) => [type, facts.person])).toEqual([
      ['issued', undefined],
      ['called', undefined],
      ['started', undefined],
      ['identified', 1],
      ['turned', 2],
      ['identified', 2],
      ['turned', 1],
    ])
  })

  test('named again, it is a correction; the same person twice on a ticket is refused', async () => {
    const { hall, id } = await familyAt(2)
    const [wrong, right] = [await someResident(test1, hall), await someResident(test1, hall)]
    await identify(hall, wrong)
    await identify(hall, right)
    expect((await visitorsOf(hall, id)).map(({ residentId }) => residentId)).toEqual([right])
    expect(await codeOf(identify(hall, right, 2))).toBe('queue.same-person')
    expect(await codeOf(identify(hall, wrong, 3))).toBe('queue.no-person')
  })

  test('what is added belongs to the person whose turn it is', async () => {
    const { hall, id } = await familyAt(2)
    await hall.at(0, (work, deskId) => group.turnTo(work, deskId, 2))
    await hall.at(0, (work, deskId) =>
      desk.addService(work, deskId, { purpose: 'submit', serviceId: hall.services.passports }),
    )
    expect((await errandsOf(hall, id)).at(-1)).toMatchObject({ n: 3, person: 2, purpose: 'submit' })
  })

  test('more came, or fewer: services and minutes follow; who is known stays', async () => {
    const { hall, id } = await familyAt(2)
    const set = (people: number) => hall.at(0, (work, deskId) => group.setPeople(work, deskId, people))
    await set(3)
    expect(await hall.ticket(id)).toMatchObject({ people: 3, minutes: 40 })
    expect((await errandsOf(hall, id)).map(({ person }) => person)).toEqual([1, 2, 3])
    await identify(hall, await someResident(test1, hall), 2)
    expect(await codeOf(set(1))).toBe('queue.people-are-known')
    await set(2)
    expect((await errandsOf(hall, id)).map(({ person }) => person)).toEqual([1, 2])
    expect(await codeOf(set(9))).toBe('queue.too-many-people')
  })

  test('sent on to another desk, all go together and are finished together', async () => {
    const two = {
      groups: passports.groups,
      desks: [{ equipment: ['biometric'] }, { equipment: ['biometric'] }],
    } as const
    const hall = await testHall(test1, two)
    const { id } = await hall.take({ people: 3 })
    await hall.call(0)
    const other = hall.desks[1]!.id
    await hall.at(0, (work, deskId) => desk.transfer(work, deskId, { deskId: other, returnToMe: false }))
    await hall.call(1)
    await hall.at(1, (work, deskId) => desk.finish(work, deskId, 'served'))
    expect((await errandsOf(hall, id)).map(({ outcome }) => outcome)).toEqual(['served', 'served', 'served'])
  })

  test('the screen shows how many there are and who of them is known', async () => {
    const { hall } = await familyAt(2)
    const mother = await someResident(test1, hall)
    await identify(hall, mother)
    const { current } = await hall.at(0, deskScreen)
    expect(current).toMatchObject({
      ticket: { people: 2, person: 1 },
      visitors: [{ n: 1, residentId: mother, actsBy: null }],
    })
  })
})

describe('who acts for another', () => {
  async function withPower() {
    const { hall, id } = await familyAt(1)
    const [representative, principal] = [await someResident(test1, hall), await someResident(test1, hall)]
    const view = { purpose: 'represent', centreId: hall.centre.id } as const
    const power = await database.run(hall.head, (work) =>
      addPower(
        work,
        {
          ...{ principal: { kind: 'resident', id: principal }, representativeId: representative, number: '12' },
          ...{ kind: 'power-of-attorney', issuedOn: '2026-01-10' as PlainDate, validFrom: '2026-01-10' as PlainDate },
          ...{ validUntil: '2027-01-10' as PlainDate, scope: 'all' },
        },
        view,
      ),
    )
    const actFor = (powerId: typeof power.id | null) =>
      hall.at(0, (work, deskId) => group.actFor(work, deskId, powerId))
    return { hall, id, representative, principal, power, view, actFor }
  }

  test('is recorded on the visit, by which power and for whom, and taken back', async () => {
    const { hall, id, representative, principal, power, actFor } = await withPower()
    await identify(hall, representative)
    await actFor(power.id)
    await actFor(power.id) // a second click changes nothing
    expect(await visitorsOf(hall, id)).toEqual([
      { n: 1, residentId: representative, actsBy: { powerId: power.id, principalId: principal } },
    ])
    await actFor(null)
    expect((await visitorsOf(hall, id))[0]?.actsBy).toBeNull()
    const acts = (await hall.events(id)).filter(({ type }) => type === 'acts-for')
    expect(acts.map(({ facts }) => facts)).toEqual([
      { person: 1, power: power.id },
      { person: 1, power: null },
    ])
  })

  test('only after the person was identified, and only by a power of theirs that is in force', async () => {
    const { hall, representative, power, view, actFor } = await withPower()
    expect(await codeOf(actFor(power.id))).toBe('queue.no-person')
    await identify(hall, await someResident(test1, hall))
    expect(await codeOf(actFor(power.id))).toBe('identity.not-covered')
    await identify(hall, representative)
    await database.run(hall.head, (work) => revokePower(work, power.id, view))
    expect(await codeOf(actFor(power.id))).toBe('identity.not-covered')
    expect(await codeOf(actFor(newId<'Power'>()))).toBe('identity.not-covered')
  })

  test('who is identified anew acts for themselves', async () => {
    const { hall, id, representative, power, actFor } = await withPower()
    await identify(hall, representative)
    await actFor(power.id)
    await identify(hall, await someResident(test1, hall))
    expect((await visitorsOf(hall, id))[0]?.actsBy).toBeNull()
  })
})

test.each([
  ['how many came', (hall: TestHall) => hall.at(0, (work, deskId) => group.setPeople(work, deskId, 2))],
  ['whose turn it is', (hall: TestHall) => hall.at(0, (work, deskId) => group.turnTo(work, deskId, 1))],
  ['for whom they act', (hall: TestHall) => hall.at(0, (work, deskId) => group.actFor(work, deskId, null))],
])('%s is not said while nobody is at the desk', async (_, act) => {
  const hall = await testHall(test1, passports)
  expect(await codeOf(act(hall))).toBe('queue.nobody-called')
})

test('a guide, a stranger and an administrator of another desk may not', async () => {
  const { hall } = await familyAt(2)
  const other = await testHall(test1)
  const deskId = hall.desks[0]!.id
  const asWhom = (actor: Parameters<typeof database.run>[0]) =>
    codeOf(database.run(actor, (work) => group.setPeople(work, deskId, 3)))
  expect(await asWhom(hall.guide)).toBe('vikno.not-allowed')
  expect(await asWhom(other.administrators[0]!)).toBe('vikno.not-allowed')
  expect(await asWhom(staffActor('administrator', hall.centre.id))).toBe('centres.desk-not-yours')
})
