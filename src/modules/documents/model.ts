// Words of files and papers: what people bring and send, what we print, how long it is kept.
import type { Id } from '../../kernel/id.ts'
import { refusals } from '../../kernel/refusal.ts'
import type { Lang, Text } from '../../kernel/text.ts'
import type { Instant, PlainDate } from '../../kernel/time.ts'

export type { Cost, Paid } from './papers/costs.ts'
export type { HandOverActPaper } from './papers/hand-over-act.ts'
export type { IssueSheetPaper } from './papers/issue-sheet.ts'
export type { LetterPaper } from './papers/letter.ts'
export type { CentreHead } from './papers/paper.ts'
export type { PaperData, Papers } from './papers/papers.ts'
export type { ReceiptPaper } from './papers/receipt.ts'
export type { ServiceCardPaper } from './papers/service-card.ts'
export type { TicketPaper } from './papers/ticket.ts'

export type FileId = Id<'File'>
export type PaperId = Id<'Paper'>

/** What a file is in its case. Downloads are named by this and the case number, never by a person's words. */
export const filePurposes = {
  application: { uk: 'Заява', en: 'Application' },
  attachment: { uk: 'Додаток', en: 'Attachment' },
  identity: { uk: 'Документ, що посвідчує особу', en: 'Identity document' },
  representation: { uk: 'Повноваження представника', en: 'Power of representative' },
  payment: { uk: 'Оплата', en: 'Payment' },
  decision: { uk: 'Рішення', en: 'Decision' },
  result: { uk: 'Результат послуги', en: 'Result of the service' },
  'issue-sheet': { uk: 'Аркуш видачі', en: 'Issue sheet' },
} as const satisfies Record<string, Text>
export type FilePurpose = keyof typeof filePurposes

/** A kind of file that is taken, recognised by what is inside it. */
export interface AcceptedType {
  readonly type: string
  readonly name: string
  /** The first is given to downloads. */
  readonly extensions: readonly string[]
}

export interface FileRules {
  readonly accepted: readonly AcceptedType[]
  readonly maxBytes: number
}

/** Bytes that passed the checks and lie in the store; not yet part of any case. */
export interface KeptFile {
  readonly hash: string
  readonly type: string
  readonly size: number
  /** As the person's device called it; sealed in the database. */
  readonly name: string
}

export interface CaseFile extends KeptFile {
  readonly id: FileId
  readonly centreId: Id<'Centre'>
  readonly caseId: Id<'Case'>
  readonly purpose: FilePurpose
  readonly addedAt: Instant
  /** As in `whoOf`. */
  readonly addedBy: string
  /** Put in by mistake and taken out again; still kept, no longer shown. */
  readonly withdrawnAt: Instant | null
}

/** A file that may be sent to the one who asked: fetch its bytes by `hash` and send them with these headers. */
export interface OpenedFile extends CaseFile {
  readonly headers: Readonly<Record<string, string>>
}

export const paperKinds = {
  ticket: { uk: 'Талон', en: 'Ticket' },
  receipt: { uk: 'Опис', en: 'Inventory' },
  'hand-over-act': { uk: 'Акт передавання', en: 'Hand-over act' },
  'issue-sheet': { uk: 'Аркуш видачі', en: 'Issue sheet' },
  letter: { uk: 'Лист', en: 'Letter' },
  'service-card': { uk: 'Картка послуги', en: 'Service card' },
  'case-file': { uk: 'Справа', en: 'Case' },
} as const satisfies Record<string, Text>
export type PaperKind = keyof typeof paperKinds

/** That a paper was made, for whom it was not said here: of what, when and by whom, and its fingerprint. */
export interface Paper {
  readonly id: PaperId
  readonly centreId: Id<'Centre'>
  readonly kind: PaperKind
  /** The ticket, case, batch or service it is about. */
  readonly subjectId: string
  /** SHA-256 of the PDF; the same data make the same bytes, so a paper can be proved ours. */
  readonly fingerprint: string
  readonly lang: Lang
  readonly madeAt: Instant
  readonly madeBy: string
}

/** A file whose time has come; what is done with it, an act with a commission decides. */
export interface DueFile {
  readonly id: FileId
  readonly caseId: Id<'Case'>
  readonly purpose: FilePurpose
  readonly keepUntil: PlainDate
  readonly action: 'destroy' | 'anonymise' | 'archive'
  readonly actRequired: boolean
}

export const no = refusals('documents', {
  empty: {
    kind: 'invalid',
    uk: 'Файл порожній. Збережіть або відскануйте його ще раз.',
    en: 'The file is empty. Save or scan it again.',
  },
  'too-large': {
    kind: 'invalid',
    uk: 'Файл завеликий: {size} МБ, а можна до {limit} МБ. Відскануйте з меншою роздільністю або поділіть на частини.',
    en: 'The file is too large: {size} MB, the limit is {limit} MB. Scan it at a lower resolution or split it.',
  },
  'wrong-type': {
    kind: 'invalid',
    uk: 'Такий файл ми не відкриємо. Збережіть документ як {types}.',
    en: 'We can’t open this kind of file. Save the document as {types}.',
  },
  disguised: {
    kind: 'invalid',
    uk: 'Файл названо «.{extension}», але це не {claimed}. Збережіть документ заново як {types}.',
    en: 'The file is called “.{extension}” but is not {claimed}. Save the document again as {types}.',
  },
  misnamed: {
    kind: 'invalid',
    uk: 'Файл названо «.{extension}», а всередині {inside}. Збережіть документ заново й додайте ще раз.',
    en: 'The file is called “.{extension}” but holds {inside}. Save the document again and add it once more.',
  },
  mixed: {
    kind: 'invalid',
    uk: 'У файлі сховано ще один файл або програму. Збережіть документ заново й додайте чистий файл.',
    en: 'The file hides another file or a program. Save the document again and add the clean file.',
  },
  'cut-short': {
    kind: 'invalid',
    uk: 'Файл обривається: його не збережено до кінця. Збережіть або відскануйте його ще раз.',
    en: 'The file breaks off: it was not saved to its end. Save or scan it again.',
  },
  'no-file': {
    kind: 'missing',
    uk: 'У цій справі немає такого файла. Поверніться до справи й відкрийте його звідти.',
    en: 'This case has no such file. Go back to the case and open it from there.',
  },
})
