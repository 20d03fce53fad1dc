// Who comes on a usual day, by half-hour: read from days of which alarms may have hidden a part, with what follows an alarm beside it.
import type { GroupId, TicketClass } from '../../../centres/model.ts'
import { believedAfter, overlap, stepAfter, worthOfBelief } from './aftermath.ts'
import type { Experience } from './experience.ts'
import { type Came, halfHour, type Lesson } from './lesson.ts'

const sum = (all: readonly number[]): number => all.reduce((whole, each) => whole + each, 0)
const isTicket = (key: string): boolean => !key.includes('|again|')
const isBooked = (key: string): boolean => key.includes('|booked|')
const halfOf = (key: string): number => Number.parseInt(key, 10)

export interface UsualDay {
  /** By `half-hour|group|class|station`: how many come for each ticket of the day. */
  readonly came: Readonly<Record<string, Came>>
  /** Tickets of each of the days, as many as they would have been without an alarm. */
  readonly sizes: readonly number[]
}

/** A day of which an alarm hid a part was larger than its tickets show. */
export function usualDayOf(lessons: readonly Lesson[]): UsualDay {
  const counted = lessons.map(({ tickets }) => tickets)
  const usual = sum(counted) / lessons.length
  const seen = cameOn(lessons, counted)
  const sizes = lessons.map((lesson) => {
    if (Object.keys(lesson.hidden).length === 0) return lesson.tickets
    const known = Object.entries(lesson.came).filter(([key]) => isTicket(key))
    const share = sum(Object.entries(seen).map(([key, { n }]) => (isTicket(key) ? n * openIn(lesson, halfOf(key)) : 0)))
    return (sum(known.map(([, { n }]) => n)) + steadiness) / (share + steadiness / usual)
  })
  return { sizes, came: cameOn(lessons, sizes) }
}

const openIn = ({ hidden }: Lesson, half: number): number => 1 - (hidden[half] ?? 0) / halfHour

/** What came on all days by kind, `group|class|station`, and half-hour. */
function addedUp(lessons: readonly Lesson[]): Map<string, Map<number, Came>> {
  const kinds = new Map<string, Map<number, Came>>()
  for (const { came } of lessons)
    for (const [key, { n, ahead }] of Object.entries(came)) {
      const [half, kind] = [halfOf(key), key.slice(key.indexOf('|') + 1)]
      const own = kinds.get(kind) ?? new Map<number, Came>()
      const known = own.get(half) ?? nobody
      kinds.set(kind, own.set(half, { n: known.n + n, ahead: known.ahead + ahead }))
    }
  return kinds
}

/** What alarms hid of a half-hour on most days is taken from the half-hours around it. */
function cameOn(lessons: readonly Lesson[], sizes: readonly number[]): Record<string, Came> {
  const kinds = addedUp(lessons)
  const halves = new Set([...kinds.values()].flatMap((own) => [...own.keys()]))
  for (const { hidden } of lessons) for (const half of Object.keys(hidden)) halves.add(Number(half))
  const open = (half: number) => sum(lessons.map((lesson, d) => sizes[d]! * openIn(lesson, half)))
  const tickets = new Map([...halves].map((half) => [half, open(half)]))
  const isSeen = (half: number) => (tickets.get(half) ?? 0) >= sum(sizes) / 2
  const found: Record<string, Came> = {}
  for (const [kind, own] of kinds) {
    const rate = (half: number): Came => {
      const { n, ahead } = own.get(half) ?? nobody
      return { n: n / tickets.get(half)!, ahead: ahead / tickets.get(half)! }
    }
    for (const half of halves) {
      const near = isSeen(half) ? [half] : around(half, isSeen)
      const { n, ahead } = meanOf((near.length > 0 || !own.has(half) ? near : [half]).map(rate))
      if (n > 0) found[`${half}|${kind}`] = { n, ahead: ahead / n }
    }
  }
  return ofOneTicket(found)
}

/** For each ticket of the day. */
function ofOneTicket(came: Readonly<Record<string, Came>>): Record<string, Came> {
  const all = sum(Object.entries(came).map(([key, { n }]) => (isTicket(key) ? n : 0)))
  if (all === 0) return came
  return Object.fromEntries(Object.entries(came).map(([key, { n, ahead }]) => [key, { n: n / all, ahead }]))
}

const nobody: Came = { n: 0, ahead: 0 }
const meanOf = (all: readonly Came[]): Came =>
  all.length === 0
    ? nobody
    : { n: sum(all.map(({ n }) => n)) / all.length, ahead: sum(all.map(({ ahead }) => ahead)) / all.length }

/** Before and after, at most two hours away. */
const farthest = 4
function around(half: number, isSeen: (half: number) => boolean): number[] {
  const find = (by: number): number[] => {
    for (let n = 1; n <= farthest; n++) if (isSeen(half + by * n)) return [half + by * n]
    return []
  }
  return [...find(-1), ...find(1)]
}

/** The share of a usual day who come in this stretch of it, of those who are meant; milliseconds since midnight. */
function shareWithin({ came }: Pick<UsualDay, 'came'>, from: number, until: number, isMeant: (key: string) => boolean) {
  let share = 0
  for (const [key, { n }] of Object.entries(came))
    if (isMeant(key))
      share += (n * overlap(from, until, halfOf(key) * halfHour, (halfOf(key) + 1) * halfHour)) / halfHour
  return share
}
const comesUnbooked = (key: string): boolean => isTicket(key) && !isBooked(key)

/** Of those an alarm kept away, the share who come in each five minutes after it. */
export function comesAfterAlarm(lessons: readonly Lesson[], day: UsualDay): number[] {
  let kept = 0
  const more = believedAfter.map(() => 0)
  for (const [d, { alarms }] of lessons.entries())
    for (const { since, until, came } of alarms) {
      kept += day.sizes[d]! * shareWithin(day, since, until, comesUnbooked)
      for (const [n, seen] of came.entries()) {
        const from = until + n * stepAfter
        more[n]! += seen - day.sizes[d]! * shareWithin(day, from, from + stepAfter, comesUnbooked)
      }
    }
  return believedAfter.map((share, n) => Math.max(0, more[n]! + share * worthOfBelief) / (kept + worthOfBelief))
}

/* Who is still to come */

export interface Coming extends Came {
  readonly groupId: GroupId
  readonly kind: TicketClass | 'again'
  readonly needsStation: boolean
}
const coming = new WeakMap<Experience, readonly (readonly Coming[])[]>()

/** By half-hour of the day; worked out once. */
export function comingOf(experience: Experience): readonly (readonly Coming[])[] {
  const found = coming.get(experience) ?? byHalf(experience)
  coming.set(experience, found)
  return found
}

function byHalf({ came }: Experience): Coming[][] {
  const halves: Coming[][] = []
  for (const [key, { n, ahead }] of Object.entries(came)) {
    const [half, groupId, kind, station] = key.split('|') as [string, GroupId, Coming['kind'], string]
    while (halves.length <= Number(half)) halves.push([])
    halves[Number(half)]!.push({ n, ahead, groupId, kind, needsStation: station === '1' })
  }
  return halves
}

interface Morning {
  readonly weekday: number
  readonly issued: number
  /** Milliseconds since midnight. */
  readonly sinceMidnight: number
  /** Of today, by milliseconds since midnight. */
  readonly alarms?: readonly { readonly since: number; readonly until: number }[]
}

/** Tickets expected on a whole day like this, as the morning has shown. */
export function ticketsToday(experience: Experience, { weekday, issued, ...morning }: Morning): number {
  const usual = experience.tickets[weekday] ?? experience.tickets[0]!
  const byNow = usual * shareBefore(experience, morning)
  return usual * ((issued + steadiness) / (byNow + steadiness))
}

/** So many tickets must differ before a day counts as another kind of day. */
const steadiness = 40

/** While an alarm stood nobody came, and of those it kept away some have come since. */
function shareBefore(
  experience: Experience,
  { sinceMidnight, alarms = [] }: Pick<Morning, 'sinceMidnight' | 'alarms'>,
) {
  let share = shareWithin(experience, 0, sinceMidnight, isTicket)
  for (const { since, until } of alarms) {
    share -= shareWithin(experience, since, Math.min(until, sinceMidnight), isTicket)
    const kept = shareWithin(experience, since, until, comesUnbooked)
    for (const [n, comes] of experience.comesAfterAlarm.entries())
      share +=
        (kept * comes * overlap(0, sinceMidnight, until + n * stepAfter, until + (n + 1) * stepAfter)) / stepAfter
  }
  return Math.max(0, share)
}
