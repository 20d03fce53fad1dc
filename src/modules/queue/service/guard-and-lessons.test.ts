// What a centre keeps for its social visitors holds at the desks; what a day taught is kept, and a day is read once.
import { sql } from 'kysely'
import { describe, expect, test } from 'vitest'
import { testDatabase } from '../../../db/testing.ts'
import { systemActor } from '../../../kernel/actor.ts'
import { hours, later } from '../../../kernel/time.ts'
import { codeOf, type TestHall, testHall } from '../testing.ts'
import { finish, startServing } from './at-desk.ts'
import { learnDay, listUnlearnt } from './learn.ts'

const testing = await testDatabase()
const { database, clock } = testing
const job = systemActor('queue.learn')

describe('a surge of other visitors', () => {
  /** Two desks whose main work is social and who help with the rest, and one for the rest. */
  const hallKeeping = (percent: number) =>
    testHall(testing, {
      groups: [
        { key: 'social', series: 'С', purpose: null },
        { key: 'residence', series: 'А', purpose: null },
      ],
      desks: [
        { levels: { social: 2, residence: 1 } },
        { levels: { social: 2, residence: 1 } },
        { levels: { residence: 2 } },
      ],
      settings: { guards: { social: percent } },
    })
  const comes = ({ take, services }: TestHall, group: 'social' | 'residence') => take({ serviceId: services[group] })

  async function surge(percent: number) {
    const hall = await hallKeeping(percent)
    for (let n = 0; n < 6; n++) await comes(hall, 'residence')
    hall.wait(60)
    return hall
  }

  test('is helped by every desk, where nothing is kept', async () => {
    const hall = await surge(0)
    for (const n of [2, 0, 1]) await hall.call(n)
  })

  test('leaves the kept desks free, and a social visitor is called at once', async () => {
    const hall = await surge(100)
    await hall.call(2)
    expect(await Promise.all([codeOf(hall.call(0)), codeOf(hall.call(1))])).toEqual([
      'queue.nobody-waits',
      'queue.nobody-waits',
    ])
    const { id } = await comes(hall, 'social')
    expect(await hall.call(0)).toBe(id)
  })

  test('may have the desks beyond the share', async () => {
    const hall = await surge(33)
    await hall.call(2)
    const answers = [await codeOf(hall.call(0)), await codeOf(hall.call(1))]
    expect(answers).toEqual(['done', 'queue.nobody-waits'])
  })
})

describe('a day that is over', () => {
  const daysOf = async (hall: TestHall) =>
    (await database.look(job, (work) => listUnlearnt(work, 1000))).filter(({ centreId }) => centreId === hall.centre.id)
  const kept = async (hall: TestHall) => {
    const { rows } = await database.look(job, (work) =>
      sql<{ lesson: { tickets: number; calls: number } }>`
        select lesson from queue.lesson where centre_id = ${hall.centre.id}`.execute(work.db),
    )
    return rows.map(({ lesson }) => lesson)
  }

  test('teaches how many came, were called and for how long, once', async () => {
    const hall = await testHall(testing)
    for (let n = 0; n < 3; n++) {
      await hall.take()
      await hall.call(0)
      await hall.at(0, startServing)
      hall.wait(12)
      await hall.at(0, (work, deskId) => finish(work, deskId, 'served'))
    }
    expect(await daysOf(hall)).toEqual([])
    clock.moveTo(later(clock.now(), hours(30)))
    const [day, ...more] = await daysOf(hall)
    expect(more).toEqual([])
    await database.run(job, (work) => learnDay(work, day!))
    expect(await kept(hall)).toMatchObject([{ tickets: 3, calls: 3 }])
    expect(await daysOf(hall)).toEqual([])
    // as an older version wrote it
    await database.run(job, (work) =>
      sql`update queue.lesson set lesson = lesson - 'hidden' where centre_id = ${hall.centre.id}`.execute(work.db),
    )
    expect(await daysOf(hall)).toEqual([day])
  })
})
