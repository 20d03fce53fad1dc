// When the kiosk gives out tickets again, in words.
import type { Lang } from '../../kernel/text.ts'
import { addDays, dateIn, type Instant, type PlainDate, timeIn } from '../../kernel/time.ts'
import type { Setup } from '../../modules/centres/service/hall.ts'
import { nextBeginning, statusOn } from '../../modules/centres/service/hours.ts'
import { bothLanguages, date as dateWords, longDate } from '../words.ts'

const words = bothLanguages({
  uk: {
    today: (time: string) => `Наступні — сьогодні з\u00a0${time}.`,
    tomorrow: (time: string) => `Наступні — завтра з\u00a0${time}.`,
    on: (day: string, time: string) => `Наступні — ${day}, з\u00a0${time}.`,
    unknown: 'Коли видаватимемо знову, скаже рецепція.',
    planned: 'Центр ще не відкрито.',
    opensOn: (day: string) => `Центр відкриється ${day}.`,
    gone: 'Центр більше не працює.',
  },
  en: {
    today: (time: string) => `The next ones are given out today from ${time}.`,
    tomorrow: (time: string) => `The next ones are given out tomorrow from ${time}.`,
    on: (day: string, time: string) => `The next ones are given out on ${day}, from ${time}.`,
    unknown: 'The reception knows when they are given out again.',
    planned: 'The centre is not open yet.',
    opensOn: (day: string) => `The centre opens on ${day}.`,
    gone: 'The centre has closed for good.',
  },
})

/** «Наступні — завтра з 09:00.» */
export function ticketsFrom(
  lang: Lang,
  { centre, timetable }: Pick<Setup, 'centre' | 'timetable'>,
  now: Instant,
  today: PlainDate,
): string {
  const t = words[lang]
  const status = statusOn(centre, today)
  if (status === 'closed') return t.gone
  if (status === 'planned') return centre.opensOn ? t.opensOn(dateWords(lang, centre.opensOn, today)) : t.planned
  const begins = nextBeginning(timetable, 'tickets', now)
  if (begins === undefined) return t.unknown
  const [date, time] = [dateIn(timetable.zone, begins), timeIn(timetable.zone, begins)]
  if (date === today) return t.today(time)
  return date === addDays(today, 1) ? t.tomorrow(time) : t.on(longDate(lang, date, today), time)
}
