import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { caseNumber, codeAlphabet, codeFrom, codeKey, codeLength, codeShown, numberKey, sequenceIn } from './number.ts'

describe('the case number', () => {
  test.each<[string, number, string]>([
    ['0142', 3817, '0142-2026-003817'],
    ['ХРК', 118047, 'ХРК-2026-118047'],
    ['ХРК', 1234567, 'ХРК-2026-1234567'],
  ])('%s, %i → %s', (place, n, number) => {
    expect(caseNumber(place, 2026, n)).toBe(number)
  })
  test.each(['ХРК-2026-118047', 'хрк-2026-118047', 'XPK-2026-118047', ' ХРК – 2026 – 118047 ', 'хрк‑2026‑118047'])(
    '“%s” is found',
    (typed) => {
      expect(numberKey(typed)).toBe('ХРК-2026-118047')
    },
  )
  test.each([
    ['118047', 118047],
    [' 000042 ', 42],
    ['ХРК-2026-118047', undefined],
    ['12345678', undefined],
    ['', undefined],
  ])('“%s” as the last part is %s', (typed, n) => {
    expect(sequenceIn(typed)).toBe(n)
  })
})

describe('the secret code', () => {
  test('has 32 different signs, none of them I, L, O or U', () => {
    expect(new Set(codeAlphabet).size).toBe(32)
    expect(codeAlphabet).not.toMatch(/[ILOU]/)
  })
  test.each([
    ['7k2mq-0x9bh', '7K2MQ0X9BH'],
    ['7K2MQ 0X9BH', '7K2MQ0X9BH'],
    ['7К2МQ–ОХ9ВН', '7K2MQ0X9BH'],
    ['7k2mqox9bh', '7K2MQ0X9BH'],
    ['lI00000000', '1100000000'],
  ])('“%s” is read as %s', (typed, code) => {
    expect(codeKey(typed)).toBe(code)
  })
  test('any bytes give a code that survives print and typing', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: codeLength, maxLength: codeLength }), (bytes) => {
        const code = codeFrom(bytes)
        expect(code).toHaveLength(codeLength)
        expect(codeKey(codeShown(code).toLowerCase())).toBe(code)
      }),
    )
  })
  test('every sign is as likely as another', () => {
    const counts = new Map<string, number>()
    for (let byte = 0; byte < 256; byte++) {
      const sign = codeFrom(Uint8Array.of(byte))
      counts.set(sign, (counts.get(sign) ?? 0) + 1)
    }
    expect([...counts.values()]).toEqual(Array(32).fill(8))
  })
})
