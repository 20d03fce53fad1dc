// What a booking counts against: a desk's day, a channel's share, what one person may. Counted up when it is made, down when it is given back.
import type { DeskId, GroupId } from '../../centres/model.ts'
import type { Booking, BookingSettings, Count, Part, PersonId } from '../model.ts'
import { ticksFor } from './lanes.ts'
import { quotaOf } from './supply.ts'

export interface Bounds {
  mostOfDesk(deskId: DeskId): number
  mostOfGroup(groupId: GroupId): number
  readonly settings: Pick<BookingSettings, 'mostAhead' | 'mostOfServiceInMonth'>
}

type Counted = Pick<Booking, 'centreId' | 'networkId' | 'day' | 'pool' | 'personId' | 'parts'>

/** Time of desks and of shares. */
export function timeCounts({ centreId, day, pool, parts }: Counted, by: 1 | -1, bounds?: Bounds): Count[] {
  return parts.flatMap(({ deskId, groupId, minutes }): Count[] => {
    const ticks = ticksFor(minutes) * by
    const of = { of: centreId, period: day, by: ticks }
    return [
      { ...of, kind: 'load', about: deskId, most: bounds?.mostOfDesk(deskId) ?? 0 },
      { ...of, kind: 'quota', about: quotaOf(groupId, pool), most: bounds?.mostOfGroup(groupId) ?? 0 },
    ]
  })
}

/** A booking the person still has ahead. */
export const aheadCount = ({ networkId, personId }: Counted, by: 1 | -1, bounds?: Bounds): Count => ({
  ...{ of: networkId, kind: 'limit', about: aheadOf(personId), period: '', by },
  most: bounds?.settings.mostAhead ?? 0,
})
export const aheadOf = (personId: PersonId): string => `${personId}:ahead`

/** Of each service in the month of the visit. */
export function serviceCounts({ networkId, personId, day, parts }: Counted, by: 1 | -1, bounds?: Bounds): Count[] {
  const kinds = new Set(parts.map(serviceOf))
  return [...kinds].map((kind) => ({
    ...{ of: networkId, kind: 'limit', about: `${personId}:${kind}`, period: day.slice(0, 7), by },
    most: bounds?.settings.mostOfServiceInMonth ?? 0,
  }))
}
const serviceOf = ({ purpose, serviceId }: Part): string => `${purpose}:${serviceId ?? ''}`

export const allCounts = (booking: Counted, by: 1 | -1, bounds?: Bounds): Count[] => [
  ...timeCounts(booking, by, bounds),
  aheadCount(booking, by, bounds),
  ...serviceCounts(booking, by, bounds),
]
