// Who comes on a day: as many as asked for, when tickets are given out, for what the demand says; the same for a seed.
import fs from 'node:fs'
import path from 'node:path'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { hours, instantOf, later } from '../kernel/time.ts'
import { parseDemand } from '../modules/catalogue/demand.ts'
import type { ServiceLine } from '../modules/catalogue/service.ts'
import { referenceServices } from '../modules/catalogue/testing.ts'
import { type DayWanted, visitsOf } from './visitors.ts'

const demand = parseDemand(fs.readFileSync(path.join(import.meta.dirname, '../../data/demand.json'), 'utf8'))
const services = referenceServices()
  .map((service) => ({ ...service, biometricStation: service.needs.biometricStation }) as unknown as ServiceLine)
  .sort((a, b) => (a.key < b.key ? -1 : 1))
const startOfDay = instantOf('2026-11-22T22:00:00Z')
const tickets = { from: later(startOfDay, hours(9)), until: later(startOfDay, hours(16.5)) }
const on = { weekday: 1, month: 11, day: 23 }
const wanted = (visitors: number, seed: number): DayWanted => ({
  ...{ demand, services, on, tickets, startOfDay, visitors, seed },
})
const shareOf = <T>(all: readonly T[], is: (one: T) => boolean) => all.filter(is).length / all.length

describe('the visitors of a day', () => {
  test('come as many as asked for, one after another, while tickets are given out', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 300 }), fc.nat(), (visitors, seed) => {
        const moments = visitsOf(wanted(visitors, seed)).map(({ at }) => at)
        expect(moments).toHaveLength(visitors)
        expect(moments.every((at, n) => at > (moments[n - 1] ?? 0))).toBe(true)
        expect(moments[0]).toBeGreaterThanOrEqual(tickets.from)
        expect(moments.at(-1)).toBeLessThan(tickets.until)
      }),
      { numRuns: 20 },
    )
  })

  test('are the same for the same seed, and others for another', () => {
    expect(visitsOf(wanted(50, 7))).toEqual(visitsOf(wanted(50, 7)))
    expect(visitsOf(wanted(50, 7))).not.toEqual(visitsOf(wanted(50, 8)))
  })

  test('are no two with one tax number or telephone', () => {
    const people = visitsOf(wanted(1800, 1)).map(({ who }) => who)
    expect(new Set(people.map(({ taxId }) => taxId)).size).toBe(1800)
    expect(new Set(people.map(({ serial }) => serial)).size).toBe(1800)
  })

  test('come for what the demand says, and most of them in the morning', () => {
    const visits = visitsOf(wanted(1800, 3))
    expect(shareOf(visits, ({ purpose }) => purpose === 'consult')).toBeCloseTo(0.4, 1)
    expect(shareOf(visits, ({ purpose }) => purpose === 'collect')).toBeCloseTo(0.14, 1)
    expect(shareOf(visits, ({ priority }) => priority !== null)).toBeCloseTo(demand.priority.share.value, 1)
    const hourOf = (n: number) => shareOf(visits, ({ at }) => Math.floor((at - startOfDay) / hours(1)) === n)
    expect(hourOf(10)).toBeGreaterThan(hourOf(14) * 1.2)
  })

  test('whatever happens to them at the desk, what they came for is done in the last stages', () => {
    for (const { purpose, stages, service } of visitsOf(wanted(1800, 5))) {
      expect(stages.some(({ doing }) => doing === purpose)).toBe(true)
      expect(stages.at(-1)!.ends.kind).toBe('finish')
      expect(stages.every(({ milliseconds }) => milliseconds > 0)).toBe(true)
      expect(service === null).toBe(purpose === 'collect')
    }
  })
})
