import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { defaultSettings, ticketClasses } from '../../centres/model.ts'
import { labelOf } from '../model.ts'
import { classOf, overtakingWindow, promiseFor } from './promise.ts'
import { at, nine } from './testing.ts'

test.each([
  ['a booked time', { purpose: 'submit', priority: null, slot: at(30) }, 'booked'],
  ['a booked time of a person with priority', { purpose: 'submit', priority: 'elderly', slot: at(30) }, 'booked'],
  ['declared priority', { purpose: 'submit', priority: 'combatant', slot: null }, 'priority'],
  ['declared priority to collect', { purpose: 'collect', priority: 'pregnant', slot: null }, 'priority'],
  ['collecting a document', { purpose: 'collect', priority: null, slot: null }, 'collection'],
  ['asking for advice', { purpose: 'consult', priority: null, slot: null }, 'consultation'],
  ['bringing papers', { purpose: 'submit', priority: null, slot: null }, 'walkIn'],
] as const)('%s is the class «%s»', (_, wanted, expected) => expect(classOf(wanted)).toBe(expected))

test.each([
  ['booked', 0],
  ['priority', 5],
  ['collection', 5],
  ['consultation', 10],
  ['walkIn', 15],
] as const)('«%s» is called within %i minutes unless the centre decides otherwise', (kind, minutes) =>
  expect(promiseFor(kind, defaultSettings, nine)).toBe(at(minutes)),
)

describe('whatever the head decides', () => {
  const targets = fc.record(Object.fromEntries(ticketClasses.map((each) => [each, fc.integer({ min: 0, max: 240 })])))

  test('nobody is promised a moment in the past', () => {
    fc.assert(
      fc.property(targets, fc.constantFrom(...ticketClasses), (chosen, kind) => {
        expect(promiseFor(kind, { targets: chosen as never }, nine)).toBeGreaterThanOrEqual(nine)
      }),
    )
  })

  test('who comes later than the window allows can’t be promised earlier', () => {
    fc.assert(
      fc.property(
        targets,
        fc.constantFrom(...ticketClasses),
        fc.constantFrom(...ticketClasses),
        fc.nat(600),
        (chosen, mine, other, later) => {
          const settings = { targets: chosen as never }
          const overtakes = promiseFor(other, settings, at(later)) < promiseFor(mine, settings, nine)
          if (overtakes) expect(at(later) - nine).toBeLessThan(overtakingWindow(mine, settings))
        },
      ),
    )
  })
})

test.each([
  ['А', 1, 'А-001'],
  ['А', 42, 'А-042'],
  ['С', 999, 'С-999'],
  ['С', 1000, 'С-1000'],
  ['В', 12_345, 'В-12345'],
] as const)('number %s %i is printed as %s', (series, number, label) => expect(labelOf({ series, number })).toBe(label))
