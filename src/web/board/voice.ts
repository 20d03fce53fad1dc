// What the hall hears when a ticket is called: names of the clips in /static/voice, in the order they are played.
// `scripts/make-voice.ts` makes them; recordings of a person under the same names take their place.
import type { Lang } from '../../kernel/text.ts'

/** What the place people go to is called: on screens and papers for residents it is «вікно», as it stands above them in the hall. */
export type Place = 'desk' | 'window'
const usualPlace: Readonly<Record<Lang, Place>> = { uk: 'window', en: 'desk' }

export const clipAddress = (clip: string): string => `/voice/${clip}.opus`

/** Latin letters that look like Ukrainian ones are read as those: a series «A» is the «А» people see. */
const lookAlikes: Readonly<Record<string, string>> = {
  A: 'А',
  B: 'В',
  C: 'С',
  E: 'Е',
  H: 'Н',
  I: 'І',
  K: 'К',
  M: 'М',
  O: 'О',
  P: 'Р',
  T: 'Т',
  X: 'Х',
  Y: 'У',
}
const ukrainianLetter = /^[АБВГҐДЕЄЖЗИІЇЙКЛМНОПРСТУФХЦЧШЩЬЮЯ]$/
const latinLetter = /^[A-Z]$/

/** A letter keeps its Ukrainian name in an English call too: people compare it with what stands on their ticket. */
function letterClips(letter: string, lang: Lang): string[] {
  const seen = (lang === 'uk' && lookAlikes[letter]) || letter
  const code = seen.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0')
  if (ukrainianLetter.test(seen)) return [`uk/letter-${code}`]
  return latinLetter.test(seen) ? [`en/letter-${code}`] : []
}

/** The parts a number is spoken in: 1142 → 1000, 100, 40, 2. */
function partsOf(n: number): number[] {
  if (n === 0) return [0]
  if (n > 9999) return [...String(n)].map(Number)
  const rest = n % 100
  const low = rest < 20 ? [rest] : [rest - (rest % 10), rest % 10]
  return [n - (n % 1000), (n % 1000) - rest, ...low].filter((part) => part > 0)
}

function numberClips(n: number, lang: Lang): string[] {
  const parts = partsOf(n).map((part) => `${lang}/${part}`)
  const needsAnd = lang === 'en' && n > 100 && n <= 9999 && n % 100 > 0
  if (!needsAnd) return parts
  const low = partsOf(n % 100).length
  return [...parts.slice(0, -low), 'en/and', ...parts.slice(-low)]
}

/** Letters one by one, numbers as numbers, everything else silently passed over. */
export const spelled = (sign: string, lang: Lang): string[] =>
  (sign.toLocaleUpperCase('uk').match(/\d{1,9}|\p{L}/gu) ?? []).flatMap((part) =>
    /\d/.test(part) ? numberClips(Number(part), lang) : letterClips(part, lang),
  )

/** «Талон А сорок два, запрошуємо до вікна номер дванадцять»: after the gong, the clips of a call. */
export function spokenCall(
  label: string,
  desk: string | number,
  lang: Lang,
  place: Place = usualPlace[lang],
): string[] {
  const where = /\d/.test(String(desk))
    ? [`${lang}/to-${place}`, ...spelled(String(desk), lang)]
    : [`${lang}/see-board`]
  return ['gong', `${lang}/ticket`, ...spelled(label, lang), ...where]
}
