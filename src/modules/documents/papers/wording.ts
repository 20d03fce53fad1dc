// How papers speak: dates in words, sums, counted things, and what must not part at the end of a line.
import { inHryvnias, type Kopecks } from '../../../kernel/money.ts'
import type { Lang, Text } from '../../../kernel/text.ts'
import { dateIn, type Instant, type PlainDate, timeIn } from '../../../kernel/time.ts'

/** The words of a paper; English must say everything Ukrainian says, or it does not compile. */
export const inBoth = <Words>(words: { uk: Words; en: NoInfer<Words> }): Readonly<Record<Lang, Words>> => words

/** Content: in both languages, or Ukrainian only, as law and registers write it. */
export type Content = Text | string

/** As a template shows it: a string of the paper's language, or one marked as Ukrainian so that a reader's voice changes. */
export type Said = string | { readonly lang: 'uk'; readonly text: string }

export function say(lang: Lang, content: Content): Said {
  if (typeof content !== 'string') return content[lang]
  return lang === 'uk' || !/\p{Script=Cyrillic}/u.test(content) ? content : { lang: 'uk', text: content }
}

const locale: Readonly<Record<Lang, string>> = { uk: 'uk-UA', en: 'en-GB' }
const inWords = (lang: Lang, date: PlainDate, options: Intl.DateTimeFormatOptions): string =>
  new Intl.DateTimeFormat(locale[lang], { ...options, timeZone: 'UTC' }).format(Date.parse(date)).replace(/ʼ/g, '’')

/** «24 листопада 2026 року» */
export const dateInWords = (lang: Lang, date: PlainDate): string =>
  `${inWords(lang, date, { day: 'numeric', month: 'long' })} ${date.slice(0, 4)}${lang === 'uk' ? ' року' : ''}`

/** «середа, 25 листопада 2026 року» */
export const dayInWords = (lang: Lang, date: PlainDate): string =>
  `${inWords(lang, date, { weekday: 'long' })}, ${dateInWords(lang, date)}`

/** «24 листопада 2026 року, 10:47» by the clock of the place. */
export const momentInWords = (lang: Lang, at: Instant, zone: string): string =>
  `${dateInWords(lang, dateIn(zone, at))}, ${timeIn(zone, at)}`

/** «49,92 грн» */
export const sumInWords = (lang: Lang, amount: Kopecks): string =>
  lang === 'uk' ? `${inHryvnias(amount)} грн` : `UAH ${(amount / 100).toFixed(2)}`

type Forms = Readonly<{ one: string; few?: string; many: string }>
const plurals: Readonly<Record<Lang, Intl.PluralRules>> = {
  uk: new Intl.PluralRules('uk'),
  en: new Intl.PluralRules('en'),
}

/** «3 людини» */
export function counted(lang: Lang, n: number, { one, few, many }: Forms): string {
  const rule = plurals[lang].select(n)
  return `${n} ${rule === 'one' ? one : rule === 'few' ? (few ?? many) : many}`
}

const still = '\u00a0'
const months = 'січня|лютого|березня|квітня|травня|червня|липня|серпня|вересня|жовтня|листопада|грудня'
const units = 'грн|хв|год|с|МБ|арк|року|рік|роки|років|ст|min|h'
const ties: readonly (readonly [RegExp, string])[] = [
  // short words stay with what follows them; twice, because two of them may stand side by side
  [/(?<=^|[\s(«\u00a0])(в|у|з|і|й|о|а|до|на|за|не|та|зі|із|від|по) (?=\S)/giu, `$1${still}`],
  [/(?<=^|[\s(«\u00a0])(в|у|з|і|й|о|а|до|на|за|не|та|зі|із|від|по) (?=\S)/giu, `$1${still}`],
  [new RegExp(`(\\d) (?=(?:${months}|${units})(?!\\p{L}))`, 'gu'), `$1${still}`],
  [new RegExp(`(${months}) (?=\\d)`, 'gu'), `$1${still}`],
  [/((?:верс|ст[оі]л|вікн|поверх|примірник|аркуш|пункт|desk|floor|version|copy)\p{L}*) (?=\d)/giu, `$1${still}`],
  [/(\d) (?=%|₴|\d{3}(?!\d))/g, `$1${still}`],
  [/ (?=[—–] )/g, still],
  [/(№|§|(?<!\p{L})(?:ст|п|пп|ч|вул|м|буд|кв|просп|пров)\.) /giu, `$1${still}`],
  [/(?<!\p{L})(\p{Lu}\.) ?(?=\p{Lu}\.)/gu, `$1${still}`],
  [/(?<!\p{L})(\p{Lu}\.) (?=\p{Lu}\p{Ll})/gu, `$1${still}`],
  [/(\p{Ll}) (?=\p{Lu}\.\s?\p{Lu}\.)/gu, `$1${still}`],
]

/** Puts no-break spaces where a line must not end. */
export const tied = (text: string): string => ties.reduce((done, [where, how]) => done.replace(where, how), text)

/** Every string of the data a template gets; addresses and drawings as they are. */
export function tiedAll<Value>(value: Value): Value {
  if (typeof value === 'string') return (/^(<svg|https?:)/.test(value) ? value : tied(value)) as Value
  if (Array.isArray(value)) return value.map(tiedAll) as Value
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, tiedAll(one)])) as Value
}

/** «vikno.example/t/…»: as people type it. What follows a question mark is for the camera. */
export const typedAddress = (url: string): string => url.replace(/^https?:\/\/|\?.*$/g, '').replace(/\/$/, '')
