// The head's hall: each line with what it has to work with, how the day went so far, and whose promise breaks and why.
import type { Work } from '../../../db/work.ts'
import { permit } from '../../../kernel/actor.ts'
import type { Text } from '../../../kernel/text.ts'
import { type Instant, minutes } from '../../../kernel/time.ts'
import type { CentreId, DeskId, GroupId, ServiceGroup, TicketClass } from '../../centres/model.ts'
import { dutiesNow, dutiesOf } from '../../centres/service/hall.ts'
import { moveAt } from '../../centres/service/moves.ts'
import { type InLine, labelOf } from '../model.ts'
import { type Breaking, breaking, type LineNow, type WhyBehind, whyBehind } from '../rules/behind.ts'
import { type GroupToday, listToday } from '../store/today.ts'
import { today } from './day.ts'
import { forecastOf } from './forecast.ts'
import { type Moment, momentOf } from './moment.ts'
import { clockOf } from './standstill.ts'

export interface LineOfHall {
  readonly groupId: GroupId
  readonly key: string
  readonly now: LineNow
  readonly today: Omit<GroupToday, 'groupId'> | null
}

export interface BreakingTicket {
  readonly label: string
  readonly class: TicketClass
  readonly group: Text
  readonly promisedAt: Instant
  /** Whole minutes past the promise; nothing: it is still to break. */
  readonly pastMinutes: number | null
  readonly expectedAt: Instant | null
  readonly why: WhyBehind
  readonly line: LineNow
  /** The desk it is kept for. */
  readonly desk: number | null
}

export interface MovedDesk {
  readonly id: string
  readonly desk: number
  readonly groupId: GroupId
  readonly rest: 0 | 1
  readonly until: Instant
}

export interface HallNow {
  readonly lines: readonly LineOfHall[]
  readonly breaking: readonly BreakingTicket[]
  readonly moreBreaking: number
  readonly moves: readonly MovedDesk[]
}

export async function hallNow(work: Work, centreId: CentreId, most: number): Promise<HallNow> {
  permit(work.actor, 'queue.see', centreId)
  const moment = await momentOf(work, centreId)
  const { hall, waiting } = moment
  const ofToday = new Map((await todayOf(work, moment)).map(({ groupId, ...rest }) => [groupId, rest]))
  const lines = new Map([...hall.groups.values()].map((group) => [group.id, lineNow(work, moment, group)]))
  // while an alarm stands no promise breaks
  const made = hall.alarm ? undefined : await forecastOf(work, moment)
  const found = made ? breaking(waiting, ({ id }) => made.tickets.get(id)?.broken, work.now) : []
  const told = (each: Breaking<InLine>): BreakingTicket =>
    toldOf(moment, each, lines.get(each.ticket.groupId)!, made?.tickets.get(each.ticket.id)?.at ?? null)
  return {
    lines: [...hall.groups.values()].map(({ id, key }) => ({
      ...{ groupId: id, key, now: lines.get(id)! },
      today: ofToday.get(id) ?? null,
    })),
    breaking: found.slice(0, most).map(told),
    moreBreaking: Math.max(0, found.length - most),
    moves: hall.moves.map(({ id, deskId, groupId, rest, until }) => ({
      ...{ id, groupId, rest, until, desk: hall.hallDesks.get(deskId)!.desk.number },
    })),
  }
}

function toldOf(
  { hall }: Moment,
  { ticket, past, isBroken }: Breaking<InLine>,
  line: LineNow,
  expectedAt: Instant | null,
): BreakingTicket {
  const { promisedAt, class: kind, onlyDeskId } = ticket
  return {
    ...{ label: labelOf(ticket), class: kind, promisedAt, expectedAt, line, why: whyBehind(ticket, line) },
    group: hall.groups.get(ticket.groupId)!.short,
    pastMinutes: isBroken ? Math.floor(past / minutes(1)) : null,
    desk: onlyDeskId === null ? null : (hall.hallDesks.get(onlyDeskId)?.desk.number ?? null),
  }
}

function lineNow(work: Work, { hall, waiting, atDesks }: Moment, { id }: ServiceGroup): LineNow {
  const visitors = new Map(atDesks.map((at) => [at.deskId, at]))
  const now = clockOf(hall, work.now)
  const own = [...hall.hallDesks.values()].filter(({ desk }) => desk.inUse)
  const isMain = (deskId: DeskId) => dutiesNow(hall, deskId).byGroup.get(id) === 2
  const mains = own.filter(({ desk }) => isMain(desk.id))
  const isOver = (deskId: DeskId): boolean => {
    const visitor = visitors.get(deskId)
    return visitor !== undefined && now - visitor.since > minutes(visitor.minutes)
  }
  return {
    desks: own.filter(({ desk }) => dutiesOf(hall, desk.id).byGroup.get(id) === 2).length,
    calling: mains.filter(({ isCalling }) => isCalling).length,
    onBreak: mains.filter(({ seat }) => seat?.kind === 'break').length,
    moved: own.filter(
      ({ desk }) => moveAt(hall.moves, desk.id) && !isMain(desk.id) && dutiesOf(hall, desk.id).byGroup.get(id) === 2,
    ).length,
    over: mains.filter(({ desk }) => isOver(desk.id)).length,
    stations: mains.filter(({ isCalling, station }) => isCalling && station).length,
    waiting: waiting.filter(({ groupId }) => groupId === id).length,
  }
}

interface Counted {
  readonly at: Instant
  readonly found: readonly GroupToday[]
}
/** Counted twice a minute at most, however many look. */
const counted = new WeakMap<Work['vault'], Map<CentreId, Counted>>()
const countedFor = minutes(0.5)

async function todayOf(work: Work, { hall }: Moment): Promise<readonly GroupToday[]> {
  const known = counted.get(work.vault) ?? new Map<CentreId, Counted>()
  counted.set(work.vault, known)
  const { id } = hall.centre
  const last = known.get(id)
  if (last && Math.abs(work.now - last.at) < countedFor) return last.found
  const found = await listToday(work, id, today(hall, work.now))
  known.set(id, { at: work.now, found })
  return found
}
