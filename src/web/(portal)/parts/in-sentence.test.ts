import { expect, test } from 'vitest'
import { inSentence, sentenceFrom } from './in-sentence.ts'

test.each([
  ['Рішення про призначення субсидії', 'рішення про призначення субсидії'],
  ['ID-картка', 'ID-картка'],
  ['Витяг з реєстру.', 'витяг з реєстру'],
  ['РНОКПП', 'РНОКПП'],
])('%s in a sentence is %s', (name, expected) => {
  expect(inSentence(name)).toBe(expected)
})

test('a sentence begins with a capital, even of nothing', () => {
  expect(sentenceFrom('якщо ви винаймаєте')).toBe('Якщо ви винаймаєте')
  expect(sentenceFrom('')).toBe('')
})
