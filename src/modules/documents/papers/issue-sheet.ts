// The issue sheet: what was handed out in a case, on which document shown, against a signature (handbook 3.6).
import { fill } from '../../../kernel/text.ts'
import { type CentreHead, headOf, type Made, type Sheet, sheetWords } from './paper.ts'
import { type Content, inBoth, say } from './wording.ts'

export interface IssueSheetPaper extends Made {
  readonly centre: CentreHead
  readonly caseNumber: string
  readonly service: Content
  readonly applicant: string
  /** Who came instead, and by what power. */
  readonly representative: { readonly name: string; readonly power: Content } | null
  /** The document shown: «паспорт, картка № 001234567». */
  readonly shown: { readonly kind: Content; readonly number: string }
  /** What is handed over. */
  readonly results: readonly Content[]
  readonly administrator: { readonly name: string; readonly post: Content }
}

const words = inBoth({
  uk: {
    title: 'Аркуш видачі результату, справа № {number}',
    heading: 'Аркуш видачі результату',
    caseNumber: 'Справа №',
    service: 'Послуга',
    applicant: 'Заявник',
    representative: 'Представник',
    shown: 'Показано',
    shownAs: '{kind} № {number}',
    results: 'Що видано',
    received: 'Документи за цим переліком отримано.',
    byHand: { when: 'дата, час', signature: 'підпис: {name}' },
    administratorSign: 'підпис: {name}, {post}',
    keep: 'Підписаний аркуш лишається у справі; до справи можна додати його скан.',
  },
  en: {
    title: 'Issue sheet, case No. {number}',
    heading: 'Issue sheet',
    caseNumber: 'Case No.',
    service: 'Service',
    applicant: 'Applicant',
    representative: 'Representative',
    shown: 'Document shown',
    shownAs: '{kind} No. {number}',
    results: 'What was handed out',
    received: 'The documents on this list were received.',
    byHand: { when: 'date, time', signature: 'signature: {name}' },
    administratorSign: 'signature: {name}, {post}',
    keep: 'The signed sheet stays in the case; its scan may be added to the case.',
  },
})

export async function issueSheetSheet(paper: IssueSheetPaper): Promise<Sheet> {
  const { lang, caseNumber, representative, administrator } = paper
  const t = words[lang]
  const plain = (content: Content): string => (typeof content === 'string' ? content : content[lang])
  const title = fill(t.title, { number: caseNumber })
  return {
    template: 'issue-sheet',
    data: {
      title,
      lang,
      madeAt: paper.madeAt,
      words: { ...t, ...sheetWords[lang] },
      centre: headOf(lang, paper.centre),
      foot: title,
      facts: [
        [t.caseNumber, caseNumber],
        [t.service, say(lang, paper.service)],
        [t.applicant, paper.applicant],
        [t.representative, ...(representative ? [`${representative.name},`, say(lang, representative.power)] : [null])],
        [t.shown, fill(t.shownAs, { kind: plain(paper.shown.kind), number: paper.shown.number })],
      ],
      results: paper.results.map((result) => say(lang, result)),
      receiverSign: fill(t.byHand.signature, { name: representative?.name ?? paper.applicant }),
      administratorSign: fill(t.administratorSign, { post: plain(administrator.post), name: administrator.name }),
    },
  }
}
