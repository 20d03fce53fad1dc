// The hand-over act of a batch: which cases, how many sheets, and both sides with date and time. Stays between offices: Ukrainian only.
import { fill } from '../../../kernel/text.ts'
import type { Instant } from '../../../kernel/time.ts'
import { type CentreHead, headOf, type Made, type Sheet, sheetWords } from './paper.ts'
import { type Content, counted, momentInWords, say } from './wording.ts'

export interface HandOverSide {
  readonly name: string
  readonly post: Content
  /** None: still to be signed by hand. */
  readonly at: Instant | null
}

export interface HandOverActPaper extends Omit<Made, 'lang'> {
  readonly centre: CentreHead
  readonly authority: Content
  /** Number of the act: «24.11-2». */
  readonly number: string
  readonly cases: readonly {
    readonly caseNumber: string
    readonly service: Content
    readonly pages: number
    /** «в описі 8 аркушів, у пачці 7» */
    readonly remark?: string | undefined
  }[]
  readonly givenBy: HandOverSide | null
  readonly takenBy: HandOverSide | null
}

const words = {
  title: 'Акт приймання-передачі справ № {number}',
  from: 'Передає',
  to: 'Приймає',
  made: 'Складено',
  contents: 'Що передано',
  head: ['№', 'Справа', 'Послуга', 'Аркушів'],
  remark: 'Зауваження: {remark}',
  total: 'Разом: {cases}, {pages}.',
  cases: { one: 'справа', few: 'справи', many: 'справ' },
  pages: { one: 'аркуш', few: 'аркуші', many: 'аркушів' },
  signatures: 'Підписи сторін',
  fromSide: 'Від центру',
  toSide: 'Від органу',
  signed: 'підтверджено {moment}',
  byHand: { name: 'посада, прізвище', when: 'дата, час', signature: 'підпис' },
  copies: 'Складено у двох примірниках, по одному для кожної сторони.',
} as const

export async function handOverActSheet(paper: HandOverActPaper): Promise<Sheet> {
  const lang = 'uk'
  const pages = paper.cases.reduce((all, one) => all + one.pages, 0)
  const title = fill(words.title, { number: paper.number })
  return {
    template: 'hand-over-act',
    data: {
      title,
      lang,
      madeAt: paper.madeAt,
      words: { ...words, ...sheetWords[lang] },
      centre: headOf(lang, paper.centre),
      foot: title,
      facts: [
        [words.made, momentInWords(lang, paper.madeAt, paper.zone)],
        [words.from, say(lang, paper.centre.name)],
        [words.to, say(lang, paper.authority)],
      ],
      cases: paper.cases.map(({ caseNumber, service, pages, remark }, i) => ({
        row: [String(i + 1), caseNumber, say(lang, service), String(pages)],
        remark: remark ? fill(words.remark, { remark }) : null,
      })),
      total: fill(words.total, {
        cases: counted(lang, paper.cases.length, words.cases),
        pages: counted(lang, pages, words.pages),
      }),
      sides: [
        [words.fromSide, sideOf(paper, paper.givenBy)],
        [words.toSide, sideOf(paper, paper.takenBy)],
      ],
    },
  }
}

function sideOf({ zone }: HandOverActPaper, side: HandOverSide | null) {
  if (!side) return null
  const post = typeof side.post === 'string' ? side.post : side.post.uk
  const signed = side.at === null ? null : fill(words.signed, { moment: momentInWords('uk', side.at, zone) })
  return { who: `${post}, ${side.name}`, signed }
}
