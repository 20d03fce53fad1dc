// What a release may look like, when one may enter it, and how what suits a person becomes an order of wishes.
import type { No } from '../../../kernel/refusal.ts'
import { dateIn, hours, type Instant, later, minutes, timeIn } from '../../../kernel/time.ts'
import type { CentreId } from '../../centres/model.ts'
import {
  type DayPart,
  noRelease,
  type Preferences,
  type Release,
  type ReleasePhase,
  type ReleaseSlot,
} from '../model/release.ts'
import { dayPartOf } from './day-parts.ts'
import { writeWishes } from './draw.ts'

export const mostSlots = 1000
/** The list of entrants stands alone for so long before the seed: whoever wishes keeps a copy of it first. */
export const revealAfter = minutes(1)
export const usualPassHours = 3
const confirmRange = [1, 48] as const
const shortestWindow = hours(1)

export interface Announced {
  readonly opensAt: Instant
  readonly closesAt: Instant
  readonly confirmHours: number
  readonly slots: readonly Pick<ReleaseSlot, 'startsAt' | 'places'>[]
}

/** The hash of the seed is known before the window opens, and everybody given a place has time to confirm it. */
export function checkAnnounced({ opensAt, closesAt, confirmHours, slots }: Announced, now: Instant): No | undefined {
  const [from, to] = confirmRange
  if (opensAt <= now || closesAt < later(opensAt, shortestWindow)) return noRelease('window-backwards', {}, 'closesAt')
  if (!Number.isInteger(confirmHours) || confirmHours < from || confirmHours > to)
    return noRelease('hours-out-of-range', { from, to }, 'confirmHours')
  if (slots.length === 0) return noRelease('no-slots', {}, 'slots')
  if (slots.length > mostSlots) return noRelease('too-many-slots', { most: mostSlots }, 'slots')
  const needed = confirmHours + usualPassHours
  const soonest = later(later(closesAt, revealAfter), hours(needed))
  return slots.some(({ startsAt }) => startsAt < soonest)
    ? noRelease('slots-too-soon', { hours: needed }, 'slots')
    : undefined
}

/** «Closing»: the window is over and the list not yet made up; a matter of seconds. */
export function phaseOf(
  { state, opensAt, closesAt }: Pick<Release, 'state' | 'opensAt' | 'closesAt'>,
  now: Instant,
): ReleasePhase {
  if (state !== 'announced') return state
  return now < opensAt ? 'awaited' : now < closesAt ? 'open' : 'closing'
}

/** One may enter, change wishes and withdraw within the window only. */
export function mayEnter(
  release: Pick<Release, 'state' | 'opensAt' | 'closesAt'>,
  now: Instant,
  opens: string,
): No | undefined {
  const phase = phaseOf(release, now)
  if (phase === 'open') return undefined
  if (phase === 'awaited') return noRelease('window-not-open', { opens })
  return noRelease(phase === 'cancelled' ? 'release-cancelled' : 'window-over')
}

export type ZoneOf = (centreId: CentreId) => string

/** Slots that suit, the liked part of the day first, then by time; of equal times, in the order of the announcement. */
export function wishesOf(
  { centres, days, parts, best }: Preferences,
  slots: readonly ReleaseSlot[],
  zoneOf: ZoneOf,
): string | No {
  const suiting = slots
    .map(({ n, centreId, startsAt }) => {
      const zone = zoneOf(centreId)
      return { n, centreId, startsAt, day: dateIn(zone, startsAt), part: dayPartOf(timeIn(zone, startsAt)) }
    })
    .filter(({ centreId, day, part }) => centres.includes(centreId) && days.includes(day) && parts.includes(part))
  if (suiting.length === 0) return noRelease('nothing-suits', {}, 'days')
  const liked = (part: DayPart) => (best === null || part === best ? 0 : 1)
  const inOrder = suiting.sort((a, b) => liked(a.part) - liked(b.part) || a.startsAt - b.startsAt || a.n - b.n)
  return writeWishes(inOrder.map(({ n }) => n))
}

/** Until when a given place waits for its person; a place near its start waits no longer than it can still be passed on. */
export function confirmBy(
  { confirmHours, passHours }: Pick<Release, 'confirmHours' | 'passHours'>,
  startsAt: Instant,
  now: Instant,
): Instant {
  return Math.min(later(now, hours(confirmHours)), later(startsAt, -hours(passHours))) as Instant
}

/** Slots as they are numbered: by time, then centre, so that the list reads like a calendar. */
export function numbered(slots: readonly Omit<ReleaseSlot, 'n'>[]): readonly ReleaseSlot[] {
  return [...slots]
    .sort((a, b) => a.startsAt - b.startsAt || (a.centreId < b.centreId ? -1 : 1))
    .map((slot, i) => ({ n: i + 1, ...slot }))
}
