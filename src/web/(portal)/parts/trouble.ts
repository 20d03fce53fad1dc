// What keeps a centre from taking people now, in plain words, and what to do meanwhile.
import type { Lang, Text } from '../../../kernel/text.ts'
import { dateIn, type Instant, type PlainDate, timeIn } from '../../../kernel/time.ts'
import type { AlarmCause } from '../../../modules/centres/model.ts'
import { bothLanguages, count, date } from '../../words.ts'

export type Trouble =
  /** The hall stands still. */
  | { readonly kind: 'alarm'; readonly cause: AlarmCause; readonly since: Instant }
  /** The service that is asked for is not taken. */
  | { readonly kind: 'not-taken'; readonly why: Text; readonly until: Instant | null }
  /** Some services are not taken. */
  | { readonly kind: 'in-part'; readonly why: Text; readonly until: Instant | null; readonly services: number }

const words = bothLanguages({
  uk: {
    alarm: {
      air: (since: string) => `Повітряна тривога з\u00a0${since}. Талонів не видаємо.`,
      power: (since: string) => `Немає світла з\u00a0${since}. Зал стоїть, талонів не видаємо.`,
      other: (since: string) => `Зал зупинено з\u00a0${since}. Талонів не видаємо.`,
    },
    afterAlarm: {
      air: 'Після відбою кличемо в тому самому порядку. Талони й записи зберігаємо.',
      power: 'Щойно буде світло, продовжимо. Талони й записи зберігаємо.',
      other: 'Щойно зможемо, продовжимо. Талони й записи зберігаємо.',
    },
    notTaken: (why: string) => `${why}. Цю послугу зараз не приймаємо.`,
    inPart: (why: string, services: number) =>
      `${why}. Зараз не приймаємо ${count('uk', services, { one: 'послугу', few: 'послуги', many: 'послуг' })}.`,
    expected: (until: string) => `Чекаємо, що запрацює ${until}.`,
    atTime: (time: string) => `о\u00a0${time}`,
    onDay: (day: string, time: string) => `${day} о\u00a0${time}`,
    today: 'сьогодні',
    unknown: 'Коли запрацює, ще не знаємо.',
    book: 'Запишіться на пізніше або оберіть інший центр.',
    bookAfter: 'Прийдіть пізніше, запишіться або оберіть інший центр.',
  },
  en: {
    alarm: {
      air: (since: string) => `Air alarm since ${since}. No tickets are given out.`,
      power: (since: string) => `No power since ${since}. The hall stands still, no tickets are given out.`,
      other: (since: string) => `The hall has stood still since ${since}. No tickets are given out.`,
    },
    afterAlarm: {
      air: 'After the all-clear we call in the same order. Tickets and bookings are kept.',
      power: 'We go on as soon as there is power. Tickets and bookings are kept.',
      other: 'We go on as soon as we can. Tickets and bookings are kept.',
    },
    notTaken: (why: string) => `${why}. This service is not taken now.`,
    inPart: (why: string, services: number) =>
      `${why}. ${count('en', services, { one: 'service is', many: 'services are' })} not taken now.`,
    expected: (until: string) => `We expect it to work again ${until}.`,
    atTime: (time: string) => `at ${time}`,
    onDay: (day: string, time: string) => `on ${day} at ${time}`,
    today: 'today',
    unknown: 'We don’t know yet when it will work again.',
    book: 'Book a later time or choose another centre.',
    bookAfter: 'Come later, book a time or choose another centre.',
  },
})

/** Of the day and zone of the centre. */
interface Here {
  readonly zone: string
  readonly today: PlainDate
}

export function whatIsWrong(lang: Lang, trouble: Trouble, { zone }: Pick<Here, 'zone'>): string {
  const t = words[lang]
  if (trouble.kind === 'alarm') return t.alarm[trouble.cause](timeIn(zone, trouble.since))
  const why = trouble.why[lang]
  return trouble.kind === 'not-taken' ? t.notTaken(why) : t.inPart(why, trouble.services)
}

/** Until when, and what to do. */
export function whatToDo(lang: Lang, trouble: Trouble, here: Here): string {
  const t = words[lang]
  if (trouble.kind === 'alarm') return t.afterAlarm[trouble.cause]
  return trouble.until === null
    ? `${t.unknown} ${t.book}`
    : `${t.expected(untilWords(lang, trouble.until, here))} ${t.bookAfter}`
}

/** «сьогодні о 14:00», «2 грудня о 09:00» */
export function freeWords(lang: Lang, at: Instant, here: Here): string {
  const said = untilWords(lang, at, here)
  return dateIn(here.zone, at) === here.today ? `${words[lang].today} ${said}` : said
}

/** «о 14:00», «2 грудня о 09:00» */
function untilWords(lang: Lang, until: Instant, { zone, today }: Here): string {
  const t = words[lang]
  const [day, time] = [dateIn(zone, until), timeIn(zone, until)]
  return day === today ? t.atTime(time) : t.onDay(date(lang, day, today), time)
}
