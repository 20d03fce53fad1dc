// Somebody who would come now, for each line there is: every group and class, with a station or without, and matters that quick lanes
// or single services set apart.
import { type Instant, later, minutes } from '../../../kernel/time.ts'
import type { GroupId, ServiceGroup, ServiceId, TicketClass } from '../../centres/model.ts'
import type { StampedHall } from '../../centres/service/hall.ts'
import type { InLine, TicketId } from '../model.ts'
import type { Coming } from '../rules/forecast/usual-day.ts'

export interface Line {
  readonly groupId: GroupId
  readonly class: TicketClass
  readonly serviceId: ServiceId | null
  readonly needsStation: boolean
  /** Usual ones: a quick lane takes short matters first. */
  readonly minutes: number
}

interface Apart {
  /** Services in which some desk differs from its group. */
  readonly services: ReadonlySet<ServiceId>
  /** Up to how many minutes a matter is short somewhere. */
  readonly quicks: readonly number[]
}
const long = 600

function apartIn({ hallDesks }: StampedHall): Apart {
  const desks = [...hallDesks.values()]
  return {
    services: new Set(desks.flatMap(({ byService }) => [...byService.keys()])),
    quicks: [...new Set(desks.flatMap(({ quick }) => quick ?? []))].sort((a, b) => a - b),
  }
}

export const plainClassOf = ({ purpose }: Pick<ServiceGroup, 'purpose'>): TicketClass =>
  purpose === 'consult' ? 'consultation' : purpose === 'collect' ? 'collection' : 'walkIn'

/** Where most people of a group stand. */
export const plainLine = ({ settings }: StampedHall, group: ServiceGroup): Line => ({
  ...{ groupId: group.id, class: plainClassOf(group), serviceId: null, needsStation: false },
  minutes:
    group.purpose === 'consult'
      ? settings.consultMinutes
      : group.purpose === 'collect'
        ? settings.collectMinutes
        : long,
})

const idOf = ({ groupId, class: kind, serviceId, needsStation, minutes: usual }: Line): TicketId =>
  `newcomer ${groupId} ${kind} ${serviceId ?? ''} ${needsStation} ${usual}` as TicketId

/** The newcomer who stands for this one: only what is set apart has one of its own. */
export function newcomerFor(hall: StampedHall, line: Line): TicketId {
  const { services, quicks } = apartIn(hall)
  return idOf({
    ...line,
    serviceId: line.serviceId !== null && services.has(line.serviceId) ? line.serviceId : null,
    minutes: quicks.find((quick) => line.minutes <= quick) ?? long,
  })
}

export function newcomersOf(hall: StampedHall, now: Instant): InLine[] {
  const { services, quicks } = apartIn(hall)
  const own = new Set([...hall.groups.values()].map(({ purpose }) => purpose))
  const plain: TicketClass[] = ['walkIn', 'priority']
  if (!own.has('consult')) plain.push('consultation')
  if (!own.has('collect')) plain.push('collection')
  return [...hall.groups.values()].flatMap((group) => {
    const classes: TicketClass[] = group.purpose ? [plainClassOf(group), 'priority'] : plain
    const single = [...services].filter((id) => hall.given.get(id)?.[0]?.groupId === group.id)
    const lines = classes.flatMap((kind) =>
      [null, ...single].flatMap((serviceId) =>
        (group.purpose ? [false] : [false, true]).flatMap((needsStation) =>
          [...quicks, long].map(
            (usual): Line => ({ groupId: group.id, class: kind, serviceId, needsStation, minutes: usual }),
          ),
        ),
      ),
    )
    return lines.map((line) => imagine(hall, group, line, now))
  })
}

/** Somebody who comes without a booking at a later moment of today to file for something of this group. */
export function walkInAt(hall: StampedHall, { groupId, needsStation }: Coming, at: Instant): InLine | undefined {
  const group = hall.groups.get(groupId)
  if (!group || group.purpose) return undefined
  const line = { ...plainLine(hall, group), needsStation }
  return { ...imagine(hall, group, line, at), id: `${idOf(line)} ${at}` as TicketId }
}

function imagine({ settings }: StampedHall, group: ServiceGroup, line: Line, now: Instant): InLine {
  return {
    ...line,
    ...{ id: idOf(line), series: group.series, number: Number.MAX_SAFE_INTEGER },
    ...{ purpose: group.purpose ?? 'submit', ownGroup: group.purpose === null, onlyDeskId: null },
    promisedAt: later(now, minutes(settings.targets[line.class])),
    issuedAt: now,
  }
}
