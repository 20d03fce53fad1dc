// Bookings on the nights the clocks change, over midnight, and where there is no desk.
import { describe, expect, test } from 'vitest'
import { testDatabase } from '../../../db/testing.ts'
import { visitor } from '../../../kernel/actor.ts'
import {
  hours,
  type Instant,
  instantOf,
  kyiv,
  later,
  minutes,
  type PlainDate,
  type PlainTime,
  timeIn,
} from '../../../kernel/time.ts'
import type { Week } from '../../centres/model.ts'
import { codeOf } from '../../queue/testing.ts'
import { type BookableCentre, bookableCentre, resident } from '../testing.ts'
import { cancelBooking, changeTime } from './change.ts'
import { listFreeDays, listFreeTimes } from './free.ts'
import { confirmBooking } from './hold.ts'

const testing = await testDatabase()
const { database, clock } = testing

const time = (text: string) => text as PlainTime
const night = { from: time('00:00'), until: time('06:00') }
const everyNight: Week = Array.from({ length: 7 }, () => ({ work: [night], reception: [night], tickets: [night] }))
const shifts = [1, 2, 3, 4, 5, 6, 7].map((weekday) => ({ weekday, ...night }))
const allForEverybody = {
  gridMinutes: 30,
  deskShare: 100,
  shares: { online: 100, kiosk: 0, phone: 0, priority: 0 },
  mostAhead: 50,
  mostOfServiceInMonth: 50,
}

/** One desk that receives people from midnight to six. */
const openAtNight = () => bookableCentre(testing, { week: everyNight, shifts, bookings: allForEverybody })

async function timesOn({ wish }: BookableCentre, date: string): Promise<Instant[]> {
  const [found] = await database.look(visitor, (work) =>
    listFreeTimes(work, wish, { from: date as PlainDate, days: 1 }),
  )
  return found!.times.map(({ at }) => at)
}
const book = async (centre: BookableCentre, at: Instant) => {
  const { link } = await centre.hold(at)
  return database.run(visitor, (work) => confirmBooking(work, { link }))
}
const every = (from: string, n: number): Instant[] =>
  Array.from({ length: n }, (_, i) => later(instantOf(from), minutes(30 * i)))

describe('the nights the clocks change', () => {
  test.each([
    ['an ordinary night has twelve times', '2026-10-24', '2026-10-23T21:00:00Z', 12],
    ['in October the hour from three to four is booked twice', '2026-10-25', '2026-10-24T21:00:00Z', 14],
    ['in March the hour from three to four is not there', '2027-03-28', '2027-03-27T22:00:00Z', 10],
  ])('%s', async (_, date, first, n) => {
    clock.moveTo(later(instantOf(first), -hours(20)))
    const centre = await openAtNight()
    expect(await timesOn(centre, date)).toEqual(every(first, n))
    const booked = []
    for (const at of every(first, n)) booked.push(await book(centre, at))
    expect(booked.map(({ day }) => day)).toEqual(Array.from({ length: n }, () => date))
    expect(booked.map(({ startsAt, endsAt }) => endsAt - startsAt > 0)).not.toContain(false)
    expect(await timesOn(centre, date)).toEqual([])
    for (const at of every(first, n)) expect(await codeOf(centre.hold(at))).toBe('appointments.slot-taken')
  })

  test('a booking moved over the change keeps the clock on the wall', async () => {
    clock.moveTo(instantOf('2026-10-23T10:00:00Z'))
    const centre = await openAtNight()
    const [before, after] = [instantOf('2026-10-24T02:00:00Z'), instantOf('2026-10-26T03:00:00Z')]
    expect([timeIn(kyiv, before), timeIn(kyiv, after)]).toEqual(['05:00', '05:00'])
    const { link } = await centre.hold(before)
    await database.run(visitor, (work) => confirmBooking(work, { link }))
    const moved = await database.run(visitor, (work) => changeTime(work, { link }, after))
    expect(moved).toMatchObject({ day: '2026-10-26', startsAt: after })
    expect(await timesOn(centre, '2026-10-24')).toContain(before)
  })
})

describe('midnight', () => {
  test('ends a day in Kyiv, not in Greenwich', async () => {
    clock.moveTo(instantOf('2026-11-23T21:59:00Z'))
    const centre = await openAtNight()
    const today = async () => (await database.look(visitor, (work) => listFreeTimes(work, centre.wish, { days: 1 })))[0]
    expect(await today()).toMatchObject({ date: '2026-11-23', times: [] })
    clock.moveTo(instantOf('2026-11-23T22:00:00Z'))
    expect(await today()).toMatchObject({ date: '2026-11-24' })
  })

  test('passes over a hold that waits to be confirmed', async () => {
    clock.moveTo(instantOf('2026-11-23T21:55:00Z'))
    const centre = await openAtNight()
    const at = instantOf('2026-11-24T03:00:00Z')
    const { link } = await centre.hold(at)
    clock.moveTo(instantOf('2026-11-23T22:04:00Z'))
    expect(await codeOf(centre.hold(at))).toBe('appointments.slot-taken')
    const booked = await database.run(visitor, (work) => confirmBooking(work, { link }))
    expect(booked).toMatchObject({ state: 'booked', day: '2026-11-24' })
  })

  test('begins a month of the centre: what counts for November does not count for December', async () => {
    clock.moveTo(instantOf('2026-11-29T10:00:00Z'))
    const bookings = { ...allForEverybody, mostOfServiceInMonth: 1 }
    const centre = await bookableCentre(testing, { week: everyNight, shifts, bookings })
    const who = resident()
    const confirmed = async (at: string) => {
      const { link } = await centre.hold(instantOf(at), who)
      await database.run(who, (work) => confirmBooking(work, { link }))
      return link
    }
    const lastOfNovember = await confirmed('2026-11-30T02:00:00Z')
    expect(await codeOf(centre.hold(instantOf('2026-11-30T03:00:00Z'), who))).toMatch(/^appointments\./)
    // ten in the evening by Greenwich is the first of December in Kyiv
    await confirmed('2026-11-30T22:00:00Z')
    await database.run(who, (work) => cancelBooking(work, { link: lastOfNovember }))
  })
})

test('a centre without a desk offers no time, and none can be held', async () => {
  clock.moveTo(instantOf('2026-11-23T07:00:00Z'))
  const centre = await bookableCentre(testing, { desks: [], week: everyNight, shifts, bookings: allForEverybody })
  const found = await database.look(visitor, (work) =>
    listFreeDays(work, [centre.centre.id], { parts: centre.wish.parts }, { days: 31 }),
  )
  expect(found).toMatchObject([{ firstAt: null }])
  expect(found[0]!.days.every(({ free }) => free === 0)).toBe(true)
  expect(await codeOf(centre.hold(instantOf('2026-11-24T02:00:00Z')))).toMatch(/^appointments\./)
})
