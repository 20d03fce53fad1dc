import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Heard, hear, patience, quiet, type Stroke } from './burst.ts'
import { shownAs } from './code.ts'
import { asLatin, asUkrainian, latinSign } from './layouts.ts'

const id = '0d3e0000-1a2b-4c5d-8e9f-00000000c105'
const ticket = `https://vikno.kharkiv.example/ticket/${id}`
const underUkrainian = asUkrainian(ticket)

describe('a scanner under a Ukrainian layout', () => {
  test('gives other letters and signs', () => {
    expect(underUkrainian).toMatch(/^реезіЖ\.\.мшлтщюлрфкл/)
    expect(underUkrainian).not.toMatch(/[a-z:/]/)
  })
  test('is read back from what it typed', () => expect(asLatin(underUkrainian)).toBe(ticket))
  test.each([
    ['KeyH', false, 'h'],
    ['KeyH', true, 'H'],
    ['Semicolon', true, ':'],
    ['Slash', false, '/'],
    ['Slash', true, '?'],
    ['Digit7', true, '&'],
    ['Numpad4', false, '4'],
    ['Enter', false, undefined],
    ['', false, undefined],
  ])('the key %s, Shift %s, is %s', (code, shift, sign) => expect(latinSign(code, shift)).toBe(sign))
  test('every sign of an address goes there and back', () => {
    const signs = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_:/?&=.#%+,;[]'"
    expect(asLatin(asUkrainian(signs))).toBe(signs)
  })
})

describe('what was shown', () => {
  const link = '2bcd3fgh4jkm5npq6rst7v'
  const cases: readonly [string, string, unknown][] = [
    ['a ticket', ticket, { kind: 'ticket', id }],
    ['a ticket, by a scanner with Caps Lock', ticket.toUpperCase(), { kind: 'ticket', id }],
    ['a ticket, under a Ukrainian layout', underUkrainian, { kind: 'ticket', id }],
    ['a ticket, Ukrainian layout and Caps Lock', underUkrainian.toUpperCase(), { kind: 'ticket', id }],
    ['a ticket with a sign of the scanner before it', `]Q1${ticket}`, { kind: 'ticket', id }],
    ['a booking by its digits', '482913057', { kind: 'booking', code: '482913057' }],
    ['a booking as it is printed', '482 913 057', { kind: 'booking', code: '482913057' }],
    ['a booking by its address', `https://x.example/visit/${link}`, { kind: 'booking-link', link }],
    ['a booking, under a Ukrainian layout', asUkrainian(`http://x/visit/${link}`), { kind: 'booking-link', link }],
    ['a case by its number', '0142-2026-003817', { kind: 'case', number: '0142-2026-003817' }],
    ['a case by digits only', '01422026003817', { kind: 'case', number: '0142-2026-003817' }],
    ['a case of this centre without its place', '2026003817', { kind: 'case', number: '0142-2026-003817' }],
    ['a case, other dashes', '0142 – 2026 – 003817', { kind: 'case', number: '0142-2026-003817' }],
    ['a case on a receipt', 'https://x/track?number=0142-2026-003817', { kind: 'case', number: '0142-2026-003817' }],
    [
      'a case on a receipt, under a Ukrainian layout',
      asUkrainian('https://x/track?number=0142-2026-003817'),
      { kind: 'case', number: '0142-2026-003817' },
    ],
    [
      'a case with letters on a receipt',
      `https://x/track?number=${encodeURIComponent('ХРК-2026-118047')}`,
      { kind: 'case', number: 'ХРК-2026-118047' },
    ],
    ['a case with letters', 'хрк-2026-118047', { kind: 'case', number: 'ХРК-2026-118047' }],
    ['a ticket by its number', 'А-042', { kind: 'ticket-number', number: 'А-042' }],
    ['a ticket by its number, without the hyphen', 'к17', { kind: 'ticket-number', number: 'к17' }],
    ['a case with letters, under a Latin layout', '[hr-2026-118047', { kind: 'case', number: 'ХРК-2026-118047' }],
  ]
  test.each(cases)('is %s', (_what, text, shown) => expect(shownAs([text], '0142')).toEqual(shown))

  test('is a case of a centre whose place code has letters, by year and number', () => {
    expect(shownAs(['2026118047'], 'ХРК')).toEqual({ kind: 'case', number: 'ХРК-2026-118047' })
  })
  test('is understood by the keys where the signs are spoilt', () => {
    expect(shownAs(['??????', ticket], '0142')).toEqual({ kind: 'ticket', id })
  })
  test.each([
    '',
    '   ',
    '12345',
    '4820000000000',
    'https://elsewhere.example/',
    '/ticket/not-an-id',
    '%E0%A4%A',
    'паспорт',
  ])('«%s» is no code of ours', (text) => expect(shownAs([text], '0142')).toBeUndefined())
  test('anything at all is read or not, and never breaks', () => {
    fc.assert(fc.property(fc.string(), (text) => void shownAs([text, asUkrainian(text)], '0142')))
  })
})

/** Keys with so many milliseconds between each two; an end key or none. */
function strokesOf(text: string, every: number, end?: string): Stroke[] {
  const keys = end ? [...text, end] : [...text]
  return keys.map((key, n) => ({ key, code: '', shift: false, repeat: false, at: n * every }))
}

/** As the page hears it: after a pause longer than the gap, silence is noticed first. */
function listen(strokes: readonly Stroke[]) {
  let held: readonly Stroke[] = []
  let field = ''
  const scans: string[] = []
  const passed: string[] = []
  const take = (heard: Heard) => {
    held = heard.held
    field += heard.released
    if (heard.scanned) scans.push(heard.scanned[0])
  }
  for (const stroke of strokes) {
    const last = held.at(-1)
    if (last && stroke.at - last.at > patience(held)) take(quiet(held))
    const heard = hear(held, stroke)
    take(heard)
    if (!heard.isTaken) passed.push(stroke.key)
  }
  take(quiet(held))
  return { field, scans, passed }
}

describe('keys that come one after another', () => {
  test.each([
    ['a scan with Enter', strokesOf(ticket, 8, 'Enter')],
    ['a scan with Tab', strokesOf(ticket, 15, 'Tab')],
    ['a scan without an end', strokesOf(ticket, 2)],
    ['a slow scanner', strokesOf(ticket, 45, 'Enter')],
  ])('%s is a scan; nothing of it comes into the field and no key goes further', (_what, strokes) => {
    expect(listen(strokes)).toEqual({ field: '', scans: [ticket], passed: [] })
  })

  test('what a person types comes into the field, Enter goes on', () => {
    expect(listen(strokesOf('паспорт', 120, 'Enter'))).toEqual({ field: 'паспорт', scans: [], passed: ['Enter'] })
  })
  test('two keys pressed nearly together are a person’s', () => {
    expect(listen(strokesOf('по', 10, 'Enter'))).toEqual({ field: 'по', scans: [], passed: ['Enter'] })
  })
  test('a person’s letter just before a scan is theirs, the scan is a scan', () => {
    const later = strokesOf(ticket, 8, 'Enter').map((stroke) => ({ ...stroke, at: stroke.at + 200 }))
    expect(listen([...strokesOf('п', 0), ...later])).toEqual({ field: 'п', scans: [ticket], passed: [] })
  })
  test('a key held down, arrows, Space and the eraser go on as they are', () => {
    const held = strokesOf('ааааааааа', 30).map((stroke) => ({ ...stroke, repeat: true }))
    expect(listen(held)).toMatchObject({ scans: [], passed: [...'ааааааааа'] })
    for (const key of [' ', 'Backspace', 'ArrowDown', 'Escape'])
      expect(listen([{ key, code: key, shift: false, repeat: false, at: 0 }]).passed).toEqual([key])
  })
  test('Shift in the middle of a scan changes nothing', () => {
    const strokes = strokesOf('https', 8).flatMap((stroke) => [{ ...stroke, key: 'Shift', code: 'ShiftLeft' }, stroke])
    const all = [...strokes, ...strokesOf('://x', 8).map((stroke) => ({ ...stroke, at: stroke.at + 40 }))]
    expect(listen(all).scans).toEqual(['https://x'])
  })
  test('a scan is also read by its keys', () => {
    const strokes = [...'ФЖ123456'].map((key, n): Stroke => {
      const code = ['KeyA', 'Semicolon'][n] ?? `Digit${key}`
      return { key, code, shift: n < 2, repeat: false, at: n * 5 }
    })
    const end = { key: 'Enter', code: 'Enter', shift: false, repeat: false, at: 41 }
    const held = strokes.reduce<readonly Stroke[]>((before, stroke) => hear(before, stroke).held, [])
    expect(hear(held, end).scanned).toEqual(['ФЖ123456', 'A:123456'])
  })
  test('whatever comes, each letter is either in the field, in a scan, or went on', () => {
    const stroke = fc.tuple(fc.constantFrom('a', 'ф', '1', ' ', 'Enter', 'Shift'), fc.constantFrom(5, 40, 61, 130, 500))
    fc.assert(
      fc.property(fc.array(stroke, { maxLength: 60 }), (keys) => {
        let at = 0
        const strokes = keys.map(([key, pause]): Stroke => {
          at += pause
          return { key, code: '', shift: false, repeat: false, at }
        })
        const { field, scans, passed } = listen(strokes)
        const signs = keys.map(([key]) => key).filter((key) => key.length === 1 && key !== ' ')
        expect([...field, ...scans.join('')].sort()).toEqual(signs.sort())
        expect(passed).toEqual(passed.filter((key) => key.length > 1 || key === ' '))
      }),
    )
  })
})
