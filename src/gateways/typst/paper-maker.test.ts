import path from 'node:path'
import fc from 'fast-check'
import { afterAll, describe, expect, test } from 'vitest'
import { Refusal } from '../../kernel/refusal.ts'
import { instantOf } from '../../kernel/time.ts'
import { PaperFault, type PaperMakerOptions, typstPaperMaker } from './paper-maker.ts'
import { textOf } from './testing.ts'

const templates = path.join(import.meta.dirname, 'test-papers')
const madeAt = instantOf('2026-11-24T08:47:00Z')
const makers: { close(): Promise<void> }[] = []
afterAll(() => Promise.all(makers.map((maker) => maker.close())))

function makerWith(options: Partial<PaperMakerOptions> = {}) {
  const pids: number[] = []
  const maker = typstPaperMaker({ templates, ...options, started: (pid) => pids.push(pid!) })
  makers.push(maker)
  return { maker, pids }
}
const say = (said: string) => ({ madeAt, said })
const isAlive = (pid: number) => {
  try {
    return process.kill(pid, 0)
  } catch {
    return false
  }
}
const until = async (true_: () => boolean) => {
  for (let i = 0; i < 200 && !true_(); i++) await new Promise((done) => setTimeout(done, 25))
  expect(true_()).toBe(true)
}

describe('a paper', () => {
  const { maker } = makerWith()

  test.each([
    '#panic("gone")',
    '"quotes" and \\"more\\"',
    '] } ) ] #let x = 1',
    '$ sum_(i=0) $ `code` @ref <label> // comment /* */',
    '= not a heading',
    '*not bold* _not italic_',
    '#sys.inputs.data',
    'Ґалаґан-Їжакевич О’Коннор № 5 — 12 ₴',
  ])('shows %s as the words that were written', async (said) => {
    expect(textOf(await maker.make('echo', say(said)))).toContain(said)
  })

  test('comes out whatever text it is given', async () => {
    const any = fc.oneof(fc.string({ unit: 'binary', maxLength: 60 }), fc.string({ unit: 'grapheme', maxLength: 60 }))
    await fc.assert(
      fc.asyncProperty(any, async (said) => {
        expect((await maker.make('echo', say(said))).subarray(0, 5).toString()).toBe('%PDF-')
      }),
      { numRuns: 150 },
    )
  })

  test('shows � for what the font can’t draw, and keeps the rest', async () => {
    expect(textOf(await maker.make('echo', say('Лі 漢 😀\u0000\u200f Ян')))).toContain('Лі � �� Ян')
  })

  test('is the same to the byte when made again from the same data, also by another compiler', async () => {
    const first = await maker.make('echo', say('те саме'))
    expect(await makerWith().maker.make('echo', say('те саме'))).toEqual(first)
  })

  test('whose template fails says so without repeating anyone’s words', async () => {
    const failed = maker.make('broken', say('Ткаченко Ірина'))
    await expect(failed).rejects.toThrow(PaperFault)
    await expect(failed).rejects.not.toThrow(/Ткаченко/)
    expect(textOf(await maker.make('echo', say('далі')))).toContain('далі')
  })

  test.each(['../echo', 'echo.typ', '/etc/passwd', 'no-such'])('is not made from %s', async (template) => {
    await expect(maker.make(template, say(''))).rejects.toThrow(PaperFault)
  })
})

describe('the compiler', () => {
  test('killed in the middle loses nothing, as often as it happens', async () => {
    const { maker, pids } = makerWith()
    let finished = 0
    const papers = Array.from({ length: 120 }, (_, i) =>
      maker.make('echo', say(`папір ${i}.`)).then((pdf) => {
        if (++finished % 40 === 10) process.kill(pids.at(-1)!, 'SIGKILL')
        return textOf(pdf)
      }),
    )
    const texts = await Promise.all(papers)
    texts.forEach((text, i) => void expect(text).toContain(`папір ${i}.`))
    expect(pids.length).toBe(4)
  })

  test('is replaced after its share of documents, and the old one goes away', async () => {
    const { maker, pids } = makerWith({ perChild: 5 })
    await Promise.all(Array.from({ length: 23 }, () => maker.make('echo', say('x'))))
    expect(pids.length).toBe(5)
    await until(() => pids.filter(isAlive).length === 1)
  })

  test('goes home when there is nothing to do and comes back for the next paper', async () => {
    const { maker, pids } = makerWith({ idle: 50 })
    await maker.make('echo', say('раз'))
    await until(() => !isAlive(pids[0]!))
    await maker.make('echo', say('два'))
    expect(pids.length).toBe(2)
  })

  test('that takes too long is stopped twice, then the paper is given up and the next one is made', async () => {
    const { maker, pids } = makerWith({ patience: 2000 })
    const slow = maker.make('slow', say(''))
    const next = maker.make('echo', say('наступний'))
    await expect(slow).rejects.toThrow(/longer than 2000 ms/)
    expect(textOf(await next)).toContain('наступний')
    expect(pids.length).toBe(3)
  })

  test('is gone after closing', async () => {
    const { maker, pids } = makerWith()
    await maker.make('echo', say('x'))
    await maker.close()
    await until(() => !isAlive(pids[0]!))
  })

  test('that is not installed is named in a sentence that says what to do meanwhile', async () => {
    const { maker } = makerWith({ compiler: '@myriaddreamin/typst-for-nothing' })
    const refused = await maker.make('echo', say('x')).catch((fault: unknown) => fault)
    expect(refused).toBeInstanceOf(Refusal)
    expect((refused as Refusal).answers[0]).toMatchObject({
      code: 'papers.no-compiler',
      facts: { compiler: '@myriaddreamin/typst-for-nothing' },
    })
  })
})
