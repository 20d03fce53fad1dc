// The assumed demand fits the catalogue and itself.
import fs from 'node:fs'
import path from 'node:path'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { demandSchema, factorOn, minutesFor, parseDemand, sharesOf } from './demand.ts'
import { referenceServices } from './testing.ts'

const text = fs.readFileSync(path.join(import.meta.dirname, '../../../data/demand.json'), 'utf8')
const demand = parseDemand(text)
const services = referenceServices()
const service = (key: string) => services.find((each) => each.key === key)!

describe('the demand of a day', () => {
  test('every number is marked as an assumption with its source', () => {
    const unmarked: string[] = []
    const walk = (value: unknown, at: string): void => {
      if (typeof value !== 'object' || value === null) return
      for (const [name, inner] of Object.entries(value)) {
        if (name === 'value' && (value as { assumption?: unknown }).assumption !== true) unmarked.push(at)
        walk(inner, `${at}.${name}`)
      }
    }
    walk(JSON.parse(text), '')
    expect(unmarked).toEqual([])
  })

  test('40 of 100 visits are consultations', () => {
    expect(demand.purposes.consult.value).toBe(0.4)
  })

  test('names only services that exist, and every category once', () => {
    const keys = new Set(services.map(({ key }) => key))
    const named = [
      ...demand.services.flatMap(({ often }) => Object.keys(often)),
      ...demand.minutes.submit.flatMap((rule) => ('services' in rule ? rule.services : [])),
    ]
    expect(named.filter((key) => !keys.has(key))).toEqual([])
    const categories = demand.services.map(({ category }) => category)
    expect(new Set(categories).size).toBe(28)
    expect(categories).toHaveLength(28)
  })

  test('the shares of the services are one whole, for any centre that gives some of them', () => {
    fc.assert(
      fc.property(fc.subarray(services, { minLength: 1 }), (offered) => {
        const shares = [...sharesOf(demand, offered).values()]
        expect(shares).toHaveLength(offered.length)
        expect(Math.min(...shares)).toBeGreaterThan(0)
        expect(shares.reduce((all, part) => all + part, 0)).toBeCloseTo(1, 9)
      }),
      { numRuns: 30 },
    )
  })

  test('the hours weigh a hundred together and the morning is the peak', () => {
    const weights = demand.hours.map(({ weight }) => weight.value)
    expect(weights.reduce((all, weight) => all + weight, 0)).toBe(100)
    expect(demand.hours.toSorted((a, b) => b.weight.value - a.weight.value)[0]!.hour).toBe(10)
  })

  test.each([
    ['residence-001', 12],
    ['residence-008', 6],
    ['idp-001', 20],
    ['passport-migration-005', 18],
    ['passport-migration-009', 28],
    ['social-benefits-001', 22],
    ['transport-002', 35],
    ['veterans-001', 25],
  ])('taking an application for %s takes %i minutes', (key, minutes) => {
    expect(minutesFor(demand, 'submit', service(key))).toBe(minutes)
  })

  test('a visitor takes between ten and sixteen minutes on average, as in Kharkiv', () => {
    const shares = sharesOf(demand, services)
    const submit = services.reduce((all, each) => all + shares.get(each.key)! * minutesFor(demand, 'submit', each), 0)
    const { purposes, minutes } = demand
    const mean =
      purposes.submit.value * submit +
      purposes.consult.value * minutes.consult.value +
      purposes.collect.value * minutes.collect.value
    expect(mean).toBeGreaterThan(10)
    expect(mean).toBeLessThan(16)
  })

  test('Mondays, the first days of a month and the months before summer bring more', () => {
    const tuesday = { weekday: 2, month: 11, day: 24 }
    expect(factorOn(demand, service('land-001'), tuesday)).toBe(1)
    expect(factorOn(demand, service('land-001'), { ...tuesday, weekday: 1 })).toBe(1.2)
    expect(factorOn(demand, service('social-benefits-001'), { ...tuesday, day: 3 })).toBe(1.3)
    expect(factorOn(demand, service('passport-migration-005'), { weekday: 1, month: 5, day: 20 })).toBeCloseTo(1.56)
    expect(factorOn(demand, service('land-001'), { ...tuesday, weekday: 7 })).toBe(0)
  })

  test('shares that are not one whole are refused', () => {
    const broken = JSON.parse(text)
    broken.purposes.consult.value = 0.5
    expect(demandSchema.safeParse(broken).error?.issues.map(({ path }) => path.join('.'))).toEqual(['purposes'])
  })
})
