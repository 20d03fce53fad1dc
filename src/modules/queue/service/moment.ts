// Everything of a hall at one moment, and what it lets one expect; each screen takes its part.
import type { Work } from '../../../db/work.ts'
import type { Text } from '../../../kernel/text.ts'
import { hours, type Instant, later, minutes } from '../../../kernel/time.ts'
import type { CentreId, DeskId, ServiceGroup, TicketClass, Way } from '../../centres/model.ts'
import type { HallDesk, StampedHall } from '../../centres/service/hall.ts'
import { type AbleHall, hallBy, hallOf } from '../../stations/service/hall.ts'
import type { InLine, TicketId } from '../model.ts'
import { type ExpectedCall, expectedCalls } from '../rules/expectation.ts'
import { before, unbound } from '../rules/line.ts'
import * as line from '../store/line.ts'
import { callingDesk, isCallingIn } from './at-desk.ts'

export interface Moment {
  readonly hall: AbleHall
  readonly waiting: readonly InLine[]
  readonly atDesks: readonly line.TicketAtDesk[]
}

export async function momentOf(work: Work, centreId: CentreId): Promise<Moment> {
  const { stamps, waiting, atDesks } = await line.load(work, centreId)
  const hall = stamps ? await hallBy(work, centreId, stamps) : await hallOf(work, centreId)
  return { hall, waiting: unbound(waiting, isCallingIn(hall)), atDesks }
}

export const callingDesks = (hall: StampedHall): HallDesk[] =>
  [...hall.hallDesks.values()].filter(({ isCalling }) => isCalling)

/** Who is served longer than usual will be ready soon, but not this very second. */
const soon = minutes(2)

/** When each waiting ticket will likely be called, by the line's own rules. */
export function expectations({ hall, waiting, atDesks }: Moment, now: Instant): Map<TicketId, ExpectedCall> {
  const busyUntil = new Map(
    atDesks.map(({ deskId, since, minutes: usual }) => [
      deskId,
      later(now, Math.max(since + minutes(usual) - now, soon)),
    ]),
  )
  const desks = callingDesks(hall).map((desk) => ({
    desk: callingDesk(desk),
    freeAt: busyUntil.get(desk.desk.id) ?? now,
  }))
  return expectedCalls(waiting, desks, now)
}

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
  /** Nothing when no desk that serves it is open. */
  readonly expectedMinutes: number | null
}

/** For each group: how many wait, and how long someone who came now would. */
export function groupLoads(moment: Moment, now: Instant): GroupLoad[] {
  const { hall, waiting } = moment
  return [...hall.groups.values()].map((group) => {
    const newcomer = imagine(hall, group, now)
    const expected = expectations({ ...moment, waiting: [...waiting, newcomer].sort(before) }, now).get(newcomer.id)
    return {
      key: group.key,
      name: group.short,
      purpose: group.purpose,
      waiting: waiting.filter((ticket) => ticket.groupId === group.id).length,
      expectedMinutes: expected === undefined ? null : Math.round((expected.at - now) / minutes(1)),
    }
  })
}

/** Somebody who would come now. */
function imagine({ settings }: StampedHall, group: ServiceGroup, now: Instant): InLine {
  const kind: TicketClass =
    group.purpose === 'consult' ? 'consultation' : group.purpose === 'collect' ? 'collection' : 'walkIn'
  return {
    id: `newcomer-${group.id}` as TicketId,
    series: group.series,
    number: Number.MAX_SAFE_INTEGER,
    class: kind,
    purpose: group.purpose ?? 'submit',
    groupId: group.id,
    serviceId: null,
    ownGroup: false,
    needsStation: false,
    promisedAt: later(now, minutes(settings.targets[kind])),
    issuedAt: now,
    onlyDeskId: null,
    minutes: settings.consultMinutes,
  }
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
