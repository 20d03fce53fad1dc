import { sql } from 'kysely'
import { describe, expect, test } from 'vitest'
import { testDatabase } from '../../../db/testing.ts'
import { visitor } from '../../../kernel/actor.ts'
import { newId } from '../../../kernel/id.ts'
import { Refusal } from '../../../kernel/refusal.ts'
import { type Instant, later, minutes } from '../../../kernel/time.ts'
import type { CentreId, Outage } from '../model.ts'
import { frozenBetween } from '../rules/alarm.ts'
import { staffActor, testCentre } from '../testing.ts'
import { beginAlarm, endAlarm, listAlarms } from './alarm.ts'
import { setSettings } from './centres.ts'
import { hallOf } from './hall.ts'
import { beginOutage, endOutage, offerOf, registersOf } from './outages.ts'

const { database, clock, announced } = await testDatabase()
const wait = (forMinutes: number) => clock.moveTo(later(clock.now(), minutes(forMinutes)))

const frozen = (centreId: CentreId, from: Instant, until: Instant) =>
  database.look(visitor, async (work) => {
    const { rows } = await sql<{
      ms: string
    }>`select extract(epoch from centres.frozen_between(${centreId}, ${new Date(from)}, ${new Date(until)})) * 1000 as ms`.execute(
      work.db,
    )
    return Number(rows[0]!.ms)
  })

describe('an alarm', () => {
  test('stands in the hall from the press to the end, is announced once, and stays in the record', async () => {
    const { centre } = await testCentre(database)
    const guide = staffActor('guide', centre.id)
    announced.length = 0
    const began = clock.now()
    const alarm = await database.run(guide, (work) => beginAlarm(work, centre.id, 'air'))
    expect(await database.run(guide, (work) => beginAlarm(work, centre.id, 'power'))).toBeUndefined()
    expect((await database.look(visitor, (work) => hallOf(work, centre.id))).alarm).toEqual(alarm)
    wait(35)
    const over = await database.run(guide, (work) => endAlarm(work, centre.id))
    expect(over).toEqual({ ...alarm, until: clock.now() })
    expect(await database.run(guide, (work) => endAlarm(work, centre.id))).toBeUndefined()
    const hall = await database.look(visitor, (work) => hallOf(work, centre.id))
    expect([hall.alarm, hall.alarms]).toEqual([null, [over]])
    expect(announced).toEqual([
      { type: 'centres.alarm-began', centreId: centre.id, alarmId: alarm!.id, cause: 'air', from: began },
      {
        type: 'centres.alarm-ended',
        centreId: centre.id,
        alarmId: alarm!.id,
        cause: 'air',
        from: began,
        until: clock.now(),
      },
    ])
    expect(await database.look(visitor, (work) => listAlarms(work, centre.id, began, clock.now()))).toEqual([over])
  })

  test('pressed twice at once stands once', async () => {
    const { centre, head } = await testCentre(database)
    const pressed = await Promise.all(
      [1, 2, 3, 4].map(() => database.run(head, (work) => beginAlarm(work, centre.id, 'air'))),
    )
    expect(pressed.filter(Boolean)).toHaveLength(1)
    const ended = await Promise.all([1, 2, 3, 4].map(() => database.run(head, (work) => endAlarm(work, centre.id))))
    expect(ended.filter(Boolean)).toHaveLength(1)
  })

  test('what stood still is the same number in the database and in the rule', async () => {
    const { centre, head } = await testCentre(database)
    const start = clock.now()
    for (const long of [7, 30, 0, 12]) {
      wait(11)
      await database.run(head, (work) => beginAlarm(work, centre.id, 'air'))
      wait(long)
      await database.run(head, (work) => endAlarm(work, centre.id))
    }
    wait(5)
    await database.run(head, (work) => beginAlarm(work, centre.id, 'air'))
    wait(9)
    const { alarms } = await database.look(head, (work) => hallOf(work, centre.id))
    expect(await frozen(centre.id, start, clock.now())).toBe(minutes(7 + 30 + 12 + 9))
    for (let from = -5; from < 115; from += 13)
      for (let until = -5; until < 130; until += 17) {
        const [a, b] = [later(start, minutes(from)), later(start, minutes(until))]
        expect([from, until, await frozen(centre.id, a, b)]).toEqual([from, until, frozenBetween(alarms, a, b)])
      }
  })

  test('who may not: a visitor, a guide of another centre', async () => {
    const { centre } = await testCentre(database)
    for (const actor of [visitor, staffActor('guide', newId<'Centre'>())])
      for (const act of [beginAlarm, endAlarm] as const)
        await expect(database.run(actor, (work) => act(work, centre.id, 'air'))).rejects.toThrow(Refusal)
  })
})

describe('an outage', () => {
  const passports = { desks: [{}], groups: [{ key: 'passports', series: 'П', purpose: null }] } as const
  const offered = async (centreId: CentreId, serviceId: string, purpose: 'submit' | 'consult' = 'submit') =>
    (
      await database.look(visitor, async (work) =>
        offerOf(work, await hallOf(work, centreId), purpose, serviceId as never),
      )
    ).offered

  test('takes the services that need it out of the offer until it is ended, and is written down', async () => {
    const { centre, services, head } = await testCentre(database, passports)
    const guide = staffActor('guide', centre.id)
    expect(await offered(centre.id, services.passports!)).toBe(true)
    const { id } = await database.run(guide, (work) =>
      beginOutage(work, centre.id, { kind: 'biometric', reason: 'камера' }),
    )
    expect(await offered(centre.id, services.passports!)).toBe(false)
    expect(await offered(centre.id, services.passports!, 'consult')).toBe(true)
    wait(10)
    await database.run(head, (work) => endOutage(work, centre.id, id))
    expect(await offered(centre.id, services.passports!)).toBe(true)
    await expect(database.run(head, (work) => endOutage(work, centre.id, id))).rejects.toThrow('centres.no-outage')
  })

  test('planned ahead counts in its time only; a plan that is dropped never does', async () => {
    const { centre, services, head } = await testCentre(database, passports)
    const from = (forMinutes: number) => later(clock.now(), minutes(forMinutes))
    const plan = (since: number, until: number) =>
      database.run(head, (work) =>
        beginOutage(work, centre.id, { kind: 'biometric', since: from(since), until: from(until) }),
      )
    await plan(10, 20)
    const dropped: Outage = await plan(30, 40)
    await expect(plan(15, 35)).rejects.toThrow('centres.outage-known')
    await database.run(head, (work) => endOutage(work, centre.id, dropped.id))
    const days: boolean[] = []
    for (let i = 0; i < 4; i++) {
      days.push(await offered(centre.id, services.passports!))
      wait(10)
    }
    expect(days).toEqual([true, false, true, true])
  })

  test('only registers that services here work in are there to choose', async () => {
    const { centre, head } = await testCentre(database)
    const names = await database.look(head, async (work) => registersOf(work, await hallOf(work, centre.id)))
    expect(names).toEqual(['Реєстр територіальної громади'])
  })

  test('who may not: an administrator, a guide of another centre, a visitor', async () => {
    const { centre, administrators } = await testCentre(database)
    for (const actor of [administrators[0]!, staffActor('guide', newId<'Centre'>()), visitor])
      await expect(database.run(actor, (work) => beginOutage(work, centre.id, { kind: 'power' }))).rejects.toThrow(
        Refusal,
      )
  })
})

test('the shelter is said in both languages or not at all', async () => {
  const { centre, head } = await testCentre(database)
  const place = { uk: 'підвал, двері праворуч', en: 'basement, door on the right' }
  const save = (uk: string) =>
    database.run(head, (work) => setSettings(work, centre.id, { shelter: { place: { ...place, uk }, way: 'right' } }))
  await expect(save(' ')).rejects.toThrow('centres.shelter-half')
  await save(place.uk)
  const { settings } = await database.look(head, (work) => hallOf(work, centre.id))
  expect(settings.shelter).toEqual({ place, way: 'right' })
})
