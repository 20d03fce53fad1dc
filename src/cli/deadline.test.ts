// The command that counts a term, as a person or a script asks it.
import { expect, test } from 'vitest'
import { dueDate } from '../modules/cases/rules/deadline.ts'
import { askedIn } from './deadline.ts'
import { vikno } from './testing.ts'

const asked = (words: string) => askedIn(words.split(' '))

test.each([
  ['--start 2026-03-06 --days 10', '2026-03-20'],
  ['--start 2026-03-06 --days 10 --martial-law off', '2026-03-23'],
  ['--start 2026-03-06 --days 10 --unit calendar', '2026-03-16'],
  ['--start 2026-03-06 --days 5 --pause 2026-03-10..2026-03-11 --pause 2026-03-11..2026-03-12', '2026-03-18'],
  ['--start 2026-03-06 --days 30 --unit working --martial-law on', '2026-04-17'],
])('%s ends on %s', (words, due) => expect(dueDate(asked(words).count).dueOn).toBe(due))

test('each step is said with its article, Ukrainian first; a program gets the same as JSON', async () => {
  const words = ['deadline', '--start', '2026-03-06', '--days', '30']
  const { code, said } = await vikno(words, {})
  expect(code).toBe(0)
  expect(said).toMatch(/^2026-03-06 {2}[А-ЯІЇЄҐ]/)
  expect(said).toMatch(/2026-04-06.*ст\. 33/)
  const { dueOn, steps } = JSON.parse((await vikno([...words, '--json'], {})).said)
  expect([dueOn, steps.at(-1).date]).toEqual(['2026-04-06', '2026-04-06'])
})

test.each([
  ['--start 2026-02-30 --days 10', /--start takes a day of the calendar/],
  ['--start 2026-03-06 --days ten', /--days takes a whole number/],
  ['--start 2026-03-06 --days 0', /--days takes a whole number/],
  ['--start 2026-03-06 --days 5 --unit weeks', /--unit takes one of: law, working, calendar/],
  ['--start 2026-03-06 --days 5 --pause 2026-03-12', /--pause takes two days/],
  ['--start 2026-03-06 --days 5 --pause 2026-03-12..2026-03-10', /is before/],
  ['--start 2026-03-06 --days 5 --martial-law maybe', /--martial-law takes one of: on, off/],
  ['--days 5', /--start and --days are needed/],
])('%s is refused in one sentence', (words, sentence) => expect(() => asked(words)).toThrow(sentence))
