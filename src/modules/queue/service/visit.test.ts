// One visit from the kiosk to its end: every step, who may not, and what the record keeps.
import { describe, expect, test } from 'vitest'
import { testDatabase } from '../../../db/testing.ts'
import { type Actor, visitor } from '../../../kernel/actor.ts'
import { newId } from '../../../kernel/id.ts'
import { instantOf, later, minutes, type PlainTime } from '../../../kernel/time.ts'
import type { DeskId } from '../../centres/model.ts'
import { setSettings, setWeek } from '../../centres/service/centres.ts'
import { endServices } from '../../centres/service/desks.ts'
import { closeDesk as closeSeat, endBreak, openDesk } from '../../centres/service/sitting.ts'
import { staffActor } from '../../centres/testing.ts'
import { listErrands } from '../store/ticket.ts'
import { codeOf, someResident, testHall } from '../testing.ts'
import * as desk from './at-desk.ts'
import { bringBackDue, closeDay, comeBack, giveUp, nextDue, stepAway } from './away.ts'
import { deskScreen } from './desk-screen.ts'
import { identifyVisitor } from './group.ts'
import { issueTicket } from './issue.ts'
import { closeDesk, startBreak } from './pause.ts'

const test1 = await testDatabase()
const { database, clock, announced } = test1
const two = [{}, {}]
const served = (work: Parameters<typeof desk.finish>[0], deskId: DeskId) => desk.finish(work, deskId, 'served')
const typesOf = async (hall: Awaited<ReturnType<typeof testHall>>, id: Parameters<typeof hall.events>[0]) =>
  (await hall.events(id)).map(({ type }) => type)

describe('taking a ticket', () => {
  test('the ticket says the number and the moment by which the person is called', async () => {
    const hall = await testHall(test1)
    const issued = await hall.take()
    expect(issued).toMatchObject({
      label: 'А-001',
      class: 'walkIn',
      issuedAt: clock.now(),
      promisedAt: later(clock.now(), minutes(15)),
    })
    expect(await hall.ticket(issued.id)).toMatchObject({
      state: { kind: 'waiting', since: clock.now() },
      minutes: 10,
      version: 1,
    })
    expect(announced.at(-1)).toEqual({ type: 'queue.ticket-issued', centreId: hall.centre.id, ticketId: issued.id })
  })

  test('each class has the promise of the centre', async () => {
    const lanes = [
      { key: 'all', series: 'А', purpose: null },
      { key: 'advice', series: 'К', purpose: 'consult' },
      { key: 'collection', series: 'В', purpose: 'collect' },
    ] as const
    const hall = await testHall(test1, { groups: lanes })
    const wishes = [
      {},
      { purpose: 'consult' },
      { purpose: 'collect', serviceId: undefined },
      { priority: 'combatant' },
    ] as const
    const issued = await Promise.all(wishes.map((wish) => hall.take(wish)))
    expect(issued.map(({ label, promisedAt, issuedAt }) => [label[0], (promisedAt - issuedAt) / 60_000])).toEqual([
      ['А', 15],
      ['К', 10],
      ['В', 5],
      ['А', 5],
    ])
  })

  test('a declared ground of priority is sealed in the database and stands in no event', async () => {
    const hall = await testHall(test1)
    const { id } = await hall.take({ priority: 'disability1' })
    expect((await hall.ticket(id)).priority).toEqual({ group: 'disability1', state: 'declared' })
    const { rows } = await database.pool.query(
      'select t::text as row from queue.ticket t where id = $1 union select e::text from queue.event e where ticket_id = $1',
      [id],
    )
    expect(rows.length).toBe(2)
    for (const { row } of rows) expect(row).not.toContain('disability')
  })

  test.each([
    ['nothing chosen to file for', { serviceId: undefined }, 'queue.needs-a-service'],
    ['a service that is not given here', { serviceId: newId<'Service'>() }, 'queue.not-given-here'],
    [
      'advice without a service, where nobody gives advice alone',
      { purpose: 'consult', serviceId: undefined },
      'queue.needs-a-service',
    ],
    ['a priority the centre has not', { priority: 'idp' }, 'queue.unknown-priority'],
  ] as const)('%s is refused', async (_, wish, code) => {
    const hall = await testHall(test1)
    expect(await codeOf(hall.take(wish as never))).toBe(code)
  })

  test('outside the hours of tickets, and for a service given no more, the answer is no', async () => {
    const hall = await testHall(test1)
    const { centre, head, services } = hall
    const interval = [{ from: '09:00' as PlainTime, until: '10:00' as PlainTime }]
    const longer = [{ from: '09:00' as PlainTime, until: '11:00' as PlainTime }]
    const day = { work: longer, reception: longer, tickets: interval }
    await database.run(head, (work) => setWeek(work, centre.id, Array(7).fill(day)))
    clock.moveTo(instantOf('2026-11-23T07:59:59Z'))
    await hall.take()
    clock.moveTo(instantOf('2026-11-23T08:00:00Z'))
    expect(await codeOf(hall.take())).toBe('queue.tickets-not-issued-now')
    clock.moveTo(instantOf('2026-11-24T07:00:00Z'))
    expect((await hall.take()).label).toBe('А-001')
    await database.run(head, (work) => endServices(work, centre.id, [services.all!], '№ 2', '2026-11-24' as never))
    expect(await codeOf(hall.take())).toBe('queue.not-given-here')
  })

  test('the set-up changed by another process is noticed before the ticket is given out', async () => {
    const hall = await testHall(test1)
    await hall.take()
    await database.run(hall.head, (work) => setSettings(work, hall.centre.id, { targets: { walkIn: 40 } as never }))
    const { promisedAt, issuedAt } = await hall.take()
    expect((promisedAt - issuedAt) / 60_000).toBe(40)
  })

  test('a kiosk that somebody plays with is slowed down; the reception is not', async () => {
    const hall = await testHall(test1, { settings: { ticketsPerMinuteAtKiosk: 3 } })
    const { centre, services } = hall
    const kiosk = (): Actor => ({ kind: 'device', id: newId<'Device'>(), centreId: centre.id, of: 'kiosk' })
    const take = (actor: Actor) =>
      codeOf(
        database.run(actor, (work) =>
          issueTicket(work, { centreId: centre.id, purpose: 'submit', serviceId: services.all }),
        ),
      )
    const [one, other] = [kiosk(), kiosk()]
    for (const code of ['done', 'done', 'done', 'queue.kiosk-too-fast']) expect(await take(one)).toBe(code)
    expect(await take(other)).toBe('done')
    expect(await take(hall.guide)).toBe('done')
    hall.wait(1)
    expect(await take(one)).toBe('done')
  })

  test('a visitor from the street, a board and a stranger’s kiosk may not', async () => {
    const { centre, services } = await testHall(test1)
    const device = (of: 'kiosk' | 'board', at = centre.id): Actor => ({
      kind: 'device',
      id: newId<'Device'>(),
      centreId: at,
      of,
    })
    for (const actor of [
      visitor,
      device('board'),
      device('kiosk', newId<'Centre'>()),
      staffActor('officer', centre.id),
    ]) {
      const code = await codeOf(
        database.run(actor, (work) =>
          issueTicket(work, { centreId: centre.id, purpose: 'submit', serviceId: services.all }),
        ),
      )
      expect(code).toMatch(/^vikno\.(not-allowed|sign-in-first)$/)
    }
  })
})

describe('at the desk', () => {
  test('called, called again, served, finished: each step stands in the thread of the visit', async () => {
    const hall = await testHall(test1)
    const { id } = await hall.take()
    hall.wait(3)
    expect(await hall.call(0)).toBe(id)
    expect(await codeOf(hall.at(0, desk.callAgain))).toBe('queue.too-soon')
    hall.wait(1)
    await hall.at(0, desk.callAgain)
    await hall.at(0, desk.startServing)
    hall.wait(9)
    await hall.at(0, served)
    const events = await hall.events(id)
    expect(events.map(({ type }) => type)).toEqual(['issued', 'called', 'called-again', 'started', 'finished'])
    expect(events.map(({ at }) => (at - events[0]!.at) / 60_000)).toEqual([0, 3, 4, 4, 13])
    expect(events[1]).toMatchObject({ deskId: hall.desks[0]!.id, facts: { late: false } })
    expect((await hall.ticket(id)).state).toEqual({ kind: 'finished', at: clock.now(), outcome: 'served' })
    expect(await database.look(hall.guide, async (work) => listErrands(work, await hall.ticket(id)))).toMatchObject([
      { n: 1, outcome: 'served' },
    ])
  })

  test('a call after the promised moment is counted as a broken promise', async () => {
    const hall = await testHall(test1)
    const { id } = await hall.take()
    hall.wait(16)
    await hall.call(0)
    expect((await hall.events(id))[1]!.facts).toMatchObject({ late: true, level: 2 })
  })

  test('three calls, then only the no-show; the ticket comes back by itself once, and then has left', async () => {
    const hall = await testHall(test1)
    const { id, promisedAt } = await hall.take()
    await hall.call(0)
    for (let n = 0; n < 2; n++) {
      hall.wait(1)
      await hall.at(0, desk.callAgain)
    }
    hall.wait(1)
    expect(await codeOf(hall.at(0, desk.callAgain))).toBe('queue.called-enough')
    await hall.at(0, desk.markAbsent)
    expect(await codeOf(hall.call(0))).toBe('queue.nobody-waits')
    hall.wait(9)
    expect(await database.run(hall.head, bringBackDue)).toBe(0)
    hall.wait(1)
    expect(await database.look(hall.head, nextDue)).toBe(clock.now())
    expect(await database.run(hall.head, bringBackDue)).toBe(1)
    expect(await hall.ticket(id)).toMatchObject({ promisedAt, absences: 1, state: { kind: 'waiting' } })
    expect(await hall.call(0)).toBe(id)
    await hall.at(0, desk.markAbsent)
    expect((await hall.ticket(id)).state).toMatchObject({ kind: 'left', why: 'no-show' })
  })

  test('who comes within the grace keeps the promise and goes before those promised later', async () => {
    const hall = await testHall(test1)
    const { id } = await hall.take()
    await hall.call(0)
    await hall.at(0, desk.markAbsent)
    hall.wait(2)
    await hall.take()
    await database.run(visitor, (work) => comeBack(work, id))
    expect(await hall.call(0)).toBe(id)
  })

  test('parked for papers, the ticket returns when it was said, or earlier, to the desk that parked it', async () => {
    const hall = await testHall(test1, { desks: two })
    clock.moveTo(instantOf('2026-11-23T07:00:00Z'))
    const { id } = await hall.take()
    await hall.call(0)
    await hall.at(0, desk.startServing)
    const park = (returnAt: string) =>
      hall.at(0, (work, deskId) => desk.park(work, deskId, { reason: 'papers', returnAt: returnAt as PlainTime }))
    expect(await codeOf(park('08:59'))).toBe('queue.return-in-the-past')
    await park('09:40')
    expect((await hall.ticket(id)).state).toMatchObject({
      kind: 'parked',
      reason: 'papers',
      until: instantOf('2026-11-23T07:40:00Z'),
    })
    expect(await codeOf(hall.call(1))).toBe('queue.nobody-waits')
    clock.moveTo(instantOf('2026-11-23T07:40:00Z'))
    await database.run(hall.head, bringBackDue)
    expect(await codeOf(hall.call(1))).toBe('queue.nobody-waits')
    expect(await hall.call(0)).toBe(id)
  })

  test('nothing is parked beyond the end of reception', async () => {
    const hall = await testHall(test1)
    const interval = (until: string) => [{ from: '00:00' as PlainTime, until: until as PlainTime }]
    const day = { work: interval('18:00'), reception: interval('17:00'), tickets: interval('16:30') }
    await database.run(hall.head, (work) => setWeek(work, hall.centre.id, Array(7).fill(day)))
    clock.moveTo(instantOf('2026-11-23T14:20:00Z'))
    const { id } = await hall.take()
    await hall.call(0)
    const park = hall.at(0, (work, deskId) =>
      desk.park(work, deskId, { reason: 'papers', returnAt: '17:01' as PlainTime }),
    )
    expect(await codeOf(park)).toBe('queue.return-after-reception')
    expect(await codeOf(database.run(visitor, (work) => stepAway(work, id, 60)))).toBe('queue.return-after-reception')
    clock.moveTo(instantOf('2026-11-23T07:00:00Z'))
  })

  test('a ticket kept for a desk that closed is served by another', async () => {
    const hall = await testHall(test1, { desks: two })
    const { id } = await hall.take()
    await hall.call(0)
    await hall.at(0, (work, deskId) => desk.park(work, deskId, { reason: 'papers', returnAt: '23:00' as PlainTime }))
    await database.run(visitor, (work) => comeBack(work, id))
    expect(await codeOf(hall.call(1))).toBe('queue.nobody-waits')
    await hall.at(0, closeDesk)
    expect(await hall.call(1)).toBe(id)
  })

  test('transferred to another service with return, the visitor comes back for what is left', async () => {
    const groups = [
      { key: 'residence', series: 'А', purpose: null },
      { key: 'social', series: 'С', purpose: null },
    ] as const
    const hall = await testHall(test1, { groups, desks: [{ levels: { residence: 2 } }, { levels: { social: 2 } }] })
    const { residence, social } = hall.services
    const { id, label, promisedAt } = await hall.take({ serviceId: residence })
    await hall.call(0)
    await hall.at(0, desk.startServing)
    await hall.at(0, (work, deskId) => desk.transfer(work, deskId, { serviceId: social, returnToMe: true }))
    expect(await hall.ticket(id)).toMatchObject({
      serviceId: social,
      groupId: hall.groups.social!.id,
      promisedAt,
      series: 'А',
    })
    expect(await codeOf(hall.call(0))).toBe('queue.nobody-waits')
    const lent = async () => (await hall.at(0, deskScreen)).lent
    expect(await lent()).toEqual([{ id, label, at: null }])
    expect(await hall.call(1)).toBe(id)
    expect(await lent()).toEqual([{ id, label, at: 2 }])
    await hall.at(1, desk.startServing)
    await hall.at(1, served)
    expect(await hall.ticket(id)).toMatchObject({
      serviceId: residence,
      groupId: hall.groups.residence!.id,
      state: { kind: 'waiting' },
    })
    expect(await lent()).toEqual([])
    expect((await hall.at(0, desk.callNext)).label).toBe(label)
    await hall.at(0, (work, deskId) => desk.finish(work, deskId, 'postponed'))
    const errands = await database.look(hall.guide, async (work) => listErrands(work, await hall.ticket(id)))
    expect(errands).toEqual([
      { n: 1, person: 1, purpose: 'submit', serviceId: residence, outcome: 'postponed' },
      { n: 2, person: 1, purpose: 'submit', serviceId: social, outcome: 'served' },
    ])
    expect(await typesOf(hall, id)).toEqual([
      'issued',
      'called',
      'started',
      'transferred',
      'called',
      'started',
      'returned',
      'called',
      'finished',
    ])
  })

  test('to a named desk only if it serves that, and never to one’s own', async () => {
    const groups = [
      { key: 'residence', series: 'А', purpose: null },
      { key: 'passports', series: 'П', purpose: null },
    ] as const
    const desks = [
      { levels: { residence: 2, passports: 2 } },
      { levels: { residence: 2, passports: 2 }, equipment: ['biometric'] },
      {},
    ] as const
    const hall = await testHall(test1, { groups, desks })
    const to = (n: number, serviceId?: string) =>
      codeOf(
        hall.at(0, (work, deskId) =>
          desk.transfer(work, deskId, { deskId: hall.desks[n]!.id, serviceId: serviceId as never, returnToMe: false }),
        ),
      )
    const { id } = await hall.take({ serviceId: hall.services.residence })
    await hall.call(0)
    expect(await codeOf(hall.at(0, (work, deskId) => desk.transfer(work, deskId, { returnToMe: true })))).toBe(
      'queue.transfer-where',
    )
    expect(await to(0)).toBe('queue.same-desk')
    expect(await to(2, hall.services.passports)).toBe('queue.desk-cannot-serve')
    expect(await to(1, hall.services.passports)).toBe('done')
    expect(await codeOf(hall.call(0))).toBe('queue.nobody-waits')
    expect(await hall.call(1)).toBe(id)
  })

  test('a second service joins the visit, and each has its own outcome', async () => {
    const hall = await testHall(test1)
    const { id } = await hall.take()
    await hall.call(0)
    const seen = async () =>
      database.look(hall.guide, async (work) =>
        (await listErrands(work, await hall.ticket(id))).map(({ outcome }) => outcome),
      )
    const end = (n: number, outcome: 'served' | 'no-service') =>
      codeOf(hall.at(0, (work, deskId) => desk.finishErrand(work, deskId, n, outcome)))
    await hall.at(0, (work, deskId) =>
      desk.addService(work, deskId, { purpose: 'consult', serviceId: hall.services.all }),
    )
    await hall.at(0, (work, deskId) =>
      desk.addService(work, deskId, { purpose: 'submit', serviceId: hall.services.all }),
    )
    expect([await end(2, 'no-service'), await end(2, 'served'), await end(4, 'served')]).toEqual([
      'done',
      'queue.already-has-outcome',
      'queue.no-errand',
    ])
    expect(await seen()).toEqual([null, 'no-service', null])
    await hall.at(0, served)
    expect(await seen()).toEqual(['served', 'no-service', 'served'])
  })

  test('priority that was not shown goes to the ordinary line with the real arrival; shown, it stays', async () => {
    const hall = await testHall(test1)
    const waiting = await hall.take()
    hall.wait(1)
    const { id, issuedAt } = await hall.take({ priority: 'elderly' })
    expect(await hall.call(0)).toBe(id)
    await hall.at(0, (work, deskId) => desk.withdrawPriority(work, deskId, 'no-proof'))
    expect(await hall.ticket(id)).toMatchObject({
      class: 'walkIn',
      promisedAt: later(issuedAt, minutes(15)),
      state: { kind: 'waiting' },
    })
    expect((await hall.events(id)).at(-1)).toMatchObject({ type: 'priority-withdrawn', facts: { reason: 'no-proof' } })
    expect(await hall.call(0)).toBe(waiting.id)
    await hall.at(0, served)
    const other = await hall.take({ priority: 'pregnant' })
    expect(await hall.call(0)).toBe(other.id)
    await hall.at(0, desk.confirmPriority)
    expect((await hall.ticket(other.id)).priority).toEqual({ group: 'pregnant', state: 'confirmed' })
  })

  test('the visitor is known from the moment of identification; the note is sealed', async () => {
    const hall = await testHall(test1)
    const { id } = await hall.take()
    await hall.call(0)
    const residentId = await someResident(test1, hall)
    await hall.at(0, (work, deskId) => identifyVisitor(work, deskId, residentId))
    await hall.at(0, (work, deskId) => identifyVisitor(work, deskId, residentId))
    await hall.at(0, (work, deskId) => desk.writeNote(work, deskId, '  Згоду мати донесе до 16:00 '))
    expect(await hall.ticket(id)).toMatchObject({ residentId, note: 'Згоду мати донесе до 16:00' })
    expect(await typesOf(hall, id)).toEqual(['issued', 'called', 'identified', 'noted'])
    const { rows } = await database.pool.query('select t::text as row from queue.ticket t where id = $1', [id])
    expect(rows[0].row).not.toContain('Згоду')
  })

  test('a step meant for the ticket before is refused instead of falling on the next visitor', async () => {
    const hall = await testHall(test1)
    const first = await hall.take()
    await hall.take()
    await hall.call(0)
    await hall.at(0, (work, deskId) => desk.finishAndCallNext(work, deskId, 'served', first.id))
    expect(await codeOf(hall.at(0, (work, deskId) => desk.finish(work, deskId, 'served', first.id)))).toBe(
      'vikno.changed-meanwhile',
    )
    expect(await codeOf(hall.at(0, (work, deskId) => desk.markAbsent(work, deskId, first.id)))).toBe(
      'vikno.changed-meanwhile',
    )
  })

  test('«finish and call» where nobody waits finishes all the same', async () => {
    const hall = await testHall(test1)
    const { id } = await hall.take()
    await hall.call(0)
    expect(await hall.at(0, (work, deskId) => desk.finishAndCallNext(work, deskId, 'served', id))).toBeNull()
    expect((await hall.ticket(id)).state).toMatchObject({ kind: 'finished', outcome: 'served' })
  })
})

describe('who may not', () => {
  const steps: [string, (work: Parameters<typeof desk.callNext>[0], deskId: DeskId) => Promise<unknown>][] = [
    ['call', desk.callNext],
    ['call again', desk.callAgain],
    ['start serving', desk.startServing],
    ['mark the no-show', desk.markAbsent],
    ['park', (work, deskId) => desk.park(work, deskId, { reason: 'papers', returnAt: '23:00' as PlainTime })],
    ['transfer', (work, deskId) => desk.transfer(work, deskId, { returnToMe: false })],
    ['add a service', (work, deskId) => desk.addService(work, deskId, { purpose: 'consult' })],
    ['end a service', (work, deskId) => desk.finishErrand(work, deskId, 1, 'served')],
    ['finish', served],
    ['finish and call', (work, deskId) => desk.finishAndCallNext(work, deskId, 'served')],
    ['confirm the priority', desk.confirmPriority],
    ['withdraw the priority', (work, deskId) => desk.withdrawPriority(work, deskId, 'no-proof')],
    ['identify', (work, deskId) => identifyVisitor(work, deskId, newId<'Resident'>())],
    ['write a note', (work, deskId) => desk.writeNote(work, deskId, 'x')],
  ]
  test.each(steps)('nobody but the administrator of the desk can %s', async (_, step) => {
    const hall = await testHall(test1, { desks: two })
    await hall.take()
    if (step !== desk.callNext) await hall.call(0)
    const at = (actor: Actor) => codeOf(database.run(actor, (work) => step(work, hall.desks[0]!.id)))
    expect(await at(hall.administrators[1]!)).toBe('centres.desk-not-yours')
    expect(await at(visitor)).toBe('vikno.sign-in-first')
    expect(await at(hall.guide)).toBe('vikno.not-allowed')
    expect(await at(staffActor('administrator', newId<'Centre'>()))).toBe('vikno.not-allowed')
    expect(await at({ kind: 'device', id: newId<'Device'>(), centreId: hall.centre.id, of: 'kiosk' })).toBe(
      'vikno.not-allowed',
    )
  })

  test.each(steps.filter(([, step]) => step !== desk.callNext))(
    'with nobody at the desk one can’t %s',
    async (_, step) => {
      const hall = await testHall(test1)
      expect(await codeOf(hall.at(0, step))).toBe('queue.nobody-called')
    },
  )

  test('a desk on a break or closed does not call', async () => {
    const hall = await testHall(test1)
    await hall.take()
    await hall.at(0, startBreak)
    expect(await codeOf(hall.call(0))).toBe('centres.desk-on-break')
    await hall.at(0, endBreak)
    await hall.at(0, closeSeat)
    expect(await codeOf(hall.call(0))).toBe('centres.desk-not-open')
    await hall.at(0, openDesk)
    expect(await codeOf(hall.call(0))).toBe('done')
  })

  test('nobody is left standing at a desk that closes or goes on a break', async () => {
    const hall = await testHall(test1)
    await hall.take()
    await hall.call(0)
    expect([await codeOf(hall.at(0, startBreak)), await codeOf(hall.at(0, closeDesk))]).toEqual([
      'queue.desk-busy',
      'queue.desk-busy',
    ])
  })

  test('an unknown desk or ticket', async () => {
    const hall = await testHall(test1)
    const [administrator] = hall.administrators
    expect(await codeOf(database.run(administrator!, (work) => desk.callNext(work, newId<'Desk'>())))).toBe(
      'centres.no-desk',
    )
    for (const act of [comeBack, giveUp])
      expect(await codeOf(database.run(visitor, (work) => act(work, newId<'Ticket'>())))).toBe('queue.no-ticket')
  })
})

describe('the person with the ticket', () => {
  test('goes out for ten minutes and keeps the promise', async () => {
    const hall = await testHall(test1)
    const { id, promisedAt } = await hall.take()
    await database.run(visitor, (work) => stepAway(work, id, 10))
    expect(await codeOf(hall.call(0))).toBe('queue.nobody-waits')
    hall.wait(10)
    await database.run(hall.head, bringBackDue)
    expect(await hall.ticket(id)).toMatchObject({ promisedAt, state: { kind: 'waiting' } })
  })

  test('asks to be called later when the call has just sounded, and the desk is free at once', async () => {
    const hall = await testHall(test1)
    const { id } = await hall.take()
    const next = await hall.take()
    await hall.call(0)
    await database.run(visitor, (work) => stepAway(work, id, 5))
    expect(await hall.call(0)).toBe(next.id)
  })

  test('gives up, once', async () => {
    const hall = await testHall(test1)
    const { id } = await hall.take()
    await database.run(visitor, (work) => giveUp(work, id))
    expect(await codeOf(database.run(visitor, (work) => giveUp(work, id)))).toBe('queue.wrong-state')
    expect((await hall.ticket(id)).state).toMatchObject({ kind: 'left', why: 'own-wish' })
  })
})

describe('the end of the day', () => {
  const evening = { work: '20:00', reception: '19:00', tickets: '18:30' }
  const closing = async () => {
    const hall = await testHall(test1, { desks: [{}, {}, {}] })
    const interval = (until: string) => [{ from: '00:00' as PlainTime, until: until as PlainTime }]
    const day = {
      work: interval(evening.work),
      reception: interval(evening.reception),
      tickets: interval(evening.tickets),
    }
    await database.run(hall.head, (work) => setWeek(work, hall.centre.id, Array(7).fill(day)))
    clock.moveTo(instantOf('2026-11-23T16:00:00Z'))
    const [waiting, parked, called, serving] = [
      await hall.take(),
      await hall.take(),
      await hall.take(),
      await hall.take(),
    ]
    expect(await hall.call(0)).toBe(waiting.id)
    await hall.at(0, desk.markAbsent)
    expect(await hall.call(0)).toBe(parked.id)
    await hall.at(0, (work, deskId) => desk.park(work, deskId, { reason: 'papers', returnAt: '18:50' as PlainTime }))
    expect([await hall.call(1), await hall.call(2)]).toEqual([called.id, serving.id])
    await hall.at(2, desk.startServing)
    return { hall, ids: [waiting.id, parked.id, called.id, serving.id] }
  }
  const states = async ({ hall, ids }: Awaited<ReturnType<typeof closing>>) =>
    Promise.all(ids.map(async (id) => (await hall.ticket(id)).state.kind))

  test('who still waits an hour after the doors closed is recorded as not served; who sits at a desk is served on', async () => {
    const day = await closing()
    clock.moveTo(instantOf('2026-11-23T18:00:00Z'))
    await database.run(day.hall.head, closeDay)
    expect(await states(day)).toEqual(['absent', 'parked', 'called', 'serving'])
    clock.moveTo(instantOf('2026-11-23T18:00:01Z'))
    await database.run(day.hall.head, closeDay)
    expect(await states(day)).toEqual(['left', 'left', 'called', 'serving'])
    expect((await day.hall.events(day.ids[0]!)).at(-1)).toMatchObject({ type: 'left', facts: { why: 'closing' } })
    await day.hall.at(2, served)
  })

  test('what was forgotten at a desk overnight is ended the next day, and the numbers begin anew', async () => {
    const day = await closing()
    clock.moveTo(instantOf('2026-11-24T06:00:00Z'))
    await database.run(day.hall.head, closeDay)
    expect(await states(day)).toEqual(['left', 'left', 'left', 'finished'])
    expect((await day.hall.take()).label).toBe('А-001')
    expect(await database.run(day.hall.head, closeDay)).toBe(0)
  })
})
