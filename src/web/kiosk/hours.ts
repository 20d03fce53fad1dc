// When the kiosk gives out tickets again, in words.
import type { Lang } from '../../kernel/text.ts'
import { addDays, dateIn, type Instant, type PlainDate, timeIn } from '../../kernel/time.ts'
import type { Timetable } from '../../modules/centres/model.ts'
import { nextBeginning } from '../../modules/centres/service/hours.ts'
import { bothLanguages, longDate } from '../words.ts'

const words = bothLanguages({
  uk: {
    today: (time: string) => `Наступні — сьогодні з\u00a0${time}.`,
    tomorrow: (time: string) => `Наступні — завтра з\u00a0${time}.`,
    on: (day: string, time: string) => `Наступні — ${day}, з\u00a0${time}.`,
    unknown: 'Коли видаватимемо знову, скаже рецепція.',
  },
  en: {
    today: (time: string) => `The next ones are given out today from ${time}.`,
    tomorrow: (time: string) => `The next ones are given out tomorrow from ${time}.`,
    on: (day: string, time: string) => `The next ones are given out on ${day}, from ${time}.`,
    unknown: 'The reception knows when they are given out again.',
  },
})

/** «Наступні — завтра з 09:00.» */
export function ticketsFrom(lang: Lang, timetable: Timetable, now: Instant, today: PlainDate): string {
  const t = words[lang]
  const begins = nextBeginning(timetable, 'tickets', now)
  if (begins === undefined) return t.unknown
  const [date, time] = [dateIn(timetable.zone, begins), timeIn(timetable.zone, begins)]
  if (date === today) return t.today(time)
  return date === addDays(today, 1) ? t.tomorrow(time) : t.on(longDate(lang, date, today), time)
}
