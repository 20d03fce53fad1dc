// The manager's hall as pages and forms alone, without scripts: choose a desk, see what would change, move it, take it back;
// the order of a day and the forecast's record; and who may not.
import { describe, expect, test } from 'vitest'
import { testDatabase } from '../../../db/testing.ts'
import type { Actor } from '../../../kernel/actor.ts'
import { dateIn, kyiv } from '../../../kernel/time.ts'
import { setRights } from '../../../modules/centres/service/people.ts'
import { staffActor, staffIdOf } from '../../../modules/centres/testing.ts'
import { codeOf, type TestHall, testHall } from '../../../modules/queue/testing.ts'
import { eventAt, sentTo } from '../../device/testing.ts'
import * as bookingServer from './[centre]/booking/+page.server.ts'
import * as forecastServer from './[centre]/forecast/+page.server.ts'
import * as hallServer from './[centre]/hall/+page.server.ts'
import type { HallShown } from './[centre]/hall-shown.ts'
import * as numbersServer from './[centre]/numbers/+page.server.ts'
import * as replayServer from './[centre]/replay/+page.server.ts'

const testing = await testDatabase()
const { database, clock } = testing
const groups = [
  { key: 'residence', series: 'А', purpose: null },
  { key: 'social', series: 'Б', purpose: null },
] as const
const twoLines = () =>
  testHall(testing, {
    groups,
    desks: [{ levels: { residence: 2 } }, { levels: { residence: 2 } }, { levels: { social: 2 } }],
  })

interface HallData {
  readonly hall: HallShown | undefined
  readonly move: hallServer.MoveShown | undefined
}

function pagesOf(hall: TestHall, actor: Actor = hall.head) {
  const { key } = hall.centre
  const at = (path: string, form?: Record<string, string>) => {
    const event = eventAt(`/manager/${key}/${path}`, { centre: key }, { database, actor }, form)
    const parent = async () => ({ today: dateIn(kyiv, clock.now()) })
    return { ...event, depends: () => {}, parent } as never
  }
  const post = (action: string, form: Record<string, string>) =>
    hallServer.actions[action]!(at(`hall?/${action}`, { key: crypto.randomUUID(), ...form }))
  return {
    hall: (query = '') => hallServer.load(at(`hall${query}`)) as Promise<HallData>,
    replay: (query = '') => replayServer.load(at(`replay${query}`)),
    all: () => [
      () => Promise.resolve(hallServer.load(at('hall'))),
      () => Promise.resolve(replayServer.load(at('replay'))),
      () => Promise.resolve(forecastServer.load(at('forecast'))),
      () => Promise.resolve(numbersServer.load(at('numbers'))),
      () => Promise.resolve(bookingServer.load(at('booking'))),
    ],
    post,
    book: (form: Record<string, string>) => bookingServer.actions.undo!(at('booking?/undo', { key: 'k', ...form })),
  }
}

describe('a desk is moved by pages alone', () => {
  const crowded = async () => {
    const hall = await twoLines()
    for (let n = 0; n < 8; n++) await hall.take({ serviceId: hall.services.social! })
    return hall
  }

  test('the line that needs a desk is offered, its effect shown, one button does it, another takes it back', async () => {
    const hall = await crowded()
    const pages = pagesOf(hall)
    expect((await pages.hall()).move).toBeUndefined()
    const desk = hall.desks[0]!.id
    const { move } = await pages.hall(`?desk=${desk}`)
    expect([move?.group, move?.rest, move?.refused]).toEqual([hall.groups.social!.id, 1, null])
    expect(move?.until).toBeGreaterThan(clock.now())
    const shown = move?.effect?.lines.find(({ key }) => key === 'social')
    expect(shown?.after.surely).toBeLessThan(shown!.before.surely!)
    const said = { desk, to: move!.group!, rest: '1', until: String(move!.until) }
    expect(await sentTo(pages.post('move', said))).toBe(`/manager/${hall.centre.key}/hall?done=moved#moves`)
    const moved = (await pages.hall()).hall!
    expect(moved.moves).toMatchObject([{ desk: 1, rest: 1, until: move!.until }])
    expect(moved.desks.map(({ movedTo }) => movedTo !== null)).toEqual([true, false, false])
    const back = pages.post('back', { move: moved.moves[0]!.id })
    expect(await sentTo(back)).toBe(`/manager/${hall.centre.key}/hall?done=back`)
    expect((await pages.hall()).hall!.moves).toEqual([])
  })

  test('what can’t be is said where the effect would stand, and the form refuses it', async () => {
    const hall = await crowded()
    const pages = pagesOf(hall)
    const rights = new Map([[staffIdOf(hall.administrators[0]!), [hall.groups.residence!.id]]])
    await database.run(hall.head, (work) => setRights(work, hall.centre.id, rights))
    const { move } = await pages.hall(`?desk=${hall.desks[0]!.id}&to=${hall.groups.social!.id}`)
    expect([move?.effect, move?.refused?.uk]).toEqual([null, expect.stringMatching(/не має права/)])
    const said = { desk: hall.desks[0]!.id, to: hall.groups.social!.id, rest: '1', until: 'day' }
    expect(await pages.post('move', said)).toMatchObject({ status: 409, data: { faults: [{ field: 'to' }] } })
  })
})

test('the order of a day is asked for by ticket or time; a number nobody has is told at its field', async () => {
  const hall = await twoLines()
  const { label } = await hall.take()
  await hall.call(0)
  const pages = pagesOf(hall)
  expect(await pages.replay(`?ticket=${encodeURIComponent(label)}`)).toMatchObject({
    found: { call: { label, verdict: 'in-order' }, summary: { jumped: 0 }, line: [{ label, isCalled: true }] },
  })
  expect(await pages.replay('?ticket=42')).toMatchObject({ found: null, wrong: expect.any(String) })
  expect(await pages.replay('?day=2026-01-05')).toMatchObject({ found: { call: null, summary: { calls: 0 } } })
})

test('whoever manages nothing here sees none of these pages; a head of another centre neither', async () => {
  const [hall, other] = [await twoLines(), await twoLines()]
  for (const actor of [hall.guide, hall.administrators[0]!, other.head, staffActor('head', other.centre.id)])
    for (const look of pagesOf(hall, actor).all()) expect(await codeOf(look())).toBe('centres.no-centre')
  expect(await pagesOf(hall).book({})).toMatchObject({ status: 409 })
})
