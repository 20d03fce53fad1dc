// Names: kept as the document spells them, compared as people read them (handbook 5.7).
import { No } from '../../../kernel/refusal.ts'
import { fold } from '../../../kernel/text.ts'
import type { Name } from '../model.ts'
import { wrongShape } from './expected.ts'

/** Letters of any alphabet, apostrophes, hyphens, single spaces between; up to 80 signs. */
const word = /^(?=.{1,80}$)\p{L}[\p{L}\p{M}'’ʼ`‘.]*(?:[ -][\p{L}'’ʼ`‘][\p{L}\p{M}'’ʼ`‘.]*)*$/u

function parsePart(text: string, part: 'family' | 'given' | 'patronymic'): string | No {
  const spelt = text.normalize('NFC').replace(/\s+/g, ' ').trim()
  return word.test(spelt) ? spelt : wrongShape(part, part)
}

export function parseName(name: { family: string; given: string; patronymic?: string | undefined }): Name | No {
  const family = parsePart(name.family, 'family')
  if (family instanceof No) return family
  const given = parsePart(name.given, 'given')
  if (given instanceof No) return given
  if (!name.patronymic?.trim()) return { family, given }
  const patronymic = parsePart(name.patronymic, 'patronymic')
  return patronymic instanceof No ? patronymic : { family, given, patronymic }
}

/** «Знам’янка» and «ЗНАМ'ЯНКА» are one name; so are «Іван» and «Iван» with a Latin letter. */
export const foldName = (text: string): string => fold(text.normalize('NFC')).replace(/\s*-\s*/g, '-')

/** Equal family and given names; a patronymic that one side lacks decides nothing. */
export function sameName(one: Name, other: Name): boolean {
  const same = (a: string | undefined, b: string | undefined) => foldName(a ?? '') === foldName(b ?? '')
  if (!same(one.family, other.family) || !same(one.given, other.given)) return false
  return !one.patronymic || !other.patronymic || same(one.patronymic, other.patronymic)
}

/** The words by which a person may be looked for: every part, and each half of a double name. */
export function searchWords(name: Name): readonly string[] {
  const parts = [name.family, name.given, name.patronymic ?? ''].flatMap((part) => [part, ...part.split(/[ -]/)])
  return [...new Set(parts.map(foldName).filter((part) => part !== ''))]
}

/** «Коваль Оксана Іванівна» */
export const fullName = (name: Name): string => [name.family, name.given, name.patronymic].filter(Boolean).join(' ')

/** «Коваль О. І.» for lists that need no more. */
export const shortName = (name: Name): string =>
  [name.family, ...[name.given, name.patronymic].filter((part) => !!part).map((part) => `${part![0]}.`)].join(' ')
