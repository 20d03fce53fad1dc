// Dates as sentences need them. Nothing here takes the calendar of the kernel along: live pages send this to the browser.
import type { Lang } from '../../../kernel/text.ts'
import type { Instant, PlainDate } from '../../../kernel/time.ts'
import { bothLanguages, count, date, time } from '../../words.ts'

const kyiv = 'Europe/Kyiv'
const calendarDay = new Intl.DateTimeFormat('en-CA', { timeZone: kyiv, dateStyle: 'short' })

export const dayOf = (at: Instant): PlainDate => calendarDay.format(at) as PlainDate

/** «11 листопада, 11:32» */
export const moment = (lang: Lang, at: Instant, today: PlainDate): string =>
  `${date(lang, dayOf(at), today)}, ${time(at)}`

const days = { one: 'день', few: 'дні', many: 'днів' }
const words = bothLanguages({
  uk: {
    until: ['неділі', 'понеділка', 'вівторка', 'середи', 'четверга', 'п’ятниці', 'суботи'],
    by: (weekday: string, day: string) => `до\u00a0${weekday}, ${day}`,
    today: 'сьогодні',
    tomorrow: 'завтра',
    inDays: (n: string) => `через ${n}`,
    ago: (n: string) => `${n} тому`,
    yesterday: 'вчора',
    days,
  },
  en: {
    until: ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'],
    by: (weekday: string, day: string) => `by ${weekday}, ${day}`,
    today: 'today',
    tomorrow: 'tomorrow',
    inDays: (n: string) => `in ${n}`,
    ago: (n: string) => `${n} ago`,
    yesterday: 'yesterday',
    days: { one: 'day', few: 'days', many: 'days' },
  },
})

/** «до понеділка, 23 листопада» */
export function untilDay(lang: Lang, day: PlainDate, today: PlainDate): string {
  const t = words[lang]
  return t.by(t.until[new Date(day).getUTCDay()]!, date(lang, day, today))
}

/** «сьогодні», «через 6 днів», «3 дні тому» */
export function howSoon(lang: Lang, day: PlainDate, today: PlainDate): string {
  const t = words[lang]
  const left = (Date.parse(day) - Date.parse(today)) / 86_400_000
  if (left === 0) return t.today
  if (left === 1) return t.tomorrow
  if (left === -1) return t.yesterday
  return left > 0 ? t.inDays(count(lang, left, t.days)) : t.ago(count(lang, -left, t.days))
}
