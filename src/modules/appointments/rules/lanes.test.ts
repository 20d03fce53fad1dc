// Any day of any hall: what the rules offer is really there, and taking it never passes what there is.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { DeskId, GroupId, StaffId } from '../../centres/model.ts'
import { type Day, freeOf, freeStarts, type Lane, type Need, placeAt, type Stretch, visitsOf } from './lanes.ts'

const midnight = 5_980_000
const groups = ['g1', 'g2'] as GroupId[]

const stretch = (most: number) =>
  fc
    .tuple(fc.nat(most), fc.integer({ min: 1, max: 40 }))
    .map(([from, long]): Stretch => [midnight + from, midnight + from + long])
const someLane = (needs: number) =>
  fc
    .record({
      ...{ hasStation: fc.boolean(), stationOff: fc.array(stretch(280), { maxLength: 2 }), most: fc.nat(120) },
      ...{ serves: fc.array(fc.boolean(), { minLength: needs, maxLength: needs }), day: stretch(240) },
      busy: fc.array(stretch(280), { maxLength: 5 }),
    })
    .map(({ day, ...lane }) => ({ ...lane, stretches: [day] }))
const someNeeds = fc.array(
  fc.record({ ticks: fc.integer({ min: 1, max: 9 }), needsStation: fc.boolean(), group: fc.nat(1) }),
  { minLength: 1, maxLength: 3 },
)
interface Hall {
  readonly day: Day
  readonly needs: readonly Need[]
}
const someHall: fc.Arbitrary<Hall> = someNeeds.chain((asked) =>
  fc
    .record({
      ...{ lanes: fc.array(someLane(asked.length), { maxLength: 4 }), grid: fc.constantFrom(1, 2, 3, 6) },
      ...{ from: fc.nat(200), rooms: fc.tuple(fc.nat(60), fc.nat(60)) },
    })
    .map(({ lanes, grid, from, rooms }) => ({
      needs: asked.map(({ group, ...need }) => ({
        ...{ ...need, purpose: 'submit' as const, serviceId: null, groupId: groups[group]!, blocked: [] },
      })),
      day: {
        ...{ midnight, grid, from: midnight + from, room: new Map(groups.map((group, n) => [group, rooms[n]!])) },
        lanes: lanes.map((lane, n): Lane => {
          const own = { deskId: `d${n}` as DeskId, staffId: `s${n}` as StaffId, number: n + 1 }
          const booked = lane.busy.reduce((all, [since, until]) => all + until - since, 0)
          return { ...lane, ...own, booked }
        }),
      },
    })),
)

const overlap = ([a, b]: Stretch, [c, d]: Stretch) => a < d && c < b

describe('free times', () => {
  test('each can really be placed: whole, in time, on the grid, at desks that do it and are free', () => {
    fc.assert(
      fc.property(someHall, ({ day, needs }) => {
        for (const { at, places } of freeStarts(day, needs)) {
          expect(places).toBeGreaterThan(0)
          const placed = placeAt(day, needs, at)
          expect(placed).toBeDefined()
          expect(at >= day.from && (at - midnight) % day.grid === 0).toBe(true)
          let next = at
          for (const [n, { lane, from, until }] of placed!.entries()) {
            expect([from, until - from]).toEqual([next, needs[n]!.ticks])
            next = until
            expect(lane.serves[n]).toBe(true)
            expect(lane.stretches.some(([opens, closes]) => opens <= from && until <= closes)).toBe(true)
            expect(lane.busy.some((busy) => overlap(busy, [from, until]))).toBe(false)
            if (!needs[n]!.needsStation) continue
            expect(lane.hasStation).toBe(true)
            expect(lane.stationOff.some((off) => overlap(off, [from, until]))).toBe(false)
          }
        }
      }),
      { numRuns: 300 },
    )
  })

  test('taken one after another they end, never pass the share of a desk or of a channel, and are never negative', () => {
    fc.assert(
      fc.property(someHall, fc.infiniteStream(fc.nat(1000)), (hall, choices) => {
        const { needs } = hall
        let day = hall.day
        for (let turn = 0; turn < 200; turn++) {
          const { starts, visits } = freeOf(day, needs)
          expect(visits > 0).toBe(starts.length > 0)
          if (starts.length === 0) return
          const { at } = starts[choices.next().value! % starts.length]!
          day = taking(day, needs, placeAt(day, needs, at, { turn })!)
          for (const lane of day.lanes) {
            expect(
              lane.booked <= Math.max(lane.most, hall.day.lanes.find(({ deskId }) => deskId === lane.deskId)!.booked),
            ).toBe(true)
          }
          for (const left of day.room.values()) expect(left).toBeGreaterThanOrEqual(0)
        }
        expect('the day').toBe('full')
      }),
      { numRuns: 150 },
    )
  })

  test('the count of visits is the same without looking for every time', () => {
    fc.assert(
      fc.property(someHall, ({ day, needs }) => {
        expect(visitsOf(day, needs)).toBe(freeOf(day, needs).visits)
      }),
      { numRuns: 500 },
    )
  })

  test('a hall without a desk has none', () => {
    fc.assert(
      fc.property(someHall, ({ day, needs }) => {
        expect(freeStarts({ ...day, lanes: [] }, needs)).toEqual([])
        expect(placeAt({ ...day, lanes: [] }, needs, day.from)).toBeUndefined()
      }),
    )
  })
})

function taking(day: Day, needs: readonly Need[], placed: NonNullable<ReturnType<typeof placeAt>>): Day {
  const room = new Map(day.room)
  for (const { groupId, ticks } of needs) room.set(groupId, room.get(groupId)! - ticks)
  const lanes = day.lanes.map((lane): Lane => {
    const own = placed.filter((each) => each.lane.deskId === lane.deskId)
    const taken = own.map(({ from, until }): Stretch => [from, until])
    return {
      ...lane,
      busy: [...lane.busy, ...taken],
      booked: lane.booked + taken.reduce((all, [from, until]) => all + until - from, 0),
    }
  })
  return { ...day, room, lanes }
}
