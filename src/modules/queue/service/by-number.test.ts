// A ticket found by its number, called by hand with a reason, called without gong, and back after the last call.
import { describe, expect, test } from 'vitest'
import { testDatabase } from '../../../db/testing.ts'
import { closedWeek } from '../../centres/rules/hours.ts'
import { setWeek } from '../../centres/service/centres.ts'
import type { HandReason, TicketId } from '../model.ts'
import { codeOf, type TestHall, testHall } from '../testing.ts'
import * as desk from './at-desk.ts'
import { comeBack, giveUp, stepAway } from './away.ts'
import { callByHand, findForDesk, ticketByNumber } from './by-number.ts'
import { boardState, ticketPage } from './screens.ts'

const test1 = await testDatabase()
const { database } = test1

const byHand = (hall: TestHall, n: number, ticketId: TicketId, reason: HandReason = 'unwell', silent = false) =>
  hall.at(n, (work, deskId) => callByHand(work, deskId, { ticketId, reason, silent }))
const board = (hall: TestHall) => database.look(hall.guide, (work) => boardState(work, hall.centre.id))
const page = (hall: TestHall, id: TicketId) => database.look(hall.guide, (work) => ticketPage(work, id))
const say = (hall: TestHall, act: typeof comeBack, id: TicketId) => database.run(hall.guide, (work) => act(work, id))

describe('a ticket by its number', () => {
  test('is found as people say it, today only', async () => {
    const hall = await testHall(test1)
    const { id } = await hall.take()
    for (const text of ['А-001', 'а 1', 'A1'])
      expect(await database.look(hall.guide, (work) => ticketByNumber(work, hall.centre.id, text))).toBe(id)
    const code = (text: string) =>
      codeOf(database.look(hall.guide, (work) => ticketByNumber(work, hall.centre.id, text)))
    expect([await code('А-002'), await code('С-001'), await code('щось')]).toEqual([
      'queue.no-such-number',
      'queue.no-such-number',
      'queue.bad-number',
    ])
    hall.wait(24 * 60)
    expect(await code('А-001')).toBe('queue.no-such-number')
  })

  test('a desk sees where it stands and whether it may call it', async () => {
    const groups = [
      { key: 'one', series: 'А', purpose: null },
      { key: 'two', series: 'С', purpose: null },
    ] as const
    const hall = await testHall(test1, { groups, desks: [{ levels: { one: 2 } }] })
    const [mine, theirs] = [await hall.take({ people: 2 }), await hall.take({ serviceId: hall.services.two })]
    const find = (label: string) => hall.at(0, (work, deskId) => findForDesk(work, deskId, label))
    expect(await find(mine.label)).toMatchObject({ id: mine.id, state: { kind: 'waiting' }, people: 2, mayCall: true })
    expect(await find(theirs.label)).toMatchObject({ mayCall: false })
    await hall.call(0)
    expect(await find(mine.label)).toMatchObject({ state: { kind: 'called' }, mayCall: false })
  })

  test('a visitor and a stranger may not look for one', async () => {
    const [hall, other] = [await testHall(test1), await testHall(test1)]
    const asked = (actor: Parameters<typeof database.look>[0]) =>
      codeOf(database.look(actor, (work) => ticketByNumber(work, hall.centre.id, 'А-001')))
    expect(await asked({ kind: 'visitor' })).toBe('vikno.sign-in-first')
    expect(await asked(other.guide)).toBe('vikno.not-allowed')
    const fromDesk = database.look(other.administrators[0]!, (work) => findForDesk(work, hall.desks[0]!.id, 'А-001'))
    expect(await codeOf(fromDesk)).toBe('vikno.not-allowed')
  })
})

describe('a call by hand', () => {
  test('takes this very ticket before others, and the record says by whom and why', async () => {
    const hall = await testHall(test1)
    await hall.take()
    const { id } = await hall.take()
    expect(await byHand(hall, 0, id)).toMatchObject({ ticketId: id, deskNumber: 1 })
    const called = (await hall.events(id)).at(-1)!
    expect(called).toMatchObject({ type: 'called', facts: { byHand: 'unwell', level: 2 } })
    expect((await board(hall)).calls).toMatchObject([{ label: 'А-002' }])
  })

  test('brings back whoever stepped away or did not answer', async () => {
    const hall = await testHall(test1, { desks: [{}, {}] })
    const [away, absent] = [await hall.take(), await hall.take()]
    await database.run(hall.guide, (work) => stepAway(work, away.id, 10))
    await hall.call(0)
    await hall.at(0, desk.markAbsent)
    await byHand(hall, 0, away.id)
    await byHand(hall, 1, absent.id)
    expect((await hall.events(away.id)).map(({ type }) => type)).toEqual(['issued', 'parked', 'returned', 'called'])
    expect((await hall.ticket(absent.id)).state).toMatchObject({ kind: 'called', deskId: hall.desks[1]!.id })
  })

  test('a ticket kept for another desk may be called too, if this one serves it', async () => {
    const hall = await testHall(test1, { desks: [{}, {}] })
    const { id } = await hall.take()
    await hall.call(0)
    const other = hall.desks[1]!.id
    await hall.at(0, (work, deskId) => desk.transfer(work, deskId, { deskId: other, returnToMe: false }))
    await byHand(hall, 0, id, 'our-mistake')
    expect((await hall.events(id)).at(-1)?.facts).toMatchObject({ freed: true, byHand: 'our-mistake' })
  })

  test('is refused for what the desk does not serve, for who is called already, for another centre and while busy', async () => {
    const groups = [
      { key: 'one', series: 'А', purpose: null },
      { key: 'two', series: 'С', purpose: null },
    ] as const
    const hall = await testHall(test1, { groups, desks: [{ levels: { one: 2 } }, {}] })
    const [mine, theirs] = [await hall.take(), await hall.take({ serviceId: hall.services.two })]
    const stranger = await testHall(test1)
    expect(await codeOf(byHand(hall, 0, theirs.id))).toBe('queue.desk-cannot-serve')
    expect(await codeOf(byHand(hall, 0, (await stranger.take()).id))).toBe('queue.no-ticket')
    await byHand(hall, 0, mine.id)
    expect(await codeOf(byHand(hall, 1, mine.id))).toBe('queue.wrong-state')
    expect(await codeOf(byHand(hall, 0, theirs.id))).toBe('queue.desk-busy')
    const asGuide = database.run(hall.guide, (work) =>
      callByHand(work, hall.desks[1]!.id, { ticketId: theirs.id, reason: 'head' }),
    )
    expect(await codeOf(asGuide)).toBe('vikno.not-allowed')
  })
})

describe('a silent call', () => {
  test('stands on no board; the phone page tells the desk, and the record that it was silent', async () => {
    const hall = await testHall(test1)
    const { id } = await hall.take()
    await hall.at(0, (work, deskId) => desk.callNext(work, deskId, { silent: true }))
    expect((await board(hall)).calls).toEqual([])
    expect(await page(hall, id)).toMatchObject({ state: { kind: 'called' }, desk: { number: 1 } })
    expect((await hall.events(id)).at(-1)?.facts).toMatchObject({ silent: true })
    await hall.at(0, desk.startServing)
    expect((await board(hall)).calls).toEqual([])
  })

  test('is over with that call: sent on and called again, the ticket is on the board', async () => {
    const hall = await testHall(test1, { desks: [{}, {}] })
    const { id } = await hall.take()
    await byHand(hall, 0, id, 'invited', true)
    const other = hall.desks[1]!.id
    await hall.at(0, (work, deskId) => desk.transfer(work, deskId, { deskId: other, returnToMe: false }))
    await hall.call(1)
    expect((await board(hall)).calls).toMatchObject([{ number: 2 }])
  })

  test('keeps the order: the next in turn is called, silently or not', async () => {
    const hall = await testHall(test1)
    const [first] = [await hall.take(), await hall.take()]
    const called = await hall.at(0, (work, deskId) => desk.callNext(work, deskId, { silent: true }))
    expect(called.ticketId).toBe(first.id)
  })
})

describe('back after the last call', () => {
  async function gone() {
    const hall = await testHall(test1)
    const { id } = await hall.take()
    await hall.call(0)
    await hall.at(0, desk.markAbsent)
    await say(hall, comeBack, id)
    await hall.call(0)
    await hall.at(0, desk.markAbsent)
    expect((await hall.ticket(id)).state).toMatchObject({ kind: 'left', why: 'no-show' })
    return { hall, id }
  }

  test('«I am here» stands in the line again, promised anew from now', async () => {
    const { hall, id } = await gone()
    hall.wait(7)
    expect((await page(hall, id)).mayReturn).toBe(true)
    await say(hall, comeBack, id)
    const ticket = await hall.ticket(id)
    expect(ticket.state.kind).toBe('waiting')
    expect(ticket.promisedAt - test1.clock.now()).toBe(15 * 60_000)
    expect((await hall.events(id)).at(-1)).toMatchObject({ type: 'came-back', facts: { late: true } })
    expect(await hall.call(0)).toBe(id)
  })

  test('not after reception, not another day, and not who gave the ticket up', async () => {
    const { hall, id } = await gone()
    const { id: given } = await hall.take()
    await say(hall, giveUp, given)
    expect(await codeOf(say(hall, comeBack, given))).toBe('queue.wrong-state')
    await database.run(hall.head, (work) => setWeek(work, hall.centre.id, closedWeek))
    expect((await page(hall, id)).mayReturn).toBe(false)
    expect(await codeOf(say(hall, comeBack, id))).toBe('queue.too-late-to-return')
  })
})
