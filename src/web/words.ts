// Words of the interface in both languages, and dates, times, numbers and sums as people write them.
import type { Kopecks } from '../kernel/money.ts'
import type { Lang, Text } from '../kernel/text.ts'
import type { Instant, PlainDate } from '../kernel/time.ts'

/** The words of a page. English must say everything Ukrainian says, or it does not compile. */
export function bothLanguages<Words>(words: { uk: Words; en: NoInfer<Words> }): Readonly<Record<Lang, Words>> {
  return words
}

/** How the product calls itself, at the end of every title. */
export const brand: Text = { uk: 'Вікно', en: 'Vikno' }

/** Of words that people wrote: a page in English says which of them are Ukrainian. */
export const langOf = (text: string): 'uk' | undefined => (/[а-яіїєґ]/i.test(text) ? 'uk' : undefined)

const locale: Readonly<Record<Lang, string>> = { uk: 'uk-UA', en: 'en-GB' }
const still = '\u00a0'
const noBreaks = (text: string): string => text.replace(/[ \u202f]/g, still).replace(/ʼ/g, '’')

function perLang<Format>(make: (locale: string) => Format): (lang: Lang) => Format {
  const made = new Map<Lang, Format>()
  return (lang) => {
    const found = made.get(lang) ?? make(locale[lang])
    made.set(lang, found)
    return found
  }
}
const dates = (options: Intl.DateTimeFormatOptions) =>
  perLang((at) => new Intl.DateTimeFormat(at, { ...options, timeZone: 'UTC' }))
const dayAndMonth = dates({ day: 'numeric', month: 'long' })
const longWeekday = dates({ weekday: 'long' })
const shortWeekday = dates({ weekday: 'short' })
const written = (format: Intl.DateTimeFormat, date: PlainDate): string => noBreaks(format.format(Date.parse(date)))

/** «23 листопада»; with its year unless that is the year of `today`. */
export function date(lang: Lang, day: PlainDate, today?: PlainDate): string {
  const year = day.slice(0, 4)
  const short = written(dayAndMonth(lang), day)
  return today?.startsWith(year) ? short : `${short}${still}${year}`
}

/** «пʼятниця, 20 листопада» where one date matters. */
export const longDate = (lang: Lang, day: PlainDate, today?: PlainDate): string =>
  `${written(longWeekday(lang), day)}, ${date(lang, day, today)}`

export const weekdayName = (lang: Lang, day: PlainDate): string => written(shortWeekday(lang), day)

/** `вт 24.11` in rows of staff screens; with its year unless that is the year of `today`. */
export function rowDate(lang: Lang, day: PlainDate, today?: PlainDate): string {
  const [year, month, dayOfMonth] = day.split('-')
  const ending = today === undefined || today.startsWith(year!) ? '' : `.${year}`
  return `${weekdayName(lang, day)}${still}${dayOfMonth}.${month}${ending}`
}

const clocks = new Map<string, Intl.DateTimeFormat>()

/** `09:20` by the clock of the place. (Not from kernel/time.ts: its calendar would travel to every browser.) */
export function time(at: Instant, zone = 'Europe/Kyiv'): string {
  const clock =
    clocks.get(zone) ?? new Intl.DateTimeFormat('en-GB', { timeZone: zone, timeStyle: 'short', hourCycle: 'h23' })
  clocks.set(zone, clock)
  return clock.format(at)
}

/** `09:00–17:30` */
export const range = (from: string | number, to: string | number): string => `${from}–${to}`

const wholeNumbers = perLang((at) => new Intl.NumberFormat(at, { maximumFractionDigits: 1 }))
const sums = perLang((at) => new Intl.NumberFormat(at, { minimumFractionDigits: 2, maximumFractionDigits: 2 }))
const minus = (text: string): string => text.replace(/^[-‑]/, '−')

/** `1 284`, `−2`, `7,5`: no-break spaces and a real minus. */
export const number = (lang: Lang, value: number): string => minus(noBreaks(wholeNumbers(lang).format(value)))

/** `1 284,16` without its unit, for columns under «грн». */
export const sum = (lang: Lang, amount: Kopecks): string => minus(noBreaks(sums(lang).format(amount / 100)))

/** `1 284,16 грн`. There is no sum for what is not known: say so in words. */
export const money = (lang: Lang, amount: Kopecks): string =>
  `${sum(lang, amount)}${still}${lang === 'uk' ? 'грн' : 'UAH'}`

export const percent = (lang: Lang, share: number): string => `${number(lang, Math.round(share * 100))}${still}%`

export const minutes = (lang: Lang, count: number): string =>
  `${number(lang, count)}${still}${lang === 'uk' ? 'хв' : 'min'}`

/** `талон, талони, талонів`; English takes `one` and `many`. A fraction is counted as `few` («1,5 години»). */
export interface Forms {
  one: string
  few?: string
  many: string
}
const rules = perLang((at) => new Intl.PluralRules(at))

/** «13 послуг»: the number and its word, never parted. */
export function count(lang: Lang, value: number, forms: Forms): string {
  return `${number(lang, value)}${still}${plural(lang, value, forms)}`
}

export function plural(lang: Lang, value: number, { one, few, many }: Forms): string {
  const rule = rules(lang).select(value)
  if (rule === 'one') return one
  const isFew = rule === 'few' || (rule === 'other' && lang === 'uk')
  return isFew ? (few ?? many) : many
}

const shortWords = /(?<=^|[\s«(])(в|у|з|і|й|о|а|до|на|за|не|та|зі|із|що) (?=\S)/giu
const units = /(\d) (?=(?:хв|год|с|грн|км|м|кг|МБ|ГБ|min|h|UAH|km|MB|GB|%)(?![\p{L}]))/gu

const abbreviated = /(?<=^|[\s(])(м|с|вул|просп|ст|ч|п)\. (?=\S)/gu

/** Holds together what must not part at the end of a line: short words, a number and its unit, what stands before «—». */
export const held = (text: string): string =>
  text
    .replace(shortWords, `$1${still}`)
    .replace(abbreviated, `$1.${still}`)
    .replace(units, `$1${still}`)
    .replace(/ —/g, `${still}—`)
    .replace(/№ /g, `№${still}`)

/** What is read of a page's address. */
export interface Address {
  readonly pathname: string
  readonly searchParams: Iterable<[string, string]>
}

/** The address of the same page in the other language; what an action was called is left out. */
export function otherLanguageOf(url: Address, lang: Lang): string {
  const kept = [...url.searchParams].filter(([name]) => name !== 'lang' && !name.startsWith('/'))
  return `${url.pathname}?${new URLSearchParams([...kept, ['lang', lang === 'uk' ? 'en' : 'uk']])}`
}
