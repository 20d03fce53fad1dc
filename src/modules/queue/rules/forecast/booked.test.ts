import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Instant, minutes } from '../../../../kernel/time.ts'
import { at, deskOf, groups, nine, ticketOf } from '../testing.ts'
import type { Stood } from './aftermath.ts'
import { bookedOf, delayAfter } from './booked.ts'
import { forecast } from './forecast.ts'
import { busy, deskNow, experience, worldOf } from './testing.ts'

const [residence] = groups
/** Everybody who booked came in the minute that begins so long before the time; after an alarm everybody came within five minutes. */
const cameEarly = (minute: number) => experience({ early: { [minute]: 100_000 }, comesAfterAlarm: [1, 0, 0, 0, 0, 0] })
const booking = (minute: number) => ({
  ...{ at: at(minute), groupId: residence!, serviceId: null, needsStation: false, minutes: 30 },
})
const walkIn = ticketOf({ issuedAt: at(-1), promisedAt: at(60) })
const desks = [deskNow(deskOf('one', { residence: 2 }), busy(1))]

/** How much longer the walk-in waits for this booking. */
function waitsFor(minute: number, early: number, alarms: readonly Stood[] = []): number {
  const likely = (bookings: readonly ReturnType<typeof booking>[]): number =>
    forecast(worldOf({ waiting: [walkIn], desks, bookings, alarms, experience: cameEarly(early) })).tickets.get(
      walkIn.id,
    )!.at!
  return (likely([booking(minute)]) - likely([])) / minutes(1)
}

describe('people who booked', () => {
  test('come as long before their time as on earlier days', () => {
    expect(waitsFor(20, 15)).toBeGreaterThan(15) // here in five minutes, before the desk is free
    expect(waitsFor(20, 2)).toBeLessThan(1)
  })

  test('are awaited though they are late, and not longer than people are late', () => {
    expect(waitsFor(-5, -9)).toBeGreaterThan(15)
    expect(waitsFor(-15, -9)).toBeLessThan(1)
  })

  test('come after an alarm that kept them away', () => {
    const alarm = { since: at(-30), until: nine }
    expect(waitsFor(10, 25)).toBeLessThan(1) // would have been here
    expect(waitsFor(10, 25, [alarm])).toBeGreaterThan(15)
  })

  test('are spread from the latest to the earliest who were seen', () => {
    fc.assert(
      fc.property(
        fc.dictionary(fc.integer({ min: -20, max: 30 }).map(String), fc.integer({ min: 1, max: 99 })),
        (early) => {
          const { early: curve, earliest } = bookedOf(worldOf({ experience: experience({ early }) }))
          const seen = [0, 7, ...Object.keys(early).map(Number)]
          expect(curve[0]).toBeGreaterThanOrEqual(minutes(Math.min(...seen)))
          expect(earliest).toBe(minutes(Math.max(...seen) + 1))
          expect([...curve]).toEqual([...curve].sort((a, b) => a - b))
        },
      ),
    )
  })
})

test('who comes after an alarm comes within the half-hour, the more the later', () => {
  const after = [0.4, 0.4, 0.8, 0.8, 1, 1]
  fc.assert(
    fc.property(
      fc.double({ min: 0, max: 0.999, noNaN: true }),
      fc.double({ min: 0, max: 0.999, noNaN: true }),
      (a, b) => {
        const [sooner, later] = [Math.min(a, b), Math.max(a, b)].map((chance) => delayAfter(after, chance)) as [
          number,
          number,
        ]
        expect(sooner).toBeLessThanOrEqual(later)
        expect(later).toBeLessThan(minutes(30))
      },
    ),
  )
  expect(delayAfter(after, 0.2)).toBe(minutes(2.5))
  expect(delayAfter(after, 0.6)).toBe(minutes(12.5))
})

test('after an alarm a desk for which somebody waits is not back yet; where nobody waited one cannot know', () => {
  const known = experience({ backAtDesk: minutes(1) })
  const free = [deskNow(deskOf('one', { residence: 2 }))]
  const waits = (alarms: readonly Stood[], now = nine as Instant): number => {
    const world = worldOf({ now, waiting: [walkIn], desks: free, experience: known, alarms })
    return forecast(world).tickets.get(walkIn.id)!.at! - now
  }
  const alarm = { since: at(-30), until: nine }
  expect(waits([])).toBeLessThan(1000)
  expect(waits([alarm])).toBeGreaterThan(30_000)
  expect(waits([alarm])).toBeLessThan(minutes(1.5))
  expect(waits([alarm], at(3))).toBeLessThan(1000)
})
