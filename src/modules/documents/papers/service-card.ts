// The information card of a service for the stand and the table: all seven points of article 8 of law 5203-VI, in plain words.
import { fill } from '../../../kernel/text.ts'
import type { PlainDate } from '../../../kernel/time.ts'
import { type Cost, costName, sumOf } from './costs.ts'
import { type CentreHead, headOf, type Made, type Sheet, sheetWords } from './paper.ts'
import { qrOf } from './qr.ts'
import { type Content, dateInWords, inBoth, say, typedAddress } from './wording.ts'

export interface ServiceCardPaper extends Made {
  readonly centre: CentreHead & {
    readonly hours: readonly Content[]
    readonly email?: string | undefined
    readonly site?: string | undefined
  }
  readonly name: Content
  readonly code: string | null
  readonly authority: Content
  /** None: the law's own limit is said. */
  readonly term: Content | null
  /** None known: people are told to ask; never zero. */
  readonly costs: readonly Cost[]
  readonly documents: readonly { readonly name: Content; readonly condition: Content | null }[]
  /** What the state already holds: not to be brought. */
  readonly notNeeded: readonly Content[]
  /** True: the list is from a card; false: the usual set, maybe more is needed. */
  readonly documentsComplete: boolean
  readonly submission: readonly Content[]
  readonly result: Content | null
  readonly delivery: readonly Content[]
  readonly refusalGrounds: readonly Content[]
  readonly appeal?: Content | undefined
  readonly laws: readonly Content[]
  readonly validFrom: PlainDate
  /** The page of the service. */
  readonly url: string
}

const words = inBoth({
  uk: {
    title: 'Інформаційна картка: {name}',
    card: 'Інформаційна картка послуги',
    coded: 'Інформаційна картка послуги {code}',
    term: 'Строк',
    lawTerm: 'до 30 календарних днів (ст. 10 Закону № 5203-VI)',
    authority: 'Вирішує',
    hours: 'Години прийому',
    contact: 'Зв’язок',
    result: 'Результат',
    unknown: 'уточніть у центрі',
    bring: 'Що принести',
    always: 'Завжди',
    sometimes: 'Лише якщо це про вас',
    nothing: 'Переліку документів у картці ще немає. Уточніть у центрі.',
    incomplete: 'Це звичайний перелік. Чи потрібне щось іще, уточніть у центрі.',
    notNeeded: 'Не несіть: ці відомості держава вже має',
    submission: 'Як подати',
    delivery: 'Як отримати результат',
    refusals: 'Коли відмовляють',
    refusalsWhy: 'У рішенні напишуть причину, закон і як її усунути.',
    appeal: 'Як оскаржити',
    usualAppeal:
      'Скаргу можна подати протягом 30 днів від дня, коли вас повідомили про рішення, або звернутися до суду.',
    laws: 'Закон',
    follow: 'Ця картка в телефоні',
    qr: 'QR-код: сторінка послуги, {address}',
    valid: 'Картка діє з {date}',
  },
  en: {
    title: 'Information card: {name}',
    card: 'Information card of a service',
    coded: 'Information card of service {code}',
    term: 'Term',
    lawTerm: 'up to 30 calendar days (art. 10 of Law No. 5203-VI)',
    authority: 'Decided by',
    hours: 'Reception hours',
    contact: 'Contact',
    result: 'Result',
    unknown: 'ask at the centre',
    bring: 'What to bring',
    always: 'Always',
    sometimes: 'Only if it is about you',
    nothing: 'The card has no list of documents yet. Ask at the centre.',
    incomplete: 'This is the usual list. Ask at the centre whether anything else is needed.',
    notNeeded: 'Don’t bring: the state already has this',
    submission: 'How to apply',
    delivery: 'How to get the result',
    refusals: 'When it is refused',
    refusalsWhy: 'The decision will name the reason, the law and how to mend it.',
    appeal: 'How to appeal',
    usualAppeal:
      'You may file a complaint within 30 days of the day you were notified of the decision, or go to court.',
    laws: 'Law',
    follow: 'This card on your phone',
    qr: 'QR code: the page of the service, {address}',
    valid: 'The card is valid from {date}',
  },
})

export async function serviceCardSheet(paper: ServiceCardPaper): Promise<Sheet> {
  const { lang, centre, documents } = paper
  const t = words[lang]
  const all = (contents: readonly Content[]) => contents.map((content) => say(lang, content))
  const name = typeof paper.name === 'string' ? paper.name : paper.name[lang]
  const always = documents.filter(({ condition }) => !condition)
  const sometimes = documents.filter(({ condition }) => condition)
  return {
    template: 'service-card',
    data: {
      title: fill(t.title, { name }),
      lang,
      madeAt: paper.madeAt,
      words: { ...t, ...sheetWords[lang] },
      centre: headOf(lang, centre),
      foot: fill(t.valid, { date: dateInWords(lang, paper.validFrom) }),
      kind: paper.code ? fill(t.coded, { code: paper.code }) : t.card,
      name: say(lang, paper.name),
      facts: factsOf(paper),
      places: [
        [t.hours, all(centre.hours)],
        [t.contact, [centre.phone, centre.email, centre.site].filter((one) => one !== undefined)],
      ],
      always: always.map((document) => say(lang, document.name)),
      sometimes: sometimes.map((document) => [say(lang, document.name), say(lang, document.condition!)]),
      incomplete: !paper.documentsComplete,
      notNeeded: all(paper.notNeeded),
      sections: [
        [t.submission, all(paper.submission), null],
        [t.delivery, all(paper.delivery), null],
        [t.refusals, all(paper.refusalGrounds), t.refusalsWhy],
        [t.appeal, [say(lang, paper.appeal ?? t.usualAppeal)], null],
        [t.laws, all(paper.laws), null],
      ].filter(([, lines]) => lines!.length > 0),
      qr: await qrOf(paper.url),
      qrAlt: fill(t.qr, { address: typedAddress(paper.url) }),
      address: typedAddress(paper.url),
    },
  }
}

function factsOf({ lang, term, authority, result, costs }: ServiceCardPaper) {
  const t = words[lang]
  const sums = costs.length > 0 ? costs : [{ line: 'fee', amount: null, law: null } as const]
  return [
    ...sums.map((cost) => [costName(lang, cost), sumOf(lang, cost)]),
    [t.term, term === null ? t.lawTerm : say(lang, term)],
    [t.authority, say(lang, authority)],
    [t.result, result === null ? t.unknown : say(lang, result)],
  ]
}
