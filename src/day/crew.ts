// Who works on the day: desks with their people by shifts, kiosks at the door, who carries the papers, officers of the authorities.
import type { Database } from '../db/work.ts'
import { hours, later, minutes, momentOf, type PlainDate, type PlainTime } from '../kernel/time.ts'
import type { CentreId, DeskId, Span, StaffId } from '../modules/centres/model.ts'
import { listAuthorities } from '../modules/centres/service/authorities.ts'
import { dutiesOf, hallOf, type StampedHall } from '../modules/centres/service/hall.ts'
import { listWorkingOn, type WorkingHours } from '../modules/centres/service/people.ts'
import { listStaff } from '../modules/identity/service/manage-staff.ts'
import { createApiToken } from '../modules/identity/service/own-security.ts'
import type { CallingDesk } from '../modules/queue/rules/line.ts'
import { centreByKey, checker } from '../town/back-door.ts'
import type { Asking } from './asking.ts'

/** One person at one desk from opening it to leaving it. */
export interface Post extends Span {
  readonly token: string
  readonly break: Span
}
export interface MannedDesk {
  readonly id: DeskId
  readonly number: number
  readonly zone: string
  /** Without its station once that has failed. */
  calling: CallingDesk
  readonly posts: readonly Post[]
}

export interface Crew {
  readonly centreId: CentreId
  readonly hall: StampedHall
  readonly desks: readonly MannedDesk[]
  readonly kiosks: readonly string[]
  readonly head: string
  /** Administrators without a desk today, else with one: they carry batches and results, book and call for those who telephone. */
  readonly carriers: readonly string[]
  /** By authority. */
  readonly officers: ReadonlyMap<string, string>
}

const centreKey = 'kharkiv-regional'
const tokensLast = hours(60 * 24)
const mostKiosks = 4

export interface CrewAsked {
  readonly day: PlainDate
  /** Of the desks and machines. */
  readonly share: number
  /** Those paired before. */
  readonly kiosks?: readonly string[] | undefined
}

export async function gatherCrew(database: Database, asking: Asking, { day, share, kiosks }: CrewAsked): Promise<Crew> {
  const centreId = await centreByKey(database, centreKey)
  const hall = await database.look(checker, (work) => hallOf(work, centreId))
  const shifts = await database.look(checker, (work) => listWorkingOn(work, centreId, day))
  const manned = someOf(hall, share)
  const atDesks = shifts.filter(({ deskId }) => manned.some(({ id }) => id === deskId))
  const relief = shifts.filter(({ deskId, intervals }) => deskId === null && intervals.length > 0)
  const free = await administrators(database, centreId, relief)
  const carriers = free.length > 0 ? free : await administrators(database, centreId, atDesks)
  const tokens = await tokensFor(database, [...atDesks.map(({ staffId }) => staffId), ...carriers])
  const head = await headToken(database, centreId)
  return {
    centreId,
    hall,
    desks: mannedDesks(hall, shifts, day, share, (staffId) => tokens.get(staffId)!),
    ...{ head, kiosks: kiosks ?? (await pairKiosks(asking, centreId, head, share)) },
    carriers: carriers.map((id) => tokens.get(id)!),
    officers: await officersOf(database, centreId),
  }
}

/** Desks with everybody who works there on the day, one after another. */
const mannedDesks = (
  hall: StampedHall,
  shifts: readonly WorkingHours[],
  day: PlainDate,
  share: number,
  tokenOf: (staffId: StaffId) => string,
): MannedDesk[] =>
  someOf(hall, share).map((desk): MannedDesk => {
    const posts = shifts
      .filter(({ deskId }) => deskId === desk.id)
      .flatMap(({ staffId, intervals }) => intervals.map((interval) => ({ ...interval, token: tokenOf(staffId) })))
      .sort((a, b) => (a.from < b.from ? -1 : 1))
      .map((post, n) => postOf(hall, day, desk.number, post, n))
    const { byGroup, byService } = dutiesOf(hall, desk.id)
    const station = desk.equipment.includes('biometric')
    return {
      id: desk.id,
      number: desk.number,
      zone: hall.zones.get(desk.zoneId)!.key,
      calling: { id: desk.id, byGroup, byService, station, quick: desk.quick ? hall.settings.quickMinutes : null },
      posts,
    }
  })

/** On a small day each zone opens a share of its desks, at least one. */
function someOf({ desks, zones }: StampedHall, share: number) {
  const byNumber = desks.toSorted((a, b) => a.number - b.number)
  return [...zones.keys()]
    .flatMap((zone) => {
      const own = byNumber.filter(({ zoneId }) => zoneId === zone)
      return own.slice(0, Math.max(1, Math.round(own.length * Math.min(1, share))))
    })
    .sort((a, b) => a.number - b.number)
}

/** Desks open one after another in the minutes before work begins; nobody's break falls on everybody's. */
function postOf(
  { timetable }: StampedHall,
  day: PlainDate,
  number: number,
  { from, until, token }: { from: PlainTime; until: PlainTime; token: string },
  n: number,
): Post {
  const [begins, ends] = [momentOf(timetable.zone, day, from), momentOf(timetable.zone, day, until)]
  const opensAt = n === 0 ? later(begins, -minutes(10) + minutes(number % 8)) : begins
  const breakAt = later(begins, hours(1) + minutes((number * 37) % 130))
  return { from: opensAt, until: ends, token, break: { from: breakAt, until: later(breakAt, minutes(15)) } }
}

async function administrators(
  database: Database,
  placeId: CentreId,
  shifts: readonly WorkingHours[],
): Promise<StaffId[]> {
  const among = shifts.map(({ staffId }) => staffId)
  const able = await database.look(checker, (work) => listStaff(work, { placeId, role: 'administrator', limit: 400 }))
  return able
    .filter(({ id }) => among.includes(id))
    .toSorted((a, b) => (a.email < b.email ? -1 : 1))
    .slice(0, 6)
    .map(({ id }) => id)
}

async function headToken(database: Database, placeId: CentreId): Promise<string> {
  const [head] = await database.look(checker, (work) => listStaff(work, { placeId, role: 'head' }))
  return (await tokensFor(database, [head!.id])).get(head!.id)!
}

const tokensFor = (database: Database, ids: readonly StaffId[]): Promise<Map<StaffId, string>> =>
  database.run(checker, async (work) => {
    const tokens = new Map<StaffId, string>()
    for (const id of ids) tokens.set(id, (await createApiToken(work, id, 'день', later(work.now, tokensLast))).token)
    return tokens
  })

async function officersOf(database: Database, centreId: CentreId): Promise<Map<string, string>> {
  const officers = new Map<string, StaffId>()
  await database.look(checker, async (work) => {
    for (const { id } of await listAuthorities(work, centreId)) {
      const [officer] = await listStaff(work, { placeId: id, role: 'officer' })
      officers.set(id, officer!.id)
    }
  })
  const tokens = await tokensFor(database, [...officers.values()])
  return new Map([...officers].map(([authority, staff]) => [authority, tokens.get(staff)!]))
}

/** Each machine shows a code; the head types it. */
async function pairKiosks(asking: Asking, centreId: CentreId, head: string, share: number): Promise<string[]> {
  const tokens: string[] = []
  for (let n = 1; n <= Math.max(1, Math.round(mostKiosks * Math.min(1, share))); n++) {
    const { code, token } = await asking.post<{ code: string; token: string }>('/devices/pairings', { of: 'kiosk' })
    await asking.post('/devices', { code, centreId, label: `Кіоск ${n}` }, head)
    tokens.push(token)
  }
  return tokens
}
