// «Чому цей талон перед моїм?», as a person with a ticket asks it; and the replay of the day, as the head does.
import { describe, expect, test } from 'vitest'
import { testDatabase } from '../../../db/testing.ts'
import { dateIn, kyiv, later } from '../../../kernel/time.ts'
import { setParticipation } from '../../centres/service/desks.ts'
import type { TicketId } from '../model.ts'
import { codeOf, someResident, type TestHall, testHall } from '../testing.ts'
import * as desk from './at-desk.ts'
import { comeBack, stepAway } from './away.ts'
import { callByHand } from './by-number.ts'
import { whyOthersBeforeMine, whyThisBeforeMine } from './explain.ts'
import { identifyVisitor } from './group.ts'
import { type MomentAsked, replayDay, replayMoment } from './replay.ts'
import { boardState } from './screens.ts'

const test1 = await testDatabase()
const { database, clock } = test1

const groups = [
  { key: 'one', series: 'А', purpose: null },
  { key: 'two', series: 'А', purpose: null },
] as const
const why = async (hall: TestHall, mine: TicketId, other: string) =>
  (await database.look(hall.guide, (work) => whyThisBeforeMine(work, mine, other))).why
const replayed = (hall: TestHall) =>
  database.look(hall.head, (work) => replayDay(work, hall.centre.id, dateIn(kyiv, clock.now())))

const moment = (hall: TestHall, asked: MomentAsked) =>
  database.look(hall.head, (work) => replayMoment(work, hall.centre.id, dateIn(kyiv, clock.now()), asked))

describe('why a ticket goes before mine', () => {
  test('it was promised earlier: while both wait, and after it was called', async () => {
    const hall = await testHall(test1)
    const mine = await hall.take()
    hall.wait(2)
    const other = await hall.take({ priority: 'combatant' })
    expect(await why(hall, mine.id, other.label)).toBe('promised-earlier')
    await hall.call(0)
    const told = await database.look(hall.guide, (work) => whyThisBeforeMine(work, mine.id, other.label))
    expect(told).toEqual({
      why: 'promised-earlier',
      label: other.label,
      otherPromisedAt: other.promisedAt,
      minePromisedAt: mine.promisedAt,
      calledAt: clock.now(),
    })
  })

  test('it does not, when mine was promised earlier; or it was called before I came', async () => {
    const hall = await testHall(test1, { desks: [{}, {}] })
    const first = await hall.take()
    await hall.call(0)
    hall.wait(1)
    const mine = await hall.take()
    hall.wait(1)
    const later = await hall.take()
    expect(await why(hall, mine.id, later.label)).toBe('after-mine')
    expect(await why(hall, mine.id, first.label)).toBe('called-before-i-came')
    await hall.call(1)
    await hall.at(0, (work, deskId) => desk.finishAndCallNext(work, deskId, 'served'))
    expect(await why(hall, mine.id, later.label)).toBe('after-mine')
  })

  test('its desk does not take what I came for', async () => {
    const hall = await testHall(test1, { groups, desks: [{ levels: { two: 2 } }] })
    const mine = await hall.take()
    hall.wait(1)
    const other = await hall.take({ serviceId: hall.services.two })
    expect(await why(hall, mine.id, other.label)).toBe('other-desks')
    await hall.call(0)
    expect(await why(hall, mine.id, other.label)).toBe('other-desks')
  })

  test('a person called it by hand; or I was away then', async () => {
    const hall = await testHall(test1)
    const mine = await hall.take()
    hall.wait(1)
    const [other, third] = [await hall.take(), await hall.take()]
    await hall.at(0, (work, deskId) => callByHand(work, deskId, { ticketId: other.id, reason: 'unwell' }))
    expect(await why(hall, mine.id, other.label)).toBe('by-hand')
    await hall.at(0, (work, deskId) => desk.finish(work, deskId, 'served'))
    hall.wait(1)
    await database.run(hall.guide, (work) => stepAway(work, mine.id, 10))
    hall.wait(1)
    await hall.call(0)
    hall.wait(1)
    await database.run(hall.guide, (work) => comeBack(work, mine.id))
    expect(await why(hall, mine.id, third.label)).toBe('mine-was-out')
  })

  test('those taken later and called before me are told by themselves, the newest call first', async () => {
    const hall = await testHall(test1)
    const mine = await hall.take()
    hall.wait(2)
    const others = [await hall.take({ priority: 'combatant' }), await hall.take({ priority: 'combatant' })]
    for (const _ of others) {
      await hall.call(0)
      hall.wait(1)
      await hall.at(0, (work, deskId) => desk.finish(work, deskId, 'served'))
    }
    const told = await database.look(hall.guide, (work) => whyOthersBeforeMine(work, mine.id))
    expect(told.map(({ label, why: ground }) => [label, ground])).toEqual(
      others.map(({ label }) => [label, 'promised-earlier']).reverse(),
    )
  })

  test('names neither class, group nor ground', async () => {
    const hall = await testHall(test1)
    const mine = await hall.take()
    hall.wait(1)
    const other = await hall.take({ priority: 'combatant' })
    const told = await database.look(hall.guide, (work) => whyThisBeforeMine(work, mine.id, other.label))
    expect(Object.keys(told).toSorted()).toEqual(['calledAt', 'label', 'minePromisedAt', 'otherPromisedAt', 'why'])
  })

  test('a number nobody has today, or no number, is said so', async () => {
    const hall = await testHall(test1)
    const mine = await hall.take()
    expect(await codeOf(why(hall, mine.id, 'А-099'))).toBe('queue.no-such-number')
    expect(await codeOf(why(hall, mine.id, 'сорок два'))).toBe('queue.bad-number')
  })
})

test('the board tells of the newest calls out of their row, by promised times alone', async () => {
  const hall = await testHall(test1)
  const early = await hall.take()
  hall.wait(2)
  const called = await hall.take({ priority: 'combatant' })
  await hall.call(0)
  const { order } = await database.look(hall.guide, (work) => boardState(work, hall.centre.id))
  expect(order).toEqual([
    {
      first: { label: called.label, promisedAt: called.promisedAt },
      second: { label: early.label, promisedAt: early.promisedAt },
    },
  ])
})

describe('the replay of a day', () => {
  test('shows each call with who waited, who was promised earlier and why they were left; nobody jumped', async () => {
    const hall = await testHall(test1, { groups, desks: [{ levels: { two: 2 } }, {}] })
    const left = await hall.take()
    hall.wait(1)
    const called = await hall.take({ serviceId: hall.services.two })
    hall.wait(1)
    await hall.call(0)
    hall.wait(1)
    await hall.call(1)
    const { summary, calls } = await replayed(hall)
    expect(summary).toEqual({ calls: 2, jumped: 0, byHand: 0, notKnown: 0 })
    expect(calls[0]).toMatchObject({
      ...{ label: called.label, desk: 1, level: 2, waiting: 1, verdict: 'in-order', promisedAt: called.promisedAt },
      passed: [{ label: left.label, why: 'not-served-here', promisedAt: left.promisedAt }],
    })
    expect(calls[1]).toMatchObject({ label: left.label, desk: 2, waiting: 0, passed: [] })
  })

  test('a call by hand is named with its reason and whom it passed', async () => {
    const hall = await testHall(test1)
    const passed = await hall.take()
    hall.wait(1)
    const { id } = await hall.take()
    hall.wait(1)
    await hall.at(0, (work, deskId) => callByHand(work, deskId, { ticketId: id, reason: 'unwell', silent: true }))
    const { summary, calls } = await replayed(hall)
    expect(summary).toMatchObject({ jumped: 0, byHand: 1 })
    expect(calls).toMatchObject([
      { verdict: 'by-hand', byHand: 'unwell', silent: true, passed: [{ label: passed.label, why: null }] },
    ])
  })

  test('a jump written into the record past the rules is found', async () => {
    const hall = await testHall(test1)
    const passed = await hall.take()
    hall.wait(1)
    const { id } = await hall.take()
    hall.wait(1)
    await hall.at(0, (work, deskId) => callByHand(work, deskId, { ticketId: id, reason: 'unwell' }))
    await database.run(hall.head, async (work) => {
      const called = work.db
        .selectFrom('queue.event')
        .selectAll()
        .where('ticket_id', '=', id)
        .where('type', '=', 'called')
      const { facts } = await called.executeTakeFirstOrThrow()
      const { byHand: _, ...rest } = facts
      await work.db
        .updateTable('queue.event')
        .set({ facts: JSON.stringify(rest) })
        .where('ticket_id', '=', id)
        .where('type', '=', 'called')
        .execute()
    })
    const { summary, calls } = await replayed(hall)
    expect(summary).toMatchObject({ calls: 1, jumped: 1 })
    expect(calls[0]).toMatchObject({ verdict: 'jumped', passed: [{ label: passed.label, why: null }] })
  })

  test('what the head changes later does not change the judgement of an earlier call', async () => {
    const hall = await testHall(test1, { groups, desks: [{ levels: { two: 2 } }] })
    await hall.take()
    hall.wait(1)
    await hall.take({ serviceId: hall.services.two })
    hall.wait(1)
    await hall.call(0)
    const cell = { deskId: hall.desks[0]!.id, groupId: hall.groups.one!.id, level: 2 as const }
    await database.run(hall.head, (work) => setParticipation(work, hall.centre.id, [cell]))
    expect((await replayed(hall)).summary).toMatchObject({ calls: 1, jumped: 0 })
  })

  test('any moment: whose call it was, who stood in the line in its order, and why each was passed', async () => {
    const hall = await testHall(test1, { groups, desks: [{ levels: { two: 2 } }, {}] })
    const left = await hall.take()
    hall.wait(1)
    const called = await hall.take({ serviceId: hall.services.two })
    const last = await hall.take({ serviceId: hall.services.two })
    hall.wait(1)
    await hall.call(0)
    hall.wait(4)
    await hall.call(1)
    const seen = await moment(hall, { number: called.label.toLowerCase().replace('-', ' ') })
    expect([seen.call?.label, seen.before, seen.after?.label]).toEqual([called.label, null, left.label])
    expect(
      seen.line.map(({ label, isCalled, passed, endedBy }) => [label, isCalled, passed?.why ?? null, endedBy]),
    ).toEqual([
      [left.label, false, 'not-served-here', 'called'],
      [called.label, true, null, 'called'],
      [last.label, false, null, null],
    ])
    expect((await moment(hall, { at: later(clock.now(), -60_000) })).call?.label).toBe(called.label)
    expect((await moment(hall, { at: clock.now() })).call?.label).toBe(left.label)
    expect((await moment(hall, { number: last.label })).missing).toBe('never-called')
    expect((await moment(hall, { number: 'Я-999' })).missing).toBe('no-such-ticket')
    expect(seen.departures).toEqual([])
  })

  test('departures are named: by hand with its reason, and silent ones though in order', async () => {
    const hall = await testHall(test1, { desks: [{}, {}] })
    await hall.take()
    hall.wait(1)
    const { id } = await hall.take()
    await hall.take()
    hall.wait(1)
    await hall.at(0, (work, deskId) => callByHand(work, deskId, { ticketId: id, reason: 'unwell' }))
    hall.wait(1)
    await hall.at(1, (work, deskId) => desk.callNext(work, deskId, { silent: true }))
    const { departures } = await moment(hall, {})
    expect(departures.map(({ verdict, silent, byHand }) => [verdict, silent, byHand])).toEqual([
      ['by-hand', false, 'unwell'],
      ['in-order', true, null],
    ])
  })

  test('why a ticket goes first is told to the head, and whoever it is of sees that somebody looked', async () => {
    const hall = await testHall(test1)
    const residentId = await someResident(test1, hall)
    const { label } = await hall.take({ priority: 'combatant' })
    await hall.call(0)
    await hall.at(0, (work, deskId) => identifyVisitor(work, deskId, residentId))
    const looks = async () => {
      const text = `select count(*)::int as n from audit.access where subject_person_id = $1 and fields @> array['priority']`
      return (await database.pool.query(text, [residentId])).rows[0].n
    }
    expect((await moment(hall, {})).priority).toBeNull()
    const before = await looks()
    expect((await moment(hall, { number: label })).priority).toMatchObject({ group: 'combatant', state: 'declared' })
    expect(await looks()).toBe(before + 1)
  })

  test('is for the head of this centre', async () => {
    const [hall, other] = [await testHall(test1), await testHall(test1)]
    for (const actor of [hall.guide, hall.administrators[0]!, other.head])
      expect(await codeOf(database.look(actor, (work) => replayDay(work, hall.centre.id, '2026-11-23' as never)))).toBe(
        'vikno.not-allowed',
      )
  })
})
