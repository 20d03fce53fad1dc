// Everything of a hall at one moment, and what it lets one expect; each screen takes its part.
import type { Work } from '../../../db/work.ts'
import type { Text } from '../../../kernel/text.ts'
import { hours, type Instant, later, minutes } from '../../../kernel/time.ts'
import type { CentreId, DeskId, ServiceGroup, Way } from '../../centres/model.ts'
import type { HallDesk, StampedHall } from '../../centres/service/hall.ts'
import { hallBy, hallOf } from '../../stations/service/hall.ts'
import { unbound } from '../rules/line.ts'
import * as line from '../store/line.ts'
import { isCallingIn } from './calling.ts'
import { expectedIn, forecastOf, type Moment } from './forecast.ts'
import { plainLine } from './newcomers.ts'
import { clockOf } from './standstill.ts'

export type { Moment } from './forecast.ts'

export async function momentOf(work: Work, centreId: CentreId): Promise<Moment> {
  const { stamps, waiting, atDesks } = await line.load(work, centreId)
  const hall = stamps ? await hallBy(work, centreId, stamps) : await hallOf(work, centreId)
  return { hall, waiting: unbound(waiting, isCallingIn(hall)), atDesks }
}

export const callingDesks = (hall: StampedHall): HallDesk[] =>
  [...hall.hallDesks.values()].filter(({ isCalling }) => isCalling)

export interface PlaceOfDesk {
  readonly number: number
  readonly zone: Text
  readonly floor: number
  readonly way: Way
}

export function placeOf(hall: StampedHall, deskId: DeskId): PlaceOfDesk {
  const { desk } = hall.hallDesks.get(deskId)!
  const zone = hall.zones.get(desk.zoneId)!
  return { number: desk.number, zone: zone.name, floor: zone.floor, way: zone.way }
}

export interface GroupLoad {
  readonly key: string
  readonly name: Text
  readonly purpose: ServiceGroup['purpose']
  readonly waiting: number
  /** Minutes half of the newcomers wait at most; nothing when nobody is likely to serve it today. */
  readonly expectedMinutes: number | null
  /** Minutes nine of ten wait at most. */
  readonly surelyMinutes: number | null
}

/** For each group: how many wait, and how long someone who came now would. */
export async function groupLoads(work: Work, moment: Moment): Promise<GroupLoad[]> {
  const { hall, waiting } = moment
  const made = await forecastOf(work, moment)
  const now = clockOf(hall, work.now)
  const until = (at: Instant | null | undefined) => (at ? Math.max(0, Math.round((at - now) / minutes(1))) : null)
  return [...hall.groups.values()].map((group) => {
    const expected = expectedIn(made, hall, plainLine(hall, group))
    return {
      key: group.key,
      name: group.short,
      purpose: group.purpose,
      waiting: waiting.filter((ticket) => ticket.groupId === group.id).length,
      expectedMinutes: until(expected?.at),
      surelyMinutes: until(expected?.surelyBy),
    }
  })
}

interface Counted {
  readonly at: Instant
  readonly wait: number | null
}
/** Counted once a minute for a centre, however many desks and boards look. */
const counted = new WeakMap<Work['vault'], Map<CentreId, Counted>>()

/** Within how many minutes nine of ten people called in the last hour were called. */
export async function recentWait(work: Work, centreId: CentreId): Promise<number | null> {
  const known = counted.get(work.vault) ?? new Map<CentreId, Counted>()
  counted.set(work.vault, known)
  const last = known.get(centreId)
  if (last && Math.abs(work.now - last.at) < minutes(1)) return last.wait
  const wait = await line.waitOfNineInTen(work, centreId, later(work.now, -hours(1)))
  known.set(centreId, { at: work.now, wait })
  return wait
}
