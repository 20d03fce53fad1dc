import fs from 'node:fs'
import { describe, expect, test } from 'vitest'
import type { ProcessCard, Service } from '../../../../modules/catalogue/model.ts'
import { planOf } from './plan.ts'

const service = (process: ProcessCard | null): Service =>
  ({ process, authority: 'Територіальний орган Пенсійного фонду України' }) as Service
const cards = fs
  .readdirSync('data/reference/service-cards')
  .filter((file) => file !== 'index.json')
  .map((file) => JSON.parse(fs.readFileSync(`data/reference/service-cards/${file}`, 'utf8')))
  .map(
    ({ id, technologicalCard }) => [id, { basis: 'card-text', steps: technologicalCard.steps } as ProcessCard] as const,
  )

describe('what happens after applying', () => {
  test('without a process card the five usual steps stand in and are said to be usual', () => {
    const plan = planOf(service(null))
    expect(plan).toMatchObject({ isUsual: true, steps: ['apply', 'hand-over', 'decide', 'get'] })
    expect(plan.handOver).toBe('не пізніше наступного робочого дня')
  })
  test.each(cards)('the card of %s begins with applying and ends with the result', (_, card) => {
    const { steps, isUsual } = planOf(service(card))
    expect(isUsual).toBe(false)
    expect(steps[0]).toBe('apply')
    expect(steps.at(-1)).toBe('get')
    expect(new Set(steps).size).toBe(steps.length)
  })
})
