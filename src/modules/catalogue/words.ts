// Words as the search compares them: Ukrainian spelling, its common mistakes, and Russian-influenced forms made alike.
import { stemmer } from '@orama/stemmers/ukrainian'

const apostrophes = /['’ʼ`´‘′"]/g
const alike: Readonly<Record<string, string>> = {
  ґ: 'г',
  ы: 'и',
  э: 'е',
  ё: 'е',
  ъ: '',
}
const latinInside: Readonly<Record<string, string>> = {
  a: 'а',
  c: 'с',
  e: 'е',
  i: 'і',
  o: 'о',
  p: 'р',
  x: 'х',
  y: 'у',
  k: 'к',
  h: 'н',
  m: 'м',
  t: 'т',
}
const cyrillic = /[а-яґєії]/

/** Lower case, without apostrophes, split into words: «Сім’я» is one word. */
export const wordsOf = (text: string): string[] =>
  text
    .toLocaleLowerCase('uk')
    .replace(apostrophes, '')
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean)

/** One spelling for letters people mix up; a Latin letter inside a Cyrillic word is the Cyrillic one. */
function spelled(word: string): string {
  const plain = word.replace(/[ґыэёъ]/g, (letter) => alike[letter]!)
  return cyrillic.test(plain) ? plain.replace(/[aceiopxykhmt]/g, (letter) => latinInside[letter]!) : plain
}

/** и, і, ї, й and е, є are the same to the search. */
const loosened = (word: string): string => word.replace(/[иїй]/g, 'і').replace(/є/g, 'е')

export const exactly = (word: string): string => loosened(spelled(word))

/** The word without its ending. */
export function rootOf(word: string): string {
  const plain = spelled(word)
  if (plain.length <= 3) return loosened(plain)
  return cyrillic.test(plain) ? loosened(stemmer(plain)) : plain.replace(/(?<=..)s$/, '')
}

/** Words that say how and not what; they may be missing from a name. */
const idle = new Set(
  (
    'в у з із зі і й та а або на до від для про за по як де що чи це є мені мене мій моя моє треба потрібно потрібна ' +
    'потрібен хочу хотів отримати зробити оформити оформлення оформить получить сделать подати взяти мати можна нужно надо ' +
    'the a an of for to in how get i my'
  )
    .split(' ')
    .map(exactly),
)

export const isIdle = (word: string): boolean => idle.has(exactly(word))

const latinKeys = "qwertyuiop[]asdfghjkl;'zxcvbnm,.`"
const ukrainianKeys = "йцукенгшщзхїфівапролджєячсмитьбю'"

/** What was typed with the keyboard left in English: «ce,cblsz» is «субсидія». */
export const retyped = (text: string): string =>
  [...text.toLowerCase()].map((key) => ukrainianKeys[latinKeys.indexOf(key)] ?? key).join('')
