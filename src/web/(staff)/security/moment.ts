// A day and a clock time in one line, as rows of staff screens have them.
import type { Lang } from '../../../kernel/text.ts'
import { dateIn, type Instant, kyiv, type PlainDate } from '../../../kernel/time.ts'
import { rowDate, time } from '../../words.ts'

export const shortMoment = (lang: Lang, at: Instant, today: PlainDate): string => {
  const day = dateIn(kyiv, at)
  return day === today ? time(at) : `${rowDate(lang, day, today)}, ${time(at)}`
}
export const shortDay = (lang: Lang, at: Instant, today: PlainDate): string => rowDate(lang, dateIn(kyiv, at), today)
