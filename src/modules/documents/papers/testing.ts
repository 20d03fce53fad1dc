// A made-up paper of each kind, for tests.
import { hryvnias } from '../../../kernel/money.ts'
import { instantOf, kyiv, type PlainDate } from '../../../kernel/time.ts'
import type { PaperData } from './papers.ts'

const made = { lang: 'uk', madeAt: instantOf('2026-11-24T08:47:00Z'), zone: kyiv } as const
const centre = {
  name: { uk: 'Регіональний центр послуг, м. Харків', en: 'Regional Service Centre, Kharkiv' },
  address: { uk: 'вул. Космічна, 12', en: '12 Kosmichna Street' },
  phone: '0 800 000 000',
}
const service = { uk: 'Реєстрація місця проживання', en: 'Registration of residence' }
const administrator = { name: 'Гончар О. М.', post: 'адміністраторка', stampNo: '14' }

export const samplePapers: PaperData = {
  ticket: {
    ...made,
    centre,
    label: 'А-042',
    service,
    issuedAt: instantOf('2026-11-24T08:27:00Z'),
    promisedAt: instantOf('2026-11-24T08:42:00Z'),
    expectedAt: instantOf('2026-11-24T08:36:00Z'),
    ahead: 3,
    waitAt: { uk: 'поверх 1, столи 9–16', en: 'floor 1, desks 9–16' },
    followUrl: 'https://vikno.example/t/3q2k9d7m5x',
  },
  receipt: {
    ...made,
    centre,
    caseNumber: '0142-2026-003817',
    service,
    serviceCode: '00034',
    authority: { uk: 'орган реєстрації міської ради', en: 'the registration body of the city council' },
    takenAt: made.madeAt,
    applicant: 'Ткаченко Ірина Василівна',
    representative: {
      name: 'Ткаченко Віра Петрівна',
      power: 'довіреність № 512 від 2 березня 2026 року, чинна до 2 березня 2027 року',
    },
    documents: [
      { name: 'Заява про реєстрацію місця проживання', form: 'electronic', pages: 1, count: 1, returnedAtOnce: false },
      { name: 'Паспорт громадянина України, картка', form: 'original', pages: 0, count: 1, returnedAtOnce: true },
      { name: 'Військово-обліковий документ', form: 'copy', pages: 1, count: 2, returnedAtOnce: false },
      { name: 'Договір найму житла', form: 'certified-copy', pages: 4, count: 1, returnedAtOnce: false },
    ],
    missing: ['Згода власника (співвласника) житла'],
    costs: [
      {
        line: 'fee',
        amount: hryvnias(49.92),
        law: 'Закон № 1871-IX, ст. 21',
        settled: { by: 'receipt', number: '004417' },
      },
      { line: 'blank', amount: null, law: null, settled: null },
    ],
    consent: { version: '4', givenOn: '2026-11-24' as PlainDate },
    notify: { uk: 'SMS на номер …21', en: 'SMS to the number …21' },
    delivery: { uk: 'електронним витягом', en: 'by electronic extract' },
    due: {
      on: '2026-11-25' as PlainDate,
      steps: [
        'вівторок, 24 листопада: подано в центрі — день 0.',
        'середа, 25 листопада: 1-й робочий день. Картка послуги задає робочі дні.',
      ],
    },
    administrator,
    trackingUrl: 'https://vikno.example/track/0142-2026-003817',
    secretCode: '7KQ4M9XWTB',
  },
  'hand-over-act': {
    madeAt: made.madeAt,
    zone: kyiv,
    centre,
    authority: 'Головне управління Пенсійного фонду України в Харківській області',
    number: '24.11-2',
    cases: [
      { caseNumber: '0142-2026-003801', service: 'Допомога на проживання ВПО', pages: 6 },
      {
        caseNumber: '0142-2026-003809',
        service: 'Житлова субсидія',
        pages: 8,
        remark: 'в описі 8 аркушів, у пачці 7',
      },
      { caseNumber: '0142-2026-003812', service: 'Допомога при народженні дитини', pages: 5 },
    ],
    givenBy: { name: 'Гончар О. М.', post: 'адміністраторка', at: instantOf('2026-11-24T09:58:00Z') },
    takenBy: null,
  },
  'case-file': {
    ...made,
    centre,
    number: '0142-2026-003817',
    service,
    facts: [
      { kind: 'state', value: { uk: 'розглядається', en: 'in review' } },
      { kind: 'filedOn', value: '24.11.2026' },
      { kind: 'dueOn', value: null },
    ],
    parts: [
      {
        kind: 'timeline',
        rows: [['24.11.2026, 10:47', { uk: 'Ви подали заяву', en: 'You filed the application' }]],
      },
      { kind: 'questions', rows: [['24.11.2026, 11:02', '«Чи досить копії?»', 'Так, досить.']] },
      { kind: 'looks', rows: [] },
    ],
  },
  'issue-sheet': {
    ...made,
    centre,
    caseNumber: '0142-2026-003817',
    service,
    applicant: 'Ткаченко Ірина Василівна',
    representative: null,
    shown: { kind: { uk: 'паспорт, картка', en: 'passport card' }, number: '001234567' },
    results: ['Витяг про реєстрацію місця проживання, 1 аркуш', 'Оригінал договору найму, 4 аркуші'],
    administrator,
  },
  letter: {
    ...made,
    kind: 'refused',
    authority: {
      name: 'Головне управління Пенсійного фонду України в Харківській області',
      address: 'м. Харків, просп. Незалежності, 3',
    },
    number: '1187',
    on: '2026-12-02' as PlainDate,
    addressee: 'Ткаченко Ірина Василівна',
    address: 'вул. Космічна, 12, кв. 48, м. Харків',
    caseNumber: '0142-2026-003817',
    filedOn: '2026-11-24' as PlainDate,
    service: 'Житлова субсидія',
    operative: 'Житлову субсидію на опалювальний сезон 2026–2027 років не призначено.',
    reasoning:
      'У вересні 2026 року ваша сім’я придбала авто за 412 000 грн.\nЗа пунктом 14 Положення, затвердженого постановою Кабінету Міністрів України від 21.10.1995 № 848, така покупка не дає права на субсидію протягом 12 місяців.',
    hearing: 'Ви пояснили, що авто придбано для роботи. Це не змінює рішення: закон не робить такого винятку.',
    inForceFrom: null,
    howToMend: 'Подати нову заяву можна з 1 жовтня 2027 року.',
    appeal:
      'Скаргу можна подати протягом 30 календарних днів від дня, коли вас повідомили про рішення, до Пенсійного фонду України. Можна також звернутися до суду.',
    signatory: { name: 'Литвин С. О.', post: 'начальник відділу' },
  },
  'service-card': {
    ...made,
    centre: {
      ...centre,
      hours: ['понеділок – п’ятниця: 08:00–20:00', 'субота: 09:00–15:00'],
      email: 'centre@vikno.example',
      site: 'vikno.example',
    },
    name: { uk: 'Житлова субсидія', en: 'Housing subsidy' },
    code: null,
    authority: 'Територіальний орган Пенсійного фонду України',
    term: '10 календарних днів після подання заяви та отримання відомостей',
    costs: [{ line: 'fee', amount: hryvnias(0), law: 'Закон № 5203-VI, ст. 11' }],
    documents: [
      { name: 'Паспорт або ID-картка', condition: null },
      { name: 'Номер рахунку в банку (IBAN)', condition: null },
      { name: 'Заява і декларація про доходи', condition: null },
      { name: 'Договір найму (оренди) житла', condition: 'якщо ви винаймаєте житло' },
      { name: 'Довідки про доходи', condition: 'якщо вашого доходу не бачать податкова чи Пенсійний фонд' },
    ],
    notNeeded: ['довідка про склад сім’ї', 'довідка про пенсію'],
    documentsComplete: false,
    submission: ['Особисто або через представника в центрі', 'Через портал Дія', 'Поштою'],
    result: 'Рішення про призначення субсидії',
    delivery: ['Особисто або через представника в центрі', 'Поштою, якщо ви про це попросили'],
    refusalGrounds: ['Недостовірні відомості в заяві або декларації', 'Дохід на людину перевищує межу'],
    laws: ['Закон України «Про житлово-комунальні послуги»', 'Постанова КМУ від 21.10.1995 № 848'],
    validFrom: '2026-01-05' as PlainDate,
    url: 'https://vikno.example/services/social-benefits-001',
  },
}
