// What people look at: the phone page of a ticket, the board, the desk's screen, the load of a centre.
import type { Work } from '../../../db/work.ts'
import { may, permit, placesWhere } from '../../../kernel/actor.ts'
import type { Lang, Text } from '../../../kernel/text.ts'
import { hours, type Instant, later, minutes } from '../../../kernel/time.ts'
import { recordAccess } from '../../audit/service.ts'
import type {
  CentreId,
  DeskId,
  GroupId,
  ServiceGroup,
  ServiceId,
  StaffId,
  TicketClass,
  TicketPurpose,
  Way,
} from '../../centres/model.ts'
import { centreOfDesk, type HallDesk, hallBy, hallOf, type StampedHall } from '../../centres/service/hall.ts'
import { isOpen, mayIssueTickets } from '../../centres/service/hours.ts'
import {
  type Errand,
  type InLine,
  labelOf,
  type ResidentId,
  type Ticket,
  type TicketEvent,
  type TicketId,
  type TicketState,
} from '../model.ts'
import { type ExpectedCall, expectedCalls } from '../rules/expectation.ts'
import {
  aheadOf,
  before,
  type CallingDesk,
  explainNext,
  levelAt,
  mostTelling,
  unbound,
  type WhyPassed,
} from '../rules/line.ts'
import * as line from '../store/line.ts'
import * as store from '../store/ticket.ts'
import { callingDesk, isCallingIn } from './at-desk.ts'

/** Everything of a hall at one moment, from which each screen takes its part. */
interface Moment {
  readonly hall: StampedHall
  readonly waiting: readonly InLine[]
  readonly atDesks: readonly line.TicketAtDesk[]
}

async function momentOf(work: Work, centreId: CentreId): Promise<Moment> {
  const { stamps, waiting, atDesks } = await line.load(work, centreId)
  const hall = stamps ? await hallBy(work, centreId, stamps) : await hallOf(work, centreId)
  return { hall, waiting: unbound(waiting, isCallingIn(hall)), atDesks }
}

const callingDesks = (hall: StampedHall): HallDesk[] =>
  [...hall.hallDesks.values()].filter(({ isCalling }) => isCalling)

/** Who is served longer than usual will be ready soon, but not this very second. */
const soon = minutes(2)

/** When each waiting ticket will likely be called, by the line's own rules. */
function expectations({ hall, waiting, atDesks }: Moment, now: Instant): Map<TicketId, ExpectedCall> {
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

function placeOf(hall: StampedHall, deskId: DeskId): PlaceOfDesk {
  const { desk } = hall.hallDesks.get(deskId)!
  const zone = hall.zones.get(desk.zoneId)!
  return { number: desk.number, zone: zone.name, floor: zone.floor, way: zone.way }
}

/* The phone page of a ticket */

export interface TicketPage {
  readonly id: TicketId
  readonly centre: { readonly id: CentreId; readonly key: string; readonly name: Text; readonly address: string | null }
  readonly label: string
  readonly lang: Lang
  readonly purpose: TicketPurpose
  readonly group: Text
  readonly serviceId: ServiceId | null
  readonly issuedAt: Instant
  readonly promisedAt: Instant
  readonly state: TicketState
  /** Where to go, when called or being served. */
  readonly desk: PlaceOfDesk | null
  readonly ahead: number | null
  /** Absent when no desk that serves it is open now. */
  readonly expectedAt: Instant | null
  readonly zone: string
  readonly now: Instant
}

/** For whoever holds the ticket: its id is random and stands only on the ticket. */
export async function ticketPage(work: Work, id: TicketId): Promise<TicketPage> {
  const ticket = await store.getTicket(work, id)
  const moment = await momentOf(work, ticket.centreId)
  const { hall } = moment
  const waits = ticket.state.kind === 'waiting'
  const { centre } = hall
  return {
    id,
    centre: { id: centre.id, key: centre.key, name: centre.name, address: centre.address },
    label: labelOf(ticket),
    lang: ticket.lang,
    purpose: ticket.purpose,
    group: hall.groups.get(ticket.groupId)!.name,
    serviceId: ticket.serviceId,
    issuedAt: ticket.issuedAt,
    promisedAt: ticket.promisedAt,
    state: ticket.state,
    desk: ticket.state.kind === 'called' || ticket.state.kind === 'serving' ? placeOf(hall, ticket.state.deskId) : null,
    ahead: waits ? aheadOf(moment.waiting, ticket, callingDesks(hall).map(callingDesk)) : null,
    expectedAt: waits ? (expectations(moment, work.now).get(id)?.at ?? null) : null,
    zone: hall.timetable.zone,
    now: work.now,
  }
}

/* The board */

export interface BoardCall extends PlaceOfDesk {
  readonly label: string
  readonly at: Instant
  readonly times: number
  readonly state: 'called' | 'serving'
}

export interface BoardState {
  readonly centre: { readonly id: CentreId; readonly key: string; readonly name: Text }
  readonly now: Instant
  readonly zone: string
  readonly isOpen: boolean
  readonly voice: boolean
  /** The newest first; nothing here tells who or why. */
  readonly calls: readonly BoardCall[]
  readonly groups: readonly { readonly name: Text; readonly waiting: number; readonly expectedMinutes: number | null }[]
  readonly waiting: number
}

export async function boardState(work: Work, centreId: CentreId): Promise<BoardState> {
  const moment = await momentOf(work, centreId)
  const { hall, atDesks, waiting } = moment
  const { centre } = hall
  return {
    centre: { id: centre.id, key: centre.key, name: centre.name },
    now: work.now,
    zone: hall.timetable.zone,
    isOpen: isOpen(hall, work.now),
    voice: hall.settings.voice,
    calls: atDesks.map((at) => ({
      ...placeOf(hall, at.deskId),
      label: labelOf(at),
      at: at.calledAt,
      times: at.calls,
      state: at.state,
    })),
    groups: groupLoads(moment, work.now),
    waiting: waiting.length,
  }
}

/** For each group: how many wait, and how long someone who came now would. */
function groupLoads(moment: Moment, now: Instant): BoardState['groups'] {
  const { hall, waiting } = moment
  return [...hall.groups.values()].map((group) => {
    const newcomer = imagine(hall, group, now)
    const expected = expectations({ ...moment, waiting: [...waiting, newcomer].sort(before) }, now).get(newcomer.id)
    return {
      name: group.short,
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

/* The load of a centre for the public */

export interface PublicLoad {
  readonly isOpen: boolean
  readonly issuesTickets: boolean
  readonly waiting: number
  /** Minutes a newcomer waits: the shortest and the longest group; nothing when no desk is open. */
  readonly minutes: { readonly from: number; readonly to: number } | null
  readonly at: Instant
}

export async function publicLoad(work: Work, centreId: CentreId): Promise<PublicLoad> {
  const moment = await momentOf(work, centreId)
  const waits = groupLoads(moment, work.now).flatMap(({ expectedMinutes }) =>
    expectedMinutes === null ? [] : [expectedMinutes],
  )
  return {
    isOpen: isOpen(moment.hall, work.now),
    issuesTickets: mayIssueTickets(moment.hall, work.now),
    waiting: moment.waiting.length,
    minutes: waits.length === 0 ? null : { from: Math.min(...waits), to: Math.max(...waits) },
    at: work.now,
  }
}

/* The desk's screen */

export interface LineEntry {
  readonly id: TicketId
  readonly label: string
  readonly class: TicketClass
  readonly group: Text
  readonly serviceId: ServiceId | null
  readonly promisedAt: Instant
  readonly level: 0 | 1 | 2
}

/** «Чому цей талон»: who is next, and the few promised earlier whom this desk leaves to others. */
export interface NextForDesk {
  readonly entry: LineEntry
  readonly passed: readonly {
    readonly entry: LineEntry
    readonly why: WhyPassed
    /** Which desk likely calls it, and when. */
    readonly desk: number | null
    readonly likelyAt: Instant | null
  }[]
  /** How many more were passed than are named. */
  readonly morePassed: number
  readonly priorityAfter: LineEntry | null
}

export interface DeskScreen {
  readonly centreId: CentreId
  readonly deskId: DeskId
  readonly number: number
  readonly seat: { readonly kind: 'open' | 'break'; readonly staffId: StaffId; readonly mine: boolean } | null
  readonly zone: string
  readonly now: Instant
  readonly settings: StampedHall['settings']
  readonly current: {
    readonly ticket: Ticket
    readonly label: string
    readonly group: Text
    readonly errands: readonly Errand[]
    readonly thread: readonly TicketEvent[]
    readonly usualMinutes: number
  } | null
  readonly next: NextForDesk | null
  /** In the order of promises; those this desk serves have a level above 0. */
  readonly line: readonly LineEntry[]
  readonly parked: readonly { readonly id: TicketId; readonly label: string; readonly until: Instant }[]
  /** Nine of ten called in the last hour waited so many minutes or less. */
  readonly waitOfNineInTen: number | null
}

export async function deskScreen(work: Work, deskId: DeskId): Promise<DeskScreen> {
  const centreId = await centreOfDesk(work, deskId)
  permit(work.actor, 'queue.call', centreId)
  const moment = await momentOf(work, centreId)
  const { hall, waiting } = moment
  const desk = hall.hallDesks.get(deskId)!
  const calling = callingDesk(desk)
  const entry = entryMaker(hall, desk)
  return {
    centreId,
    deskId,
    number: desk.desk.number,
    seat: desk.seat
      ? {
          kind: desk.seat.kind,
          staffId: desk.seat.staffId,
          mine: work.actor.kind === 'staff' && work.actor.id === desk.seat.staffId,
        }
      : null,
    zone: hall.timetable.zone,
    now: work.now,
    settings: hall.settings,
    current: await currentOf(work, hall, centreId, deskId),
    next: nextFor(moment, calling, entry, work.now),
    line: waiting.map(entry),
    parked: await line.listParkedAt(work, centreId, deskId),
    waitOfNineInTen: await line.waitOfNineInTen(work, centreId, later(work.now, -hours(1))),
  }
}

const passedNamed = 3

function nextFor(
  moment: Moment,
  desk: CallingDesk,
  entry: (ticket: InLine) => LineEntry,
  now: Instant,
): NextForDesk | null {
  const next = explainNext(moment.waiting, desk, now)
  if (!next) return null
  const named = mostTelling(next.passed, passedNamed)
  const likely = named.length > 0 ? expectations(moment, now) : new Map<TicketId, ExpectedCall>()
  return {
    entry: entry(next.ticket),
    passed: named.map(({ ticket, why }) => {
      const call = likely.get(ticket.id)
      const number = call && moment.hall.hallDesks.get(call.deskId)!.desk.number
      return { entry: entry(ticket), why, desk: number ?? null, likelyAt: call?.at ?? null }
    }),
    morePassed: next.passed.length - named.length,
    priorityAfter: next.priorityAfter ? entry(next.priorityAfter) : null,
  }
}

const entryMaker =
  (hall: StampedHall, desk: HallDesk) =>
  (ticket: InLine): LineEntry => ({
    id: ticket.id,
    label: labelOf(ticket),
    class: ticket.class,
    group: hall.groups.get(ticket.groupId as GroupId)!.short,
    serviceId: ticket.serviceId,
    promisedAt: ticket.promisedAt,
    level: levelAt(callingDesk(desk), ticket),
  })

async function currentOf(
  work: Work,
  hall: StampedHall,
  centreId: CentreId,
  deskId: DeskId,
): Promise<DeskScreen['current']> {
  const ticket = await store.findAtDesk(work, centreId, deskId)
  if (!ticket) return null
  const [errands, thread] = [await store.listErrands(work, ticket), await store.listEvents(work, ticket)]
  return {
    ticket,
    label: labelOf(ticket),
    group: hall.groups.get(ticket.groupId)!.name,
    errands,
    thread,
    usualMinutes: ticket.minutes,
  }
}

export interface PastVisit {
  readonly id: TicketId
  readonly centreId: CentreId
  readonly day: string
  readonly label: string
  readonly purpose: TicketPurpose
  readonly serviceId: ServiceId | null
  readonly outcome: string | null
}

/** What this person came for before, in the centres where the asker works; written into the log. */
export async function listVisits(work: Work, residentId: ResidentId, centreId: CentreId): Promise<PastVisit[]> {
  permit(work.actor, 'people.see', centreId)
  const centres = placesWhere(work.actor, 'people.see') as readonly CentreId[]
  const visits = await line.listVisits(work, residentId, centres.includes(centreId) ? centres : [centreId], 20)
  await recordAccess(work, {
    operation: 'view',
    subjectPersonId: residentId,
    centreId,
    purpose: 'serve',
    ground: 'law',
    fields: ['visits'],
  })
  return visits.map((row) => ({
    id: row.id,
    centreId: row.centre_id,
    day: row.day,
    label: labelOf(row),
    purpose: row.purpose,
    serviceId: row.service_id,
    outcome: row.why,
  }))
}

/** What the hall looks like to whoever may see it: desks, lines, who is late. */
export async function hallOverview(work: Work, centreId: CentreId) {
  permit(work.actor, 'queue.see', centreId)
  const moment = await momentOf(work, centreId)
  const { hall, waiting, atDesks } = moment
  const at = new Map(atDesks.map((each) => [each.deskId, each]))
  return {
    desks: [...hall.hallDesks.values()].map((desk) => ({
      id: desk.desk.id,
      ...placeOf(hall, desk.desk.id),
      seat: desk.seat?.kind ?? null,
      ticket: labelAt(at.get(desk.desk.id)),
    })),
    groups: groupLoads(moment, work.now),
    late: waiting.filter((ticket) => ticket.promisedAt < work.now).length,
    waiting: waiting.length,
    mayChange: may(work.actor, 'centres.manage', centreId),
  }
}

const labelAt = (at: line.TicketAtDesk | undefined): string | null => (at ? labelOf(at) : null)
