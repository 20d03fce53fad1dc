// Moves of desks in the database; those in force are read with the set-up.
import type { Work } from '../../../db/work.ts'
import { whoOf } from '../../../kernel/actor.ts'
import type { Instant } from '../../../kernel/time.ts'
import type { CentreId, DeskMove, MoveId } from '../model.ts'

export async function addMove(work: Work, centreId: CentreId, move: DeskMove): Promise<void> {
  const { id, deskId, groupId, rest, since, until } = move
  const times = { since: new Date(since), until: new Date(until) }
  const row = { centre_id: centreId, id, desk_id: deskId, group_id: groupId, rest, ...times }
  await work.db
    .insertInto('centres.desk_move')
    .values({ ...row, begun_by: whoOf(work.actor), ended_by: null })
    .execute()
}

export async function endMove(work: Work, centreId: CentreId, id: MoveId, until: Instant): Promise<void> {
  await work.db
    .updateTable('centres.desk_move')
    .set({ until: new Date(until), ended_by: whoOf(work.actor) })
    .where('centre_id', '=', centreId)
    .where('id', '=', id)
    .execute()
}
