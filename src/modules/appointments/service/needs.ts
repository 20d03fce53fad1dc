// What a visit needs of a centre on a date: the catalogue, the centre's decisions, its roster and its stations, put together.
import type { Work } from '../../../db/work.ts'
import { addDays, type Instant, momentOf, type PlainDate, type PlainTime, weekday } from '../../../kernel/time.ts'
import { getService } from '../../catalogue/service.ts'
import type { CentreId, DeskId } from '../../centres/model.ts'
import { offerAt } from '../../centres/service/outages.ts'
import {
  kindOfDay,
  midnightOf,
  plannedGroup,
  plannedLevel,
  plannedOn,
  type Roster,
  type RosterAndGiven,
} from '../../centres/service/roster.ts'
import { type BookableStation, bookableStations, usualSlotMinutes } from '../../stations/service/bookable.ts'
import type { BookingWish } from '../model.ts'
import { blockedBy, type Need, type Stretch, stretchesOf, tickFrom, tickOf, ticksFor } from '../rules/lanes.ts'
import type { Asked, DayOfCentre, PlannedLane } from '../rules/supply.ts'

/** What the catalogue says of each part; minutes of advice and of collection are the centre's own. */
async function askedOf(work: Work, parts: BookingWish['parts']): Promise<Asked[]> {
  const asked: Asked[] = []
  for (const { purpose, serviceId = null } of parts) {
    const service = serviceId ? await getService(work, serviceId) : undefined
    asked.push({ purpose, serviceId, minutes: service?.deskMinutes ?? 0, needs: service?.needs ?? null })
  }
  return asked
}

const minutesOf = ({ purpose, minutes: own }: Asked, { settings }: Roster): number => {
  if (purpose === 'submit') return own
  return purpose === 'consult' ? settings.consultMinutes : settings.collectMinutes
}

function blockedFor({ purpose, needs }: Asked, roster: Roster, endOfToday: Instant): Stretch[] {
  const keep = roster.outages.filter((outage) => !offerAt(purpose, needs ?? undefined, [outage], outage.since).offered)
  return blockedBy(keep, endOfToday)
}

type Stations = ReadonlyMap<DeskId, BookableStation>
const noStations: Stations = new Map()

/** At a station one person takes as long as the slowest station of the centre says. */
function ticksOf(part: Asked, roster: Roster, stations: Stations): number {
  const own = minutesOf(part, roster)
  if (!needsStation(part)) return ticksFor(own)
  const slots = [...roster.desks.values()]
    .filter(({ equipment }) => equipment.includes('biometric'))
    .map(({ id }) => stations.get(id)?.slotMinutes ?? usualSlotMinutes)
  return ticksFor(Math.max(own, ...slots))
}

const needsStation = ({ purpose, needs }: Asked): boolean => purpose === 'submit' && (needs?.biometricStation ?? false)

export interface Sought {
  readonly asked: readonly Asked[]
  readonly stations: Stations
}

/** What is asked of these centres. */
export async function soughtOf(
  work: Work,
  centreIds: readonly CentreId[],
  parts: BookingWish['parts'],
): Promise<Sought> {
  const asked = await askedOf(work, parts)
  return { asked, stations: asked.some(needsStation) ? await bookableStations(work, centreIds) : noStations }
}

/** The parts as the centre would do them on a date; nothing when it does not do all of them. */
export function needsOn(
  { roster, given }: RosterAndGiven,
  { asked, stations }: Sought,
  date: PlainDate,
  endOfToday: Instant,
): Need[] {
  const needs: Need[] = []
  for (const part of asked) {
    const { purpose, serviceId } = part
    const decision = serviceId
      ? given.get(serviceId)?.find(({ since, until }) => since <= date && (until === null || date < until))
      : undefined
    const group = serviceId && !decision ? undefined : plannedGroup(roster, purpose, decision?.groupId)
    if (!group) return []
    needs.push({
      purpose,
      serviceId,
      groupId: group.id,
      ticks: ticksOf(part, roster, stations),
      needsStation: needsStation(part),
      blocked: roster.outages.length > 0 ? blockedFor(part, roster, endOfToday) : [],
    })
  }
  return needs
}

/** When on this date a station is not to be counted on. */
function offTimes({ brokenUntil, hours }: BookableStation, zone: string, date: PlainDate): Stretch[] {
  const [begins, ends] = [tickOf(midnightOf(zone, date)), tickOf(midnightOf(zone, addDays(date, 1)))]
  const off: Stretch[] = brokenUntil ? [[begins, brokenUntil.until === null ? ends : tickFrom(brokenUntil.until)]] : []
  if (hours === null) return off
  const at = (time: PlainTime) => tickOf(momentOf(zone, date, time))
  let from = begins
  for (const { from: opens, until } of hours[weekday(date) - 1]?.reception ?? []) {
    off.push([from, at(opens)])
    from = at(until)
  }
  return [...off, [from, ends]]
}

const known = new WeakMap<Roster, Map<string, readonly PlannedLane[]>>()
const daysKnown = 1000

/** Who is planned where on a date, and which parts are main work there: reckoned once for each kind of day as long as the roster stands. */
export function dayOfCentre(roster: Roster, date: PlainDate, needs: readonly Need[], sought: Sought): DayOfCentre {
  const midnight = midnightOf(roster.timetable.zone, date)
  // what a station can do changes without the roster
  if (sought.stations.size > 0) return { date, midnight, lanes: lanesOn(roster, date, needs, sought) }
  const days = known.get(roster) ?? new Map<string, readonly PlannedLane[]>()
  known.set(roster, days)
  const key = `${kindOfDay(roster, date)} ${needs.map(({ groupId, serviceId }) => `${groupId} ${serviceId}`).join()}`
  if (days.size > daysKnown) days.clear()
  const lanes = days.get(key) ?? lanesOn(roster, date, needs, sought)
  days.set(key, lanes)
  return { date, midnight, lanes }
}

function lanesOn(roster: Roster, date: PlainDate, needs: readonly Need[], { stations }: Sought): PlannedLane[] {
  const groups = needs.map(({ groupId }) => roster.groups.get(groupId)!)
  return plannedOn(roster, date).map((planned) => {
    const { deskId, staffId, spans } = planned
    const { number, equipment } = roster.desks.get(deskId)!
    const serves = needs.map(({ serviceId }, n) => plannedLevel(roster, planned, serviceId, groups[n]!) === 2)
    const ofGroup = groups.map((group, n) => serves[n]! || plannedLevel(roster, planned, null, group) === 2)
    const station = stations.get(deskId)
    const stationOff = station ? offTimes(station, roster.timetable.zone, date) : []
    const hasStation = equipment.includes('biometric')
    return { deskId, staffId, number, hasStation, stationOff, stretches: stretchesOf(spans), serves, ofGroup }
  })
}
