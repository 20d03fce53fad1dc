// Days and times to choose from, as the page of a booking and of its change show them.
import type { Lang } from '../../../kernel/text.ts'
import { dateIn, type Instant, type PlainDate, parseDate, timeIn } from '../../../kernel/time.ts'
import type { FreeDayWithTimes } from '../../../modules/appointments/service/free.ts'
import { longDate, weekdayName } from '../../words.ts'
import { words } from './words.ts'

/** So many days stand beside each other. */
const shownDays = 8

export interface ShownDay {
  readonly date: PlainDate
  readonly free: number
}
export interface DayAndTimes {
  readonly days: readonly ShownDay[]
  readonly day: PlainDate | undefined
  readonly dayName: string
  readonly groups: readonly { title: string; times: readonly { value: string; text: string }[] }[]
  readonly previous: PlainDate | undefined
  readonly next: PlainDate | undefined
}

/** Days when the centre receives nobody are left out; the chosen day, or the first with free time. */
export function dayAndTimes(
  all: readonly FreeDayWithTimes[],
  { chosen, zone, lang, now }: { chosen: unknown; zone: string; lang: Lang; now: Instant },
): DayAndTimes {
  const open = all.filter(({ free, date }) => free > 0 || weekdayName('en', date) !== 'Sun')
  const wanted = parseDate(chosen)
  const found = open.find(({ date, free }) => date === wanted && free > 0) ?? open.find(({ free }) => free > 0)
  const from = Math.max(0, Math.floor((found ? open.indexOf(found) : 0) / shownDays) * shownDays)
  return {
    days: open.slice(from, from + shownDays).map(({ date, free }) => ({ date, free })),
    day: found?.date,
    dayName: found ? longDate(lang, found.date, dateIn(zone, now)) : '',
    groups: found ? partsOfDay(found, zone, lang) : [],
    previous: open.slice(0, from).findLast(({ free }) => free > 0)?.date,
    next: open.slice(from + shownDays).find(({ free }) => free > 0)?.date,
  }
}

function partsOfDay({ times }: FreeDayWithTimes, zone: string, lang: Lang): DayAndTimes['groups'] {
  const t = words[lang]
  const at = times.map((each) => ({ value: String(each.at), text: timeIn(zone, each.at) }))
  return [
    { title: t.morning, times: at.filter(({ text }) => text < '13:00') },
    { title: t.afternoon, times: at.filter(({ text }) => text >= '13:00' && text < '17:00') },
    { title: t.evening, times: at.filter(({ text }) => text >= '17:00') },
  ].filter((part) => part.times.length > 0)
}

/** A moment as a form or an address sends it. */
export const instantIn = (text: unknown): Instant | undefined => {
  const at = typeof text === 'string' && /^\d{13}$/.test(text) ? Number(text) : Number.NaN
  return Number.isSafeInteger(at) ? (at as Instant) : undefined
}
