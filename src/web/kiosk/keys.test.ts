import { describe, expect, test } from 'vitest'
import { erased, lettersOf, typed } from './keys.ts'

describe('the kiosk’s own letters', () => {
  test('are the whole alphabet in its order, nine in a row at most', () => {
    expect(lettersOf('uk').flat().join('')).toBe('абвгґдеєжзиіїйклмнопрстуфхцчшщьюя’')
    expect(lettersOf('en').flat().join('')).toBe('abcdefghijklmnopqrstuvwxyz-')
    for (const row of [...lettersOf('uk'), ...lettersOf('en')]) expect(row.length).toBeLessThanOrEqual(9)
  })

  test.each([
    ['паспрт', 4, 4, 'о', 'паспорт', 5],
    ['', 0, 0, 'п', 'п', 1],
    ['старе', 0, 5, 'н', 'н', 1],
  ])('«%s», from %i to %i, and «%s» make «%s»', (text, from, to, letter, expected, caret) => {
    expect(typed(text, from, to, letter)).toEqual({ text: expected, caret })
  })

  test.each([
    ['паспоррт', 6, 6, 'паспорт', 5],
    ['паспорт', 0, 7, '', 0],
    ['паспорт', 0, 0, 'паспорт', 0],
    ['', 0, 0, '', 0],
  ])('erasing in «%s» from %i to %i leaves «%s»', (text, from, to, expected, caret) => {
    expect(erased(text, from, to)).toEqual({ text: expected, caret })
  })
})
