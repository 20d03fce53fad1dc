// The letters of the kiosk's own keyboard: in the order of the alphabet, nine in a row, so that each is wide enough.
import type { Lang } from '../../kernel/text.ts'

const perRow = 9
const alphabets: Readonly<Record<Lang, string>> = {
  uk: 'абвгґдеєжзиіїйклмнопрстуфхцчшщьюя’',
  en: 'abcdefghijklmnopqrstuvwxyz-',
}

export const lettersOf = (lang: Lang): readonly string[][] => {
  const letters = [...alphabets[lang]]
  return Array.from({ length: Math.ceil(letters.length / perRow) }, (_, n) =>
    letters.slice(n * perRow, (n + 1) * perRow),
  )
}

export interface Typed {
  readonly text: string
  readonly caret: number
}

/** What stands in the field after a letter: instead of what is selected, else where the caret is. */
export const typed = (text: string, from: number, to: number, letter: string): Typed => ({
  text: text.slice(0, from) + letter + text.slice(to),
  caret: from + letter.length,
})

/** After «erase»: what is selected goes, else the sign before the caret. */
export function erased(text: string, from: number, to: number): Typed {
  const start = from === to ? Math.max(0, from - 1) : from
  return { text: text.slice(0, start) + text.slice(to), caret: start }
}
