// A time booked at the kiosk: what for, which day, which time.
import type { Work } from '../../db/work.ts'
import { type Instant, type PlainDate, parseDate, timeIn } from '../../kernel/time.ts'
import type { BookingWish } from '../../modules/appointments/model.ts'
import { type FreeDayWithTimes, listFreeTimes } from '../../modules/appointments/service/free.ts'
import type { Service } from '../../modules/catalogue/model.ts'
import { findService } from '../../modules/catalogue/service.ts'
import type { PriorityGroup } from '../../modules/centres/model.ts'
import { instantIn } from '../(portal)/book/times.ts'
import type { Place } from './place.ts'

export interface Asked {
  readonly service: Service
  readonly day: PlainDate | undefined
  readonly at: Instant | undefined
}

export async function askedIn(work: Work, { searchParams }: URL): Promise<Asked | undefined> {
  const key = searchParams.get('service')
  const service = key ? await findService(work, key.slice(0, 100)) : undefined
  if (!service) return undefined
  return { service, day: parseDate(searchParams.get('day')), at: instantIn(searchParams.get('at')) }
}

export const wishFor = (
  { hall }: Pick<Place, 'hall'>,
  { service }: Pick<Asked, 'service'>,
  priority: PriorityGroup | undefined,
): BookingWish => ({
  ...{ centreId: hall.centre.id, priority, parts: [{ purpose: 'submit', serviceId: service.id }] },
})

/** Days with a free time, the nearest first. */
export async function freeDays(work: Work, wish: BookingWish): Promise<FreeDayWithTimes[]> {
  const days = await listFreeTimes(work, wish)
  return days.filter(({ times }) => times.length > 0)
}

/**
 * What one reaches without scrolling. Times begin every five minutes: where they don't fit, those of the quarter hours stand for
 * the others, then those of the half hours.
 */
export function timesShown(times: readonly Instant[], zone: string, room: number): readonly Instant[] {
  for (const step of [5, 15, 30, 60]) {
    const shown = times.filter((at) => Number(timeIn(zone, at).slice(3)) % step === 0)
    if (shown.length > 0 && shown.length <= room) return shown
  }
  return times.slice(0, room)
}
