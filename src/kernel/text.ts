// Words for people, always in both languages.
export type Lang = 'uk' | 'en'
export const languages: readonly Lang[] = ['uk', 'en']

export interface Text {
  readonly uk: string
  readonly en: string
}

/** Puts facts where the text says `{name}`; an absent fact leaves its name visible, so a test sees it. */
export function fill(template: string, facts: Readonly<Record<string, unknown>>): string {
  return template.replace(/\{(\w+)\}/g, (whole, name: string) => (name in facts ? String(facts[name]) : whole))
}

const apostrophes = /[’ʼ`´‘′]/g
const lookAlikes: Record<string, string> = { a: 'а', c: 'с', e: 'е', i: 'і', o: 'о', p: 'р', x: 'х', y: 'у' }

/** Folds spelling that people don't see: case, apostrophes, Latin letters inside Cyrillic words, double spaces. */
export function fold(text: string): string {
  const lower = text.toLocaleLowerCase('uk').replace(apostrophes, "'").replace(/\s+/g, ' ').trim()
  return /[а-яґєії]/.test(lower) ? lower.replace(/[aceiopxy]/g, (letter) => lookAlikes[letter]!) : lower
}
