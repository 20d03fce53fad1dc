// Many people in the same instant, on a real PostgreSQL with real connections.
import { describe, expect, test } from 'vitest'
import { testDatabase } from '../../../db/testing.ts'
import { newId } from '../../../kernel/id.ts'
import { openDesk } from '../../centres/service/sitting.ts'
import type { TicketId } from '../model.ts'
import { codeOf, testHall } from '../testing.ts'
import { callNext, finish, finishAndCallNext, markAbsent, startServing } from './at-desk.ts'
import { bringBackDue, giveUp } from './away.ts'
import { issueTicket } from './issue.ts'
import { closeDesk } from './pause.ts'
import { boardState } from './screens.ts'

const test1 = await testDatabase({ max: 64 })
const { database } = test1
const many = <T>(n: number, act: (i: number) => Promise<T>): Promise<T[]> =>
  Promise.all(Array.from({ length: n }, (_, i) => act(i)))
const numbersOf = (labels: readonly string[]) => labels.map((label) => Number(label.slice(2))).sort((a, b) => a - b)
const upTo = (n: number) => Array.from({ length: n }, (_, i) => i + 1)

describe('numbers', () => {
  test('five hundred people at the kiosks in one instant get the numbers 1–500', async () => {
    const hall = await testHall(test1, { desks: [] })
    const issued = await many(500, () => hall.take())
    expect(numbersOf(issued.map(({ label }) => label))).toEqual(upTo(500))
    expect(new Set(issued.map(({ id }) => id)).size).toBe(500)
  }, 60_000)

  test('groups with one letter share its numbers; another letter begins with 1', async () => {
    const groups = [
      { key: 'one', series: 'А', purpose: null },
      { key: 'two', series: 'А', purpose: null },
      { key: 'three', series: 'С', purpose: null },
    ] as const
    const hall = await testHall(test1, { groups, desks: [] })
    const issued = await many(60, (i) => hall.take({ serviceId: hall.services[groups[i % 3]!.key] }))
    const labels = issued.map(({ label }) => label)
    expect(numbersOf(labels.filter((label) => label.startsWith('А')))).toEqual(upTo(40))
    expect(numbersOf(labels.filter((label) => label.startsWith('С')))).toEqual(upTo(20))
  })

  test('a ticket that was not given out leaves no hole', async () => {
    const hall = await testHall(test1, { desks: [] })
    await many(20, async (i) => {
      const taken = database.run(hall.guide, async (work) => {
        await issueTicket(work, { centreId: hall.centre.id, purpose: 'submit', serviceId: hall.services.all })
        if (i % 2) throw new Error('the kiosk lost its power')
      })
      if (i % 2) await expect(taken).rejects.toThrow('power')
      else await taken
    })
    expect((await hall.take()).label).toBe('А-011')
  })

  test('past 999 the numbers go on', async () => {
    const hall = await testHall(test1, { desks: [] })
    await database.run(hall.guide, async (work) => {
      const row = { centre_id: hall.centre.id, day: '2026-11-23' as never, series: 'А', last: 998 }
      await work.db.insertInto('queue.counter').values(row).execute()
    })
    expect([(await hall.take()).label, (await hall.take()).label]).toEqual(['А-999', 'А-1000'])
  })
})

describe('calls', () => {
  test('sixty-four desks calling in the same instant get sixty-four different tickets', async () => {
    const hall = await testHall(test1, { desks: Array.from({ length: 64 }, () => ({})) })
    await many(64, () => hall.take())
    const called = await many(64, (n) => hall.call(n))
    expect(new Set(called).size).toBe(64)
    const { calls, waiting } = await database.look(hall.head, (work) => boardState(work, hall.centre.id))
    expect([calls.length, new Set(calls.map(({ number }) => number)).size, waiting]).toEqual([64, 64, 0])
  }, 60_000)

  test('when there are fewer tickets than desks, the others are told that nobody waits', async () => {
    const hall = await testHall(test1, { desks: Array.from({ length: 12 }, () => ({})) })
    await many(5, () => hall.take())
    const codes = await many(12, (n) => codeOf(hall.call(n)))
    expect(codes.toSorted()).toEqual([...Array(5).fill('done'), ...Array(7).fill('queue.nobody-waits')])
  })

  test('two clicks on «call» call one ticket', async () => {
    const hall = await testHall(test1)
    await many(3, () => hall.take())
    const codes = await many(4, () => codeOf(hall.call(0)))
    expect(codes.toSorted()).toEqual(['done', ...Array(3).fill('queue.desk-busy')])
  })

  test('a repeated request with one key answers the same and changes once', async () => {
    const hall = await testHall(test1)
    await many(3, () => hall.take())
    const key = newId()
    const answers = await many(6, () =>
      database.run(hall.administrators[0]!, (work) => callNext(work, hall.desks[0]!.id), { key }),
    )
    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1)
    expect((await hall.events(answers[0]!.ticketId)).map(({ type }) => type)).toEqual(['issued', 'called'])
    const taken = await many(6, () =>
      database.run(
        hall.guide,
        (work) => issueTicket(work, { centreId: hall.centre.id, purpose: 'submit', serviceId: hall.services.all }),
        { key },
      ),
    )
    expect(new Set(taken.map(({ label }) => label))).toEqual(new Set(['А-004']))
  })

  test('«finish and call» clicked three times serves one person and calls one more', async () => {
    const hall = await testHall(test1)
    await many(4, () => hall.take())
    const first = await hall.call(0)
    await hall.at(0, startServing)
    const codes = await many(3, () =>
      codeOf(hall.at(0, (work, deskId) => finishAndCallNext(work, deskId, 'served', first))),
    )
    expect(codes.toSorted()).toEqual(['done', 'vikno.changed-meanwhile', 'vikno.changed-meanwhile'])
  })

  test('people who give up in the very moment are not called, and nobody else is lost', async () => {
    const hall = await testHall(test1, { desks: Array.from({ length: 10 }, () => ({})) })
    const taken = await many(20, () => hall.take())
    const [codes, called] = await Promise.all([
      many(10, (i) => codeOf(database.run(hall.guide, (work) => giveUp(work, taken[i]!.id)))),
      many(10, (n) => hall.call(n)),
    ])
    const states = await many(20, async (i) => (await hall.ticket(taken[i]!.id)).state.kind)
    const count = (kind: string) => states.filter((state) => state === kind).length
    expect(new Set(called).size).toBe(10)
    expect([count('called'), count('left')]).toEqual([10, codes.filter((code) => code === 'done').length])
    expect(count('called') + count('left') + count('waiting')).toBe(20)
  })

  test('a desk that closes while it calls either serves the ticket or has not called it', async () => {
    const hall = await testHall(test1)
    for (let round = 0; round < 8; round++) {
      const { id } = await hall.take()
      const [call] = await Promise.all([codeOf(hall.call(0)), codeOf(hall.at(0, closeDesk))])
      const state = (await hall.ticket(id)).state.kind
      expect([call, state]).toEqual(call === 'done' ? ['done', 'called'] : ['centres.desk-not-open', 'waiting'])
      if (state === 'waiting') {
        await hall.at(0, openDesk)
        await hall.call(0)
      }
      await hall.at(0, (work, deskId) => finish(work, deskId, 'served'))
      await codeOf(hall.at(0, openDesk))
    }
  })

  test('two processes that bring tickets back do it once', async () => {
    const hall = await testHall(test1, { desks: Array.from({ length: 6 }, () => ({})) })
    const taken = await many(6, () => hall.take())
    await many(6, (n) => hall.call(n))
    await many(6, (n) => hall.at(n, markAbsent))
    hall.wait(11)
    const brought = await many(4, () => database.run(hall.head, bringBackDue))
    expect(brought.reduce((all, n) => all + n, 0)).toBe(6)
    for (const { id } of taken) {
      const types = (await hall.events(id as TicketId)).map(({ type }) => type)
      expect(types).toEqual(['issued', 'called', 'absent', 'came-back'])
    }
  })
})
