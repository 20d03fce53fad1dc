/** A name taken from a card into the middle of a sentence: «Рішення …» becomes «рішення …», «ID-картка» stays. */
export const inSentence = (text: string): string =>
  (/^\p{Lu}[\p{Ll}’]/u.test(text) ? text[0]!.toLocaleLowerCase('uk') + text.slice(1) : text).replace(/[.;]\s*$/, '')

/** And back: the first letter of a sentence. */
export const sentenceFrom = (text: string): string => text.slice(0, 1).toLocaleUpperCase('uk') + text.slice(1)
