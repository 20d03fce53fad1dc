// Machines as people speak of them: what is wrong, what is told to others, who may, and that nobody is sent to a broken station.
import { describe, expect, test } from 'vitest'
import { testDatabase } from '../../../db/testing.ts'
import { type Actor, visitor } from '../../../kernel/actor.ts'
import { newId } from '../../../kernel/id.ts'
import { hours, later, minutes } from '../../../kernel/time.ts'
import { staffActor } from '../../centres/testing.ts'
import * as desk from '../../queue/service/at-desk.ts'
import { codeOf, testHall } from '../../queue/testing.ts'
import type { StationId, StationPart } from '../model.ts'
import { listPeriods } from '../store/stations.ts'
import { getStation, listStations } from './inventory.ts'
import { reportBroken, reportWorks } from './report.ts'

const test1 = await testDatabase()
const { database, clock, announced } = test1

/** Two desks for passports, each with a workstation, unless wished otherwise. */
async function passportHall(stations = 2) {
  const equipment = ['biometric'] as const
  const hall = await testHall(test1, {
    groups: [{ key: 'passports', series: 'П', purpose: null }],
    desks: Array.from({ length: 2 }, (_, n) => (n < stations ? { equipment } : {})),
  })
  const at = (n: number) => hall.desks[n]!.id as string as StationId
  const breaks = (
    n: number,
    part: StationPart | null = null,
    expectedUntil: Parameters<typeof later>[0] | null = null,
  ) =>
    database.run(hall.guide, (work) =>
      reportBroken(work, hall.centre.id, at(n), { part, note: 'не вмикається', expectedUntil }),
    )
  const mends = (n: number, part?: StationPart) =>
    database.run(hall.guide, (work) => reportWorks(work, hall.centre.id, at(n), part))
  const station = (n: number) => database.look(hall.guide, (work) => getStation(work, hall.centre.id, at(n)))
  announced.length = 0
  return { hall, at, breaks, mends, station }
}
const told = () => announced.splice(0).filter(({ type }) => type.startsWith('stations.'))

describe('nobody is sent to a broken station', () => {
  test('its desk does not call who needs one; another does, and it does again once mended', async () => {
    const { hall, breaks, mends } = await passportHall()
    await hall.take()
    await breaks(0)
    expect(await codeOf(hall.call(0))).toBe('queue.nobody-waits')
    await mends(0)
    expect(await codeOf(hall.call(0))).toBe('done')
    await hall.take()
    await breaks(0)
    expect(await codeOf(hall.call(1))).toBe('done')
  })

  test('not even when the ticket was kept for it', async () => {
    const { hall, breaks } = await passportHall()
    const { id } = await hall.take()
    await hall.call(0)
    await hall.at(0, (work, deskId) => desk.transfer(work, deskId, { deskId: hall.desks[1]!.id, returnToMe: false }))
    await breaks(1)
    expect(await codeOf(hall.call(1))).toBe('queue.nobody-waits')
    expect(await hall.call(0)).toBe(id)
  })

  test('without a scanner only by hand, for a child; without a camera not even so', async () => {
    const { hall, breaks } = await passportHall()
    await hall.take()
    await breaks(1, 'fingerprint-scanner')
    expect(await codeOf(hall.call(1))).toBe('queue.nobody-waits')
    await hall.call(0)
    const send = () =>
      hall.at(0, (work, deskId) => desk.transfer(work, deskId, { deskId: hall.desks[1]!.id, returnToMe: false }))
    await breaks(1, 'camera')
    expect(await codeOf(send())).toBe('queue.desk-cannot-serve')
    await database.run(hall.guide, (work) => reportWorks(work, hall.centre.id, hall.desks[1]!.id as never, 'camera'))
    expect(await codeOf(send())).toBe('done')
    expect(await codeOf(hall.call(1))).toBe('done')
  })

  test('a desk without a station is not touched by faults elsewhere', async () => {
    const { hall, breaks } = await passportHall(1)
    await breaks(0)
    expect(await codeOf(hall.call(1))).toBe('queue.nobody-waits')
  })
})

describe('what people say of a machine', () => {
  test('a workstation nobody spoke of works, with everything a workstation has', async () => {
    const { hall } = await passportHall(1)
    const [only, ...others] = await database.look(hall.guide, (work) => listStations(work, hall.centre.id))
    expect(others).toEqual([])
    expect(only).toMatchObject({ kind: 'biometric', state: 'ok', slotMinutes: 20, operators: 1, desk: { number: 1 } })
    expect(only!.parts).toHaveLength(5)
  })

  test('broken: told once, with what can still be done, since when and until when', async () => {
    const { hall, breaks, station } = await passportHall()
    const back = later(clock.now(), hours(3))
    await breaks(0, 'fingerprint-scanner', back)
    const id = hall.desks[0]!.id
    expect(told()).toEqual([
      {
        type: 'stations.degraded',
        centreId: hall.centre.id,
        stationId: id,
        deskId: id,
        kind: 'biometric',
        uses: ['under-12', 'issue'],
        since: clock.now(),
        expectedUntil: back,
      },
    ])
    await breaks(0, 'fingerprint-scanner')
    expect(told()).toEqual([])
    const { faults, expectedUntil } = await station(0)
    expect(faults).toMatchObject([
      { what: 'broken', part: 'fingerprint-scanner', note: 'не вмикається', saidBy: 'staff' },
    ])
    expect(expectedUntil).toBeNull()
  })

  test('worse, better, well: each change is told and its period kept', async () => {
    const { hall, at, breaks, mends } = await passportHall()
    const start = clock.now()
    await breaks(0, 'camera')
    clock.moveTo(later(clock.now(), minutes(10)))
    await breaks(0)
    clock.moveTo(later(clock.now(), minutes(10)))
    await mends(0)
    expect(told().map(({ type }) => type)).toEqual(['stations.degraded', 'stations.went-down', 'stations.came-back'])
    const periods = await database.look(hall.guide, (work) => listPeriods(work, hall.centre.id, at(0), 10))
    expect(periods).toEqual([
      { state: 'ok', since: later(start, minutes(20)), until: null },
      { state: 'down', since: later(start, minutes(10)), until: later(start, minutes(20)) },
      { state: 'degraded', since: start, until: later(start, minutes(10)) },
    ])
  })

  test('one device mended leaves the others broken', async () => {
    const { breaks, mends, station } = await passportHall()
    await breaks(0, 'camera')
    await breaks(0, 'fingerprint-scanner')
    await mends(0, 'camera')
    expect(await station(0)).toMatchObject({ state: 'degraded', uses: ['under-12', 'issue'] })
    await mends(0)
    expect(await station(0)).toMatchObject({ state: 'ok', faults: [] })
  })

  test.each([
    ['no reason', { note: ' ' }, 'stations.reason-needed'],
    ['a device it has not', { note: 'так', part: 'sofa' as StationPart }, 'stations.no-part'],
    ['mended before it broke', { note: 'так', expectedUntil: 1 as never }, 'stations.expected-in-past'],
  ])('refused: %s', async (_, broken, code) => {
    const { hall, at } = await passportHall(1)
    expect(await codeOf(database.run(hall.guide, (work) => reportBroken(work, hall.centre.id, at(0), broken)))).toBe(
      code,
    )
  })

  test('a machine of another centre is unknown here', async () => {
    const { hall } = await passportHall(1)
    const other = await passportHall(1)
    const said = database.run(hall.guide, (work) => reportBroken(work, hall.centre.id, other.at(0), { note: 'так' }))
    expect(await codeOf(said)).toBe('stations.no-station')
  })

  test.each([
    ['a visitor', () => visitor, 'vikno.sign-in-first'],
    ['a resident', (): Actor => ({ kind: 'resident', id: newId(), trust: 'high' }), 'vikno.not-allowed'],
    ['an officer', (centreId: never) => staffActor('officer', centreId), 'vikno.not-allowed'],
    ['a guide of another centre', () => staffActor('guide', newId()), 'vikno.not-allowed'],
  ])('%s may neither say that it is broken nor that it works', async (_, actor, code) => {
    const { hall, at } = await passportHall(1)
    const who = actor(hall.centre.id as never)
    const { id } = hall.centre
    expect(await codeOf(database.run(who, (work) => reportBroken(work, id, at(0), { note: 'так' })))).toBe(code)
    expect(await codeOf(database.run(who, (work) => reportWorks(work, id, at(0))))).toBe(code)
    expect(await codeOf(database.look(who, (work) => listStations(work, id)))).toBe(code)
  })
})
