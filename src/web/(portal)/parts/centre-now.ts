// A centre as a visitor needs it at this moment: is it open, until when, how long the wait.
import type { Lang, Text } from '../../../kernel/text.ts'
import { addDays, dateIn, type Instant, type PlainDate, type PlainTime, timeIn, weekday } from '../../../kernel/time.ts'
import type { Timetable } from '../../../modules/centres/model.ts'
import { endOfDay, nextBeginning, spanAt } from '../../../modules/centres/rules/hours.ts'
import { bothLanguages, date, minutes, range } from '../../words.ts'
import type { Trouble } from './trouble.ts'

export type OpenNow =
  | { readonly kind: 'open'; readonly until: PlainTime; readonly ticketsUntil: PlainTime | undefined }
  | { readonly kind: 'closed'; readonly opens: { readonly on: PlainDate; readonly at: PlainTime } | undefined }
  | { readonly kind: 'planned'; readonly on: PlainDate | null }

/** How long a person who comes now waits, in minutes; five levels from «free» to «crowded». */
export interface Wait {
  readonly level: 1 | 2 | 3 | 4 | 5
  readonly from: number
  readonly to: number
}

export interface CentreNow {
  readonly key: string
  readonly name: Text
  readonly address: string | null
  readonly phones: readonly string[]
  readonly network: Text
  readonly today: PlainDate
  readonly open: OpenNow
  readonly givesTickets: boolean
  /** None while no tickets are given out, or no desk is open yet and nobody knows. */
  readonly wait: Wait | undefined
  readonly zone: string
  readonly trouble: Trouble | undefined
}

/** A day with a lunch break is open until the break. */
export function openNow(timetable: Timetable, at: Instant): OpenNow {
  const { zone } = timetable
  const span = spanAt(timetable, 'reception', at)
  if (span) {
    const tickets = endOfDay(timetable, dateIn(zone, at), 'tickets')
    const ticketsUntil = tickets === undefined || tickets >= span.until ? undefined : timeIn(zone, tickets)
    return { kind: 'open', until: timeIn(zone, span.until), ticketsUntil }
  }
  const opens = nextBeginning(timetable, 'reception', at)
  return { kind: 'closed', opens: opens && { on: dateIn(zone, opens), at: timeIn(zone, opens) } }
}

const weekdays = {
  uk: ['понеділок', 'вівторок', 'середу', 'четвер', 'п’ятницю', 'суботу', 'неділю'],
  en: ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'],
}

const words = bothLanguages({
  uk: {
    until: (time: string) => `відчинено до\u00a0${time}`,
    opensAt: (time: string) => `відчиниться о\u00a0${time}`,
    opensTomorrow: (time: string) => `відчиниться завтра о\u00a0${time}`,
    opensOn: (weekday: string, day: string, time: string) => `відчиниться у\u00a0${weekday}, ${day}, о\u00a0${time}`,
    closed: 'зачинено',
    planned: 'ще не відчинено',
    plannedFor: (day: string) => `відкриється ${day}`,
    levels: ['вільно', 'помірно', 'досить людно', 'людно', 'дуже людно'],
    upTo: (time: string) => `до\u00a0${time}`,
  },
  en: {
    until: (time: string) => `open until ${time}`,
    opensAt: (time: string) => `opens at ${time}`,
    opensTomorrow: (time: string) => `opens tomorrow at ${time}`,
    opensOn: (weekday: string, day: string, time: string) => `opens on ${weekday}, ${day}, at ${time}`,
    closed: 'closed',
    planned: 'not open yet',
    plannedFor: (day: string) => `opens on ${day}`,
    levels: ['quiet', 'moderate', 'rather busy', 'busy', 'very busy'],
    upTo: (time: string) => `up to ${time}`,
  },
})

/** «відчинено до 20:00», «відчиниться завтра о 8:00» */
export function openWords(lang: Lang, open: OpenNow, today: PlainDate): string {
  const t = words[lang]
  if (open.kind === 'open') return t.until(open.until)
  if (open.kind === 'planned') return open.on ? t.plannedFor(date(lang, open.on, today)) : t.planned
  if (!open.opens) return t.closed
  const { on, at } = open.opens
  if (on === today) return t.opensAt(at)
  if (on === addDays(today, 1)) return t.opensTomorrow(at)
  return t.opensOn(weekdays[lang][weekday(on) - 1]!, date(lang, on, today), at)
}

/** «10–20 хв», «до 5 хв» */
export const waitWords = (lang: Lang, { from, to }: Wait): string =>
  from === 0 ? words[lang].upTo(minutes(lang, to)) : range(from, minutes(lang, to))

export const levelWords = (lang: Lang, { level }: Wait): string => words[lang].levels[level - 1]!

const step = 5
/** The level is read off the longer end: up to 5, 20, 35, 50 minutes, or more. */
const ends = [5, 20, 35, 50]

/** Minutes at the quietest and the busiest line of the hall, as an honest range in steps of five. */
export function waitOf(shortest: number, longest: number): Wait {
  const to = Math.max(step, Math.ceil(longest / step) * step)
  const from = Math.min(Math.floor(shortest / step) * step, to - step)
  const above = ends.findIndex((end) => to <= end)
  return { level: ((above < 0 ? ends.length : above) + 1) as Wait['level'], from: Math.max(0, from), to }
}

/** Where to go now: open, and the shortest wait; a hall that stands still is no place to send anybody. */
export function quickest(centres: readonly CentreNow[]): CentreNow | undefined {
  const open = centres.filter(({ open, wait, trouble }) => open.kind === 'open' && wait && isReceiving(trouble))
  return open.reduce<CentreNow | undefined>(
    (best, next) => (best && best.wait!.to <= next.wait!.to ? best : next),
    undefined,
  )
}

/** Where some services are not taken, others are. */
export const isReceiving = (trouble: Trouble | undefined): boolean => !trouble || trouble.kind === 'in-part'

/** When all are closed: the one that opens soonest. */
export function opensFirst(centres: readonly CentreNow[]): CentreNow | undefined {
  const moment = ({ open }: CentreNow) =>
    open.kind === 'closed' && open.opens ? open.opens.on + open.opens.at : undefined
  const closed = centres.filter((centre) => moment(centre) !== undefined)
  return closed.reduce<CentreNow | undefined>(
    (best, next) => (best && moment(best)! <= moment(next)! ? best : next),
    undefined,
  )
}

/** Of each network the few where one is served soonest: open ones first, by the wait. A planned centre serves nobody. */
export function shortest(centres: readonly CentreNow[], ofNetwork: number): CentreNow[] {
  const rank = ({ open, wait, trouble }: CentreNow) =>
    open.kind === 'open' ? (wait && isReceiving(trouble) ? wait.to : 1e3) : 1e6
  const working = centres.filter(({ open }) => open.kind !== 'planned')
  const networks = [...Map.groupBy(working, ({ network }) => network.uk).values()]
  return networks.flatMap((list) => list.toSorted((a, b) => rank(a) - rank(b)).slice(0, ofNetwork))
}
