import { expect, test } from 'vitest'
import { typedDate } from './dates.ts'

test.each([
  ['14.03.1987', '1987-03-14'],
  ['4 3 1987', '1987-03-04'],
  ['4/3/1987', '1987-03-04'],
  ['14031987', '1987-03-14'],
  ['1987-03-14', '1987-03-14'],
  [' 14.03.1987 ', '1987-03-14'],
])('%s is read as %s', (typed, date) => {
  expect(typedDate(typed)).toBe(date)
})

test.each(['31.02.1987', '14.13.1987', '14.03.87', 'учора', '', '1403198'])('%s is no date', (typed) => {
  expect(typedDate(typed)).toBeUndefined()
})
