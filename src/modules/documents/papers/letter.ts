// A letter of the authority: its decision with reasons, operative part and how to appeal (articles 69–72 of law 2073-IX), or a notice.
import { fill } from '../../../kernel/text.ts'
import type { PlainDate } from '../../../kernel/time.ts'
import { type CentreHead, headOf, type Made, type Sheet, sheetWords } from './paper.ts'
import { type Content, dateInWords, inBoth, say } from './wording.ts'

export interface LetterPaper extends Made {
  readonly kind: 'granted' | 'refused' | 'notice'
  readonly authority: CentreHead
  readonly number: string
  readonly on: PlainDate
  readonly addressee: string
  readonly address?: string | undefined
  readonly caseNumber: string
  readonly filedOn: PlainDate
  readonly service: Content
  /** Facts, evidence, law, answers to arguments; paragraphs by line ends. */
  readonly reasoning: Content
  /** What is decided, or what the notice says. */
  readonly operative: Content
  /** How the person was heard before a negative act, or why not. */
  readonly hearing?: Content | undefined
  readonly inForceFrom?: PlainDate | null | undefined
  /** What can be mended, and then applied for again. */
  readonly howToMend?: Content | undefined
  readonly appeal?: Content | undefined
  readonly signatory: { readonly name: string; readonly post: Content }
}

const words = inBoth({
  uk: {
    titles: {
      granted: 'Рішення № {number}: послугу надано',
      refused: 'Рішення № {number}: у послузі відмовлено',
      notice: 'Повідомлення № {number}',
    },
    about: 'Справа № {number} від {date}',
    service: 'Послуга',
    decision: 'Рішення',
    says: 'Що повідомляємо',
    reasoning: 'Чому так вирішено',
    grounds: 'Підстава',
    hearing: 'Ваші пояснення',
    inForce: 'Рішення діє з {date}.',
    inForceOnNotice: 'Рішення діє з дня, коли вас про нього повідомили.',
    howToMend: 'Що можна зробити',
    appeal: 'Як оскаржити',
    date: '{date} № {number}',
    sign: 'підпис',
  },
  en: {
    titles: {
      granted: 'Decision No. {number}: granted',
      refused: 'Decision No. {number}: refused',
      notice: 'Notice No. {number}',
    },
    about: 'Case No. {number} of {date}',
    service: 'Service',
    decision: 'Decision',
    says: 'What we want to tell you',
    reasoning: 'Why it was decided so',
    grounds: 'Ground',
    hearing: 'What you explained',
    inForce: 'The decision is in force from {date}.',
    inForceOnNotice: 'The decision is in force from the day you are notified of it.',
    howToMend: 'What you can do',
    appeal: 'How to appeal',
    date: '{date} No. {number}',
    sign: 'signature',
  },
})

export async function letterSheet(paper: LetterPaper): Promise<Sheet> {
  const { lang, kind, number } = paper
  const t = words[lang]
  const { name, post } = paper.signatory
  const title = fill(t.titles[kind], { number })
  return {
    template: 'letter',
    data: {
      title,
      lang,
      madeAt: paper.madeAt,
      words: { ...t, ...sheetWords[lang] },
      centre: headOf(lang, paper.authority),
      foot: title,
      dated: fill(t.date, { date: dateInWords(lang, paper.on), number }),
      addressee: [paper.addressee, ...(paper.address ? [paper.address] : [])],
      about: fill(t.about, { number: paper.caseNumber, date: dateInWords(lang, paper.filedOn) }),
      service: say(lang, paper.service),
      parts: partsOf(paper),
      inForce: kind === 'notice' ? null : inForceOf(paper),
      signatory: `${typeof post === 'string' ? post : post[lang]}, ${name}`,
    },
  }
}

/** The decision first, then why, then what one can do: the order people read in. */
function partsOf({ lang, kind, operative, reasoning, hearing, howToMend, appeal }: LetterPaper) {
  const t = words[lang]
  const isNotice = kind === 'notice'
  const parts: readonly (readonly [string, Content | undefined])[] = [
    [isNotice ? t.says : t.decision, operative],
    [isNotice ? t.grounds : t.reasoning, reasoning],
    [t.hearing, hearing],
    [t.howToMend, howToMend],
    [t.appeal, appeal],
  ]
  return parts.flatMap(([heading, text]) => (text ? [{ heading, text: say(lang, text) }] : []))
}

function inForceOf({ lang, inForceFrom }: LetterPaper): string {
  const t = words[lang]
  return inForceFrom ? fill(t.inForce, { date: dateInWords(lang, inForceFrom) }) : t.inForceOnNotice
}
