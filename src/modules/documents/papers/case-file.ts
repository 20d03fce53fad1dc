// The whole case on paper, for its owner: where it stands and why, what happened, what was asked and decided, who looked.
import { fill } from '../../../kernel/text.ts'
import { type CentreHead, headOf, type Made, type Sheet, sheetWords } from './paper.ts'
import { type Content, inBoth, momentInWords, say } from './wording.ts'

export interface CaseFilePaper extends Made {
  readonly centre: CentreHead
  readonly number: string
  readonly service: Content
  /** What is known at a glance: a name and its value. */
  readonly facts: readonly { readonly kind: CaseFileFact; readonly value: Content | null }[]
  /** Each a heading and its rows: when, or of what; and the words. */
  readonly parts: readonly CaseFilePart[]
}

export interface CaseFilePart {
  readonly kind: CaseFileHeading
  readonly rows: readonly (readonly [Content, ...Content[]])[]
}

const words = inBoth({
  uk: {
    title: 'Справа № {number}: усе, що в ній є',
    service: 'Послуга',
    facts: {
      state: 'Стан',
      filedOn: 'Подано',
      dueOn: 'Рішення до',
      holder: 'У кого справа',
      mustDo: 'Що потрібно від вас',
      notifyBy: 'Як сповіщаємо',
      deliverBy: 'Як видаємо результат',
    },
    headings: {
      deadline: 'Чому саме ця дата',
      timeline: 'Хід справи',
      papers: 'Що подано',
      decision: 'Рішення',
      questions: 'Питання й відповіді',
      looks: 'Хто дивився дані',
    },
    made: 'Складено {at}. Файли справи лежать поруч у тому самому архіві, той самий зміст для програм — у case.json.',
  },
  en: {
    title: 'Case No. {number}: everything in it',
    service: 'Service',
    facts: {
      state: 'State',
      filedOn: 'Filed',
      dueOn: 'Decision by',
      holder: 'Who has it',
      mustDo: 'Needed from you',
      notifyBy: 'How we tell you',
      deliverBy: 'How the result is handed over',
    },
    headings: {
      deadline: 'Why this date',
      timeline: 'The way of the case',
      papers: 'What was handed in',
      decision: 'Decision',
      questions: 'Questions and answers',
      looks: 'Who looked at the data',
    },
    made: 'Made on {at}. The files of the case lie beside it in the same archive; the same for programs is in case.json.',
  },
})
export type CaseFileFact = keyof (typeof words)['uk']['facts']
export type CaseFileHeading = keyof (typeof words)['uk']['headings']

export async function caseFileSheet(paper: CaseFilePaper): Promise<Sheet> {
  const { lang } = paper
  const t = words[lang]
  const title = fill(t.title, { number: paper.number })
  const facts = paper.facts.map(({ kind, value }) => [t.facts[kind], value === null ? null : say(lang, value)])
  return {
    template: 'case-file',
    data: {
      title,
      lang,
      madeAt: paper.madeAt,
      words: sheetWords[lang],
      centre: headOf(lang, paper.centre),
      foot: title,
      facts: [[t.service, say(lang, paper.service)], ...facts],
      parts: paper.parts
        .filter(({ rows }) => rows.length > 0)
        .map(({ kind, rows }) => ({
          heading: t.headings[kind],
          rows: rows.map((row) => row.map((content) => say(lang, content))),
        })),
      made: fill(t.made, { at: momentInWords(lang, paper.madeAt, paper.zone) }),
    },
  }
}
