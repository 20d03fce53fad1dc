// What everybody may look at, the phone page of a ticket and the board; and the hall for its staff.
import type { Work } from '../../../db/work.ts'
import { may, permit } from '../../../kernel/actor.ts'
import type { Lang, Text } from '../../../kernel/text.ts'
import { type Instant, later, minutes } from '../../../kernel/time.ts'
import type { CentreId, DeskId, Outage, Seat, ServiceId, TicketPurpose } from '../../centres/model.ts'
import { dutiesNow, type Hall, type StampedHall } from '../../centres/service/hall.ts'
import { isOpen } from '../../centres/service/hours.ts'
import { outagesAt } from '../../centres/service/outages.ts'
import { labelOf, type TicketId, type TicketState } from '../model.ts'
import { movedSince } from '../rules/freeze.ts'
import { aheadOf, levelAt } from '../rules/line.ts'
import { outOfRow, type Shown } from '../rules/why.ts'
import type { TicketAtDesk } from '../store/line.ts'
import * as store from '../store/ticket.ts'
import { callingDesk } from './calling.ts'
import { stillReceived } from './day.ts'
import { expectedIn, forecastOf } from './forecast.ts'
import {
  callingDesks,
  type GroupLoad,
  groupLoads,
  type Moment,
  momentOf,
  type PlaceOfDesk,
  placeOf,
  recentWait,
} from './moment.ts'
import { clockOf, type Resumed, resumedOf, type Standstill, standstillOf } from './standstill.ts'

/* The phone page of a ticket */

export interface TicketPage {
  readonly id: TicketId
  readonly centre: { readonly id: CentreId; readonly key: string; readonly name: Text; readonly address: string | null }
  readonly label: string
  readonly lang: Lang
  readonly purpose: TicketPurpose
  readonly group: Text
  readonly serviceId: ServiceId | null
  readonly people: number
  readonly issuedAt: Instant
  readonly promisedAt: Instant
  readonly state: TicketState
  /** Where to go, when called or being served. */
  readonly desk: PlaceOfDesk | null
  /** When the desk stops waiting for the person it has called. */
  readonly answerBy: Instant | null
  /** Called for the last time and not there: «I am here» still helps today. */
  readonly mayReturn: boolean
  readonly ahead: number | null
  /** Desks that call now and serve it: the reason when the wait is long. */
  readonly desksOpen: number | null
  /** When the call is as likely before as after; absent when nobody is likely to call today. */
  readonly expectedAt: Instant | null
  /** By when the call comes nine times of ten. */
  readonly surelyBy: Instant | null
  readonly zone: string
  readonly now: Instant
  readonly alarm: Standstill | null
  readonly resumed: Resumed | null
  /** By how many minutes alarms have moved its promise. */
  readonly movedMinutes: number
}

/** For whoever holds the ticket: its id is random and stands only on the ticket. */
export async function ticketPage(work: Work, id: TicketId): Promise<TicketPage> {
  const ticket = await store.getTicket(work, id)
  const moment = await momentOf(work, ticket.centreId)
  const { hall } = moment
  const waits = ticket.state.kind === 'waiting'
  const desks = callingDesks(hall).map(callingDesk)
  const { centre } = hall
  // how long an alarm will stand nobody knows, so nothing is expected meanwhile
  const expected = waits && !hall.alarm ? expectedIn(await forecastOf(work, moment), hall, ticket) : undefined
  return {
    id,
    centre: { id: centre.id, key: centre.key, name: centre.name, address: centre.address },
    label: labelOf(ticket),
    lang: ticket.lang,
    purpose: ticket.purpose,
    group: hall.groups.get(ticket.groupId)!.name,
    serviceId: ticket.serviceId,
    people: ticket.people,
    issuedAt: ticket.issuedAt,
    promisedAt: ticket.promisedAt,
    state: ticket.state,
    desk: ticket.state.kind === 'called' || ticket.state.kind === 'serving' ? placeOf(hall, ticket.state.deskId) : null,
    answerBy:
      ticket.state.kind === 'called' && !hall.alarm
        ? later(ticket.state.at, minutes(hall.settings.answerMinutes))
        : null,
    mayReturn:
      ticket.state.kind === 'left' && ticket.state.why === 'no-show' && stillReceived(hall, ticket.day, work.now),
    ahead: waits ? aheadOf(moment.waiting, ticket, desks) : null,
    desksOpen: waits ? desks.filter((desk) => levelAt(desk, ticket) > 0).length : null,
    expectedAt: expected?.at ?? null,
    surelyBy: expected?.surelyBy ?? null,
    zone: hall.timetable.zone,
    now: work.now,
    alarm: standstillOf(hall),
    resumed: resumedOf(hall, work.now),
    movedMinutes: Math.round(movedSince(hall.alarms, ticket.issuedAt) / minutes(1)),
  }
}

/* The board */

export interface BoardCall extends PlaceOfDesk {
  readonly zoneKey: string
  readonly label: string
  readonly at: Instant
  readonly times: number
  readonly state: 'called' | 'serving'
}

/** A ticket as its paper shows it. */
export interface OnPaper {
  readonly label: string
  readonly promisedAt: Instant
}

export interface ZoneState {
  readonly key: string
  readonly name: Text
  /** Who is likely called next by a desk of the zone. */
  readonly next: readonly string[]
  /** Groups that are the main work of a desk that calls there. */
  readonly groups: readonly string[]
}

export interface BoardState {
  readonly centre: { readonly id: CentreId; readonly key: string; readonly name: Text }
  readonly now: Instant
  readonly zone: string
  readonly isOpen: boolean
  readonly voice: boolean
  /** The newest first; nothing here tells who or why. */
  readonly calls: readonly BoardCall[]
  /** Who is likely called next, by number. */
  readonly next: readonly string[]
  /** Each by itself, as a board of one zone shows it. */
  readonly zones: readonly ZoneState[]
  readonly groups: readonly GroupLoad[]
  readonly waiting: number
  /** Nine of ten called in the last hour waited so many minutes or less. */
  readonly waitOfNineInTen: number | null
  /** Desks where somebody sits, by number. */
  readonly seats: Readonly<Record<number, Seat['kind']>>
  /** When a desk on a break means to go on, by number. */
  readonly backs: Readonly<Record<number, Instant>>
  /** Calls that were out of the row of numbers, with the promised times that say why. */
  readonly order: readonly { readonly first: OnPaper; readonly second: OnPaper }[]
  readonly alarm: Standstill | null
  readonly resumed: Resumed | null
  /** What does not work now. */
  readonly outages: readonly Pick<Outage, 'id' | 'kind' | 'what'>[]
}

export async function boardState(work: Work, centreId: CentreId): Promise<BoardState> {
  const moment = await momentOf(work, centreId)
  const { hall, atDesks, waiting } = moment
  const { centre } = hall
  const likely = await likelyNext(work, moment)
  return {
    centre: { id: centre.id, key: centre.key, name: centre.name },
    now: work.now,
    zone: hall.timetable.zone,
    isOpen: isOpen(hall, work.now),
    voice: hall.settings.voice,
    calls: atDesks.filter(isAloud).map((at) => ({
      ...placeOf(hall, at.deskId),
      zoneKey: zoneKeyOf(hall, at.deskId),
      label: labelOf(at),
      at: at.calledAt,
      times: at.calls,
      state: at.state,
    })),
    next: likely.slice(0, labelsOnBoard).map(({ label }) => label),
    zones: zonesOf(hall, likely),
    groups: await groupLoads(work, moment),
    waiting: waiting.length,
    waitOfNineInTen: await recentWait(work, centreId),
    seats: seatsOf(hall),
    backs: backsOf(hall),
    order: outOfRow(atDesks.filter(isAloud), waiting, orderTold).map(({ first, second }) => ({
      first: onPaper(first),
      second: onPaper(second),
    })),
    alarm: standstillOf(hall),
    resumed: resumedOf(hall, work.now),
    outages: outagesAt(hall.outages, work.now).map(({ id, kind, what }) => ({ id, kind, what })),
  }
}

const orderTold = 3
const isAloud = ({ silent }: TicketAtDesk): boolean => !silent
const onPaper = (ticket: Shown): OnPaper => ({ label: labelOf(ticket), promisedAt: ticket.promisedAt })

function backsOf({ hallDesks }: Hall): BoardState['backs'] {
  return Object.fromEntries(
    [...hallDesks.values()].flatMap(({ desk, seat }) => (seat?.backAt ? [[desk.number, seat.backAt]] : [])),
  )
}

function seatsOf({ hallDesks }: Hall): BoardState['seats'] {
  const seated = [...hallDesks.values()].filter(({ desk, seat }) => desk.inUse && seat)
  return Object.fromEntries(seated.map(({ desk, seat }) => [desk.number, seat!.kind]))
}

const labelsOnBoard = 8

interface LikelyNext {
  readonly label: string
  readonly deskId: DeskId | null
}

/** Everybody who waits, in the order of the likely call, with the desk that is likely to call. */
async function likelyNext(work: Work, moment: Moment): Promise<LikelyNext[]> {
  const { tickets } = await forecastOf(work, moment)
  return moment.waiting
    .flatMap((ticket) => {
      const { at = null, deskId = null } = tickets.get(ticket.id) ?? {}
      return at === null ? [] : [{ label: labelOf(ticket), at, deskId }]
    })
    .sort((a, b) => a.at - b.at)
}

const zoneKeyOf = (hall: StampedHall, deskId: DeskId): string =>
  hall.zones.get(hall.hallDesks.get(deskId)!.desk.zoneId)!.key

function zonesOf(hall: StampedHall, likely: readonly LikelyNext[]): ZoneState[] {
  const calling = callingDesks(hall)
  return [...hall.zones.values()].map(({ id, key, name }) => {
    const main = calling.filter(({ desk }) => desk.zoneId === id)
    return {
      ...{ key, name },
      next: likely
        .filter(({ deskId }) => deskId !== null && zoneKeyOf(hall, deskId) === key)
        .slice(0, labelsOnBoard)
        .map(({ label }) => label),
      groups: [...hall.groups.values()]
        .filter((group) => main.some(({ byGroup }) => byGroup.get(group.id) === 2))
        .map((group) => group.key),
    }
  })
}

/* The hall */

/** What the hall looks like to whoever may see it: desks, lines, who is late. */
export async function hallOverview(work: Work, centreId: CentreId) {
  permit(work.actor, 'queue.see', centreId)
  const moment = await momentOf(work, centreId)
  const { hall, waiting, atDesks } = moment
  const clock = clockOf(hall, work.now)
  const at = new Map(atDesks.map((each) => [each.deskId, each]))
  return {
    desks: [...hall.hallDesks.values()].map((desk) => ({
      id: desk.desk.id,
      ...placeOf(hall, desk.desk.id),
      seat: desk.seat?.kind ?? null,
      pause: desk.seat?.why ?? null,
      backAt: desk.seat?.backAt ?? null,
      inUse: desk.desk.inUse,
      ticket: labelAt(at.get(desk.desk.id)),
      ...serviceAt(at.get(desk.desk.id)),
    })),
    groups: (await groupLoads(work, moment)).map((group) => ({ ...group, ...deskCounts(moment, group.key) })),
    /** The most overdue promise, or the one that falls due first. */
    nextPromise: waiting.reduce<Instant | null>(
      (first, { promisedAt }) => (first === null || promisedAt < first ? promisedAt : first),
      null,
    ),
    isOpen: isOpen(hall, work.now),
    now: work.now,
    zone: hall.timetable.zone,
    late: waiting.filter((ticket) => ticket.promisedAt < clock).length,
    waiting: waiting.length,
    alarm: standstillOf(hall),
    resumed: resumedOf(hall, work.now),
    outages: outagesAt(hall.outages, work.now),
    mayChange: may(work.actor, 'centres.manage', centreId),
    mayFreeze: may(work.actor, 'centres.alarm', centreId),
    mayMarkOutages: may(work.actor, 'centres.outages', centreId),
  }
}

/** Since when the person is there, and how long it usually takes. */
const serviceAt = (at: TicketAtDesk | undefined) => ({ since: at?.since ?? null, usualMinutes: at?.minutes ?? null })

/** Of the desks whose main work the group is, how many call now; and who of the group was promised earlier than now. */
function deskCounts({ hall, waiting }: Moment, key: string) {
  const group = [...hall.groups.values()].find((each) => each.key === key)!
  const main = hall.desks.filter(({ id, inUse }) => inUse && dutiesNow(hall, id).byGroup.get(group.id) === 2)
  const promises = waiting.filter(({ groupId }) => groupId === group.id).map(({ promisedAt }) => promisedAt)
  return {
    desks: main.length,
    calling: main.filter(({ id }) => hall.hallDesks.get(id)!.isCalling).length,
    nextPromise: promises.length === 0 ? null : (Math.min(...promises) as Instant),
  }
}

const labelAt = (at: TicketAtDesk | undefined): string | null => (at ? labelOf(at) : null)
