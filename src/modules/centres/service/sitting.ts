// An administrator takes a desk, goes on a break, comes back, leaves it.
import type { Work } from '../../../db/work.ts'
import { permit } from '../../../kernel/actor.ts'
import { Refusal } from '../../../kernel/refusal.ts'
import { dateIn, type Instant } from '../../../kernel/time.ts'
import { type CentreId, type DeskId, no, type Pause, type Seat, type StaffId } from '../model.ts'
import { dutiesNow, newestGiven, rightsOf, worksOn } from '../rules/hall.ts'
import { endOfDay } from '../rules/hours.ts'
import { servesNothing, withRights } from '../rules/levels.ts'
import { isMemberOn } from '../rules/shifts.ts'
import { stampSeating } from '../store/centre.ts'
import * as store from '../store/people.ts'
import { centreOfDesk, type HallDesk, hallOf, type StampedHall } from './hall.ts'

function staffOf(work: Work): StaffId {
  if (work.actor.kind !== 'staff') throw new Refusal(no('not-a-member'))
  return work.actor.id
}

async function refuseStrangers(work: Work, hall: StampedHall, staffId: StaffId): Promise<void> {
  if (!worksOn(hall, dateIn(hall.timetable.zone, work.now))) throw new Refusal(no('centre-not-open'))
  if (!(await isMember(work, hall, staffId))) throw new Refusal(no('not-a-member'))
}

async function isMember(work: Work, hall: StampedHall, staffId: StaffId): Promise<boolean> {
  const date = dateIn(hall.timetable.zone, work.now)
  const members = await store.listMembers(work, hall.centre.id)
  return members.some((member) => member.staffId === staffId && isMemberOn(member, date))
}

function refuseUselessDesk(hall: StampedHall, { desk, seat }: HallDesk, staffId: StaffId): void {
  const { number } = desk
  if (!desk.inUse) throw new Refusal(no('desk-out-of-use', { number }))
  if (seat && seat.staffId !== staffId) throw new Refusal(no('desk-taken', { number }))
  if (!servesSomething(hall, desk.id, staffId)) throw new Refusal(no('not-qualified', { number }))
}

const servesSomething = (hall: StampedHall, deskId: DeskId, staffId: StaffId): boolean =>
  !servesNothing(withRights(dutiesNow(hall, deskId), rightsOf(hall, staffId), newestGiven(hall)))

/** Changes of who sits at a desk come one after another. */
async function lockedDesk(work: Work, deskId: DeskId): Promise<{ hall: StampedHall; desk: HallDesk }> {
  const centreId = await centreOfDesk(work, deskId)
  permit(work.actor, 'queue.call', centreId)
  await store.lockDesk(work, centreId, deskId)
  const hall = await hallOf(work, centreId)
  return { hall, desk: hall.hallDesks.get(deskId)! }
}

/** Opens the desk for the person who acts; the same person opening it again changes nothing. */
export async function openDesk(work: Work, deskId: DeskId): Promise<Seat> {
  const { hall, desk } = await lockedDesk(work, deskId)
  const staffId = staffOf(work)
  await refuseStrangers(work, hall, staffId)
  refuseUselessDesk(hall, desk, staffId)
  if (desk.seat?.kind === 'open') return desk.seat
  const elsewhere = await store.findSeatOfStaff(work, staffId)
  if (elsewhere && elsewhere.deskId !== deskId) throw new Refusal(no('sits-elsewhere', { number: elsewhere.number }))
  return changeSeat(work, hall, desk, opened({ deskId, staffId }, work.now))
}

const opened = ({ deskId, staffId }: Pick<Seat, 'deskId' | 'staffId'>, since: Instant): Seat => ({
  ...{ deskId, staffId, kind: 'open', since, why: null, backAt: null },
})

async function changeSeat<S extends Seat | undefined>(
  work: Work,
  hall: StampedHall,
  { desk }: HallDesk,
  seat: S,
  endedAt: Instant = work.now,
): Promise<S> {
  const centreId = hall.centre.id
  await store.endSeat(work, centreId, desk.id, endedAt)
  if (seat) await store.beginSeat(work, centreId, seat, desk.number)
  await stampSeating(work, centreId)
  work.announce({ type: 'centres.seat-changed', centreId, deskId: desk.id, state: seat?.kind ?? 'closed' })
  work.tell(`hall:${centreId}`)
  work.tell(`desk:${desk.id}`)
  return seat
}

/** The person acting sits at this desk, be it on a break. */
export function seatAt({ desk, seat }: HallDesk, staffId: StaffId): Seat {
  if (!seat) throw new Refusal(no('desk-not-open', { number: desk.number }))
  if (seat.staffId !== staffId) throw new Refusal(no('desk-not-yours', { number: desk.number }))
  return seat
}

async function ownDesk(work: Work, deskId: DeskId): Promise<{ hall: StampedHall; desk: HallDesk; seat: Seat }> {
  const { hall, desk } = await lockedDesk(work, deskId)
  return { hall, desk, seat: seatAt(desk, staffOf(work)) }
}

/** Why the desk stops calling for a while, and when it goes on. */
export interface BreakPlan {
  readonly why: Pause
  readonly backAt: Instant | null
}

/** The queue asks these four, after it has looked whether somebody is still being served there. A new plan replaces the old. */
export async function startBreak(work: Work, deskId: DeskId, plan?: BreakPlan): Promise<Seat> {
  const { hall, desk, seat } = await ownDesk(work, deskId)
  const { why, backAt } = plan ?? { why: 'rest', backAt: null }
  if (backAt !== null && backAt <= work.now) throw new Refusal(no('back-in-the-past', {}, 'back'))
  if (seat.kind === 'break' && (!plan || (seat.why === why && seat.backAt === backAt))) return seat
  return changeSeat(work, hall, desk, { ...seat, kind: 'break', since: work.now, why, backAt })
}

export async function endBreak(work: Work, deskId: DeskId): Promise<Seat> {
  const { hall, desk, seat } = await ownDesk(work, deskId)
  return seat.kind === 'open' ? seat : changeSeat(work, hall, desk, opened(seat, work.now))
}

/** The desk goes on with a colleague, without a moment in which nobody sits there. */
export async function handSeat(work: Work, deskId: DeskId, colleague: StaffId): Promise<Seat> {
  const { hall, desk, seat } = await ownDesk(work, deskId)
  if (colleague === seat.staffId) return seat
  const { number } = desk.desk
  if (!(await isMember(work, hall, colleague))) throw new Refusal(no('colleague-not-a-member', {}, 'colleague'))
  if (!servesSomething(hall, deskId, colleague))
    throw new Refusal(no('colleague-not-qualified', { number }, 'colleague'))
  const elsewhere = await store.findSeatOfStaff(work, colleague)
  if (elsewhere) throw new Refusal(no('colleague-sits-elsewhere', { number: elsewhere.number }, 'colleague'))
  return changeSeat(work, hall, desk, opened({ deskId, staffId: colleague }, work.now))
}

/** Its own administrator leaves the desk, or the head closes a desk somebody forgot. */
export async function closeDesk(work: Work, deskId: DeskId): Promise<void> {
  const { hall, desk } = await lockedDesk(work, deskId)
  if (!desk.seat) return
  const own = work.actor.kind === 'staff' && work.actor.id === desk.seat.staffId
  if (!own) permit(work.actor, 'centres.manage', hall.centre.id)
  await changeSeat(work, hall, desk, undefined)
}

/** The desk the person acting has open, if any: where the desk page begins. */
export async function myDesk(
  work: Work,
): Promise<{ readonly centreId: CentreId; readonly deskId: DeskId; readonly kind: Seat['kind'] } | undefined> {
  const seat = await store.findSeatOfStaff(work, staffOf(work))
  return seat && { centreId: seat.centreId, deskId: seat.deskId, kind: seat.kind }
}

/** Desks nobody closed in the evening: taken as left when that day's work ended, so that they don't call in the morning. */
export async function endForgottenSeats(work: Work): Promise<number> {
  permit(work.actor, 'centres.manage')
  let ended = 0
  for (const { centreId, deskId, since } of await store.listSeatsSince(work, work.now)) {
    const { timetable } = await hallOf(work, centreId)
    const day = dateIn(timetable.zone, since)
    if (day >= dateIn(timetable.zone, work.now)) continue
    await store.lockDesk(work, centreId, deskId)
    const hall = await hallOf(work, centreId)
    const desk = hall.hallDesks.get(deskId)!
    if (desk.seat?.since !== since) continue // somebody was quicker
    const endOfWork = endOfDay(timetable, day, 'work') ?? since
    await changeSeat(work, hall, desk, undefined, Math.max(since, endOfWork) as Instant)
    ended++
  }
  return ended
}
