import fc from 'fast-check'
import { expect, test } from 'vitest'
import { No } from '../../../kernel/refusal.ts'
import { defaultSettings } from '../../centres/model.ts'
import { checkPeople, minutesFor, type UsualTime } from './people.ts'

const passport = { minutes: 18, needsStation: true, purpose: 'submit' } as const
const residence = { minutes: 12, needsStation: false, purpose: 'submit' } as const
const collecting = { minutes: 4, needsStation: false, purpose: 'collect' } as const
const advice = { minutes: 6, needsStation: false, purpose: 'consult' } as const

test.each<[string, UsualTime, number, number]>([
  ['one for a passport', passport, 1, 18],
  ['two at a station: 10 + 10 for each', passport, 2, 30],
  ['a family of four for passports', passport, 4, 50],
  ['one to register a residence', residence, 1, 12],
  ['a family of four: the first in full, the others half', residence, 4, 30],
  ['three who collect', collecting, 3, 8],
  ['three who ask together', advice, 3, 6],
])('%s take the usual minutes of a group', (_, usual, people, expected) =>
  expect(minutesFor(people, usual, defaultSettings)).toBe(expected),
)

test('one more person never makes it shorter, and a group takes at least what one of them would', () => {
  const settings = fc.record({
    nextPersonPercent: fc.integer({ min: 0, max: 100 }),
    stationGroupMinutes: fc.integer({ min: 0, max: 60 }),
    stationPersonMinutes: fc.integer({ min: 1, max: 60 }),
  })
  const usual = fc.record({
    minutes: fc.integer({ min: 1, max: 120 }),
    needsStation: fc.boolean(),
    purpose: fc.constantFrom('submit', 'collect', 'consult'),
  })
  fc.assert(
    fc.property(usual, settings, fc.integer({ min: 1, max: 19 }), (time, chosen, people) => {
      const now = minutesFor(people, time as UsualTime, chosen)
      expect(minutesFor(people + 1, time as UsualTime, chosen)).toBeGreaterThanOrEqual(now)
      expect(now).toBeGreaterThanOrEqual(time.minutes)
      expect(Number.isInteger(now)).toBe(true)
    }),
  )
})

test.each([0, -1, 9, 2.5])('%d people don’t fit on a ticket for eight', (people) => {
  const answer = checkPeople(people, { mostPeople: 8 })
  expect(answer).toBeInstanceOf(No)
  expect(answer).toMatchObject({ code: 'queue.too-many-people', facts: { most: 8 } })
})
test.each([1, 8])('%d do', (people) => expect(checkPeople(people, { mostPeople: 8 })).toBe(people))
