// The intake receipt, «опис вхідного пакета документів», in two copies (handbook 3.4): one for the applicant, one for the case.
import { fill } from '../../../kernel/text.ts'
import type { Instant, PlainDate } from '../../../kernel/time.ts'
import { type Paid, paidRow } from './costs.ts'
import { type CentreHead, headOf, type Made, type Sheet, sheetWords } from './paper.ts'
import { qrOf } from './qr.ts'
import { type Content, dateInWords, dayInWords, inBoth, momentInWords, say, typedAddress } from './wording.ts'

export interface ReceiptDocument {
  readonly name: Content
  readonly form: 'original' | 'copy' | 'certified-copy' | 'electronic'
  readonly pages: number
  readonly count: number
  readonly returnedAtOnce: boolean
}

export interface ReceiptPaper extends Made {
  readonly centre: CentreHead
  readonly caseNumber: string
  readonly service: Content
  /** Five digits of the state register. */
  readonly serviceCode?: string | null | undefined
  /** Who decides. */
  readonly authority: Content | null
  readonly takenAt: Instant
  readonly applicant: string
  /** Who filed it, and by what power: «довіреність № 5 від 2 березня 2026 року». */
  readonly representative: { readonly name: string; readonly power: Content } | null
  readonly documents: readonly ReceiptDocument[]
  /** What the package lacks; it was taken because the person insisted. */
  readonly missing: readonly Content[]
  readonly costs: readonly Paid[]
  readonly consent: { readonly version: string; readonly givenOn: PlainDate } | null
  /** «SMS на номер …21» */
  readonly notify: Content
  /** «у центрі, під підпис» */
  readonly delivery: Content
  /** None while nothing decides it. `steps` say how the date came about, a line each. */
  readonly due: { readonly on: PlainDate; readonly steps: readonly Content[] } | null
  readonly administrator: { readonly name: string; readonly post: Content; readonly stampNo: string | null }
  /** The tracking page with the case number, without the code. */
  readonly trackingUrl: string
  /** Ten signs; only on the applicant's copy. Absent on a reprint: nobody keeps the code, a new one has to be given. */
  readonly secretCode?: string | undefined
}

const words = inBoth({
  uk: {
    title: 'Опис вхідного пакета документів, справа № {number}',
    heading: 'Опис вхідного пакета документів',
    copies: ['Примірник 1 — для заявника', 'Примірник 2 — до справи'],
    caseNumber: 'Справа №',
    taken: 'Прийнято',
    service: 'Послуга',
    authority: 'Вирішує',
    applicant: 'Заявник',
    representative: 'Представник',
    due: 'Результат до',
    why: 'Чому саме ця дата',
    notify: 'Сповістимо',
    delivery: 'Видамо',
    documents: 'Документи',
    documentsHead: ['№', 'Документ', 'Подано як', 'Аркушів', 'Примірників'],
    forms: {
      original: 'оригінал',
      copy: 'копія',
      'certified-copy': 'засвідчена копія',
      electronic: 'електронно',
    },
    returned: '{form}, повернуто одразу',
    noDocuments: 'Документів, крім заяви, не подано.',
    missing: 'Чого бракує',
    insisted:
      'Заявникові пояснили: без цих документів орган може залишити заяву без руху. На вимогу заявника пакет прийнято таким, як є.',
    costs: 'Оплата',
    costsHead: ['За що', 'Підстава', 'Сума', 'Як сплачено'],
    costsUnknown: 'Чи є збір і який він, уточніть у центрі.',
    consent: 'Дозвіл на обробку персональних даних надано {date}. Текст дозволу: версія {version}.',
    noConsent: 'Дозволу на обробку персональних даних не надано. Орган може вважати заяву неповною.',
    track: 'Де мій документ?',
    trackHow: 'Наведіть камеру на код або відкрийте {address}. Впишіть номер справи й секретний код.',
    code: 'Секретний код',
    codeKeep: 'Код показує стан вашої справи. Не давайте його іншим.',
    codeAgain: 'Це повторний друк. Секретний код є лише на першому; новий код видає адміністратор.',
    scan: 'Код для сканування під час передавання справи.',
    qr: 'QR-код: сторінка, де видно стан справи, {address}',
    stamp: 'Штамп адміністратора № {number}',
    noStamp: 'Місце штампа адміністратора',
    administratorSign: 'підпис: {name}, {post}',
    applicantSign: 'підпис: {name}',
    agreed: 'Підписом заявник підтверджує: перелік правильний, примірник опису отримано.',
  },
  en: {
    title: 'Inventory of the documents received, case No. {number}',
    heading: 'Inventory of the documents received',
    copies: ['Copy 1: for the applicant', 'Copy 2: for the case'],
    caseNumber: 'Case No.',
    taken: 'Received',
    service: 'Service',
    authority: 'Decided by',
    applicant: 'Applicant',
    representative: 'Representative',
    due: 'Result by',
    why: 'Why this date',
    notify: 'We’ll tell you by',
    delivery: 'You’ll get it',
    documents: 'Documents',
    documentsHead: ['No.', 'Document', 'Filed as', 'Sheets', 'Copies'],
    forms: { original: 'original', copy: 'copy', 'certified-copy': 'certified copy', electronic: 'electronic' },
    returned: '{form}, given back at once',
    noDocuments: 'No documents were filed besides the application.',
    missing: 'What is missing',
    insisted:
      'It was explained that without these documents the authority may leave the application without motion. The package was taken as it is because the applicant insisted.',
    costs: 'Payment',
    costsHead: ['What for', 'Legal ground', 'Sum', 'How it was paid'],
    costsUnknown: 'Ask at the centre whether there is a fee and how much it is.',
    consent: 'Consent to the processing of personal data was given on {date}. Text of the consent: version {version}.',
    noConsent:
      'No consent to the processing of personal data was given. The authority may regard the application as incomplete.',
    track: 'Where is my document?',
    trackHow: 'Point your camera at the code or open {address}. Enter the case number and the secret code.',
    code: 'Secret code',
    codeKeep: 'The code shows the state of your case. Don’t give it to others.',
    codeAgain:
      'This inventory was printed again. The secret code is on the first print; the administrator can give a new one.',
    scan: 'Code to scan when the case is handed over.',
    qr: 'QR code: the page that shows the state of the case, {address}',
    stamp: 'Administrator’s stamp No. {number}',
    noStamp: 'Place for the administrator’s stamp',
    administratorSign: 'signature: {name}, {post}',
    applicantSign: 'signature: {name}',
    agreed: 'By signing, the applicant confirms that the list is right and that a copy of it was received.',
  },
})

/** «7KQ4M-9XWTB», as the administrator's screen shows it: read aloud and typed in halves. */
export const codeInHalves = (code: string): string => code.replace(/^(.{5})(?=.)/, '$1-')

export async function receiptSheet(paper: ReceiptPaper): Promise<Sheet> {
  const { lang, caseNumber } = paper
  const t = words[lang]
  return {
    template: 'receipt',
    data: {
      title: fill(t.title, { number: caseNumber }),
      lang,
      madeAt: paper.madeAt,
      words: { ...t, ...sheetWords[lang] },
      centre: headOf(lang, paper.centre),
      caseNumber,
      facts: factsOf(paper),
      dueOn: paper.due && dayInWords(lang, paper.due.on),
      why: (paper.due?.steps ?? []).map((step) => say(lang, step)),
      documents: paper.documents.map((document, i) => documentRow(paper, document, i + 1)),
      missing: paper.missing.map((name) => say(lang, name)),
      costs: paper.costs.map((cost) => paidRow(lang, cost)),
      consent: paper.consent
        ? fill(t.consent, { version: paper.consent.version, date: dateInWords(lang, paper.consent.givenOn) })
        : t.noConsent,
      secretCode: paper.secretCode ? codeInHalves(paper.secretCode) : null,
      trackHow: fill(t.trackHow, { address: typedAddress(paper.trackingUrl) }),
      signs: signsOf(paper),
      qr: await qrOf(paper.trackingUrl),
      qrAlt: fill(t.qr, { address: typedAddress(paper.trackingUrl) }),
    },
  }
}

function factsOf(paper: ReceiptPaper) {
  const { lang, zone, representative, serviceCode } = paper
  const t = words[lang]
  return [
    [t.taken, momentInWords(lang, paper.takenAt, zone)],
    [t.service, say(lang, paper.service), serviceCode && `(${serviceCode})`],
    [t.authority, paper.authority && say(lang, paper.authority)],
    [t.applicant, paper.applicant],
    [t.representative, ...(representative ? [`${representative.name},`, say(lang, representative.power)] : [null])],
    [t.notify, say(lang, paper.notify)],
    [t.delivery, say(lang, paper.delivery)],
  ]
}

function documentRow({ lang }: ReceiptPaper, { name, form, pages, count, returnedAtOnce }: ReceiptDocument, n: number) {
  const t = words[lang]
  const filed = returnedAtOnce ? fill(t.returned, { form: t.forms[form] }) : t.forms[form]
  return [String(n), say(lang, name), filed, pages > 0 ? String(pages) : '—', String(count)]
}

function signsOf({ lang, administrator, applicant, representative }: ReceiptPaper) {
  const t = words[lang]
  const { name, post, stampNo } = administrator
  const written = typeof post === 'string' ? post : post[lang]
  return {
    administrator: fill(t.administratorSign, { post: written, name }),
    stamp: stampNo ? fill(t.stamp, { number: stampNo }) : t.noStamp,
    applicant: fill(t.applicantSign, { name: representative?.name ?? applicant }),
  }
}
