// All papers by their kind: the data of each, and how they become a PDF.
import type { PaperKind } from '../model.ts'
import { type CaseFilePaper, caseFileSheet } from './case-file.ts'
import { type HandOverActPaper, handOverActSheet } from './hand-over-act.ts'
import { type IssueSheetPaper, issueSheetSheet } from './issue-sheet.ts'
import { type LetterPaper, letterSheet } from './letter.ts'
import type { Sheet } from './paper.ts'
import { type ReceiptPaper, receiptSheet } from './receipt.ts'
import { type ServiceCardPaper, serviceCardSheet } from './service-card.ts'
import { type TicketPaper, ticketSheet } from './ticket.ts'
import { tiedAll } from './wording.ts'

export interface PaperData {
  readonly ticket: TicketPaper
  readonly receipt: ReceiptPaper
  readonly 'hand-over-act': HandOverActPaper
  readonly 'issue-sheet': IssueSheetPaper
  readonly letter: LetterPaper
  readonly 'service-card': ServiceCardPaper
  readonly 'case-file': CaseFilePaper
}

const sheets: { readonly [Kind in PaperKind]: (paper: PaperData[Kind]) => Promise<Sheet> } = {
  ticket: ticketSheet,
  receipt: receiptSheet,
  'hand-over-act': handOverActSheet,
  'issue-sheet': issueSheetSheet,
  letter: letterSheet,
  'service-card': serviceCardSheet,
  'case-file': caseFileSheet,
}

/** Where the templates lie; the paper maker reads nothing outside. */
export const templates = import.meta.dirname

/** What a paper is made by; `gateways/typst` is the real one. */
export interface Maker {
  make(template: string, data: Sheet['data']): Promise<Buffer>
}

export interface Papers {
  /** The PDF of a paper. Takes milliseconds to seconds, so never inside a unit of work: read first, make, then record. */
  make<Kind extends PaperKind>(kind: Kind, data: PaperData[Kind]): Promise<Buffer>
}

export const papersWith = (maker: Maker): Papers => ({
  async make(kind, data) {
    const sheet = await sheets[kind](data)
    return maker.make(sheet.template, tiedAll(sheet.data))
  },
})
