import { describe, expect, test } from 'vitest'
import { testDatabase } from '../../../db/testing.ts'
import { systemActor, visitor } from '../../../kernel/actor.ts'
import { newId } from '../../../kernel/id.ts'
import { later, minutes } from '../../../kernel/time.ts'
import { staffActor } from '../../centres/testing.ts'
import { codeOf } from '../../queue/testing.ts'
import { bookableCentre, november, resident } from '../testing.ts'
import { cancelBooking, changeTime } from './change.ts'
import { listFreeDays, listFreeTimes } from './free.ts'
import { confirmBooking } from './hold.ts'

const testing = await testDatabase()
const { database, clock, announced } = testing
const who = systemActor('test')

describe('free times', () => {
  test('follow reception and shifts, on the grid of the centre, as far as the share of the day goes', async () => {
    const { wish } = await bookableCentre(testing, { bookings: { gridMinutes: 30 } })
    const days = await database.look(visitor, (work) => listFreeTimes(work, wish, { days: 3 }))
    expect(days.map(({ date, free, times }) => [date, free, times.length])).toEqual([
      ['2026-11-23', 15, 15],
      ['2026-11-24', 16, 16],
      // a day ahead what other channels have left is not released yet: half of 57 steps
      ['2026-11-25', 14, 16],
    ])
    expect(days[1]!.times[0]).toEqual({ at: november(24, '09:00'), places: 1 })
    expect(days[1]!.times.at(-1)!.at).toBe(november(24, '16:30'))
  })

  test('of many centres at once say the first time and how much each day still takes', async () => {
    const [one, two] = [await bookableCentre(testing), await bookableCentre(testing, { desks: [] })]
    const serviceOnly = { parts: one.wish.parts }
    const found = await database.look(visitor, (work) =>
      listFreeDays(work, [one.centre.id, two.centre.id, newId()], serviceOnly, { days: 2 }),
    )
    const of = new Map(found.map((each) => [each.centreId, each]))
    expect(of.get(one.centre.id)).toMatchObject({ isOffered: true, firstAt: november(23, '09:30') })
    expect(of.get(two.centre.id)).toMatchObject({ isOffered: false, firstAt: null })
    expect(found).toHaveLength(2)
  })
})

describe('a time', () => {
  test('is held, confirmed, changed and cancelled by its link', async () => {
    const centre = await bookableCentre(testing)
    const held = await centre.hold(november(24, '10:00'))
    expect(held).toMatchObject({ startsAt: november(24, '10:00'), heldUntil: later(clock.now(), minutes(10)) })
    const { link } = held
    const booked = await database.run(visitor, (work) => confirmBooking(work, { link }))
    expect(booked).toMatchObject({ state: 'booked', heldUntil: null, sequence: 0, remindAt: november(23, '10:00') })
    const changed = await database.run(visitor, (work) => changeTime(work, { link }, november(24, '10:15')))
    expect(changed).toMatchObject({ startsAt: november(24, '10:15'), sequence: 1 })
    const cancelled = await database.run(visitor, (work) => cancelBooking(work, { link }))
    expect(cancelled).toMatchObject({ state: 'cancelled', sequence: 2 })
    expect(announced.slice(-3).map(({ type }) => type)).toEqual([
      'appointments.booked',
      'appointments.changed',
      'appointments.cancelled',
    ])
    const { rows } = await database.pool.query(
      'select coalesce(sum(used), 0)::int as used from appointments.counter where of_id in ($1, $2)',
      [centre.centre.id, centre.centre.networkId],
    )
    expect(rows).toEqual([{ used: 0 }])
  })

  test('of one desk is one person’s; of thirty who want it at once, one gets it', async () => {
    const centre = await bookableCentre(testing)
    const all = await Promise.all(Array.from({ length: 30 }, () => codeOf(centre.hold(november(25, '11:00')))))
    expect(all.filter((code) => code === 'done')).toHaveLength(1)
    expect(new Set(all)).toEqual(new Set(['done', 'appointments.slot-taken']))
  })

  test('goes to the next desk while there is one', async () => {
    const centre = await bookableCentre(testing, { desks: [{}, {}, {}] })
    const all = await Promise.all(Array.from({ length: 10 }, () => codeOf(centre.hold(november(25, '11:00')))))
    expect(all.filter((code) => code === 'done')).toHaveLength(3)
  })

  test('who may not: staff of another centre, a stranger by id, a visitor without a telephone', async () => {
    const centre = await bookableCentre(testing)
    const stranger = staffActor('administrator', newId<'Centre'>())
    expect(await codeOf(centre.hold(november(24, '10:00'), stranger))).toBe('vikno.not-allowed')
    const whom = { kind: 'self' } as const
    expect(await codeOf(centre.hold(november(24, '10:00'), visitor, { whom }))).toBe('appointments.who-books')
    const held = await centre.hold(november(24, '10:00'))
    const which = { centreId: held.centreId, id: held.id }
    for (const [actor, code] of [
      [resident(), 'appointments.no-booking'],
      [stranger, 'vikno.not-allowed'],
      [visitor, 'vikno.sign-in-first'],
    ] as const) {
      expect(await codeOf(database.run(actor, (work) => confirmBooking(work, which)))).toBe(code)
      expect(await codeOf(database.run(actor, (work) => cancelBooking(work, which)))).toBe(code)
      expect(await codeOf(database.run(actor, (work) => changeTime(work, which, november(24, '12:00'))))).toBe(code)
    }
    expect(await codeOf(database.run(who, (work) => confirmBooking(work, { link: 'nobody' })))).toBe(
      'appointments.no-booking',
    )
  })
})
