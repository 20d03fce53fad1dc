import fc from 'fast-check'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { Flash } from './flash.svelte.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

/** Moments, in milliseconds, at which the frame lit up. */
function litAt(calls: readonly number[], until: number): number[] {
  const flash = new Flash()
  const lit: number[] = []
  let before = false
  for (let at = 0; at < until; at += 50) {
    for (const call of calls) if (call === at) flash.show()
    if (flash.isOn && !before) lit.push(at)
    before = flash.isOn
    vi.advanceTimersByTime(50)
  }
  flash.stop()
  return lit
}

test('a call lights the frame once, and it goes out by itself', () => {
  expect(litAt([100], 10_000)).toEqual([100])
})

test('calls during it are told by one more, after a pause', () => {
  const lit = litAt([0, 200, 900], 10_000)
  expect(lit).toHaveLength(2)
  expect(lit[1]).toBeGreaterThanOrEqual(2500)
})

test('however many are called, it never flashes more often than once in two seconds', () => {
  const calls = fc.array(fc.integer({ min: 0, max: 400 }).map((n) => n * 50))
  fc.assert(
    fc.property(calls, (all) => {
      const lit = litAt(all, 30_000)
      for (const [n, at] of lit.entries()) if (n > 0) expect(at - lit[n - 1]!).toBeGreaterThanOrEqual(2000)
      expect(lit.length > 0).toBe(all.length > 0)
    }),
    { numRuns: 30 },
  )
})
