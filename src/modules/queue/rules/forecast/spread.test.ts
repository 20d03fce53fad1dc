import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { added, type Counts, countOf, curveOf, meanOf, parts, shareBelow, stepOf, valueAt } from './spread.ts'

const none = { middle: 0, width: 0.5, worth: 1e-6 }
const counted = (values: readonly number[]): Counts =>
  added(...values.map((value) => ({ [stepOf(Math.log(value))]: 1 })))

describe('how long something lasts', () => {
  test('is known to a tenth, however many days were added up', () => {
    const monday = counted([4, 4, 5, 20])
    const tuesday = counted([4, 6])
    expect(countOf(added(monday, tuesday))).toBe(6)
    expect(meanOf(added(monday, tuesday))).toBeCloseTo((4 * 3 + 5 + 6 + 20) / 6, 0)
  })

  test('half of the visits are shorter than the middle of the curve', () => {
    const curve = curveOf(counted([2, 4, 6, 8, 10, 12, 14, 16, 18, 20]), none)
    expect(valueAt(curve, 0.5)).toBeGreaterThan(9)
    expect(valueAt(curve, 0.5)).toBeLessThan(12)
  })

  test('with nothing seen the belief stands; much seen outweighs it', () => {
    const belief = { middle: Math.log(10), width: 0.5, worth: 10 }
    expect(valueAt(curveOf({}, belief), 0.5)).toBeCloseTo(10, 0)
    const seen = { [stepOf(Math.log(30))]: 1000 }
    expect(valueAt(curveOf(seen, belief), 0.5)).toBeCloseTo(30, -0.5)
  })

  test('a curve never falls, and the share below a value is the value’s place in it', () => {
    fc.assert(
      fc.property(
        fc.array(fc.double({ min: 0.2, max: 200, noNaN: true }), { minLength: 1, maxLength: 60 }),
        fc.double({ min: 0.05, max: 0.95, noNaN: true }),
        (values, share) => {
          const curve = curveOf(counted(values), { middle: Math.log(10), width: 0.5, worth: 5 })
          for (let part = 0; part < parts; part++) expect(curve[part + 1]!).toBeGreaterThanOrEqual(curve[part]!)
          expect(shareBelow(curve, valueAt(curve, share))).toBeCloseTo(share, 5)
        },
      ),
    )
  })
})
