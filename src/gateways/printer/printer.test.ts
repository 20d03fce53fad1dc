// The real gateway speaks to a printer made of software over real TCP: every end of a talk, and what came out on paper.
import fc from 'fast-check'
import { afterAll, beforeEach, describe, expect, test } from 'vitest'
import { networkPrinters } from './network-printers.ts'
import { openPretendPrinter, type Trouble } from './pretend-printer.ts'
import type { RollPart } from './printer.ts'
import { columns, rollBytes } from './roll-bytes.ts'
import { type ReadPaper, RollReader } from './roll-reader.ts'
import { fromBytes, printable, toBytes } from './windows-1251.ts'

const ukrainian = 'АБВГҐДЕЄЖЗИІЇЙКЛМНОПРСТУФХЦЧШЩЬЮЯ абвгґдеєжзиіїйклмнопрстуфхцчшщьюя'
const text = (words: string, more: { size?: number; bold?: boolean } = {}): RollPart => ({
  kind: 'text',
  text: words,
  ...more,
})

function read(bytes: Uint8Array): ReadPaper {
  const reader = new RollReader()
  reader.feed(bytes)
  const heard = [...reader.read()].filter(({ kind }) => kind === 'cut')
  expect(heard).toHaveLength(1)
  return (heard[0] as { paper: ReadPaper }).paper
}
const paperOf = (parts: readonly RollPart[]) => read(rollBytes({ parts, codePage: 46 }))
const words = ({ lines }: ReadPaper) => lines.map((line) => line.text)

describe('letters', () => {
  test('every Ukrainian letter, both apostrophes, number sign and quotation marks go to paper and back', () => {
    const said = `${ukrainian} сім’я п'ять № 7 «вікно» — … · 10\u00a0000`
    expect(fromBytes(toBytes(said))).toBe(said)
  })

  test.each([
    ['ґ', 0xb4],
    ['Ґ', 0xa5],
    ['і', 0xb3],
    ['І', 0xb2],
    ['ї', 0xbf],
    ['Ї', 0xaf],
    ['є', 0xba],
    ['Є', 0xaa],
    ['’', 0x92],
    ['№', 0xb9],
  ])('%s is byte %i', (letter, byte) => expect([...toBytes(letter)]).toEqual([byte]))

  test.each([
    ['100 ₴', '100 грн'],
    ['імʼя', 'ім’я'],
    ['и\u0306', 'й'],
    ['水', '?'],
    ['a\u001bb', 'a?b'],
  ])('%j is printed %j', (said, printed) => expect(printable(said)).toBe(printed))

  test('no text can smuggle a command to the printer', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (said) => {
        expect(Math.min(0x20, ...toBytes(said))).toBe(0x20)
      }),
    )
  })
})

describe('a paper', () => {
  test('says the table of letters, what stands on it, how large, and is cut', () => {
    const paper = paperOf([text('Талон'), text('А-042', { size: 6, bold: true }), { kind: 'rule' }, text('Пенсії')])
    expect(paper.codePage).toBe(46)
    expect(paper.unknown).toEqual([])
    expect(paper.lines).toEqual([
      { text: 'Талон', size: 1, bold: false },
      { text: 'А-042', size: 6, bold: true },
      { text: '-'.repeat(columns), size: 1, bold: true },
      { text: 'Пенсії', size: 1, bold: false },
    ])
  })

  test('another maker’s number of the table is set in the printer’s settings', () => {
    expect(read(rollBytes({ parts: [text('ґ')], codePage: 73 })).codePage).toBe(73)
  })

  test('a number too long for its size is printed smaller, never cut', () => {
    const [line] = paperOf([text('А-1000000', { size: 6 })]).lines
    expect(line).toMatchObject({ text: 'А-1000000', size: 4 })
  })

  test('any words come out whole and in order, and no line is wider than the paper', () => {
    const letters = fc.string({
      unit: fc.constantFrom(...ukrainian.replaceAll(' ', ''), '-', '№'),
      minLength: 1,
      maxLength: 60,
    })
    fc.assert(
      fc.property(fc.array(letters, { minLength: 1, maxLength: 20 }), fc.integer({ min: 1, max: 8 }), (said, size) => {
        const { lines } = paperOf([text(said.join(' '), { size })])
        expect(
          lines
            .map((line) => line.text)
            .join('')
            .replaceAll(' ', ''),
        ).toBe(said.join(''))
        for (const line of lines) expect(line.text.length * line.size).toBeLessThanOrEqual(columns)
      }),
    )
  })

  test('the QR code says the address; letters that it has not are percent-encoded', () => {
    const { qr } = paperOf([
      { kind: 'qr', text: 'https://vikno.example/ticket/0b6f' },
      { kind: 'qr', text: 'https://вікно.example/талон' },
    ])
    expect(qr[0]).toBe('https://vikno.example/ticket/0b6f')
    expect(decodeURI(qr[1]!)).toBe('https://вікно.example/талон')
  })

  test('is read the same however the network cuts its bytes', () => {
    const bytes = rollBytes({ parts: [text(ukrainian), { kind: 'qr', text: 'https://vikno.example/t' }], codePage: 46 })
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 1 }), (sizes) => {
        const reader = new RollReader()
        const papers: ReadPaper[] = []
        for (let at = 0, i = 0; at < bytes.length; i++) {
          const size = sizes[i % sizes.length]!
          reader.feed(bytes.subarray(at, at + size))
          at += size
          for (const heard of reader.read()) if (heard.kind === 'cut') papers.push(heard.paper)
        }
        expect(papers).toEqual([read(bytes)])
      }),
    )
  })
})

describe('a printer in the network', async () => {
  const printer = await openPretendPrinter()
  afterAll(() => printer.close())
  const printers = networkPrinters({ answer: 800, paper: 1200, calls: 2 })
  const paper = { parts: [text('Талон'), text('Ґ-042', { size: 6 }), text('сім’я')], codePage: 46 }
  let before = 0
  beforeEach(() => {
    printer.trouble = {}
    before = printer.papers.length
  })
  const came = () => printer.papers.slice(before)

  test('prints, says so, and prints the next', async () => {
    const ready = { troubles: [], paperLow: false }
    expect(await printers.ask(printer.address)).toEqual({ kind: 'answers', ...ready })
    expect(await printers.print(printer.address, paper)).toEqual({ kind: 'printed', ...ready })
    expect(await printers.print(printer.address, paper)).toEqual({ kind: 'printed', ...ready })
    expect(came().map(words)).toEqual([
      ['Талон', 'Ґ-042', 'сім’я'],
      ['Талон', 'Ґ-042', 'сім’я'],
    ])
  })

  test.each<[string, Trouble, object]>([
    ['little paper: printed all the same', { paperLow: true }, { kind: 'printed', troubles: [], paperLow: true }],
    ['slow, but within patience', { slow: 60 }, { kind: 'printed' }],
    [
      'no paper: refused before anything is sent',
      { stands: 'paper-out' },
      { kind: 'refused', troubles: ['paper-out'] },
    ],
    ['the cover is open', { stands: 'cover-open' }, { kind: 'refused', troubles: ['cover-open'] }],
    ['the cutter is stuck', { stands: 'error' }, { kind: 'refused', troubles: ['error'] }],
    ['switched off line', { stands: 'offline' }, { kind: 'refused', troubles: ['offline'] }],
    ['takes calls and says nothing', { mute: true }, { kind: 'silent', code: 'timeout' }],
    ['hangs up at once', { hangsUpAfter: 0 }, { kind: 'silent', code: 'hung-up' }],
    ['paper runs out in the middle', { linesLeft: 2 }, { kind: 'unsure', code: 'timeout', troubles: ['paper-out'] }],
    ['the connection breaks in the middle', { hangsUpAfter: 40 }, { kind: 'unsure', code: 'hung-up', troubles: [] }],
    ['slower than patience', { slow: 4000 }, { kind: 'unsure', code: 'timeout' }],
  ])('%s', async (_, trouble, expected) => {
    printer.trouble = trouble
    const printed = await printers.print(printer.address, paper)
    expect(printed).toMatchObject(expected)
    expect(came()).toHaveLength(printed.kind === 'printed' ? 1 : 0)
  })

  test('who says nothing is called twice; what was sent is never sent again', async () => {
    const callsFor = async (trouble: Trouble) => {
      const calls = printer.calls
      printer.trouble = trouble
      await printers.print(printer.address, paper)
      return printer.calls - calls
    }
    expect(await callsFor({ mute: true })).toBe(2)
    expect(await callsFor({ hangsUpAfter: 40 })).toBe(1)
    expect(await callsFor({ linesLeft: 1 })).toBe(1)
  })

  test('nobody at the address', async () => {
    const gone = await openPretendPrinter()
    await gone.close()
    expect(await printers.ask(gone.address)).toEqual({ kind: 'silent', code: 'econnrefused' })
    expect(await printers.print(gone.address, paper)).toEqual({ kind: 'silent', code: 'econnrefused' })
  })

  test('asked for its state it prints nothing, and says what it lacks', async () => {
    printer.trouble = { stands: 'paper-out' }
    expect(await printers.ask(printer.address)).toEqual({
      kind: 'answers',
      troubles: ['paper-out'],
      paperLow: false,
    })
    expect(came()).toEqual([])
  })
})
