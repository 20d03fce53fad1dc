// A desk that stops calling for a while, or goes to a colleague with all it keeps.
import { describe, expect, test } from 'vitest'
import { testDatabase } from '../../../db/testing.ts'
import { kyiv, later, minutes, type PlainTime, timeIn } from '../../../kernel/time.ts'
import { addMembers, listSeatPeriods, setRights } from '../../centres/service/people.ts'
import { endBreak, openDesk } from '../../centres/service/sitting.ts'
import { founder, longAgo, staffActor, staffIdOf } from '../../centres/testing.ts'
import type { TicketId } from '../model.ts'
import { codeOf, type TestHall, testHall } from '../testing.ts'
import * as desk from './at-desk.ts'
import { deskScreen } from './desk-screen.ts'
import { closeDesk, type HandOver, handOver, startBreak } from './pause.ts'
import { boardState, hallOverview } from './screens.ts'

const test1 = await testDatabase()
const { database, clock } = test1
/** The clock of the hall so many minutes from now. */
const inMinutes = (n: number): PlainTime => timeIn(kyiv, later(clock.now(), minutes(n)))

describe('a break', () => {
  test('says why and when it ends, to the display, to the head and to the desk', async () => {
    const hall = await testHall(test1)
    const backAt = later(clock.now(), minutes(30))
    await hall.at(0, (work, deskId) => startBreak(work, deskId, { why: 'rest', back: inMinutes(30) }))
    const board = await database.look(hall.guide, (work) => boardState(work, hall.centre.id))
    expect([board.seats, board.backs]).toEqual([{ 1: 'break' }, { 1: backAt }])
    const { desks } = await database.look(hall.head, (work) => hallOverview(work, hall.centre.id))
    expect(desks[0]).toMatchObject({ seat: 'break', pause: 'rest', backAt })
    expect((await hall.at(0, deskScreen)).seat).toMatchObject({ kind: 'break', why: 'rest', backAt })
  })

  test('for work at cases or a call on the phone is a break too: nobody is called meanwhile, and the record tells them apart', async () => {
    const hall = await testHall(test1)
    const from = clock.now()
    hall.wait(5)
    await hall.at(0, (work, deskId) => startBreak(work, deskId, { why: 'case-work' }))
    await hall.take()
    expect(await codeOf(hall.call(0))).toBe('centres.desk-on-break')
    hall.wait(20)
    await hall.at(0, endBreak)
    const periods = await database.look(hall.head, (work) =>
      listSeatPeriods(work, hall.centre.id, from, later(from, minutes(60))),
    )
    expect(periods.map(({ kind, why }) => [kind, why])).toEqual([
      ['open', null],
      ['break', 'case-work'],
      ['open', null],
    ])
  })

  test('may be made longer; a plain second press changes nothing', async () => {
    const hall = await testHall(test1)
    await hall.at(0, (work, deskId) => startBreak(work, deskId, { why: 'rest', back: inMinutes(20) }))
    await hall.at(0, startBreak)
    expect((await hall.at(0, deskScreen)).seat?.backAt).toBe(later(clock.now(), minutes(20)))
    await hall.at(0, (work, deskId) => startBreak(work, deskId, { why: 'rest', back: inMinutes(40) }))
    expect((await hall.at(0, deskScreen)).seat?.backAt).toBe(later(clock.now(), minutes(40)))
  })

  test('does not end in the past', async () => {
    const hall = await testHall(test1)
    const early = hall.at(0, (work, deskId) => startBreak(work, deskId, { why: 'rest', back: inMinutes(-1) }))
    expect(await codeOf(early)).toBe('centres.back-in-the-past')
  })
})

/** A colleague who has no desk yet. */
async function colleagueOf(hall: TestHall, rights = Object.values(hall.groups).map(({ id }) => id)) {
  const colleague = staffActor('administrator', hall.centre.id)
  await database.run(founder, (work) => addMembers(work, hall.centre.id, [staffIdOf(colleague)], longAgo))
  await database.run(founder, (work) => setRights(work, hall.centre.id, new Map([[staffIdOf(colleague), rights]])))
  return colleague
}
const handTo = (hall: TestHall, to: HandOver) => hall.at(0, (work, deskId) => handOver(work, deskId, to))

describe('handed over to a colleague', () => {
  test('the desk goes on with the visitor who sits there and all it keeps', async () => {
    const hall = await testHall(test1)
    const colleague = await colleagueOf(hall)
    await hall.take()
    const parked = await hall.call(0)
    await hall.at(0, (work, deskId) => desk.park(work, deskId, { reason: 'papers', returnAt: inMinutes(30) }))
    await hall.take()
    const here = await hall.call(0)
    await hall.at(0, desk.startServing)
    await handTo(hall, { to: 'colleague', staffId: staffIdOf(colleague) })
    expect(await codeOf(hall.at(0, desk.callNext))).toBe('centres.desk-not-yours')
    const as = <T>(step: Parameters<typeof hall.at<T>>[1]) =>
      database.run(colleague, (work) => step(work, hall.desks[0]!.id))
    const screen = await as(deskScreen)
    expect(screen).toMatchObject({ seat: { mine: true, kind: 'open' }, kept: 1, parked: [{ id: parked }] })
    expect(screen.current?.ticket).toMatchObject({ id: here, state: { staffId: staffIdOf(colleague) } })
    expect((await hall.events(here)).at(-1)).toMatchObject({ type: 'handed-over', staffId: staffIdOf(colleague) })
    await as((work, deskId) => desk.finish(work, deskId, 'served'))
  })

  test('not to a stranger, to somebody not qualified, or to who sits elsewhere', async () => {
    const hall = await testHall(test1, { desks: [{}, {}] })
    const unqualified = await colleagueOf(hall, [])
    const to = (actor: Parameters<typeof staffIdOf>[0]) =>
      codeOf(handTo(hall, { to: 'colleague', staffId: staffIdOf(actor) }))
    expect(await to(staffActor('administrator', hall.centre.id))).toBe('centres.colleague-not-a-member')
    expect(await to(unqualified)).toBe('centres.colleague-not-qualified')
    expect(await to(hall.administrators[1]!)).toBe('centres.colleague-sits-elsewhere')
  })
})

describe('handed over to another desk', () => {
  async function keeping(): Promise<{ hall: TestHall; parked: TicketId; lent: TicketId }> {
    const hall = await testHall(test1, { desks: [{}, {}] })
    await hall.take()
    const parked = await hall.call(0)
    await hall.at(0, (work, deskId) => desk.park(work, deskId, { reason: 'papers', returnAt: inMinutes(30) }))
    await hall.take()
    const lent = await hall.call(0)
    const other = hall.desks[1]!.id
    await hall.at(0, (work, deskId) => desk.transfer(work, deskId, { deskId: other, returnToMe: true }))
    return { hall, parked, lent }
  }

  test('its parked and lent tickets come back there, and it closes', async () => {
    const { hall, parked, lent } = await keeping()
    const other = hall.desks[1]!.id
    await handTo(hall, { to: 'desk', deskId: other })
    expect(await hall.ticket(parked)).toMatchObject({ state: { kind: 'parked', deskId: other } })
    expect(await hall.ticket(lent)).toMatchObject({ onlyDeskId: other, returnDeskId: other })
    expect((await hall.events(parked)).at(-1)).toMatchObject({ type: 'handed-over', facts: { toDesk: other } })
    expect(await codeOf(hall.at(0, desk.callNext))).toBe('centres.desk-not-open')
    expect((await hall.at(1, deskScreen)).kept).toBe(2)
    await hall.at(0, openDesk)
    expect((await hall.at(0, deskScreen)).kept).toBe(0)
  })

  test('not while a visitor sits there, to itself, or to a desk nobody calls from', async () => {
    const { hall } = await keeping()
    const to = (n: number) => codeOf(handTo(hall, { to: 'desk', deskId: hall.desks[n]!.id }))
    expect(await to(0)).toBe('queue.same-desk')
    await hall.at(1, closeDesk)
    expect(await to(1)).toBe('centres.desk-not-open')
    await hall.take()
    await hall.call(0)
    expect(await to(1)).toBe('queue.desk-busy')
  })
})

test('only whoever sits at the desk hands it over', async () => {
  const hall = await testHall(test1, { desks: [{}, {}] })
  const [mine, other] = hall.desks.map(({ id }) => id)
  const by = (actor: Parameters<typeof database.run>[0]) =>
    codeOf(database.run(actor, (work) => handOver(work, mine!, { to: 'desk', deskId: other! })))
  expect(await by(hall.administrators[1]!)).toBe('centres.desk-not-yours')
  expect(await by(hall.guide)).toBe('vikno.not-allowed')
})
