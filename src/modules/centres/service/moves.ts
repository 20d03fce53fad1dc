// A desk moved to other work with one action: till a time of today or till its end, taken back as easily.
import type { Work } from '../../../db/work.ts'
import { permit } from '../../../kernel/actor.ts'
import { newId } from '../../../kernel/id.ts'
import { accept, Refusal } from '../../../kernel/refusal.ts'
import { addDays, type Instant, momentOf, type PlainTime } from '../../../kernel/time.ts'
import type { Values } from '../../audit/model.ts'
import { type CentreId, type DeskId, type DeskMove, type GroupId, type MoveId, no } from '../model.ts'
import { dutiesNow, dutiesOf, newestGiven, rightsOf, today } from '../rules/hall.ts'
import { withRights } from '../rules/levels.ts'
import { checkMove, differs, moveAt, underMove } from '../rules/moves.ts'
import { lockCentre } from '../store/alarm.ts'
import * as store from '../store/moves.ts'
import { changed } from './changed.ts'
import { type Hall, hallOf } from './hall.ts'

export { moveAt } from '../rules/moves.ts'

export interface MoveAsked {
  readonly deskId: DeskId
  readonly groupId: GroupId
  /** What becomes of its other work: 1 helps while others fall behind, 0 is left to others. */
  readonly rest: 0 | 1
  /** Till the end of the day, unless a time is said. */
  readonly until?: Instant | undefined
}

const endOfToday = (hall: Hall, now: Instant): Instant =>
  momentOf(hall.timetable.zone, addDays(today(hall, now), 1), '00:00' as PlainTime)

/** The move as it would be, or why it can't. */
export function moveAsked(hall: Hall, { deskId, groupId, rest, until }: MoveAsked, now: Instant): DeskMove {
  const seated = hall.hallDesks.get(deskId)
  if (!seated) throw new Refusal(no('no-desk', {}, 'desk'))
  if (!hall.groups.has(groupId)) throw new Refusal(no('no-group', {}, 'group'))
  const endOfDay = endOfToday(hall, now)
  const move: DeskMove = { id: newId<'DeskMove'>(), deskId, groupId, rest, since: now, until: until ?? endOfDay }
  const { seat, desk } = seated
  return accept(
    checkMove(move, {
      ...{ now, endOfDay, number: desk.number, inUse: desk.inUse },
      changes: differs(dutiesNow(hall, deskId), underMove(dutiesOf(hall, deskId), move, hall.given)),
      isQualified: !seat || rightsOf(hall, seat.staffId).groups.has(groupId),
    }),
  )
}

/** The hall as it would be with the desk moved. */
export function withMove<Of extends Hall>(hall: Of, move: DeskMove): Of {
  const seated = hall.hallDesks.get(move.deskId)!
  const duties = underMove(dutiesOf(hall, move.deskId), move, hall.given)
  const serves = seated.seat ? withRights(duties, rightsOf(hall, seated.seat.staffId), newestGiven(hall)) : {}
  return {
    ...hall,
    moves: [...hall.moves.filter(({ deskId }) => deskId !== move.deskId), move],
    hallDesks: new Map(hall.hallDesks).set(move.deskId, { ...seated, ...serves }),
  }
}

const valuesOf = ({ groupId, rest, until }: DeskMove): Values => ({ main: groupId, rest, until })

/** A move of a desk that is moved already takes the place of the earlier one. */
export async function moveDesk(work: Work, centreId: CentreId, asked: MoveAsked): Promise<DeskMove> {
  permit(work.actor, 'centres.manage', centreId)
  await lockCentre(work, centreId)
  const hall = await hallOf(work, centreId)
  const move = moveAsked(hall, asked, work.now)
  const earlier = moveAt(hall.moves, move.deskId)
  if (earlier) await store.endMove(work, centreId, earlier.id, work.now)
  await store.addMove(work, centreId, move)
  const change = { before: earlier ? valuesOf(earlier) : null, after: valuesOf(move) }
  await changed(work, centreId, { what: 'centres.desk_move', id: move.deskId, ...change })
  return move
}

/** Back to the work the head set for good. */
export async function endMove(work: Work, centreId: CentreId, id: MoveId): Promise<void> {
  permit(work.actor, 'centres.manage', centreId)
  await lockCentre(work, centreId)
  const move = (await hallOf(work, centreId)).moves.find((each) => each.id === id)
  if (!move) throw new Refusal(no('no-move'))
  await store.endMove(work, centreId, id, work.now)
  const change = { before: valuesOf(move), after: null }
  await changed(work, centreId, { what: 'centres.desk_move', id: move.deskId, ...change })
}
