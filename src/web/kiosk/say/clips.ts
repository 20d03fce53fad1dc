// What stands on a screen, as clips to be played one after another: the longest phrase known, numbers, times and labels of tickets.
import type { Lang } from '../../../kernel/text.ts'
import { spelled } from '../../board/voice.ts'
import { englishPhrases, ukrainianPhrases } from './phrases.ts'

const stress = /\u0301/g
const sign = /\p{Lu}-\d{3,}|\d+|[\p{L}’]+/gu

/** The words of a text, however it is punctuated. */
const wordsOf = (text: string): string[] => (text.normalize('NFC').replace(stress, '').match(sign) ?? []).map(lower)
const isLabel = (word: string): boolean => /^\p{Lu}-\d+$/u.test(word)
const lower = (word: string): string => (isLabel(word) ? word : word.toLowerCase())

interface Phrase {
  /** As it stands on the screen. */
  readonly shown: string
  /** With the marks of stress, and as it sounds. */
  readonly said: string
  /** In static/voice. */
  readonly clip: string
}

function phraseOf(lang: Lang, line: string): Phrase {
  const [shown, said = shown] = line.split('=') as [string, string?]
  return { shown: shown.replace(stress, ''), said, clip: `${lang}/say-${nameOf(wordsOf(shown).join(' '))}` }
}

/** A short name for an address (FNV-1a): no Cyrillic in addresses, and the same phrase always has the same clip. */
function nameOf(key: string): string {
  let hash = 0x811c9dc5
  for (const byte of new TextEncoder().encode(key)) hash = Math.imul(hash ^ byte, 0x01000193) >>> 0
  return hash.toString(16).padStart(8, '0')
}

export const phrases: Readonly<Record<Lang, readonly Phrase[]>> = {
  uk: ukrainianPhrases.map((line) => phraseOf('uk', line)),
  en: englishPhrases.map((line) => phraseOf('en', line)),
}

interface Known {
  readonly byWords: ReadonlyMap<string, string>
  /** Words of the longest phrase. */
  readonly longest: number
}
function knownOf(all: readonly Phrase[]): Known {
  const byWords = new Map(all.map(({ shown, clip }) => [wordsOf(shown).join(' '), clip]))
  return { byWords, longest: Math.max(...all.map(({ shown }) => wordsOf(shown).length)) }
}
const known: Readonly<Record<Lang, Known>> = { uk: knownOf(phrases.uk), en: knownOf(phrases.en) }

interface Spoken {
  readonly clips: readonly string[]
  /** Words no clip was made of: names of rare services, what people typed. */
  readonly unknown: readonly string[]
}

export function spokenLine(line: string, lang: Lang): Spoken {
  const words = wordsOf(line)
  const clips: string[] = []
  const unknown: string[] = []
  for (let i = 0; i < words.length; ) {
    const found = longestAt(words, i, lang)
    if (found) clips.push(found.clip)
    else if (isLabel(words[i]!) || /^\d/.test(words[i]!)) clips.push(...spelled(words[i]!, lang))
    else unknown.push(words[i]!)
    i += found?.words ?? 1
  }
  return { clips, unknown }
}

function longestAt(words: readonly string[], from: number, lang: Lang) {
  const { byWords, longest } = known[lang]
  for (let count = Math.min(longest, words.length - from); count > 0; count--) {
    const clip = byWords.get(words.slice(from, from + count).join(' '))
    if (clip) return { clip, words: count }
  }
  return undefined
}
