// The whole set-up of a centre in one statement, and who sits where; read again only when its stamp has changed.
import type { Named, Work } from '../../../db/work.ts'
import { hours, later } from '../../../kernel/time.ts'
import type {
  Alarm,
  Centre,
  CentreId,
  DayException,
  Desk,
  DeskId,
  DeskMove,
  GivenService,
  GroupId,
  Level,
  Outage,
  Rights,
  Seat,
  ServiceGroup,
  ServiceId,
  Settings,
  StaffId,
  Week,
  Zone,
} from '../model.ts'
import { defaultSettings } from '../model.ts'
import { type Setup, timetableOf } from '../rules/hall.ts'
import type { Duties } from '../rules/levels.ts'

export interface Stamps {
  readonly setup: number
  readonly seating: number
}

/** For the queue's own statements: the two stamps of the centre in parameter `$1`. */
export const stampsOfCentre = 'select setup_stamp, seating_stamp from centres.centre where id = $1'

const readStamps: Named = { name: 'centre-stamps', text: stampsOfCentre }

export async function findStamps(work: Work, centreId: CentreId): Promise<Stamps | undefined> {
  const [row] = await work.named<{ setup_stamp: number; seating_stamp: number }>(readStamps, [centreId])
  return row && { setup: row.setup_stamp, seating: row.seating_stamp }
}

const text = (name: string) => `json_build_object('uk', ${name}_uk, 'en', ${name}_en)`
const list = (columns: string, from: string, order: string) =>
  `(select coalesce(json_agg(json_build_object(${columns}) order by ${order}), '[]') from centres.${from} where centre_id = $1)`

const epoch = (column: string) => `(extract(epoch from ${column}) * 1000)::bigint`
const during = `'since', ${epoch('since')}, 'until', ${epoch('until')}`
/** Those of which anything lies after the moment in `$2`. */
const since = (built: string) => built.replace('$1)', '$1 and (until is null or until > $2))')

const seats = list(
  `'deskId', desk_id, 'staffId', staff_id, 'kind', kind, 'since', ${epoch('since')}, 'why', why, 'backAt', ${epoch('back_at')}`,
  'seat_period',
  'desk_id',
).replace('$1)', '$1 and until is null)')

const readSetup: Named = {
  name: 'centre-setup',
  text: `select setup_stamp, seating_stamp, week, settings,
      json_build_object('id', id, 'key', key, 'networkId', network_id, 'parentId', parent_id, 'kind', kind, 'name', ${text('name')},
        'address', address, 'phones', phones, 'email', email, 'website', website, 'zone', zone, 'placeCode', place_code,
        'opensOn', opens_on, 'closesOn', closes_on, 'note', note) as centre,
      ${list(`'date', date, 'reason', ${text('reason')}, 'hours', hours`, 'exception', 'date')} as exceptions,
      ${list(`'id', id, 'key', key, 'name', ${text('name')}, 'floor', floor, 'way', way, 'position', position`, 'zone', 'position')} as zones,
      ${list(`'id', id, 'centreId', centre_id, 'number', number, 'zoneId', zone_id, 'equipment', equipment, 'inUse', in_use, 'quick', quick`, 'desk', 'number')} as desks,
      ${list(
        `'id', id, 'key', key, 'name', ${text('name')}, 'short', ${text('short')}, 'series', series, 'purpose', purpose, 'position', position`,
        'service_group',
        'position',
      )} as groups,
      ${list(
        `'serviceId', service_id, 'groupId', group_id, 'since', since, 'until', until, 'decision', decision`,
        'given_service',
        'service_id, since desc',
      )} as given,
      ${list(`'deskId', desk_id, 'of', group_id, 'level', level`, 'participation', 'desk_id')} as by_group,
      ${list(`'deskId', desk_id, 'of', service_id, 'level', level`, 'participation_exception', 'desk_id')} as by_service,
      ${list(`'staffId', staff_id, 'groupId', group_id`, 'staff_right', 'staff_id')} as group_rights,
      ${list(`'staffId', staff_id, 'serviceId', service_id, 'may', may`, 'staff_right_exception', 'staff_id')} as service_rights,
      ${since(list(`'id', id, 'cause', cause, ${during}`, 'alarm', 'since'))} as alarms,
      ${since(list(`'id', id, 'kind', kind, 'what', what, 'reason', reason, ${during}`, 'outage', 'since'))} as outages,
      ${since(list(`'id', id, 'deskId', desk_id, 'groupId', group_id, 'rest', rest, ${during}`, 'desk_move', 'since'))} as moves,
      ${seats} as seats
    from centres.centre where id = $1`,
}

/** How long back alarms are remembered: a ticket of today may have waited through any of them. */
const alarmsOf = hours(48)

interface SetupRow {
  setup_stamp: number
  seating_stamp: number
  week: Week
  settings: Partial<Settings>
  centre: Centre
  exceptions: DayException[]
  zones: Zone[]
  desks: Desk[]
  groups: ServiceGroup[]
  given: GivenService[]
  by_group: { deskId: DeskId; of: GroupId; level: Level }[]
  by_service: { deskId: DeskId; of: ServiceId; level: Level }[]
  group_rights: { staffId: StaffId; groupId: GroupId }[]
  service_rights: { staffId: StaffId; serviceId: ServiceId; may: boolean }[]
  alarms: Alarm[]
  outages: Outage[]
  moves: DeskMove[]
  seats: Seat[]
}

export interface Loaded {
  readonly stamps: Stamps
  readonly setup: Setup
  readonly seats: readonly Seat[]
}

export async function loadSetup(work: Work, centreId: CentreId): Promise<Loaded | undefined> {
  const [row] = await work.named<SetupRow>(readSetup, [centreId, new Date(later(work.now, -alarmsOf))])
  if (!row) return undefined
  const setup: Setup = {
    centre: row.centre,
    timetable: timetableOf(row.centre.zone, row.week, row.exceptions),
    settings: withDefaults(row.settings),
    zones: new Map(row.zones.map((zone) => [zone.id, zone])),
    groups: new Map(row.groups.map((group) => [group.id, group])),
    given: Map.groupBy(row.given, ({ serviceId }) => serviceId),
    desks: row.desks,
    duties: dutiesFrom(row),
    rights: rightsFrom(row),
    alarm: row.alarms.find(({ until }) => until === null) ?? null,
    alarms: row.alarms,
    outages: row.outages,
    moves: row.moves.filter(({ until }) => until > work.now),
  }
  return { stamps: { setup: row.setup_stamp, seating: row.seating_stamp }, setup, seats: row.seats }
}

/** A setting added in a later version has its default until the head decides. */
const withDefaults = (settings: Partial<Settings>): Settings => ({
  ...defaultSettings,
  ...settings,
  targets: { ...defaultSettings.targets, ...settings.targets },
})

function dutiesFrom({ desks, by_group, by_service }: SetupRow): Map<DeskId, Duties> {
  const duties = new Map(
    desks.map(({ id }) => [id, { byGroup: new Map<GroupId, Level>(), byService: new Map<ServiceId, Level>() }]),
  )
  for (const { deskId, of, level } of by_group) duties.get(deskId)!.byGroup.set(of, level)
  for (const { deskId, of, level } of by_service) duties.get(deskId)!.byService.set(of, level)
  return duties
}

function rightsFrom({ group_rights, service_rights }: SetupRow): Map<StaffId, Rights> {
  const rights = new Map<StaffId, { groups: Set<GroupId>; services: Map<ServiceId, boolean> }>()
  const of = (staffId: StaffId) => {
    const found = rights.get(staffId) ?? { groups: new Set(), services: new Map() }
    rights.set(staffId, found)
    return found
  }
  for (const { staffId, groupId } of group_rights) of(staffId).groups.add(groupId)
  for (const { staffId, serviceId, may } of service_rights) of(staffId).services.set(serviceId, may)
  return rights
}

const readSeats: Named = {
  name: 'centre-seats',
  text: `select seating_stamp, ${seats} as seats from centres.centre where id = $1`,
}

export async function loadSeats(work: Work, centreId: CentreId): Promise<{ seating: number; seats: readonly Seat[] }> {
  const [row] = await work.named<{ seating_stamp: number; seats: Seat[] }>(readSeats, [centreId])
  return { seating: row!.seating_stamp, seats: row!.seats }
}

export async function findCentreOfDesk(work: Work, deskId: DeskId): Promise<CentreId | undefined> {
  const row = await work.db.selectFrom('centres.desk').select('centre_id').where('id', '=', deskId).executeTakeFirst()
  return row?.centre_id
}
