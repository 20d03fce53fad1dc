// Who will call from which desk today: those who sit there now till the end of their shift, and those whom the roster has next.
import { type Instant, later, minutes } from '../../../kernel/time.ts'
import type { HallDesk, PlannedShift, Sat, StampedHall } from '../../centres/service/hall.ts'
import { movedServes } from '../../centres/service/planned.ts'
import type { DeskNow, DeskToday, PostToday } from '../rules/forecast/world.ts'
import type { TicketAtDesk } from '../store/line.ts'
import { callingDesk } from './calling.ts'

export interface Roster {
  readonly hall: StampedHall
  /** Of today, in time. */
  readonly shifts: readonly PlannedShift[]
  /** Who has sat where today. */
  readonly sat: readonly Sat[]
  readonly endOfWork: Instant | undefined
  readonly now: Instant
}

/** Who has not come so long after the shift began is not waited for. */
const isLateAfter = minutes(20)
/** Who sits on after the shift finishes what is begun. */
const staysOn = minutes(15)

export function desksToday(roster: Roster, atDesks: readonly TicketAtDesk[]): DeskToday[] {
  const { hall, shifts, sat } = roster
  const visitors = new Map(atDesks.map((each) => [each.deskId, each]))
  const planned = Map.groupBy(shifts, ({ deskId }) => deskId)
  const before = Map.groupBy(sat, ({ deskId }) => deskId)
  return [...hall.hallDesks.values()].flatMap((desk): DeskToday[] => {
    if (!desk.desk.inUse) return []
    const { id } = desk.desk
    const posts = postsAt(roster, desk, planned.get(id) ?? [], before.get(id) ?? [])
    const parted = posts.flatMap((post) => partedBy(hall, post))
    return parted.length === 0 ? [] : [{ id, posts: parted, now: nowAt(desk, visitors.get(id)) }]
  })
}

/** When the move of a desk ends, the same person goes on there with the usual work. */
function partedBy(hall: StampedHall, post: PostToday): PostToday[] {
  const { calling, staffId, from, until } = post
  const moved = movedServes(hall, calling.id, staffId)
  if (!moved) return [post]
  const end = Math.min(until, moved.until) as Instant
  const begin = Math.max(from, moved.until) as Instant
  const meanwhile = { ...post, calling: { ...calling, ...moved.meanwhile }, until: end }
  const goesOn = from < end
  const afterwards = { ...post, calling: { ...calling, ...moved.afterwards }, from: begin, goesOn }
  return [meanwhile, afterwards].filter((each) => each.from < each.until)
}

function nowAt({ seat }: HallDesk, visitor: TicketAtDesk | undefined): DeskNow {
  if (visitor) return { kind: 'with', visitor }
  if (!seat) return { kind: 'closed' }
  return seat.kind === 'break' ? { kind: 'break', since: seat.since, backAt: seat.backAt } : { kind: 'free' }
}

function postsAt(
  roster: Roster,
  desk: HallDesk,
  planned: readonly PlannedShift[],
  before: readonly Sat[],
): PostToday[] {
  const { now } = roster
  const { seat } = desk
  if (!seat) {
    const coming = planned.filter(({ from, until }) => until > now && later(from, isLateAfter) > now)
    return coming.map((shift) => postOf(roster, desk, shift))
  }
  const own = planned.find(
    ({ staffId, from, until }) => staffId === seat.staffId && later(from, -isLateAfter) <= now && now < until,
  )
  const ended = planned.some(({ staffId, until }) => staffId === seat.staffId && until <= now)
  const until = own?.until ?? (ended ? later(now, staysOn) : endOf(roster))
  const mine = before.filter(({ staffId }) => staffId === seat.staffId)
  const here: PostToday = {
    ...{ staffId: seat.staffId, calling: callingDesk(desk), until, isThere: true },
    from: Math.min(seat.since, ...mine.map(({ since }) => since)) as Instant,
    hadBreak: mine.some(({ kind }) => kind === 'break'),
  }
  const next = planned.filter(({ staffId, from }) => staffId !== seat.staffId && from > now)
  return [here, ...next.map((shift) => postOf(roster, desk, shift))]
}

const endOf = ({ endOfWork, now }: Roster): Instant =>
  endOfWork !== undefined && endOfWork > now ? endOfWork : later(now, minutes(60))

function postOf(
  { sat }: Roster,
  { desk, station, quick }: HallDesk,
  { staffId, from, until, serves }: PlannedShift,
): PostToday {
  return {
    ...{ staffId, from, until, isThere: false },
    calling: { id: desk.id, ...serves, station, quick },
    hadBreak: sat.some((each) => each.staffId === staffId && each.kind === 'break'),
  }
}
