// What all papers have in common: whose they are, when they were made, and how one reaches its template.
import type { Lang } from '../../../kernel/text.ts'
import type { Instant } from '../../../kernel/time.ts'
import type { PaperKind } from '../model.ts'
import { type Content, inBoth, type Said, say } from './wording.ts'

export interface Made {
  readonly lang: Lang
  /** Stands in the PDF, so that the same data make the same bytes. */
  readonly madeAt: Instant
  /** Zone of the centre's clock. */
  readonly zone: string
}

/** The centre as its papers name it. */
export interface CentreHead {
  readonly name: Content
  readonly address: Content
  readonly phone?: string | undefined
}

/** Data for a template. `title` is the PDF's own, read out first by a screen reader; it names no person. */
export interface Sheet {
  readonly template: PaperKind
  readonly data: {
    readonly title: string
    readonly lang: Lang
    readonly madeAt: Instant
    readonly [name: string]: unknown
  }
}

/** Words every sheet needs. */
export const sheetWords = inBoth({
  uk: { sheet: 'аркуш', of: 'з', logo: 'Знак «Вікно»' },
  en: { sheet: 'page', of: 'of', logo: 'The sign of Vikno' },
})

export const headOf = (lang: Lang, centre: CentreHead): { name: Said; contact: Said[] } => ({
  name: say(lang, centre.name),
  contact: [say(lang, centre.address), ...(centre.phone ? [centre.phone] : [])],
})
