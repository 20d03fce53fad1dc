// The manager's hall: lines, desks, whose promise breaks and why; a desk is moved to other work with its effect shown before.
import { z } from 'zod'
import type { Work } from '../../../../../db/work.ts'
import { may } from '../../../../../kernel/actor.ts'
import { parseId } from '../../../../../kernel/id.ts'
import { Refusal, sentence } from '../../../../../kernel/refusal.ts'
import type { Text } from '../../../../../kernel/text.ts'
import { type Instant, later, minutes } from '../../../../../kernel/time.ts'
import {
  type Centre,
  type CentreId,
  type DeskId,
  type DeskMove,
  type GroupId,
  type Level,
  no,
} from '../../../../../modules/centres/model.ts'
import { dutiesNow, hallOf, rightsOf } from '../../../../../modules/centres/service/hall.ts'
import { endMove, moveAt, moveDesk } from '../../../../../modules/centres/service/moves.ts'
import { effectOfMove, type MoveEffect } from '../../../../../modules/queue/service/effect.ts'
import { keyed } from '../../../keyed.ts'
import { act } from '../../parts/act.ts'
import { centreOf } from '../../parts/place.ts'
import { type HallShown, hallShown } from '../hall-shown.ts'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = ({ locals, params, url, depends }) => {
  depends('live:hall')
  return locals.look(async (work) => {
    const centre = await centreOf(work, params.centre)
    const hall = may(work.actor, 'queue.see', centre.id) ? await hallShown(work, centre.id) : undefined
    return { centreId: centre.id, hall, move: hall && (await moveShown(work, centre, hall, url.searchParams)) }
  })
}

/** Half-hours a move may last to: one not too near, and one an hour later. */
function untilsAt(now: Instant): Instant[] {
  const half = minutes(30)
  const next = Math.ceil((now + half) / half) * half
  return [next as Instant, later(next as Instant, 2 * half)]
}

export interface MoveShown {
  readonly desk: HallShown['desks'][number]
  /** The work it has now. */
  readonly serves: readonly { readonly groupId: GroupId; readonly level: Level }[]
  readonly moveId: string | null
  /** Where it may be moved. */
  readonly to: readonly { readonly groupId: GroupId; readonly isMain: boolean; readonly isQualified: boolean }[]
  readonly group: GroupId | null
  readonly rest: 0 | 1
  readonly untils: readonly Instant[]
  readonly until: Instant | null
  readonly effect: MoveEffect | null
  readonly refused: Text | null
}

/** The desk somebody has chosen, where it could go, and what that would do. */
async function moveShown(
  work: Work,
  { id }: Centre,
  shown: HallShown,
  asked: URLSearchParams,
): Promise<MoveShown | undefined> {
  if (!may(work.actor, 'centres.manage', id)) return undefined
  const deskId = parseId<'Desk'>(asked.get('desk'))
  const desk = deskId && shown.desks.find((each) => each.id === deskId)
  if (!desk) return undefined
  const hall = await hallOf(work, id)
  const duties = dutiesNow(hall, desk.id)
  const seat = hall.hallDesks.get(desk.id)?.seat
  const rights = seat && rightsOf(hall, seat.staffId)
  const to = [...hall.groups.keys()]
    .map((groupId) => ({
      groupId,
      isMain: duties.byGroup.get(groupId) === 2,
      isQualified: !rights || rights.groups.has(groupId),
    }))
    .filter(({ groupId, isMain }) => !isMain || worksBeside(duties, groupId))
  const group = chosenGroup(shown, to, parseId<'ServiceGroup'>(asked.get('to')))
  const untils = untilsAt(work.now)
  const until =
    untils.find((at) => String(at) === asked.get('until')) ?? (asked.get('until') === 'day' ? null : untils[0]!)
  const rest = asked.get('rest') === '0' ? 0 : 1
  return {
    ...{ desk, to, group, rest, untils, until, moveId: moveAt(hall.moves, desk.id)?.id ?? null },
    serves: [...duties.byGroup].filter(([, level]) => level > 0).map(([groupId, level]) => ({ groupId, level })),
    ...(group ? await effectOrWhyNot(work, id, { deskId: desk.id, groupId: group, rest, until }) : noEffect),
  }
}

/** A desk that has other work too can be moved to one of its own works alone. */
const worksBeside = ({ byGroup }: ReturnType<typeof dutiesNow>, groupId: GroupId): boolean =>
  [...byGroup].some(([id, level]) => id !== groupId && level > 0)

const noEffect = { effect: null, refused: null }

/** What was asked for, or the line that needs a desk most and whose work the person there may do; what is not done there yet first. */
function chosenGroup(shown: HallShown, to: MoveShown['to'], asked: GroupId | null | undefined): GroupId | null {
  if (asked && to.some(({ groupId }) => groupId === asked)) return asked
  const able = to.filter(({ isQualified }) => isQualified)
  const lines = new Map(shown.groups.map((group) => [group.groupId, group]))
  const dueOf = ({ groupId }: (typeof to)[number]): number => lines.get(groupId)?.nextPromise ?? Number.MAX_VALUE
  const needing = able
    .filter(({ groupId }) => (lines.get(groupId)?.waiting ?? 0) > 0)
    .sort((a, b) => Number(a.isMain) - Number(b.isMain) || dueOf(a) - dueOf(b))
  return (needing[0] ?? able[0] ?? to[0])?.groupId ?? null
}

type Asked = Pick<DeskMove, 'deskId' | 'groupId' | 'rest'> & { readonly until: Instant | null }
const wishOf = ({ until, ...rest }: Asked) => ({ ...rest, ...(until !== null && { until }) })

async function effectOrWhyNot(work: Work, id: CentreId, asked: Asked): Promise<Pick<MoveShown, 'effect' | 'refused'>> {
  try {
    return { effect: await effectOfMove(work, id, wishOf(asked)), refused: null }
  } catch (fault) {
    if (!(fault instanceof Refusal)) throw fault
    const [first] = fault.answers
    return { effect: null, refused: { uk: sentence(first!, 'uk'), en: sentence(first!, 'en') } }
  }
}

const moving = z.object({
  desk: z.uuid(),
  to: z.uuid(),
  rest: z.enum(['0', '1']),
  until: z.union([z.literal('day'), z.coerce.number().int()]),
})

const inMoveForm = { group: 'to' }

export const actions: Actions = {
  move: (event) =>
    act(
      event,
      async (form) => {
        const { desk, to, rest, until } = form.read(moving)
        const asked: Asked = {
          ...{ deskId: desk as DeskId, groupId: to as GroupId, rest: rest === '0' ? 0 : 1 },
          until: until === 'day' ? null : (until as Instant),
        }
        await event.locals.run(
          async (work) => {
            const { id } = await centreOf(work, event.params.centre)
            await moveDesk(work, id, wishOf(asked))
          },
          keyed(form, 'move', desk, to, rest, String(until)),
        )
        return `/manager/${event.params.centre}/hall?done=moved#moves`
      },
      inMoveForm,
    ),

  back: (event) =>
    act(event, async (form) => {
      const { move } = form.read(z.object({ move: z.string() }))
      const id = parseId<'DeskMove'>(move)
      if (!id) throw new Refusal(no('no-move'))
      await event.locals.run(
        async (work) => endMove(work, (await centreOf(work, event.params.centre)).id, id),
        keyed(form, 'back', move),
      )
      return `/manager/${event.params.centre}/hall?done=back`
    }),
}
