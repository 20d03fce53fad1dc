import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { instantOf } from '../../../kernel/time.ts'
import {
  allParts,
  allUses,
  type Fault,
  type FaultKind,
  faultKinds,
  type StationKind,
  type StationPart,
  type StationState,
  type StationUse,
} from '../model.ts'
import { expectedUntil, healthOf, mayBeBooked, takesEverybody, takesSome, useAtAge } from './health.ts'

const biometric = { kind: 'biometric', parts: allParts } as const
const without = (...parts: readonly StationPart[]) =>
  healthOf(
    biometric,
    parts.map((part) => ({ what: 'broken', part })),
  )
const order: readonly StationState[] = ['ok', 'degraded', 'down']

describe('a biometric workstation does what its working devices allow', () => {
  test.each<[string, readonly StationPart[], StationState, readonly StationUse[]]>([
    ['nothing is broken', [], 'ok', allUses],
    [
      'no fingerprints: children under 12 and handing out go on',
      ['fingerprint-scanner'],
      'degraded',
      ['under-12', 'issue'],
    ],
    ['no photograph: only handing out goes on', ['camera'], 'degraded', ['issue']],
    ['no signature: only handing out goes on', ['signature-pad'], 'degraded', ['issue']],
    ['no reader: applications go on', ['document-reader'], 'degraded', ['from-12', 'under-12']],
    ['no operator’s key: nothing goes on', ['key-token'], 'down', []],
    ['no photograph and no reader: nothing goes on', ['camera', 'document-reader'], 'down', []],
  ])('%s', (_, parts, state, uses) => expect(without(...parts)).toEqual({ state, uses }))

  test('broken as a whole or silent, it does nothing', () => {
    for (const what of ['broken', 'silent'] as const)
      expect(healthOf(biometric, [{ what, part: null }])).toEqual({ state: 'down', uses: [] })
  })

  test('a device the workstation does not have can’t stop it', () => {
    const small = { kind: 'biometric', parts: ['camera', 'signature-pad', 'key-token'] } as const
    expect(healthOf(small, [{ what: 'broken', part: 'fingerprint-scanner' }])).toEqual({ state: 'ok', uses: allUses })
  })

  test.each([
    ['nothing is broken', [], true, true],
    ['no reader', ['document-reader'], true, true],
    ['no fingerprints', ['fingerprint-scanner'], false, true],
    ['no photograph', ['camera'], false, false],
  ] as const)('%s: the line sends people by itself %s-%s', (_, parts, everybody, some) => {
    expect(takesEverybody(without(...parts))).toBe(everybody)
    expect(takesSome(without(...parts))).toBe(some)
  })

  test.each([
    [0, 'under-12'],
    [11, 'under-12'],
    [12, 'from-12'],
    [70, 'from-12'],
  ] as const)('at the age of %i a person needs «%s»', (years, use) => expect(useAtAge(years)).toBe(use))
})

describe('other machines', () => {
  test.each<[StationKind, FaultKind, StationState]>([
    ['printer', 'paper-low', 'degraded'],
    ['printer', 'paper-out', 'down'],
    ['printer', 'cover-open', 'down'],
    ['printer', 'offline', 'down'],
    ['printer', 'error', 'down'],
    ['printer', 'silent', 'down'],
    ['kiosk', 'broken', 'down'],
    ['kiosk', 'silent', 'down'],
    ['board', 'silent', 'down'],
  ])('a %s: %s → %s', (kind, what, state) => {
    expect(healthOf({ kind, parts: [] }, [{ what, part: null }])).toEqual({ state, uses: [] })
  })

  test.each<[StationState, StationState]>([
    ['ok', 'ok'],
    ['degraded', 'ok'],
    ['down', 'degraded'],
  ])('a kiosk whose printer is «%s» is «%s»: tickets still come on the screen', (printer, kiosk) => {
    expect(healthOf({ kind: 'kiosk', parts: [] }, [], printer).state).toBe(kiosk)
  })
})

describe('for any faults', () => {
  const part = fc.option(fc.constantFrom(...allParts), { nil: null })
  const what = fc.constantFrom(...(Object.keys(faultKinds) as FaultKind[]))
  const wrong = fc.array(fc.record({ what, part }), { maxLength: 6 })
  const kind = fc.constantFrom<StationKind>('biometric', 'kiosk', 'board', 'printer')
  const parts = fc.subarray([...allParts])

  test('one more fault never makes a machine better', () => {
    fc.assert(
      fc.property(kind, parts, wrong, what, part, (kind, parts, faults, what, part) => {
        const before = healthOf({ kind, parts }, faults)
        const after = healthOf({ kind, parts }, [...faults, { what, part }])
        expect(order.indexOf(after.state)).toBeGreaterThanOrEqual(order.indexOf(before.state))
        expect(before.uses).toEqual(expect.arrayContaining([...after.uses]))
      }),
    )
  })

  test('the order in which faults are told does not matter', () => {
    fc.assert(
      fc.property(kind, parts, wrong, (kind, parts, faults) => {
        expect(healthOf({ kind, parts }, faults.toReversed())).toEqual(healthOf({ kind, parts }, faults))
      }),
    )
  })

  test('a workstation that is down does nothing, and one that does everything is not down', () => {
    fc.assert(
      fc.property(parts, wrong, (parts, faults) => {
        const { state, uses } = healthOf({ kind: 'biometric', parts }, faults)
        expect(uses.length === 0).toBe(state === 'down')
      }),
    )
  })
})

describe('when a machine works again, and what may be booked meanwhile', () => {
  const at = (time: string) => instantOf(`2026-11-23T${time}:00+02:00`)
  const until = (time: string | null): Pick<Fault, 'expectedUntil'> => ({
    expectedUntil: time === null ? null : at(time),
  })

  test.each([
    ['nothing is wrong', [], null],
    ['one fault with a time', [until('14:00')], at('14:00')],
    ['the latest of two', [until('14:00'), until('16:30')], at('16:30')],
    ['nobody knows of one of them', [until('14:00'), until(null)], null],
  ])('%s', (_, faults, expected) => expect(expectedUntil(faults)).toBe(expected))

  test.each<[string, readonly StationUse[], string | null, StationUse, string, boolean]>([
    ['works', allUses, null, 'from-12', '10:00', true],
    ['down, nobody knows how long', [], null, 'from-12', '18:00', false],
    ['down until two, asked for noon', [], '14:00', 'from-12', '12:00', false],
    ['down until two, asked for two', [], '14:00', 'from-12', '14:00', true],
    ['no scanner, a child', ['under-12', 'issue'], null, 'under-12', '10:00', true],
    ['no scanner, a grown-up', ['under-12', 'issue'], null, 'from-12', '10:00', false],
  ])('%s', (_, uses, back, use, time, may) => {
    expect(mayBeBooked({ uses, expectedUntil: back === null ? null : at(back) }, use, at(time))).toBe(may)
  })
})
