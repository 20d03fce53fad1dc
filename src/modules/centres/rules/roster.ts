// Who is planned to work at which desk on a day, when people are received there, and what they take: what a booking can count on.
import { dateIn, type Instant, momentOf, type PlainDate, type PlainTime, weekday } from '../../../kernel/time.ts'
import type {
  Centre,
  CentreId,
  Desk,
  DeskId,
  GroupId,
  Interval,
  Level,
  Membership,
  NetworkId,
  Outage,
  Rights,
  ServiceGroup,
  ServiceId,
  Settings,
  Shift,
  ShiftException,
  StaffId,
  TicketPurpose,
  Timetable,
} from '../model.ts'
import { hoursOn } from './hours.ts'
import { type Duties, isQualified, noRights } from './levels.ts'
import { statusOn } from './places.ts'
import { shiftsOn } from './shifts.ts'

/** A centre as its bookings need it; nothing in it says who anybody is. */
export interface Roster extends Pick<Centre, 'opensOn' | 'closesOn'> {
  readonly centreId: CentreId
  readonly networkId: NetworkId
  readonly stamp: number
  readonly timetable: Timetable
  readonly settings: Settings
  readonly groups: ReadonlyMap<GroupId, Pick<ServiceGroup, 'id' | 'purpose'>>
  readonly desks: ReadonlyMap<DeskId, Pick<Desk, 'id' | 'number' | 'equipment' | 'inUse'>>
  readonly duties: ReadonlyMap<DeskId, Duties>
  readonly rights: ReadonlyMap<StaffId, Rights>
  readonly outages: readonly Outage[]
  readonly members: readonly Membership[]
  /** The dates from which somebody more or somebody less works here, in order. */
  readonly memberChanges: readonly PlainDate[]
  /** By day of the week, Monday is 1. */
  readonly shifts: ReadonlyMap<number, readonly Shift[]>
  readonly shiftExceptions: ReadonlyMap<PlainDate, readonly ShiftException[]>
}

/** One person at one desk, as long as people are received. */
export interface Planned {
  readonly deskId: DeskId
  readonly staffId: StaffId
  /** In milliseconds after the day's midnight, so that it holds for all days of a kind. */
  readonly spans: readonly { readonly from: number; readonly until: number }[]
}

const earliest = (a: PlainTime, b: PlainTime): PlainTime => (a < b ? a : b)
const latest = (a: PlainTime, b: PlainTime): PlainTime => (a > b ? a : b)
const within = (intervals: readonly Interval[], outer: readonly Interval[]): Interval[] =>
  intervals.flatMap((one) =>
    outer
      .map(({ from, until }) => ({ from: latest(one.from, from), until: earliest(one.until, until) }))
      .filter(({ from, until }) => from < until),
  )

const wholeDay = 86_400_000
const minutesOf = (time: PlainTime): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3))

interface Day {
  readonly start: Instant
  /** The clocks change on this day. */
  readonly isOdd: boolean
}
const days = new Map<string, Day>()
const midnight = '00:00' as PlainTime

function dayOf(zone: string, date: PlainDate): Day {
  const known = days.get(zone + date)
  if (known) return known
  const start = momentOf(zone, date, midnight)
  const isOdd =
    dateIn(zone, (start + wholeDay) as Instant) === date || dateIn(zone, (start + wholeDay - 1) as Instant) !== date
  const day = { start, isOdd }
  if (days.size > 2000) days.clear()
  days.set(zone + date, day)
  return day
}

/** When a date begins in a zone. */
export const midnightOf = (zone: string, date: PlainDate): Instant => dayOf(zone, date).start

/** How long after midnight a clock of the zone shows this, without reckoning with calendars on the days that are like any other. */
function sinceMidnight(zone: string, date: PlainDate): (time: PlainTime) => number {
  const { start, isOdd } = dayOf(zone, date)
  return isOdd ? (time) => momentOf(zone, date, time) - start : (time) => minutesOf(time) * 60_000
}

export const memberChangesOf = (members: readonly Membership[]): PlainDate[] =>
  [...new Set(members.flatMap(({ since, until }) => (until === null ? since : [since, until])))].sort()

/** Days of one kind are planned alike: the same day of the week, nothing out of the ordinary, the same people. */
export function kindOfDay(roster: Roster, date: PlainDate): string {
  const { timetable, shiftExceptions, memberChanges } = roster
  const day = weekday(date)
  const isOrdinary =
    statusOn(roster, date) === 'open' &&
    hoursOn(timetable, date).hours === timetable.week[day - 1] &&
    !shiftExceptions.has(date) &&
    !dayOf(timetable.zone, date).isOdd
  return isOrdinary ? `${day} ${memberChanges.findLastIndex((since) => since <= date)}` : date
}

/** Who works where on a date; nobody on a day without reception, and nobody at a desk out of use. */
export function plannedOn(roster: Roster, date: PlainDate): Planned[] {
  const { reception } = hoursOn(roster.timetable, date).hours
  if (reception.length === 0 || statusOn(roster, date) !== 'open') return []
  const at = sinceMidnight(roster.timetable.zone, date)
  const ofDay = roster.shifts.get(weekday(date)) ?? []
  return shiftsOn(date, roster.members, ofDay, roster.shiftExceptions.get(date) ?? []).flatMap(
    ({ staffId, deskId, intervals }) => {
      if (deskId === null || !roster.desks.get(deskId)?.inUse) return []
      const spans = within(intervals, reception)
        .map(({ from, until }) => ({ from: at(from), until: at(until) }))
        .filter(({ from, until }) => from < until)
      return spans.length > 0 ? [{ deskId, staffId, spans }] : []
    },
  )
}

const noDuties: Duties = { byGroup: new Map(), byService: new Map() }

/** What a ticket for a purpose or a service would find there: 2 main work, 1 helps, 0 not served. */
export function plannedLevel(
  roster: Roster,
  { deskId, staffId }: Planned,
  serviceId: ServiceId | null,
  group: Pick<ServiceGroup, 'id' | 'purpose'>,
): Level {
  const duties = roster.duties.get(deskId) ?? noDuties
  const rights = roster.rights.get(staffId) ?? noRights
  // a group with a purpose takes every ticket of that purpose, whatever the service
  const single = group.purpose === null ? serviceId : null
  const wanted = (single && duties.byService.get(single)) ?? duties.byGroup.get(group.id) ?? 0
  const qualified = single ? isQualified(rights, single, group.id) : rights.groups.has(group.id)
  return qualified ? wanted : 0
}

/** The group whose desks take it: that of the purpose where the centre has one, else the service's own. */
export function plannedGroup(
  { groups }: Pick<Roster, 'groups'>,
  purpose: TicketPurpose,
  own: GroupId | undefined,
): Pick<ServiceGroup, 'id' | 'purpose'> | undefined {
  for (const group of groups.values()) if (group.purpose === purpose) return group
  return own && groups.get(own)
}
