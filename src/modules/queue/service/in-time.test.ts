// What is not given out: a ticket that the day is too short for, and a service that an outage keeps.
import { describe, expect, test } from 'vitest'
import { testDatabase } from '../../../db/testing.ts'
import type { Actor } from '../../../kernel/actor.ts'
import { newId } from '../../../kernel/id.ts'
import { instantOf, type PlainTime } from '../../../kernel/time.ts'
import { beginOutage, endOutage } from '../../centres/service/outages.ts'
import { codeOf, type TestHall, testHall } from '../testing.ts'
import { issueTicket, type TicketWish } from './issue.ts'

const test1 = await testDatabase()
const { database, clock } = test1

const kioskOf = ({ centre }: TestHall): Actor => ({ kind: 'device', id: newId(), centreId: centre.id, of: 'kiosk' })
const wishIn = ({ centre, services }: TestHall, more: Partial<TicketWish> = {}): TicketWish => ({
  ...{ centreId: centre.id, purpose: 'submit', serviceId: Object.values(services)[0]! },
  ...more,
})
const takeAs = (actor: Actor, hall: TestHall, more: Partial<TicketWish> = {}) =>
  database.run(actor, (work) => issueTicket(work, wishIn(hall, more)))

const span = (from: string, until: string) => [{ from: from as PlainTime, until: until as PlainTime }]
/** Tickets are given out to the end, so that only the forecast says no. */
const week = Array.from({ length: 7 }, () => ({
  ...{ work: span('09:00', '18:00'), reception: span('09:00', '17:00'), tickets: span('09:00', '17:00') },
}))

/** One desk that takes ten minutes for a person, and so many people before the next one. */
async function hallAt(time: string, waiting: number): Promise<TestHall> {
  clock.moveTo(instantOf(`2026-11-23T${time}:00+02:00`))
  const hall = await testHall(test1, { week })
  for (let n = 0; n < waiting; n++) await hall.take({ despite: 'desk-waits' })
  hall.wait(1) // what was forecast for a hall of fewer people is forgotten
  return hall
}

describe('a ticket the day is too short for', () => {
  test.each<[string, string, number, string]>([
    ['in the morning, with three people before', '10:00', 3, 'done'],
    ['in the afternoon, with nobody before', '16:30', 0, 'done'],
    ['in the afternoon, with a line longer than the day', '16:30', 9, 'queue.too-late-today'],
  ])('%s', async (_when, time, waiting, code) => {
    const hall = await hallAt(time, waiting)
    expect(await codeOf(takeAs(kioskOf(hall), hall))).toBe(code)
  })

  test('is given out by a colleague who says why, and the record keeps it', async () => {
    const hall = await hallAt('16:30', 9)
    expect(await codeOf(takeAs(hall.guide, hall))).toBe('queue.too-late-today')
    const { id } = await takeAs(hall.guide, hall, { despite: 'from-afar' })
    expect((await hall.events(id))[0]).toMatchObject({ type: 'issued', facts: { despite: 'from-afar' } })
    expect(await codeOf(takeAs(kioskOf(hall), hall, { despite: 'from-afar' }))).toBe('queue.too-late-today')
  })

  test('a reason said where none is needed is not kept', async () => {
    const hall = await hallAt('10:00', 0)
    const { id } = await takeAs(hall.guide, hall, { despite: 'unwell' })
    expect((await hall.events(id))[0]!.facts.despite).toBeNull()
  })
})

describe('a service that an outage keeps', () => {
  test('is refused at once with why, to machines and people, until it works again; advice is given', async () => {
    const hall = await hallAt('10:00', 0)
    const kiosk = kioskOf(hall)
    expect(await codeOf(takeAs(kiosk, hall))).toBe('done')
    const outage = await database.run(hall.head, (work) => beginOutage(work, hall.centre.id, { kind: 'network' }))
    expect(await codeOf(takeAs(kiosk, hall))).toBe('queue.not-offered-now')
    expect(await codeOf(takeAs(hall.guide, hall))).toBe('queue.not-offered-now')
    expect(await codeOf(takeAs(kiosk, hall, { purpose: 'consult' }))).toBe('done')
    await database.run(hall.head, (work) => endOutage(work, hall.centre.id, outage.id))
    expect(await codeOf(takeAs(kiosk, hall))).toBe('done')
  })
})
