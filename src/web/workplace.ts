import type { Lang } from '../kernel/text.ts'

// Where a person works, in the public words of the record: «стіл 14».
export const workplaceOf = (number: number): string => `стіл ${number}`

/** The same to read in the language of a page. */
export const workplaceIn = (lang: Lang, workplace: string): string =>
  lang === 'uk' ? workplace : workplace.replace(/^стіл (?=\d+$)/, 'desk ')
