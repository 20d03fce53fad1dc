// What anybody may see of a centre: figures that are true, and none that points at a person.
import { describe, expect, test } from 'vitest'
import { testDatabase } from '../../../db/testing.ts'
import { visitor } from '../../../kernel/actor.ts'
import { later, minutes } from '../../../kernel/time.ts'
import { beginAlarm, endAlarm } from '../../centres/service/alarm.ts'
import { beginOutage } from '../../centres/service/outages.ts'
import { closeDesk } from '../../queue/service/pause.ts'
import { type TestHall, testHall } from '../../queue/testing.ts'
import { told } from '../model.ts'
import { centreNow } from './centre-now.ts'

const test1 = await testDatabase()
const { database, clock } = test1
const now = ({ centre }: TestHall) => database.look(visitor, (work) => centreNow(work, centre.id))
/** Longer than a measurement is fresh. */
const after = async (hall: TestHall) => {
  hall.wait(1)
  return now(hall)
}
const groups = [
  { key: 'one', series: 'А', purpose: null },
  { key: 'passports', series: 'П', purpose: null },
] as const
const twoLines = () =>
  testHall(test1, {
    groups,
    desks: [{ levels: { one: 2 } }, { levels: { passports: 2 }, equipment: ['biometric'] }],
  })

describe('how many wait', () => {
  test.each([
    [0, 0],
    [1, null],
    [4, null],
    [5, 5],
    [180, 180],
  ])('%i people are told as %s', (people, figure) => expect(told(people)).toBe(figure))

  test('the shortest and the longest line are told, and each line of its own', async () => {
    const hall = await twoLines()
    for (let n = 0; n < 6; n++) await hall.take({ serviceId: hall.services.one })
    await hall.take({ serviceId: hall.services.passports })
    const found = await now(hall)
    expect(found).toMatchObject({ isOpen: true, issuesTickets: true, alarm: null, waiting: 7 })
    expect(found.minutes!.from).toBeLessThanOrEqual(20)
    expect(found.minutes!.to).toBeGreaterThan(40)
    expect(found.lines.map(({ key, waiting }) => [key, waiting])).toEqual([
      ['one', 6],
      ['passports', null],
    ])
    for (const n of [0, 1]) await hall.at(n, closeDesk)
    expect((await after(hall)).minutes).toBeNull()
  })

  test('nothing is told of anybody’s number, ground or service', async () => {
    const hall = await testHall(test1)
    const { id } = await hall.take({ priority: 'disability1' })
    const text = JSON.stringify(await now(hall))
    for (const secret of [id, 'А-001', 'disab', 'priorit']) expect(text).not.toContain(secret)
  })
})

describe('what is not taken', () => {
  test('an alarm is told at once: no wait, no tickets, and when it ends the promise to go on', async () => {
    const hall = await testHall(test1)
    await hall.take()
    expect((await now(hall)).minutes).not.toBeNull()
    await database.run(hall.head, (work) => beginAlarm(work, hall.centre.id, 'air'))
    const alarm = { cause: 'air', since: clock.now(), shelter: null }
    expect(await now(hall)).toMatchObject({ alarm, issuesTickets: false, minutes: null, lines: [] })
    hall.wait(20)
    await database.run(hall.head, (work) => endAlarm(work, hall.centre.id))
    expect(await now(hall)).toMatchObject({ alarm: null, issuesTickets: true, resumed: { minutes: 20 } })
  })

  test('a missing station is told at once with its services, why and until when; the rest goes on', async () => {
    const hall = await twoLines()
    expect(await now(hall)).toMatchObject({ given: 2, notTaken: [], away: [] })
    const until = later(clock.now(), minutes(90))
    await database.run(hall.head, (work) => beginOutage(work, hall.centre.id, { kind: 'biometric', until }))
    const found = await now(hall)
    expect(found.away).toMatchObject([{ kind: 'biometric', until }])
    expect(found.notTaken).toMatchObject([{ until, why: { uk: 'Біометрична станція не працює' } }])
    expect(found.notTaken[0]!.key).toMatch(/^passports-/)
  })
})
