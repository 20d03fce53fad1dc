import { describe, expect, test } from 'vitest'
import { testDatabase } from '../../../db/testing.ts'
import { moveDesk } from '../../centres/service/moves.ts'
import { staffActor } from '../../centres/testing.ts'
import { codeOf, type TestHall, testHall } from '../testing.ts'
import { startServing } from './at-desk.ts'
import { effectOfMove } from './effect.ts'
import { hallNow } from './hall-now.ts'
import { startBreak } from './pause.ts'

const testing = await testDatabase()
const { database } = testing
const twoGroups = [
  { key: 'residence', series: 'А', purpose: null },
  { key: 'social', series: 'Б', purpose: null },
] as const
const threeDesks = [{ levels: { residence: 2 } }, { levels: { residence: 2 } }, { levels: { social: 2 } }] as const
const twoLines = () => testHall(testing, { groups: twoGroups, desks: threeDesks })
const look = (hall: TestHall, most = 10) => database.look(hall.head, (work) => hallNow(work, hall.centre.id, most))
const effect = (hall: TestHall, by = hall.head, rest: 0 | 1 = 1) =>
  database.look(by, (work) =>
    effectOfMove(work, hall.centre.id, { deskId: hall.desks[0]!.id, groupId: hall.groups.social!.id, rest }),
  )

describe('whose promise breaks', () => {
  test('each is told with one reason, the longest broken first, the rest counted', async () => {
    const hall = await twoLines()
    const { services } = hall
    await hall.take({ serviceId: services.social! })
    await hall.call(2)
    await hall.at(2, startServing)
    await hall.take({ serviceId: services.social! })
    hall.wait(25)
    await hall.take({ serviceId: services.social! })
    const { breaking, moreBreaking } = await look(hall)
    expect(breaking[0]).toMatchObject({ label: 'Б-002', pastMinutes: 10, why: 'long-visits', class: 'walkIn' })
    expect(breaking[0]!.line).toMatchObject({ desks: 1, calling: 1, over: 1, waiting: 2 })
    expect(breaking[0]!.expectedAt).not.toBeNull()
    expect(moreBreaking).toBe(0)
    expect((await look(hall, 0)).moreBreaking).toBe(breaking.length)
  })

  test('a desk on a break is the reason before long visits; nobody at all before both', async () => {
    const hall = await twoLines()
    await hall.take()
    hall.wait(20)
    await hall.at(0, (work, deskId) => startBreak(work, deskId, { why: 'rest' }))
    expect((await look(hall)).breaking).toMatchObject([{ why: 'desks-away', line: { onBreak: 1, calling: 1 } }])
    await hall.at(1, (work, deskId) => startBreak(work, deskId, { why: 'rest' }))
    expect((await look(hall)).breaking).toMatchObject([{ why: 'nobody-serves' }])
  })
})

test('the day so far by line: how long half and nine of ten waited, promises kept', async () => {
  const hall = await twoLines()
  for (const [n, waited] of [
    [0, 4],
    [1, 20],
  ] as const) {
    await hall.take()
    hall.wait(waited)
    await hall.call(n)
  }
  const { lines } = await look(hall)
  expect(lines.map(({ key, today }) => [key, today])).toEqual([
    ['residence', { issued: 2, called: 2, inTime: 1, left: 0, half: 4, nine: 20 }],
    ['social', null],
  ])
})

describe('a move of a desk', () => {
  const manyWait = async () => {
    const hall = await twoLines()
    for (let n = 0; n < 8; n++) await hall.take({ serviceId: hall.services.social! })
    await hall.take()
    return hall
  }

  test('is shown in the lines before it is done, and changes nothing by being shown', async () => {
    const hall = await manyWait()
    const shown = await effect(hall)
    const [own, other] = [
      shown.lines.find(({ key }) => key === 'residence')!,
      shown.lines.find(({ key }) => key === 'social')!,
    ]
    expect(other.after.surely!).toBeLessThan(other.before.surely!)
    expect(other.after.broken).toBeLessThan(other.before.broken)
    expect(own.leftAlone).toBe(false)
    expect(own.after.likely).not.toBeNull()
    expect((await look(hall)).moves).toEqual([])
    expect((await effect(hall)).lines).toEqual(shown.lines)
  })

  test('a line that would stay without a desk is named', async () => {
    const hall = await manyWait()
    const second = { deskId: hall.desks[1]!.id, groupId: hall.groups.social!.id, rest: 1 as const }
    await database.run(hall.head, (work) => moveDesk(work, hall.centre.id, second))
    const alone = (await effect(hall)).lines.filter(({ leftAlone }) => leftAlone)
    expect(alone.map(({ key }) => key)).toEqual(['residence'])
  })

  test('once done stands in the hall with its end, and the desk calls from the line it was moved to', async () => {
    const hall = await manyWait()
    const asked = { deskId: hall.desks[0]!.id, groupId: hall.groups.social!.id, rest: 0 as const }
    await database.run(hall.head, (work) => moveDesk(work, hall.centre.id, asked))
    const { moves, lines } = await look(hall)
    expect(moves).toMatchObject([{ desk: 1, groupId: hall.groups.social!.id, rest: 0 }])
    expect(lines.map(({ now }) => [now.desks, now.calling, now.moved])).toEqual([
      [2, 1, 1],
      [1, 2, 0],
    ])
    expect((await hall.ticket(await hall.call(0))).series).toBe('Б')
  })

  test('is shown to nobody but the head', async () => {
    const hall = await twoLines()
    for (const actor of [hall.guide, hall.administrators[0]!, staffActor('head', (await twoLines()).centre.id)])
      expect(await codeOf(effect(hall, actor))).toBe('vikno.not-allowed')
  })

  test('takes this process less than a fifth of a second with 150 waiting and 82 desks', async () => {
    const desks = Array.from({ length: 82 }, (_, n) => threeDesks[n % 2 ? 2 : 0]!)
    const hall = await testHall(testing, { groups: twoGroups, desks })
    for (let n = 0; n < 150; n++)
      await hall.take({ serviceId: n % 2 ? hall.services.social! : hall.services.residence! })
    await effect(hall) // the first look of a process reads the hall
    const times: number[] = []
    for (let n = 0; n < 5; n++) {
      hall.wait(1)
      const since = process.cpuUsage()
      await effect(hall)
      const { user, system } = process.cpuUsage(since)
      times.push((user + system) / 1000)
    }
    expect(Math.min(...times)).toBeLessThan(200)
  }, 60_000)
})
