// When a release is, as sentences need it: the days of its slots, moments by the clock of the place.
import type { Lang } from '../../../kernel/text.ts'
import type { Instant, PlainDate } from '../../../kernel/time.ts'
import { bothLanguages, date, time } from '../../words.ts'

const words = bothLanguages({
  uk: { today: 'сьогодні', tomorrow: 'завтра', at: (day: string, clock: string) => `${day} о\u00a0${clock}` },
  en: { today: 'today', tomorrow: 'tomorrow', at: (day: string, clock: string) => `${day} at ${clock}` },
})

/** «сьогодні», «завтра», «24 листопада» */
export function dayWords(lang: Lang, day: PlainDate, today: PlainDate): string {
  const t = words[lang]
  const ahead = (Date.parse(day) - Date.parse(today)) / 86_400_000
  return ahead === 0 ? t.today : ahead === 1 ? t.tomorrow : date(lang, day, today)
}

/** «сьогодні о 12:00» */
export const momentWords = (lang: Lang, day: PlainDate, at: Instant, zone: string, today: PlainDate): string =>
  words[lang].at(dayWords(lang, day, today), time(at, zone))

/** «24–27 листопада», «30 листопада – 2 грудня» */
export function daysWords(lang: Lang, days: readonly PlainDate[], today: PlainDate): string {
  const [first, last] = [days[0]!, days.at(-1)!]
  if (first === last) return date(lang, first, today)
  const sameMonth = first.slice(0, 7) === last.slice(0, 7)
  // a word joiner on both sides: «4–10» stays whole at the end of a line
  if (sameMonth) return `${Number(first.slice(8))}\u2060–\u2060${date(lang, last, today)}`
  return `${date(lang, first, today)}\u00a0– ${date(lang, last, today)}`
}
