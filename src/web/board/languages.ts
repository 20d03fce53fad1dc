// In which languages the words of a board stand at a moment. Numbers, arrows and desks are the same in all.
import type { Lang } from '../../kernel/text.ts'
import type { Instant } from '../../kernel/time.ts'
import type { BoardLanguages } from '../../modules/stations/model.ts'

/** Long enough to read every word of a board twice. */
const turnLasts = 12_000

/** One language, or two where they stand beside each other. */
export function languagesAt(set: BoardLanguages, now: Instant): readonly [Lang, Lang?] {
  if (set === 'beside') return ['uk', 'en']
  if (set === 'turns') return [Math.floor(now / turnLasts) % 2 === 0 ? 'uk' : 'en']
  return [set]
}

/** What a screen reader is told: it must not hear the same call again because the words have changed their language. */
export const steadyLanguage = (set: BoardLanguages): Lang => (set === 'en' ? 'en' : 'uk')
