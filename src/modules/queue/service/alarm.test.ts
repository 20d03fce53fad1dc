import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { testDatabase } from '../../../db/testing.ts'
import { openDatabase } from '../../../db/work.ts'
import { visitor } from '../../../kernel/actor.ts'
import { newId } from '../../../kernel/id.ts'
import { Refusal } from '../../../kernel/refusal.ts'
import { later, minutes, type PlainTime, timeIn } from '../../../kernel/time.ts'
import type { CentreId, DeskId } from '../../centres/model.ts'
import { staffActor } from '../../centres/testing.ts'
import type { TicketId } from '../model.ts'
import { codeOf, type TestHall, testHall } from '../testing.ts'
import { freezeHall, resumeHall } from './alarm.ts'
import * as desk from './at-desk.ts'
import { bringBackDue, closeDay, comeBack, nextDue, stepAway } from './away.ts'
import { deskScreen } from './desk-screen.ts'
import { boardState, hallOverview, ticketPage } from './screens.ts'

const test1 = await testDatabase()
const { database, clock, announced } = test1

const freeze = (hall: TestHall) => database.run(hall.guide, (work) => freezeHall(work, hall.centre.id, 'air'))
const resume = (hall: TestHall) => database.run(hall.guide, (work) => resumeHall(work, hall.centre.id))
const bringBack = (hall: TestHall) => database.run({ kind: 'system', job: 'test' }, bringBackDue).then(() => hall)
const inMinutes = (n: number) => later(clock.now(), minutes(n))

async function lineOf(hall: TestHall): Promise<string[]> {
  const screen = await hall.at(0, deskScreen)
  return screen.line.map(({ label }) => label)
}

describe('while an alarm stands', () => {
  test('nobody is called, called again or taken for absent, and no ticket is given out', async () => {
    const hall = await testHall(test1, { desks: [{}, {}] })
    await hall.take()
    await hall.take()
    await hall.call(0)
    await freeze(hall)
    hall.wait(5)
    const stands = 'centres.alarm-stands'
    expect(await codeOf(hall.call(1))).toBe(stands)
    expect(await codeOf(hall.at(0, desk.callAgain))).toBe(stands)
    expect(await codeOf(hall.at(0, desk.markAbsent))).toBe(stands)
    expect(await codeOf(hall.take())).toBe(stands)
    expect(await codeOf(hall.at(0, (work, id) => desk.finishAndCallNext(work, id, 'served')))).toBe(stands)
  })

  test('who is at a desk may be served, put aside or sent on, and the visit may end', async () => {
    const hall = await testHall(test1, { desks: [{}, {}, {}] })
    const tickets = [await hall.take(), await hall.take(), await hall.take()]
    for (const n of [0, 1, 2]) await hall.call(n)
    await freeze(hall)
    await hall.at(0, desk.startServing)
    await hall.at(0, (work, id) => desk.finish(work, id, 'served'))
    const returnAt = timeIn('Europe/Kyiv', inMinutes(60)) as PlainTime
    await hall.at(1, (work, id) => desk.park(work, id, { reason: 'papers', returnAt }))
    await hall.at(2, (work, id) => desk.transfer(work, id, { deskId: hall.desks[0]!.id, returnToMe: false }))
    const states = await Promise.all(tickets.map(async ({ id }) => (await hall.ticket(id)).state.kind))
    expect(states).toEqual(['finished', 'parked', 'waiting'])
  })

  test('timers stand: nobody comes back to the line by time, and «I am here» still works', async () => {
    const hall = await testHall(test1, { desks: [{}, {}] })
    const [gone, away] = [await hall.take(), await hall.take()]
    await hall.call(0)
    await hall.at(0, desk.markAbsent) // grace of 10 minutes
    await database.run(visitor, (work) => stepAway(work, away.id, 10))
    hall.wait(4)
    await freeze(hall)
    const due = await database.look(visitor, nextDue)
    expect(due === undefined || due > inMinutes(6)).toBe(true)
    hall.wait(60)
    await bringBack(hall)
    expect((await hall.ticket(gone.id)).state.kind).toBe('absent')
    expect((await hall.ticket(away.id)).state.kind).toBe('parked')
    await database.run(visitor, (work) => comeBack(work, away.id))
    await resume(hall)
    await bringBack(hall)
    expect((await hall.ticket(gone.id)).state).toEqual({ kind: 'absent', until: inMinutes(6) })
    hall.wait(6)
    await bringBack(hall)
    expect((await hall.ticket(gone.id)).state.kind).toBe('waiting')
  })

  test('every screen says so, and none counts the minutes', async () => {
    const hall = await testHall(test1)
    const { id } = await hall.take()
    hall.wait(5)
    await freeze(hall)
    const since = clock.now()
    hall.wait(40)
    const alarm = { cause: 'air', since, shelter: null }
    const look = <T>(screen: (work: never, centreId: CentreId) => Promise<T>) =>
      database.look(hall.head, (work) => screen(work as never, hall.centre.id))
    expect(await look(boardState)).toMatchObject({ alarm, resumed: null })
    expect(await look(hallOverview)).toMatchObject({ alarm, late: 0, waiting: 1, mayFreeze: true })
    expect(await hall.at(0, deskScreen)).toMatchObject({ alarm, mayFreeze: true })
    expect(await database.look(visitor, (work) => ticketPage(work, id))).toMatchObject({ alarm, expectedAt: null })
    await resume(hall)
    const resumed = { at: clock.now(), cause: 'air', minutes: 40 }
    expect(await look(boardState)).toMatchObject({ alarm: null, resumed })
    expect(await database.look(visitor, (work) => ticketPage(work, id))).toMatchObject({ resumed, movedMinutes: 40 })
    hall.wait(16)
    expect(await look(boardState)).toMatchObject({ resumed: null })
  })
})

describe('when it ends', () => {
  test('promises of all have moved by its length, each with its line in the thread, and the order is the same', async () => {
    const hall = await testHall(test1)
    const taken = [
      await hall.take(),
      await hall.take({ priority: 'combatant' }),
      await hall.take({ purpose: 'consult' }),
    ]
    const order = await lineOf(hall)
    hall.wait(3)
    await freeze(hall)
    hall.wait(35)
    announced.length = 0
    await resume(hall)
    expect(await lineOf(hall)).toEqual(order)
    for (const { id, promisedAt } of taken) {
      expect((await hall.ticket(id)).promisedAt).toBe(later(promisedAt, minutes(35)))
      expect((await hall.events(id)).at(-1)).toMatchObject({
        type: 'promise-moved',
        facts: { why: 'alarm', by: minutes(35), promisedAt: later(promisedAt, minutes(35)) },
      })
    }
    expect(announced.map(({ type }) => type)).toEqual(['centres.alarm-ended'])
  })

  test('two in a day add up; a priority withdrawn later loses nothing of them', async () => {
    const hall = await testHall(test1)
    const { id, issuedAt, promisedAt } = await hall.take({ priority: 'combatant' })
    for (const long of [10, 25]) {
      await freeze(hall)
      hall.wait(long)
      await resume(hall)
      hall.wait(1)
    }
    expect((await hall.ticket(id)).promisedAt).toBe(later(promisedAt, minutes(35)))
    await hall.call(0)
    await hall.at(0, (work, deskId) => desk.withdrawPriority(work, deskId, 'no-proof'))
    expect((await hall.ticket(id)).promisedAt).toBe(later(issuedAt, minutes(15 + 35)))
  })

  test('what nine of ten waited is told without it', async () => {
    const hall = await testHall(test1)
    await hall.take()
    hall.wait(4)
    await freeze(hall)
    hall.wait(50)
    await resume(hall)
    hall.wait(3)
    await hall.call(0)
    hall.wait(2)
    expect(await database.look(hall.guide, (work) => boardState(work, hall.centre.id))).toMatchObject({
      waitOfNineInTen: 7,
    })
  })

  test('a hall that stood at closing time works the hour after it that it would have had', async () => {
    const until = '19:00' as PlainTime
    const hours = [{ from: '08:00' as PlainTime, until }]
    const week = Array.from({ length: 7 }, () => ({ work: hours, reception: hours, tickets: hours }))
    const hall = await testHall(test1, { week })
    clock.moveTo(Date.parse('2026-11-25T16:30:00Z') as never) // 18:30 in Kyiv
    const { id } = await hall.take()
    await freeze(hall)
    const close = () => database.run({ kind: 'system', job: 'test' }, closeDay)
    const state = async () => (await hall.ticket(id)).state.kind
    hall.wait(120) // 20:30
    await close()
    expect(await state()).toBe('waiting')
    await resume(hall)
    hall.wait(59)
    await close()
    expect(await state()).toBe('waiting')
    hall.wait(2)
    await close()
    expect(await state()).toBe('left')
  })
})

describe('at the same moment', () => {
  test('the button pressed at four places stops the hall once, and moves promises once', async () => {
    const hall = await testHall(test1)
    const { id, promisedAt } = await hall.take()
    const began = await Promise.all([1, 2, 3, 4].map(() => freeze(hall)))
    expect(began.filter(Boolean)).toHaveLength(1)
    hall.wait(20)
    const ended = await Promise.all([1, 2, 3, 4].map(() => resume(hall)))
    expect(ended.filter(Boolean)).toHaveLength(1)
    expect((await hall.ticket(id)).promisedAt).toBe(later(promisedAt, minutes(20)))
  })

  test('off from one process and on from another leave one answer, whichever came first', async () => {
    // desks enough that nobody is too late today, however many the alarm seems to have kept away
    const hall = await testHall(test1, { desks: [{}, {}, {}, {}] })
    const { id, promisedAt } = await hall.take()
    const other = openDatabase({ pool: database.pool, clock, vault: database.vault, jobsFor: () => [] })
    let moved = 0
    for (let round = 0; round < 6; round++) {
      await freeze(hall)
      hall.wait(5)
      await Promise.all([resume(hall), other.run(hall.head, (work) => freezeHall(work, hall.centre.id, 'power'))])
      moved += 5
      await resume(hall)
      expect((await hall.ticket(id)).promisedAt).toBe(later(promisedAt, minutes(moved)))
      expect(await codeOf(hall.take())).toBe('done')
    }
  })

  test('a call was before the alarm, or not at all; and none gets stuck', async () => {
    const hall = await testHall(test1, { desks: [{}, {}, {}] })
    for (let round = 0; round < 8; round++) {
      for (const _ of [1, 2, 3]) await hall.take()
      const calls = [0, 1, 2].map((n) => hall.call(n).catch((fault) => fault))
      const [alarm, ...answers] = await Promise.all([freeze(hall), ...calls])
      for (const answer of answers)
        if (answer instanceof Error) expect((answer as Refusal).code).toBe('centres.alarm-stands')
        else {
          const called = (await hall.events(answer as TicketId)).find(({ type }) => type === 'called')!
          expect(called.at).toBeLessThanOrEqual(alarm!.since)
        }
      hall.wait(1)
      const finishing = [0, 1, 2].map((n) =>
        hall.at(n, (work, id) => desk.finishAndCallNext(work, id, 'served')).catch((fault) => fault),
      )
      const [, ...ends] = await Promise.all([resume(hall), ...finishing])
      for (const end of ends) if (end instanceof Error) expect(end).toBeInstanceOf(Refusal)
      for (const n of [0, 1, 2]) await hall.at(n, (work, id) => desk.finish(work, id, 'served')).catch(() => undefined)
      hall.wait(1)
    }
  })
})

test('any day with any alarms: nobody is lost, nobody changes places, no wait is negative', async () => {
  const steps = fc.array(fc.constantFrom('take', 'first', 'call', 'finish', 'absent', 'away', 'alarm', 'wait'), {
    minLength: 20,
    maxLength: 50,
  })
  await fc.assert(
    fc.asyncProperty(steps, async (day) => {
      const hall = await testHall(test1, { desks: [{}, {}] })
      const ids: TicketId[] = []
      let frozen = false
      const atOne = (act: (work: never, id: DeskId) => Promise<unknown>) =>
        Promise.all([0, 1].map((n) => hall.at(n, act as never).catch(() => undefined)))
      for (const step of day) {
        if (step === 'take' && !frozen) ids.push((await hall.take({ despite: 'desk-waits' })).id)
        if (step === 'first' && !frozen) ids.push((await hall.take({ priority: 'pregnant', despite: 'desk-waits' })).id)
        if (step === 'call') await atOne(desk.callNext as never)
        if (step === 'finish') await atOne(((work: never, id: DeskId) => desk.finish(work, id, 'served')) as never)
        if (step === 'absent') await atOne(desk.markAbsent as never)
        if (step === 'away' && ids.length > 0)
          await database.run(visitor, (work) => stepAway(work, ids.at(-1)!, 5)).catch(() => undefined)
        if (step === 'wait') hall.wait(4)
        if (step === 'alarm') {
          const order = await lineOf(hall)
          const before = await Promise.all(ids.map(hall.ticket))
          await (frozen ? resume(hall) : freeze(hall))
          frozen = !frozen
          expect(await lineOf(hall)).toEqual(order)
          const after = await Promise.all(ids.map(hall.ticket))
          expect(after.map(({ state }) => state.kind)).toEqual(before.map(({ state }) => state.kind))
        }
        const aside = frozen ? await Promise.all(ids.map(hall.ticket)) : []
        await bringBack(hall)
        for (const { id, state } of aside) expect((await hall.ticket(id)).state.kind).toBe(state.kind)
      }
      for (const id of ids) {
        const ticket = await hall.ticket(id)
        const called = (await hall.events(id)).find(({ type }) => type === 'called')
        if (called) expect(called.at).toBeGreaterThanOrEqual(ticket.issuedAt)
        if (ticket.state.kind === 'serving' || ticket.state.kind === 'called')
          expect(ticket.state.at).toBeLessThanOrEqual(clock.now())
        expect(ticket.promisedAt).toBeGreaterThan(ticket.issuedAt)
      }
    }),
    { numRuns: 12 },
  )
})

test('who may not: a visitor, a board, a guide of another centre; an administrator of this one may', async () => {
  const hall = await testHall(test1)
  const board = { kind: 'device', id: newId<'Device'>(), centreId: hall.centre.id, of: 'board' } as const
  for (const actor of [visitor, board, staffActor('guide', newId<'Centre'>()), staffActor('officer', hall.centre.id)])
    for (const act of [freezeHall, resumeHall] as const)
      await expect(database.run(actor, (work) => act(work, hall.centre.id, 'air'))).rejects.toThrow(Refusal)
  await hall.at(0, (work) => freezeHall(work, hall.centre.id, 'other'))
  await hall.at(0, (work) => resumeHall(work, hall.centre.id))
})
