// A moment in rows of staff screens. (Not by kernel/time.ts: its calendar would travel to every browser.)
import type { Lang } from '../../kernel/text.ts'
import type { Instant, PlainDate } from '../../kernel/time.ts'
import { rowDate, time } from '../words.ts'

const days = new Intl.DateTimeFormat('en-CA', { timeZone: 'Europe/Kyiv', dateStyle: 'short' })
export const dayOf = (at: Instant): PlainDate => days.format(at) as PlainDate

/** `вт 24.11, 10:42` */
export const moment = (lang: Lang, at: Instant, today: PlainDate): string =>
  `${rowDate(lang, dayOf(at), today)}, ${time(at)}`

/** `24.11`, where the weekday says nothing. */
export const shortDay = (day: PlainDate): string => `${day.slice(8)}.${day.slice(5, 7)}`
