// The administrator's screen in one go: the ticket at the desk, the thread of the visit, who is next and why, the line.
import type { Work } from '../../../db/work.ts'
import { may, permit } from '../../../kernel/actor.ts'
import type { Text } from '../../../kernel/text.ts'
import type { Instant } from '../../../kernel/time.ts'
import {
  type CentreId,
  type DeskId,
  type Outage,
  priorityGroups,
  priorityProofs,
  type Seat,
  type ServiceId,
  type TicketClass,
} from '../../centres/model.ts'
import { centreOfDesk, type HallDesk, type StampedHall } from '../../centres/service/hall.ts'
import { outagesAt } from '../../centres/service/outages.ts'
import {
  type Errand,
  type InLine,
  labelOf,
  type PriorityState,
  type Ticket,
  type TicketEvent,
  type TicketId,
  type Visitor,
} from '../model.ts'
import type { Expected } from '../rules/forecast/world.ts'
import { type CallingDesk, explainNext, levelAt, mostTelling, type WhyPassed } from '../rules/line.ts'
import * as line from '../store/line.ts'
import * as store from '../store/ticket.ts'
import { callingDesk, sparedDesk } from './calling.ts'
import { forecastOf } from './forecast.ts'
import { type Moment, momentOf, recentWait } from './moment.ts'
import { clockOf, type Standstill, standstillOf } from './standstill.ts'

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
  readonly seat:
    | (Pick<Seat, 'kind' | 'staffId' | 'since' | 'why' | 'backAt'> & {
        readonly mine: boolean
      })
    | null
  readonly zone: string
  readonly now: Instant
  readonly settings: StampedHall['settings']
  readonly current: {
    readonly ticket: Ticket
    readonly label: string
    readonly group: Text
    readonly errands: readonly Errand[]
    /** Those of the ticket's people who have been identified. */
    readonly visitors: readonly Visitor[]
    readonly thread: readonly TicketEvent[]
    readonly usualMinutes: number
    /** What was declared and what the visitor shows for it; only at the desk. */
    readonly priority: { readonly name: Text; readonly proof: Text; readonly state: PriorityState } | null
  } | null
  readonly next: NextForDesk | null
  /** In the order of promises; those this desk serves have a level above 0. */
  readonly line: readonly LineEntry[]
  readonly parked: readonly { readonly id: TicketId; readonly label: string; readonly until: Instant }[]
  /** Called in this centre and not there; whoever of them is here now may be brought back. */
  readonly absent: readonly { readonly id: TicketId; readonly label: string; readonly until: Instant }[]
  /** Tickets that will come back to this very desk, or wait for it. */
  readonly kept: number
  /** Those of them that this desk sent to another one, and where they are served now. */
  readonly lent: readonly { readonly id: TicketId; readonly label: string; readonly at: number | null }[]
  /** Nine of ten called in the last hour waited so many minutes or less. */
  readonly waitOfNineInTen: number | null
  readonly alarm: Standstill | null
  /** What does not work now. */
  readonly outages: readonly Outage[]
  readonly mayFreeze: boolean
}

export async function deskScreen(work: Work, deskId: DeskId): Promise<DeskScreen> {
  const centreId = await centreOfDesk(work, deskId)
  permit(work.actor, 'queue.call', centreId)
  const moment = await momentOf(work, centreId)
  const { hall, waiting } = moment
  const desk = hall.hallDesks.get(deskId)!
  const entry = entryMaker(hall, desk)
  const kept = await line.listKeptFor(work, centreId, deskId)
  return {
    centreId,
    deskId,
    number: desk.desk.number,
    seat: desk.seat
      ? {
          kind: desk.seat.kind,
          staffId: desk.seat.staffId,
          since: desk.seat.since,
          why: desk.seat.why,
          backAt: desk.seat.backAt,
          mine: work.actor.kind === 'staff' && work.actor.id === desk.seat.staffId,
        }
      : null,
    zone: hall.timetable.zone,
    now: work.now,
    settings: hall.settings,
    current: await currentOf(work, hall, centreId, deskId),
    next: await nextFor(work, moment, deskId, entry),
    line: waiting.map(entry),
    parked: await line.listParkedAt(work, centreId, deskId),
    absent: await line.listAbsent(work, centreId, absentShown),
    kept: kept.length,
    lent: kept
      .filter(({ isLent, atDeskId }) => isLent && atDeskId !== deskId)
      .map(({ id, label, atDeskId }) => ({
        id,
        label,
        at: (atDeskId && hall.hallDesks.get(atDeskId)?.desk.number) || null,
      })),
    waitOfNineInTen: await recentWait(work, centreId),
    alarm: standstillOf(hall),
    outages: outagesAt(hall.outages, work.now),
    mayFreeze: may(work.actor, 'centres.alarm', centreId),
  }
}

const absentShown = 12
const passedNamed = 3

async function nextFor(
  work: Work,
  moment: Moment,
  deskId: DeskId,
  entry: (ticket: InLine) => LineEntry,
): Promise<NextForDesk | null> {
  const { hall, waiting, atDesks } = moment
  const next = explainNext(waiting, sparedDesk(hall, deskId, atDesks), clockOf(hall, work.now))
  if (!next) return null
  const own = callingDesk(hall.hallDesks.get(deskId)!)
  const named = mostTelling(
    next.passed.map(({ ticket, why }) => ({ ticket, why: isKeptFree(own, ticket, why) ? 'kept-free' : why })),
    passedNamed,
  )
  const likely = named.length > 0 ? (await forecastOf(work, moment)).tickets : new Map<TicketId, Expected>()
  return {
    entry: entry(next.ticket),
    passed: named.map(({ ticket, why }) => {
      const call = likely.get(ticket.id)
      const number = call?.deskId && hall.hallDesks.get(call.deskId)!.desk.number
      return { entry: entry(ticket), why, desk: number ?? null, likelyAt: call?.at ?? null }
    }),
    morePassed: next.passed.length - named.length,
    priorityAfter: next.priorityAfter ? entry(next.priorityAfter) : null,
  }
}

/** The desk would help, but is kept for its own group now. */
const isKeptFree = (desk: CallingDesk, ticket: InLine, why: WhyPassed): boolean =>
  why === 'not-served-here' && levelAt(desk, ticket) === 1

const entryMaker =
  (hall: StampedHall, desk: HallDesk) =>
  (ticket: InLine): LineEntry => ({
    id: ticket.id,
    label: labelOf(ticket),
    class: ticket.class,
    group: hall.groups.get(ticket.groupId)!.short,
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
  const visitors = await store.listVisitors(work, ticket)
  return {
    ticket,
    label: labelOf(ticket),
    group: hall.groups.get(ticket.groupId)!.name,
    errands,
    visitors,
    thread,
    usualMinutes: ticket.minutes,
    priority: ticket.priority && {
      name: priorityGroups[ticket.priority.group],
      proof: priorityProofs[ticket.priority.group],
      state: ticket.priority.state,
    },
  }
}
