// What a move of a desk would do to the lines, shown before it is done.
import type { Work } from '../../../db/work.ts'
import { permit } from '../../../kernel/actor.ts'
import type { Text } from '../../../kernel/text.ts'
import type { CentreId, DeskMove, GroupId } from '../../centres/model.ts'
import { dutiesNow } from '../../centres/service/hall.ts'
import { type MoveAsked, moveAsked, withMove } from '../../centres/service/moves.ts'
import type { TicketId } from '../model.ts'
import { effectOf, type LineExpected } from '../rules/forecast/effect.ts'
import { type Moment, worldOf } from './forecast.ts'
import { momentOf } from './moment.ts'
import { newcomerFor, plainLine } from './newcomers.ts'

export interface LineEffect {
  readonly groupId: GroupId
  readonly key: string
  readonly name: Text
  readonly waiting: number
  readonly before: LineExpected
  readonly after: LineExpected
  /** No desk that calls would have it as main work any more. */
  readonly leftAlone: boolean
}

export interface MoveEffect {
  readonly move: DeskMove
  /** Lines of the hall; none while an alarm stands, for nobody knows how long it will. */
  readonly lines: readonly LineEffect[]
}

export async function effectOfMove(work: Work, centreId: CentreId, asked: MoveAsked): Promise<MoveEffect> {
  permit(work.actor, 'centres.manage', centreId)
  const now = await momentOf(work, centreId)
  const move = moveAsked(now.hall, asked, work.now)
  if (now.hall.alarm) return { move, lines: [] }
  const then: Moment = { ...now, hall: withMove(now.hall, move) }
  const lines = [...now.hall.groups.values()].map((group) => ({
    ...{ groupId: group.id, key: group.key, name: group.short },
    newcomer: newcomerFor(now.hall, plainLine(now.hall, group)) as TicketId,
    waiting: now.waiting.filter(({ groupId }) => groupId === group.id).length,
    leftAlone: mainsCalling(now, group.id) > 0 && mainsCalling(then, group.id) === 0,
  }))
  const effects = effectOf(await worldOf(work, now, work.now), await worldOf(work, then, work.now), lines)
  return {
    move,
    lines: effects.map(({ line: { newcomer: _, ...line }, before, after }) => ({ ...line, before, after })),
  }
}

const mainsCalling = ({ hall }: Moment, groupId: GroupId): number =>
  [...hall.hallDesks.values()].filter(
    ({ isCalling, desk }) => isCalling && dutiesNow(hall, desk.id).byGroup.get(groupId) === 2,
  ).length
