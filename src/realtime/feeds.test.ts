import { afterAll, describe, expect, test, vi } from 'vitest'
import { testDatabase } from '../db/testing.ts'
import { visitor } from '../kernel/actor.ts'
import { newId } from '../kernel/id.ts'
import { callAgain, startServing } from '../modules/queue/service/at-desk.ts'
import { boardState } from '../modules/queue/service/screens.ts'
import { type TestHall, testHall } from '../modules/queue/testing.ts'
import { feeds } from './feeds.ts'
import { type HallBoard, hallBoard } from './hall-board.ts'
import { openLive } from './live.ts'

const test1 = await testDatabase()
const { database, url } = test1
const faults: unknown[] = []
let composed = 0
const counted = Object.fromEntries(
  Object.entries(feeds(database)).map(([kind, feed]) => [
    kind,
    (id: string) => {
      composed++
      return feed(id)
    },
  ]),
)
const live = await openLive({ url, feeds: counted, fault: (fault) => faults.push(fault), everyMs: 30, beatMs: 300 })
afterAll(() => live.close())

interface Heard {
  readonly event: string
  readonly board: HallBoard
}

/** A board that listens, as a browser hears it. */
function board(hall: TestHall) {
  const heard: Heard[] = []
  const forget = live.listen(`hall:${hall.centre.id}`, (message) => {
    const [, event = 'message', data] = /^(?:event: (\w+)\n)?data: (.+)\n\n$/.exec(message.toString())!
    heard.push({ event, board: JSON.parse(data!) })
  })
  return { heard, forget, last: () => heard.at(-1)!.board }
}
const until = (check: () => void) => vi.waitFor(check, { timeout: 3000, interval: 10 })
const pause = (milliseconds: number) => new Promise((done) => setTimeout(done, milliseconds))

/** A hall whose desks were opened a while ago. */
async function quietHall(): Promise<TestHall> {
  const hall = await testHall(test1)
  await pause(100)
  return hall
}

describe('a board of the hall', () => {
  test('hears what it shows as soon as it listens, and every call, repeated call and beginning after it', async () => {
    const hall = await quietHall()
    const { heard, last, forget } = board(hall)
    await until(() => expect(heard.length).toBeGreaterThan(0))
    expect(heard[0]).toMatchObject({ event: 'now', board: { isOpen: true, calls: [], seats: { 1: 'open' } } })
    await hall.take()
    await hall.take()
    await until(() => expect(last().next).toEqual(['А-001', 'А-002']))
    await hall.call(0)
    await until(() =>
      expect(last().calls).toMatchObject([{ label: 'А-001', desk: 1, way: 'right', times: 1, state: 'called' }]),
    )
    expect(heard.map(({ event }) => event)).toContain('message')
    hall.wait(1)
    await hall.at(0, callAgain)
    await until(() => expect(last().calls[0]).toMatchObject({ times: 2, at: database.clock.now() }))
    await hall.at(0, startServing)
    await until(() => expect(last().calls[0]).toMatchObject({ state: 'serving' }))
    forget()
  })

  test('a thousand boards are told by one look at the database, and one more for each sign of life that falls between', async () => {
    const hall = await quietHall()
    const boards = Array.from({ length: 1000 }, () => board(hall))
    composed = 0
    await until(() => expect(boards.every(({ heard }) => heard.length > 0)).toBe(true))
    expect(composed).toBeLessThan(10)
    await hall.take()
    await until(() => expect(boards.every(({ last }) => last().next[0] === 'А-001')).toBe(true))
    expect(composed).toBeLessThan(10)
    for (const { forget } of boards) forget()
    expect(live.listening()).toBe(0)
  })

  test('a quiet hall gives a sign of life, so that a board knows the line is not cut', async () => {
    const hall = await quietHall()
    const { heard, forget } = board(hall)
    await until(() => expect(heard.length).toBeGreaterThanOrEqual(3))
    expect(heard.map(({ event }) => event)).toEqual(heard.map(() => 'now'))
    forget()
  })

  test('who left before the greeting is not written to any more', async () => {
    const hall = await quietHall()
    const [gone, stays] = [board(hall), board(hall)]
    gone.forget()
    await until(() => expect(stays.heard.length).toBeGreaterThan(0))
    expect(gone.heard).toEqual([])
    stays.forget()
  })

  test('whoever listens to a hall that does not exist hears nothing, and nothing breaks', async () => {
    const heard: string[] = []
    const forget = live.listen(`hall:${newId()}`, (message) => heard.push(message.toString()))
    await pause(100)
    forget()
    expect([heard, faults]).toEqual([[], []])
  })

  test('a topic without a feed only says that something changed, and nothing until then', async () => {
    const topic = `ticket:${newId()}`
    const heard: string[] = []
    const forget = live.listen(topic, (message) => heard.push(message.toString()))
    live.changed(topic)
    await until(() => expect(heard).toEqual(['data: {"changed":true}\n\n']))
    forget()
  })

  test('never names a person, a ground of priority or what somebody came for', async () => {
    const hall = await testHall(test1)
    await hall.take({ priority: 'disability1' })
    await hall.take({ priority: 'combatant' })
    await hall.call(0)
    const shown = hallBoard(await database.look(visitor, (work) => boardState(work, hall.centre.id)))
    expect(Object.keys(shown).sort()).toEqual([
      ...['alarm', 'backs', 'calls', 'isOpen', 'next', 'now', 'order', 'outages', 'resumed', 'seats', 'voice', 'wait'],
      'zones',
    ])
    expect(Object.keys(shown.calls[0]!).sort()).toEqual(['at', 'desk', 'label', 'state', 'times', 'way', 'zone'])
    expect(JSON.stringify(shown)).not.toMatch(/disab|combat|priorit|Послуга|[0-9a-f]{8}-/)
  })
})

describe('the wait on the board', () => {
  const group = (expectedMinutes: number | null, waiting: number, purpose: 'consult' | 'collect' | null = null) => ({
    ...{ key: 'g', name: { uk: '', en: '' }, expectedMinutes, waiting, purpose },
  })
  const waitIn = (groups: ReturnType<typeof group>[], nine: number | null) =>
    hallBoard({ groups, waitOfNineInTen: nine, calls: [], outages: [], zones: [] } as never).wait

  test.each([
    ['no desk is open', [group(null, 3)], 10, null],
    ['only desks for consultations are open', [group(5, 3, 'consult')], 10, null],
    ['one group', [group(18, 3)], 26, { likely: 18, nineInTen: 26 }],
    [
      'the wait of the person in the middle, not of a group',
      [group(0, 0), group(5, 1), group(20, 9)],
      30,
      { likely: 20, nineInTen: 30 },
    ],
    ['a quick hour behind a growing line', [group(25, 4)], 12, { likely: 25, nineInTen: null }],
    ['nobody was called in the last hour', [group(4, 0)], null, { likely: 4, nineInTen: null }],
  ] as const)('%s', (_what, groups, nine, expected) => {
    expect(waitIn([...groups], nine)).toEqual(expected)
  })
})
