// A fault of a value is said in the language that was asked for.
import { expect, test } from 'vitest'
import { z } from 'zod'
import { type Refusal, sentence } from '../kernel/refusal.ts'
import { asRefusal } from './problem.ts'

const shape = z.object({
  id: z.uuid(),
  kind: z.enum(['air', 'fire']),
  people: z.int().min(1).max(10),
  name: z.string().min(2),
  day: z.iso.date('РРРР-ММ-ДД'),
})
const right = { id: '0199a0c0-0000-7000-8000-000000000000', kind: 'air', people: 2, name: 'Оля', day: '2026-11-24' }

test.each([
  ['id', 'x', 'потрібно: UUID', 'needed: a UUID'],
  ['kind', 'water', 'одне з: air, fire', 'one of: air, fire'],
  ['people', 'two', 'потрібно: число', 'needed: a number'],
  ['people', 11, 'не більше 10', 'at most 10'],
  ['name', undefined, 'потрібно: рядок', 'needed: a string'],
  ['name', 'О', 'знаків не менше 2', 'at least 2 characters'],
  ['more', 1, 'зайве: more', 'not known: more'],
])('%s = %s', (field, value, uk, en) => {
  const { error } = z.strictObject(shape.shape).safeParse({ ...right, [field]: value })
  const [answer] = (asRefusal(error) as Refusal).answers
  expect(sentence(answer!, 'uk')).toBe(`Перевірте це поле: ${uk}`)
  expect(sentence(answer!, 'en')).toBe(`Check this field: ${en}`)
})

test('a schema’s own sentence stays as it is', () => {
  const { error } = shape.safeParse({ ...right, day: '24.11.2026' })
  expect(sentence((asRefusal(error) as Refusal).answers[0]!, 'uk')).toBe('Перевірте це поле: РРРР-ММ-ДД')
})
