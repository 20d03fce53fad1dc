import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Instant, later, minutes } from '../../../../kernel/time.ts'
import type { TicketId } from '../../model.ts'
import { at, deskOf, nine, ticketOf } from '../testing.ts'
import { forecast } from './forecast.ts'
import { waitOfMany, waitsAhead } from './hours.ts'
import { deskNow, experience, worldOf } from './testing.ts'
import type { DeskToday } from './world.ts'

const desk = deskOf('one', { residence: 2 })
const comer = (afterMinutes: number, weight = 1) => ({
  ticket: ticketOf({ id: `comer-${afterMinutes}` as TicketId, number: 9e9, issuedAt: at(afterMinutes) }),
  weight,
})
const hourOf = (moment: Instant) => Math.floor((moment - nine) / minutes(60))
const inMinutes = (wait: number | null | undefined) => (wait == null ? wait : Math.round(wait / minutes(1)))

describe('the wait of those who come later today', () => {
  const waiting = Array.from({ length: 6 }, (_, n) => ticketOf({ issuedAt: at(n - 10) }))
  const world = worldOf({ waiting, desks: [deskNow(desk)], experience: experience() })

  test('a line that nobody joins is gone by the next hour', () => {
    const found = waitsAhead(world, [comer(1), comer(90)], hourOf)
    expect(inMinutes(found.get(0)!.half)).toBeGreaterThan(45)
    expect(inMinutes(found.get(1)!.half)).toBe(0)
  })

  test('somebody who comes now waits as the forecast of the line says', () => {
    const { ticket } = comer(0)
    const line = forecast({ ...world, newcomers: [ticket] }, 64)
    const found = waitsAhead(world, [comer(0)], hourOf, 64)
    expect(later(nine, found.get(0)!.half!)).toBeCloseTo(line.newcomers.get(ticket.id)!.at!, -1)
  })

  test('they take nobody’s time: the more of them are asked of, the same is said of each', () => {
    const alone = waitsAhead(world, [comer(30)], hourOf)
    const many = waitsAhead(world, [comer(5), comer(30), comer(70)], (moment) => moment)
    expect(many.get(at(30))).toEqual(alone.get(0))
  })

  test('nobody is called after the last desk has closed', () => {
    const [post] = deskNow(desk).posts
    const desks: DeskToday[] = [{ id: desk.id, posts: [{ ...post!, until: at(80) }], now: { kind: 'free' } }]
    const found = waitsAhead({ ...world, waiting: [], desks }, [comer(30), comer(110)], hourOf)
    expect([found.get(0)!.half, found.get(1)!.half]).toEqual([0, null])
  })
})

test('half of the people, and nine of ten, each counted as often as they stand for', () => {
  const waits = fc.array(fc.record({ wait: fc.nat(1000), weight: fc.integer({ min: 1, max: 5 }) }), { minLength: 1 })
  fc.assert(
    fc.property(waits, (all) => {
      const one = all.flatMap(({ wait, weight }) => Array<number>(weight).fill(wait)).sort((a, b) => a - b)
      const within = (share: number) => one[Math.ceil(one.length * share - 1e-9) - 1]!
      expect(waitOfMany(all)).toEqual({ half: within(0.5), nineInTen: within(0.9) })
    }),
  )
})
