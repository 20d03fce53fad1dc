// To whom a freed time is offered, in which order, and how long it waits for an answer.
import type { No } from '../../../kernel/refusal.ts'
import {
  addDays,
  dateIn,
  type Instant,
  later,
  minutes,
  momentOf,
  type PlainDate,
  type PlainTime,
  timeIn,
  weekday,
} from '../../../kernel/time.ts'
import type { CentreId } from '../../centres/model.ts'
import { noWaiting, type WaitingSettings, type WaitingWish } from '../model/waiting.ts'
import { no } from '../model.ts'

export const silencesToEnd = 2
const leastMinutes = 10

/** A time that has become free. */
export interface FreeTime {
  readonly centreId: CentreId
  readonly zone: string
  readonly startsAt: Instant
}

/** Whether somebody would take this time, by what they said. */
export function fits(wish: WaitingWish, { centreId, zone, startsAt }: FreeTime): boolean {
  if (wish.state !== 'waiting' || !wish.centres.includes(centreId)) return false
  if (wish.insteadOf && startsAt >= wish.insteadOf.startsAt) return false
  const [day, time] = [dateIn(zone, startsAt), timeIn(zone, startsAt)]
  return (
    wish.firstDay <= day &&
    day <= wish.lastDay &&
    wish.weekdays.includes(weekday(day)) &&
    wish.fromTime <= time &&
    time < wish.untilTime
  )
}

type InList = Pick<WaitingWish, 'since' | 'id' | 'priority'>

/** Who asked earlier goes first; of the same moment, by the number they were given. */
export function inListOrder({ priorityFirst }: Pick<WaitingSettings, 'priorityFirst'>) {
  const before = (wish: InList): number => (priorityFirst && wish.priority !== null ? 0 : 1)
  return (a: InList, b: InList): number => before(a) - before(b) || a.since - b.since || (a.id < b.id ? -1 : 1)
}

/** The first of the list who would take it. */
export function firstFor(
  list: readonly WaitingWish[],
  free: FreeTime,
  settings: Pick<WaitingSettings, 'priorityFirst'>,
): WaitingWish | undefined {
  return list.filter((wish) => fits(wish, free)).sort(inListOrder(settings))[0]
}

/**
 * Until when an offer waits, or nothing when the time is too near to offer it. At night nobody is waited for: the minutes begin in the morning.
 * A near time waits shorter, so that others can still have it: at most for half of what is left.
 */
export function answerBy(
  { startsAt, zone }: Pick<FreeTime, 'startsAt' | 'zone'>,
  { answerMinutes, noticeMinutes, tellFrom, tellUntil }: WaitingSettings,
  now: Instant,
): { readonly tellAt: Instant; readonly until: Instant } | undefined {
  const last = later(startsAt, -minutes(noticeMinutes))
  const told = tellingTime(zone, tellFrom, tellUntil, now)
  const half = later(told, (last - told) / 2)
  const until = Math.max(Math.min(later(told, minutes(answerMinutes)), half), later(told, minutes(leastMinutes)))
  return until <= last ? { tellAt: told, until: Math.floor(until) as Instant } : undefined
}

/** This moment, or the next morning when it is too late or too early to write to anybody. */
function tellingTime(zone: string, from: PlainTime, until: PlainTime, now: Instant): Instant {
  const [day, time] = [dateIn(zone, now), timeIn(zone, now)]
  if (time < from) return momentOf(zone, day, from)
  return time < until ? now : momentOf(zone, addDays(day, 1), from)
}

export interface AskedToWait {
  readonly centres: readonly CentreId[]
  readonly firstDay: PlainDate
  readonly lastDay: PlainDate
  readonly weekdays: readonly number[]
  readonly fromTime: PlainTime
  readonly untilTime: PlainTime
}

export function checkWish(
  asked: AskedToWait,
  today: PlainDate,
  { mostDays }: Pick<WaitingSettings, 'mostDays'>,
): No | undefined {
  const last = addDays(today, mostDays)
  if (asked.centres.length === 0) return noWaiting('no-centres', {}, 'centres')
  if (asked.lastDay < asked.firstDay || asked.lastDay < today || asked.lastDay > last)
    return noWaiting('days-backwards', { last }, 'lastDay')
  if (asked.weekdays.length === 0) return noWaiting('no-weekdays', {}, 'weekdays')
  if (asked.untilTime <= asked.fromTime) return noWaiting('times-backwards', {}, 'untilTime')
  return undefined
}

/** What becomes of a wish whose offer was not taken: declining keeps the place in the list, silence twice ends it. */
export const silencesAfter = (wish: Pick<WaitingWish, 'silences'>, answer: 'declined' | 'lapsed'): number =>
  answer === 'declined' ? 0 : wish.silences + 1

const ranges = {
  answerMinutes: [15, 1440],
  noticeMinutes: [0, 1440],
  mostWaiting: [1, 20],
  mostDays: [1, 365],
} as const satisfies Partial<Record<keyof WaitingSettings, readonly [number, number]>>

export function checkWaitingSettings(settings: WaitingSettings): WaitingSettings | No {
  for (const [name, [from, to]] of Object.entries(ranges) as [keyof typeof ranges, readonly [number, number]][]) {
    const value = settings[name]
    if (!Number.isInteger(value) || value < from || value > to) return no('setting-out-of-range', { from, to }, name)
  }
  return settings.tellFrom < settings.tellUntil ? settings : noWaiting('times-backwards', {}, 'tellUntil')
}
