// Free times: of one centre over a month, and how much each of many centres has. Anybody may look.
import type { Work } from '../../../db/work.ts'
import { Refusal } from '../../../kernel/refusal.ts'
import { dateIn, type Instant, kyiv, type PlainDate } from '../../../kernel/time.ts'
import type { CentreId } from '../../centres/model.ts'
import { no as noneOfCentres } from '../../centres/model.ts'
import type { BookingWish } from '../model.ts'
import { type FreeOfDay, freeOf, instantAt, visitsOf } from '../rules/lanes.ts'
import { type Looking, type OfferedDay, offersOf } from './supply.ts'

export interface FreeTime {
  readonly at: Instant
  /** At how many desks. */
  readonly places: number
}
export interface FreeDay {
  readonly date: PlainDate
  /** How many more such visits the day takes. */
  readonly free: number
}
export interface FreeDayWithTimes extends FreeDay {
  readonly times: readonly FreeTime[]
}

export interface FreeOfCentre {
  readonly centreId: CentreId
  readonly zone: string
  /** The centre takes bookings, and does all of this. */
  readonly isOffered: boolean
  readonly firstAt: Instant | null
  readonly days: readonly FreeDay[]
}

const nothing: FreeOfDay = { starts: [], visits: 0 }
const freeOn = ({ day, needs }: OfferedDay): FreeOfDay => (needs.length === 0 ? nothing : freeOf(day, needs))

export interface Period {
  /** Today, unless said. */
  readonly from?: PlainDate | undefined
  readonly days?: number | undefined
  /** For a booking that is changed, its own time is free. */
  readonly ofItself?: Looking['ofItself']
}

const looking = (work: Work, { from, days = 31, ofItself }: Period): Looking => ({
  from: from ?? dateIn(kyiv, work.now),
  days: Math.min(Math.max(1, days), 92),
  ofItself,
})

/** Every time at which the visit can begin, by day. */
export async function listFreeTimes(work: Work, wish: BookingWish, period: Period = {}): Promise<FreeDayWithTimes[]> {
  const [offer] = await offersOf(work, [wish.centreId], wish, looking(work, period))
  if (!offer) throw new Refusal(noneOfCentres('no-centre'))
  return offer.days.map((day) => {
    const { starts, visits } = freeOn(day)
    return {
      date: day.date,
      free: visits,
      times: starts.map(({ at, places }) => ({ at: instantAt(at), places })),
    }
  })
}

/** How many visits each day of each centre still takes, and the first time of all. */
export async function listFreeDays(
  work: Work,
  centreIds: readonly CentreId[],
  wish: Omit<BookingWish, 'centreId'>,
  period: Period = {},
): Promise<FreeOfCentre[]> {
  const offers = await offersOf(work, centreIds, wish, looking(work, period))
  return offers.map(({ centreId, zone, settings, days }) => {
    const visits = days.map(({ day, needs }) => (needs.length === 0 ? 0 : visitsOf(day, needs)))
    const firstDay = days[visits.findIndex((free) => free > 0)]
    const first = firstDay && freeOn(firstDay).starts[0]
    return {
      centreId,
      zone,
      isOffered: settings.isOffered && days.some(({ needs }) => needs.length > 0),
      firstAt: first ? instantAt(first.at) : null,
      days: days.map(({ date }, n) => ({ date, free: visits[n]! })),
    }
  })
}
