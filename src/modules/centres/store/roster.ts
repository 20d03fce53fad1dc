// Rosters of many centres in one statement: shifts, duties, rights, hours. Read again only when a centre's stamp has changed.
import type { Named, Work } from '../../../db/work.ts'
import type { PlainDate } from '../../../kernel/time.ts'
import {
  type CentreId,
  type DayException,
  type Desk,
  type DeskId,
  defaultSettings,
  type GroupId,
  type Level,
  type Membership,
  type NetworkId,
  type Outage,
  type ServiceGroup,
  type ServiceId,
  type Settings,
  type Shift,
  type ShiftException,
  type StaffId,
  type Week,
} from '../model.ts'
import { timetableOf } from '../rules/hall.ts'
import type { Duties } from '../rules/levels.ts'
import { memberChangesOf, type Roster } from '../rules/roster.ts'

const list = (columns: string, from: string, where = 'true') =>
  `(select coalesce(json_agg(json_build_object(${columns})), '[]') from centres.${from} t where t.centre_id = c.id and ${where})`
const epoch = (column: string) => `(extract(epoch from ${column}) * 1000)::bigint`
const span = `'from', from_time, 'until', until_time`

const readRosters: Named = {
  name: 'centre-rosters',
  text: `select id, network_id, setup_stamp, zone, opens_on, closes_on, week, settings,
      ${list(`'date', date, 'reason', json_build_object('uk', reason_uk, 'en', reason_en), 'hours', hours`, 'exception', 'date >= $2')} as exceptions,
      ${list(`'id', id, 'number', number, 'equipment', equipment, 'inUse', in_use`, 'desk')} as desks,
      ${list(`'id', id, 'purpose', purpose`, 'service_group')} as groups,
      ${list(`'deskId', desk_id, 'of', group_id, 'level', level`, 'participation')} as by_group,
      ${list(`'deskId', desk_id, 'of', service_id, 'level', level`, 'participation_exception')} as by_service,
      ${list(`'staffId', staff_id, 'of', group_id`, 'staff_right')} as group_rights,
      ${list(`'staffId', staff_id, 'of', service_id, 'may', may`, 'staff_right_exception')} as service_rights,
      ${list(
        `'id', id, 'kind', kind, 'what', what, 'reason', reason, 'since', ${epoch('since')}, 'until', ${epoch('until')}`,
        'outage',
        '(until is null or until >= $2)',
      )} as outages,
      ${list(`'staffId', staff_id, 'since', since, 'until', until`, 'membership', '(until is null or until > $2)')} as members,
      ${list(`'staffId', staff_id, 'weekday', weekday, 'deskId', desk_id, ${span}`, 'shift')} as shifts,
      ${list(`'staffId', staff_id, 'date', date, 'intervals', intervals, 'reason', reason`, 'shift_exception', 'date >= $2')} as shift_exceptions
    from centres.centre c where id = any($1)`,
}

interface Row {
  id: CentreId
  network_id: NetworkId
  setup_stamp: number
  zone: string
  opens_on: PlainDate | null
  closes_on: PlainDate | null
  week: Week
  settings: Partial<Settings>
  exceptions: DayException[]
  desks: Pick<Desk, 'id' | 'number' | 'equipment' | 'inUse'>[]
  groups: Pick<ServiceGroup, 'id' | 'purpose'>[]
  by_group: { deskId: DeskId; of: GroupId; level: Level }[]
  by_service: { deskId: DeskId; of: ServiceId; level: Level }[]
  group_rights: { staffId: StaffId; of: GroupId }[]
  service_rights: { staffId: StaffId; of: ServiceId; may: boolean }[]
  outages: Outage[]
  members: Membership[]
  shifts: Shift[]
  shift_exceptions: ShiftException[]
}

export async function loadRosters(work: Work, centreIds: readonly CentreId[], from: PlainDate): Promise<Roster[]> {
  return (await work.named<Row>(readRosters, [[...centreIds], from])).map(rosterFrom)
}

const rosterFrom = (row: Row): Roster => ({
  centreId: row.id,
  networkId: row.network_id,
  stamp: row.setup_stamp,
  opensOn: row.opens_on,
  closesOn: row.closes_on,
  timetable: timetableOf(row.zone, row.week, row.exceptions),
  settings: { ...defaultSettings, ...row.settings },
  groups: new Map(row.groups.map((group) => [group.id, group])),
  desks: new Map(row.desks.map((desk) => [desk.id, desk])),
  duties: dutiesFrom(row),
  rights: rightsFrom(row),
  outages: row.outages,
  members: row.members,
  memberChanges: memberChangesOf(row.members),
  shifts: Map.groupBy(
    row.shifts.sort((a, b) => (a.from < b.from ? -1 : 1)),
    ({ weekday }) => weekday,
  ),
  shiftExceptions: Map.groupBy(row.shift_exceptions, ({ date }) => date),
})

function dutiesFrom({ by_group, by_service }: Row): Map<DeskId, Duties> {
  const duties = new Map<DeskId, { byGroup: Map<GroupId, Level>; byService: Map<ServiceId, Level> }>()
  const of = (deskId: DeskId) => {
    const found = duties.get(deskId) ?? { byGroup: new Map(), byService: new Map() }
    duties.set(deskId, found)
    return found
  }
  for (const cell of by_group) of(cell.deskId).byGroup.set(cell.of, cell.level)
  for (const cell of by_service) of(cell.deskId).byService.set(cell.of, cell.level)
  return duties
}

function rightsFrom({ group_rights, service_rights }: Row): Roster['rights'] {
  const rights = new Map<StaffId, { groups: Set<GroupId>; services: Map<ServiceId, boolean> }>()
  const of = (staffId: StaffId) => {
    const found = rights.get(staffId) ?? { groups: new Set(), services: new Map() }
    rights.set(staffId, found)
    return found
  }
  for (const right of group_rights) of(right.staffId).groups.add(right.of)
  for (const right of service_rights) of(right.staffId).services.set(right.of, right.may)
  return rights
}

export interface Giving {
  readonly centreId: CentreId
  readonly setup: number
  readonly serviceId: ServiceId | null
  readonly groupId: GroupId | null
  readonly since: PlainDate | null
  readonly until: PlainDate | null
}

const readGiving: Named = {
  name: 'centres-giving',
  text: `select c.id as "centreId", c.setup_stamp as setup, g.service_id as "serviceId", g.group_id as "groupId", g.since, g.until
    from centres.centre c left join centres.given_service g
      on g.centre_id = c.id and g.service_id = any($2) and (g.until is null or g.until > $3)
    where c.id = any($1) order by g.since desc`,
}

/** The stamp of each centre, and the decisions by which it gives these services. */
export const listGiving = (
  work: Work,
  centreIds: readonly CentreId[],
  serviceIds: readonly ServiceId[],
  from: PlainDate,
): Promise<Giving[]> => work.named<Giving>(readGiving, [[...centreIds], [...serviceIds], from])
