// The board and the display of a desk as a screen without scripts gets them.
import { render } from 'svelte/server'
import { describe, expect, test } from 'vitest'
import { testDatabase } from '../../db/testing.ts'
import { type Actor, visitor } from '../../kernel/actor.ts'
import { newId } from '../../kernel/id.ts'
import type { PlainTime } from '../../kernel/time.ts'
import { hallOf } from '../../modules/centres/service/hall.ts'
import { confirmPairing, startPairing } from '../../modules/identity/service/devices.ts'
import { startServing } from '../../modules/queue/service/at-desk.ts'
import { closeDesk, startBreak } from '../../modules/queue/service/pause.ts'
import { type TestHall, testHall } from '../../modules/queue/testing.ts'
import type { BoardSettings } from '../../modules/stations/model.ts'
import { saveBoard } from '../../modules/stations/service/board.ts'
import { eventAt, sentTo } from '../device/testing.ts'
import { load as loadHall } from './[centre]/+page.server.ts'
import { load as loadDesk } from './[centre]/[desk]/+page.server.ts'
import Desk from './desk.svelte'
import Hall from './hall.svelte'
import type { ShownBoard } from './place.ts'

const test1 = await testDatabase()
const { database } = test1

const boardIn = ({ centre }: TestHall): Actor => ({ kind: 'device', id: newId(), centreId: centre.id, of: 'board' })

async function show(
  hall: TestHall,
  desk?: number,
  actor = boardIn(hall),
  lang: 'uk' | 'en' = 'uk',
  asked = '',
): Promise<string> {
  const { key } = hall.centre
  const event = eventAt(`/board/${key}${asked}`, { centre: key, desk: String(desk) }, { database, actor, lang })
  const data = await (desk === undefined ? loadHall(event as never) : loadDesk(event as never))
  const props = { data: { ...(data as object), lang }, reload: () => undefined } as never
  return (desk === undefined ? render(Hall, { props }) : render(Desk, { props })).body.replace(/&nbsp;|\u00a0/g, ' ')
}
const twoDesks = () => testHall(test1, { desks: [{}, {}] })

/** Set as the head sets it; what the page of the board then begins with. */
async function shownAs(hall: TestHall, settings: BoardSettings) {
  const { id } = await database
    .run(visitor, (work) => startPairing(work, { of: 'board', address: newId() }))
    .then(({ code }) =>
      database.run(hall.head, (work) => confirmPairing(work, { code, centreId: hall.centre.id, label: 'зал' })),
    )
  const actor = { ...boardIn(hall), id } as Actor
  await database.run(hall.head, (work) => saveBoard(work, hall.centre.id, id as never, settings))
  const { key } = hall.centre
  return (await loadHall(eventAt(`/board/${key}`, { centre: key }, { database, actor }) as never)) as ShownBoard
}

describe('a board as the head has set it', () => {
  test('shows a zone, or a desk, in its languages, with or without the sign of a new call', async () => {
    const hall = await twoDesks()
    const { id: zoneId } = [
      ...(await database.look(hall.head, (work) => hallOf(work, hall.centre.id))).zones.values(),
    ][0]!
    const zone = await shownAs(hall, { view: { of: 'zone', zoneId }, languages: 'turns', flash: true })
    expect(zone).toMatchObject({ of: 'hall', only: { key: 'hall' }, languages: 'turns', flash: true })
    const desk = await shownAs(hall, { view: { of: 'desk', deskId: hall.desks[1]!.id }, languages: 'en', flash: false })
    expect(desk).toMatchObject({ of: 'desk', desk: 2, languages: 'en', flash: false })
  })

  test('never takes a zone of another centre', async () => {
    const [hall, other] = [await twoDesks(), await twoDesks()]
    const { zoneId } = other.desks[0]!
    await expect(shownAs(hall, { view: { of: 'zone', zoneId }, languages: 'uk', flash: false })).rejects.toThrow(
      'stations.no-view',
    )
  })

  test('has both languages beside each other, where they are asked for; numbers stand there once', async () => {
    const hall = await twoDesks()
    await hall.take()
    await hall.call(0)
    const html = await show(hall, undefined, boardIn(hall), 'uk', '?lang=beside')
    expect(html).toMatch(/lang="uk"[^>]*>талон<[\s\S]*lang="en"[^>]*>ticket</)
    expect(html.match(/А-001/g)).toHaveLength(1)
  })
})

describe('the board of a hall', () => {
  test('has the newest call on top with its way and desk, who is next, the wait, and why numbers are out of order', async () => {
    const hall = await twoDesks()
    for (let n = 0; n < 4; n++) await hall.take()
    await hall.call(0)
    hall.wait(1)
    await hall.call(1)
    const html = await show(hall)
    expect(html).toMatch(
      /is-new[^>]*v-blink[\s\S]*А-002[\s\S]*праворуч, вікно[\s\S]*>2<[\s\S]*А-001[\s\S]*Далі[\s\S]*А-003[\s\S]*А-004/,
    )
    expect(html).toMatch(/Без запису чекати близько[\s\S]*>\d+<\/b> <span lang="uk">хв[\s\S]*Кличемо за обіцяним часом/)
    hall.wait(1)
    expect(await show(hall)).not.toContain('v-blink')
  })

  test('never names a person, a service or a ground of priority', async () => {
    const hall = await twoDesks()
    await hall.take({ priority: 'disability1' })
    await hall.take({ priority: 'combatant' })
    await hall.call(0)
    for (const html of [await show(hall), await show(hall, 1)])
      expect(html).not.toMatch(/disab|інвалід|бойових|першочерг|Послуга/)
  })

  test('says in a quiet hall what to do, and in a closed one when it opens', async () => {
    const quiet = await show(await twoDesks())
    expect(quiet).toContain('Слухайте свій номер')
    const late = [{ from: '11:00' as PlainTime, until: '12:00' as PlainTime }]
    const week = Array.from({ length: 7 }, () => ({ work: late, reception: late, tickets: late }))
    const closed = await show(await testHall(test1, { week, desks: [] }))
    expect(closed).toMatch(/Центр зачинено[\s\S]*відчиниться о 11:00/)
    expect(closed).not.toContain('Без запису')
  })

  test('promises a call at once only where nobody waits for it', async () => {
    const hall = await twoDesks()
    expect(await show(hall)).toContain('Без запису кличемо одразу')
    await hall.take()
    expect(await show(hall)).toMatch(/Далі[\s\S]*А-001[\s\S]*Вільні вікна є: ось.ось покличемо/)
  })

  test('speaks English where it is asked to', async () => {
    const hall = await twoDesks()
    await hall.take()
    await hall.call(0)
    expect(await show(hall, undefined, boardIn(hall), 'en')).toMatch(/ticket[\s\S]*desk[\s\S]*to the right, desk/)
  })

  test.each<[string, (hall: TestHall) => Actor]>([
    ['a visitor', () => visitor],
    ['a board of another centre', () => ({ kind: 'device', id: newId(), centreId: newId(), of: 'board' })],
    ['a kiosk', ({ centre }) => ({ kind: 'device', id: newId(), centreId: centre.id, of: 'kiosk' })],
  ])('%s is sent to the page of pairing', async (_who, actorIn) => {
    const hall = await twoDesks()
    expect(await sentTo(show(hall, undefined, actorIn(hall)))).toBe('/board')
    expect(await sentTo(show(hall, 1, actorIn(hall)))).toBe('/board')
  })
})

describe('the display above a desk', () => {
  test('calls, shows who is being served, waits, rests and closes; who waits need not move', async () => {
    const hall = await twoDesks()
    expect(await show(hall, 1)).toMatch(/Вікно працює[\s\S]*Підходьте, коли покличемо/)
    await hall.take()
    await hall.call(0)
    expect(await show(hall, 1)).toMatch(/v-desk--call[\s\S]*Підійдіть[\s\S]*А-001/)
    expect(await show(hall, 2)).not.toContain('А-001')
    await hall.at(0, startServing)
    const serving = await show(hall, 1)
    expect(serving).toMatch(/Працюємо з[\s\S]*А-001/)
    expect(serving).not.toMatch(/v-desk--call|v-blink/)
    await hall.at(1, startBreak)
    expect(await show(hall, 2)).toMatch(/Перерва[\s\S]*Ваш талон покличе інше вікно. Нікуди йти не треба./)
    await hall.at(1, closeDesk)
    expect(await show(hall, 2)).toMatch(/Вікно зачинено[\s\S]*Нікуди йти не треба/)
  })

  test.each(['3', '0', '1.0', 'first', ''])('desk «%s» that is not there is missing', async (desk) => {
    const hall = await twoDesks()
    const event = eventAt('/board/x/3', { centre: hall.centre.key, desk }, { database, actor: boardIn(hall) })
    await expect(loadDesk(event as never)).rejects.toMatchObject({ status: 404 })
  })
})
