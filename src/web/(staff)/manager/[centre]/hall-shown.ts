// The hall with who sits at each desk, as its staff see it.
import type { Work } from '../../../../db/work.ts'
import { permit } from '../../../../kernel/actor.ts'
import type { CentreId } from '../../../../modules/centres/model.ts'
import { listDeskViews } from '../../../../modules/centres/service/desks.ts'
import { hallOf } from '../../../../modules/centres/service/hall.ts'
import type { Name, StaffId } from '../../../../modules/identity/model.ts'
import { shortName } from '../../../../modules/identity/rules/names.ts'
import { staffNames } from '../../../../modules/identity/service/manage-staff.ts'
import { hallNow } from '../../../../modules/queue/service/hall-now.ts'
import { hallOverview } from '../../../../modules/queue/service/screens.ts'

/** So many promises that break are named; of more the number is told. */
const named = 8

export type HallShown = Awaited<ReturnType<typeof hallShown>>

export async function hallShown(work: Work, centreId: CentreId) {
  permit(work.actor, 'queue.see', centreId)
  const hall = await hallOverview(work, centreId)
  const now = await hallNow(work, centreId, named)
  const seats = new Map((await listDeskViews(work, centreId)).map(({ desk, seat }) => [desk.id, seat?.staffId]))
  const names = await staffNames(work, [...seats.values()].filter((id) => id !== undefined) as StaffId[])
  const { groups } = await hallOf(work, centreId)
  const fullNames = new Map([...groups.values()].map(({ key, name }) => [key, name]))
  const lines = new Map(now.lines.map((line) => [line.key, line]))
  const moved = new Map(now.moves.map(({ desk, groupId }) => [desk, groups.get(groupId)!.short]))
  const nameAt = (id: (typeof hall.desks)[number]['id']): Name | undefined => names.get(seats.get(id) as StaffId)
  return {
    ...hall,
    ...{ breaking: now.breaking, moreBreaking: now.moreBreaking },
    groups: hall.groups.map((group) => ({
      ...group,
      ...{ name: fullNames.get(group.key) ?? group.name, today: lines.get(group.key)?.today ?? null },
      groupId: lines.get(group.key)!.groupId,
    })),
    moves: now.moves.map((move) => ({ ...move, group: groups.get(move.groupId)!.short })),
    desks: hall.desks.map((desk) => {
      const name = nameAt(desk.id)
      return { ...desk, who: name ? shortName(name) : null, movedTo: moved.get(desk.number) ?? null }
    }),
  }
}
