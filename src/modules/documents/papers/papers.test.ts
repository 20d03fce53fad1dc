import fc from 'fast-check'
import { afterAll, describe, expect, test } from 'vitest'
import { typstPaperMaker } from '../../../gateways/typst/paper-maker.ts'
import { factsOf, qrOf, structureOf, textOf } from '../../../gateways/typst/testing.ts'
import { hryvnias } from '../../../kernel/money.ts'
import type { Lang } from '../../../kernel/text.ts'
import { instantOf, type PlainDate } from '../../../kernel/time.ts'
import { paperKinds as kindsOfPapers, type PaperKind } from '../model.ts'
import { type PaperData, papersWith, templates } from './papers.ts'
import { samplePapers } from './testing.ts'

const maker = typstPaperMaker({ templates })
afterAll(() => maker.close())
const papers = papersWith(maker)

const make = <Kind extends PaperKind>(kind: Kind, changed: Partial<PaperData[Kind]> = {}): Promise<Buffer> =>
  papers.make(kind, { ...samplePapers[kind], ...changed })
const read = async <Kind extends PaperKind>(kind: Kind, changed: Partial<PaperData[Kind]> = {}) =>
  textOf(await make(kind, changed))
const paperKinds = Object.keys(kindsOfPapers) as PaperKind[]
const both: readonly Lang[] = ['uk', 'en']
const inEachLanguage: readonly (readonly [PaperKind, Lang])[] = paperKinds.flatMap(
  (kind): (readonly [PaperKind, Lang])[] =>
    kind === 'hand-over-act' ? [[kind, 'uk']] : both.map((lang) => [kind, lang]),
)

describe.each(inEachLanguage)('the %s in %s', (kind, lang) => {
  test('is tagged, has its language and title, and each picture a description', async () => {
    const pdf = await make(kind, { lang } as object)
    const facts = factsOf(pdf)
    expect(facts.Tagged).toBe('yes')
    expect(facts.Title!.length).toBeGreaterThan(5)
    expect(pdf.toString('latin1')).toContain(`/Lang (${lang})`)
    expect(pdf.toString('latin1')).toContain('<pdfuaid:part>1</pdfuaid:part>')
    expect(structureOf(pdf)).toMatch(/^Document\n[\s\S]*\bH1\b/)
  })

  test('leaves no gap unfilled', async () => {
    expect(await read(kind, { lang } as object)).not.toMatch(/\{\w+\}|undefined|null|NaN|\[object/)
  })

  test('is the same to the byte when made again', async () => {
    expect(await make(kind, { lang } as object)).toEqual(await make(kind, { lang } as object))
  })
})

describe('whatever people are called', () => {
  /** The same paper with something hostile after every text of the data. */
  function everywhere(value: unknown, added: string, key = ''): unknown {
    const isWord =
      typeof value === 'string' && !/^(lang|zone|form|kind|line|by|on|filedOn|givenOn|validFrom|.*Url|url)$/.test(key)
    if (isWord) return value + added
    if (Array.isArray(value)) return value.map((one) => everywhere(one, added, key))
    if (typeof value !== 'object' || value === null) return value
    return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, everywhere(one, added, name)]))
  }

  test.each(paperKinds)('the %s shows it as text', async (kind) => {
    const added = '#panic("x")]$*_`@<'
    const data = everywhere({ ...samplePapers[kind], kind: undefined }, added) as PaperData[typeof kind]
    const changed = { ...data, ...('kind' in samplePapers[kind] && { kind: samplePapers[kind].kind }) }
    expect((await read(kind, changed)).replaceAll(' ', '')).toContain(added)
  })

  test('the receipt comes out', async () => {
    const name = fc.oneof(fc.string({ unit: 'binary', maxLength: 40 }), fc.string({ unit: 'grapheme', maxLength: 40 }))
    await fc.assert(
      fc.asyncProperty(name, async (applicant) => {
        expect((await make('receipt', { applicant })).length).toBeGreaterThan(1000)
      }),
      { numRuns: 30 },
    )
  })
})

describe('the ticket', () => {
  test('says the number, the promised moment, how many are ahead and where to follow', async () => {
    const pdf = await make('ticket')
    const text = textOf(pdf)
    for (const words of [
      'А-042',
      'Покличемо до 10:42',
      'скоріше за все о 10:36',
      'Перед вами 3 людини',
      'Реєстрація місця проживання',
      'Де чекати: поверх 1, столи 9–16',
      'Регіональний центр послуг, м. Харків',
      'Видано 24 листопада 2026 року, 10:27',
    ])
      expect(text).toContain(words)
    expect(qrOf(pdf)).toBe('https://vikno.example/t/3q2k9d7m5x')
  })

  test('is one piece of a roll 80 mm wide, also with a long service name', async () => {
    const facts = factsOf(await make('ticket', { service: 'Призначення '.repeat(30) }))
    expect(facts.Pages).toBe('1')
    expect(Number.parseFloat(facts['Page size']!)).toBeCloseTo((80 / 25.4) * 72, 0)
  })

  test('whose call will be late says the honest time first and apologises', async () => {
    const text = await read('ticket', { expectedAt: instantOf('2026-11-24T09:20:00Z') })
    expect(text).toContain('Зараз довше: близько 11:20')
    expect(text).toContain('Обіцяний час — 10:42. Вибачте, що чекати довше.')
    expect(text).not.toContain('Покличемо до')
  })

  test.each([
    [0, 'Ви наступні'],
    [1, 'Перед вами 1 людина'],
    [5, 'Перед вами 5 людей'],
    [22, 'Перед вами 22 людини'],
  ])('with %i ahead says «%s»', async (ahead, words) => {
    expect(await read('ticket', { ahead })).toContain(words)
  })
})

describe('the receipt', () => {
  const copies = async (changed: Partial<PaperData['receipt']> = {}) => {
    const text = await read('receipt', changed)
    const second = text.indexOf('Примірник 2')
    return [text.slice(0, second), text.slice(second)] as const
  }

  test('says everything of handbook 3.4 in both copies', async () => {
    for (const copy of await copies())
      for (const words of [
        'Опис вхідного пакета документів',
        'Справа № 0142-2026-003817',
        'Прийнято 24 листопада 2026 року, 10:47',
        'Реєстрація місця проживання (00034)',
        'Заявник Ткаченко Ірина Василівна',
        'Представник Ткаченко Віра Петрівна, довіреність № 512',
        'Сповістимо SMS на номер …21',
        'Видамо електронним витягом',
        'Результат до середа, 25 листопада 2026 року',
        '1-й робочий день. Картка послуги задає робочі дні.',
        'Заява про реєстрацію місця проживання електронно 1 1',
        'оригінал, повернуто одразу',
        'Військово-обліковий документ копія 1 2',
        'Договір найму житла засвідчена копія 4 1',
        'Чого бракує • Згода власника (співвласника) житла',
        'На вимогу заявника пакет прийнято таким, як є.',
        'Адміністративний збір Закон № 1871-IX, ст. 21 49,92 грн',
        'сплачено, квитанція № 004417',
        'Вартість бланка — уточніть у центрі',
        'надано 24 листопада 2026 року. Текст дозволу: версія 4.',
        'підпис: Ткаченко Віра Петрівна',
        'підпис: Гончар О. М., адміністраторка',
        'Штамп адміністратора № 14',
        'аркуш 1 з 1',
      ])
        expect(copy).toContain(words)
  })

  test('has the secret code on the applicant’s copy only, the QR code of the tracking page on both, never the code in it', async () => {
    const pdf = await make('receipt')
    const [applicants, cases] = await copies()
    expect(applicants).toContain('Секретний код: 7KQ4M-9XWTB')
    expect(cases).not.toMatch(/7KQ4M|9XWTB|Секретний/)
    for (const page of [1, 2]) expect(qrOf(pdf, page)).toBe('https://vikno.example/track/0142-2026-003817')
  })

  test('printed again has no code and says where to get one', async () => {
    const [applicants] = await copies({ secretCode: undefined })
    expect(applicants).toContain('новий код видає адміністратор')
    expect(applicants).not.toContain('Секретний код:')
  })

  test('of a complete package says nothing of missing papers', async () => {
    const [copy] = await copies({ missing: [] })
    expect(copy).not.toContain('Чого бракує')
    expect(copy).not.toContain('без руху')
  })

  test('never makes a zero of an unknown sum, says free of a zero, and names the ground of an exemption', async () => {
    const law = 'ст. 11'
    const [unknown] = await copies({ costs: [] })
    expect(unknown).toContain('Чи є збір і який він, уточніть у центрі.')
    const [settled] = await copies({
      costs: [
        { line: 'fee', amount: hryvnias(352), law, settled: { by: 'exemption', ground: 'ветеран війни' } },
        { line: 'blank', amount: hryvnias(0), law, settled: null },
      ],
    })
    expect(settled).toContain('352,00 грн звільнено від сплати: ветеран війни')
    expect(settled).toMatch(/Вартість бланка ст\. 11 безоплатно —/)
  })

  test('of sixty documents goes over several sheets, each copy counting its own, and loses none', async () => {
    const documents = Array.from({ length: 60 }, (_, i) => ({
      name: `Довідка номер ${i + 1} про склад майна`,
      form: 'copy' as const,
      pages: 2,
      count: 1,
      returnedAtOnce: false,
    }))
    const [applicants, cases] = await copies({ documents })
    for (const copy of [applicants, cases]) {
      for (let i = 1; i <= 60; i++) expect(copy).toContain(`Довідка номер ${i} про`)
      const counted = [...copy.matchAll(/аркуш (\d) з (\d)/g)].map(([, n, of]) => [Number(n), Number(of)])
      expect(counted.length).toBeGreaterThan(1)
      expect(counted).toEqual(counted.map((_, i) => [i + 1, counted.length]))
    }
  })

  test('keeps together what must not part at the end of a line', async () => {
    const asGiven = papersWith({ make: async (_, data) => Buffer.from(JSON.stringify(data)) })
    const exact = String(await asGiven.make('receipt', samplePapers.receipt))
    for (const words of [
      '24\u00a0листопада\u00a02026\u00a0року',
      '49,92\u00a0грн',
      'Гончар\u00a0О.\u00a0М.',
      '№\u00a0004417',
    ])
      expect(exact).toContain(words)
  })

  test('in English names the Ukrainian words as Ukrainian for a reader’s voice', async () => {
    const pdf = await make('receipt', { lang: 'en' })
    expect(textOf(pdf)).toContain('Inventory of the documents received')
    expect(pdf.toString('latin1').match(/\/Lang \(uk\)/g)!.length).toBeGreaterThan(10)
  })

  test('has its tables tagged with head cells', async () => {
    const structure = structureOf(await make('receipt'))
    expect(structure.match(/\bTH /g)).toHaveLength(2 * (5 + 4))
    expect(structure).toMatch(/\/Scope \/Column/)
  })
})

describe('the hand-over act', () => {
  test('lists the cases, adds up the sheets and names both sides, signed or still to be signed', async () => {
    const text = await read('hand-over-act')
    for (const words of [
      'Акт приймання-передачі справ № 24.11-2',
      '0142-2026-003809 Житлова субсидія Зауваження: в описі 8 аркушів, у пачці 7',
      'Разом: 3 справи, 19 аркушів.',
      'підтверджено 24 листопада 2026 року, 11:58',
    ])
      expect(text).toContain(words)
    expect(text.match(/посада, прізвище/g)).toHaveLength(1)
  })

  test('confirmed by both leaves nothing to sign', async () => {
    const side = samplePapers['hand-over-act'].givenBy
    expect(await read('hand-over-act', { takenBy: side })).not.toContain('посада, прізвище')
  })
})

test('the issue sheet names the case, the document shown and what was handed out', async () => {
  const text = await read('issue-sheet')
  for (const words of [
    'Справа № 0142-2026-003817',
    'Показано паспорт, картка № 001234567',
    '1. Витяг про реєстрацію місця проживання, 1 аркуш',
    'підпис: Ткаченко Ірина Василівна',
    'підпис: Гончар О. М., адміністраторка',
  ])
    expect(text).toContain(words)
})

test('an issue sheet for a representative is signed by the representative', async () => {
  const text = await read('issue-sheet', { representative: { name: 'Бойко Олег Ігорович', power: 'довіреність № 7' } })
  expect(text).toContain('підпис: Бойко Олег Ігорович')
})

describe('the letter', () => {
  test('of a refusal says the decision first, then why, what can be done and how to appeal', async () => {
    const text = await read('letter')
    const order = [
      'Рішення № 1187: у послузі відмовлено',
      'Справа № 0142-2026-003817 від 24 листопада 2026 року',
      'не призначено.',
      'Рішення діє з дня, коли вас про нього повідомили.',
      'Чому так вирішено',
      'Ваші пояснення',
      'Що можна зробити',
      'Як оскаржити',
      'начальник відділу, Литвин С. О.',
    ].map((words) => text.indexOf(words))
    expect(order).toEqual([...order].sort((a, b) => a - b))
    expect(order).not.toContain(-1)
  })

  test('that is a notice decides nothing', async () => {
    const text = await read('letter', { kind: 'notice', operative: 'Строк продовжено на 15 днів.' })
    expect(text).toContain('Повідомлення № 1187')
    expect(text).not.toContain('Рішення діє')
  })

  test('in force from a date says so', async () => {
    const text = await read('letter', { kind: 'granted', inForceFrom: '2026-12-05' as PlainDate })
    expect(text).toContain('послугу надано')
    expect(text).toContain('Рішення діє з 5 грудня 2026 року.')
  })
})

describe('the service card', () => {
  test('has the seven points of article 8 and leads to the page', async () => {
    const pdf = await make('service-card')
    const text = textOf(pdf)
    for (const words of [
      'Години прийому понеділок – п’ятниця: 08:00–20:00',
      'centre@vikno.example',
      'Адміністративний збір безоплатно',
      'Строк 10 календарних днів',
      'Результат Рішення про призначення субсидії',
      'Завжди • Паспорт або ID-картка',
      'Договір найму (оренди) житла якщо ви винаймаєте житло',
      'Як подати',
      'Як отримати результат',
      'Коли відмовляють',
      'Постанова КМУ від 21.10.1995 № 848',
      'Картка діє з 5 січня 2026 року',
    ])
      expect(text).toContain(words)
    expect(qrOf(pdf)).toBe('https://vikno.example/services/social-benefits-001')
  })

  test('with gaps in the data says what the law says, or to ask; never 0', async () => {
    const text = await read('service-card', { term: null, costs: [], documents: [], result: null })
    expect(text).toContain('до 30 календарних днів (ст. 10 Закону № 5203-VI)')
    expect(text).toContain('Адміністративний збір уточніть у центрі')
    expect(text).toContain('Переліку документів у картці ще немає.')
    expect(text).not.toContain('0,00')
  })
})
