// A centre as the queue needs it at every step: hours, promises, groups, and each desk with who sits there and what it takes.
import { dateIn, type Instant, type PlainDate } from '../../../kernel/time.ts'
import type {
  Alarm,
  Centre,
  DayException,
  Desk,
  DeskId,
  DeskMove,
  GivenService,
  GroupId,
  Outage,
  Rights,
  Seat,
  ServiceGroup,
  ServiceId,
  Settings,
  StaffId,
  TicketPurpose,
  Timetable,
  Week,
  Zone,
  ZoneId,
} from '../model.ts'
import { isWithin } from './hours.ts'
import { type Duties, type HallDesk, noRights, seatedDesk } from './levels.ts'
import { moveAt, underMove } from './moves.ts'
import { statusOn } from './places.ts'

export interface Setup {
  readonly centre: Centre
  readonly timetable: Timetable
  readonly settings: Settings
  readonly zones: ReadonlyMap<ZoneId, Zone>
  readonly groups: ReadonlyMap<GroupId, ServiceGroup>
  /** By service, the newest decision first. */
  readonly given: ReadonlyMap<ServiceId, readonly GivenService[]>
  readonly desks: readonly Desk[]
  readonly duties: ReadonlyMap<DeskId, Duties>
  readonly rights: ReadonlyMap<StaffId, Rights>
  /** Stands now: nobody is called, nothing is issued, no clock of the hall runs. */
  readonly alarm: Alarm | null
  /** Of the last two days, that one included; enough for every wait of today. */
  readonly alarms: readonly Alarm[]
  /** Going on, and those planned. */
  readonly outages: readonly Outage[]
  /** Desks at other work now. */
  readonly moves: readonly DeskMove[]
}

export interface Hall extends Setup {
  readonly hallDesks: ReadonlyMap<DeskId, HallDesk>
}

const noDuties: Duties = { byGroup: new Map(), byService: new Map() }

export const dutiesOf = (setup: Setup, deskId: DeskId): Duties => setup.duties.get(deskId) ?? noDuties
/** What the desk is to serve now: what the head set for good, or the work it is moved to. */
export function dutiesNow(setup: Setup, deskId: DeskId): Duties {
  const move = moveAt(setup.moves, deskId)
  return move ? underMove(dutiesOf(setup, deskId), move, setup.given) : dutiesOf(setup, deskId)
}
export const rightsOf = (setup: Setup, staffId: StaffId): Rights => setup.rights.get(staffId) ?? noRights

/** The newest decision about each service, for questions about groups. */
export const newestGiven = (setup: Setup): Map<ServiceId, GivenService> =>
  new Map([...setup.given].map(([serviceId, decisions]) => [serviceId, decisions[0]!]))

export function seated(setup: Setup, seats: readonly Seat[]): Hall {
  const seatOf = new Map(seats.map((seat) => [seat.deskId, seat]))
  const newest = newestGiven(setup)
  const hallDesks = setup.desks.map((desk): [DeskId, HallDesk] => {
    const seat = seatOf.get(desk.id)
    return [
      desk.id,
      seatedDesk(
        desk,
        dutiesNow(setup, desk.id),
        seat,
        seat ? rightsOf(setup, seat.staffId) : noRights,
        newest,
        setup.settings.quickMinutes,
      ),
    ]
  })
  return { ...setup, hallDesks: new Map(hallDesks) }
}

export const timetableOf = (zone: string, week: Week, exceptions: readonly DayException[]): Timetable => ({
  zone,
  week,
  exceptions: new Map(exceptions.map((exception) => [exception.date, exception])),
})

const isGivenOn = ({ since, until }: GivenService, date: PlainDate): boolean =>
  since <= date && (until === null || date < until)

/** The decision by which the centre gives this service on this date. */
export const givenOn = (setup: Setup, serviceId: ServiceId, date: PlainDate): GivenService | undefined =>
  setup.given.get(serviceId)?.find((decision) => isGivenOn(decision, date))

export const today = (setup: Setup, now: Instant): PlainDate => dateIn(setup.timetable.zone, now)

export const worksOn = (setup: Setup, date: PlainDate): boolean => statusOn(setup.centre, date) === 'open'

/** The group whose desks take a ticket: that of the purpose where the centre has one, else the service's own. */
export function groupFor(
  setup: Setup,
  purpose: TicketPurpose,
  given: Pick<GivenService, 'groupId'> | undefined,
): ServiceGroup | undefined {
  for (const group of setup.groups.values()) if (group.purpose === purpose) return group
  return given && setup.groups.get(given.groupId)
}

/** People are received now. */
export const isOpen = (setup: Setup, now: Instant): boolean =>
  worksOn(setup, today(setup, now)) && isWithin(setup.timetable, 'reception', now)

/** Tickets are given out now. */
export const mayIssueTickets = (setup: Setup, now: Instant): boolean =>
  worksOn(setup, today(setup, now)) && isWithin(setup.timetable, 'tickets', now)
