import { expect, test } from 'vitest'
import { No } from '../../../kernel/refusal.ts'
import { numberIn } from './number.ts'

test.each([
  ['А-042', 'А', 42],
  ['а42', 'А', 42],
  ['  С 017 ', 'С', 17],
  ['A-042', 'А', 42],
  ['k-1003', 'К', 1003],
  ['Ґ–7', 'Ґ', 7],
])('«%s» is ticket %s, number %i', (text, series, number) => expect(numberIn(text)).toEqual({ series, number }))

test.each(['', '042', 'А', 'А-', 'А-000', 'АБ-12', 'А-12-3', 'А-1234567'])('«%s» is no number of a ticket', (text) => {
  const answer = numberIn(text)
  expect(answer).toBeInstanceOf(No)
  expect(answer).toMatchObject({ code: 'queue.bad-number', field: 'number' })
})
