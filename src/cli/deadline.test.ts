// The command that counts a term, as a person or a script asks it.
import { expect, test } from 'vitest'
import { vikno } from './testing.ts'

const asked = (words: string) => vikno(['deadline', ...words.split(' ')], {})
const dueOn = async (words: string): Promise<string> => JSON.parse((await asked(`${words} --json`)).said).dueOn

test.each([
  ['--start 2026-03-06 --days 10', '2026-03-20'],
  ['--start 2026-03-06 --days 10 --martial-law off', '2026-03-23'],
  ['--start 2026-03-06 --days 10 --unit calendar', '2026-03-16'],
  ['--start 2026-03-06 --days 5 --pause 2026-03-10..2026-03-11 --pause 2026-03-11..2026-03-12', '2026-03-18'],
  ['--start 2026-03-06 --days 30 --unit working --martial-law on', '2026-04-17'],
])('%s ends on %s', async (words, due) => expect(await dueOn(words)).toBe(due))

test('each step is said with its article, Ukrainian first', async () => {
  const { code, said } = await asked('--start 2026-03-06 --days 30')
  expect([code, said.split('\n').length]).toEqual([0, expect.any(Number)])
  expect(said).toMatch(/^2026-03-06 {2}[А-ЯІЇЄҐ]/)
  expect(said).toMatch(/2026-04-06.*ст\. 33/)
  expect((await asked('--start 2026-03-06 --days 30 --lang en')).said).toMatch(/Monday|working day|moved/i)
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
])('%s is refused in one sentence', async (words, sentence) => {
  const { code, said } = await asked(words)
  expect(code).not.toBe(0)
  expect(said).toMatch(sentence)
})
