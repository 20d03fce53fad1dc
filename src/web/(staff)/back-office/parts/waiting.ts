// What waits in the other lists of an authority, for the figures beside their names.
import type { Work } from '../../../../db/work.ts'
import type { Id } from '../../../../kernel/id.ts'
import { listToReturn } from '../../../../modules/cases/service/authority.ts'
import { listIncoming } from '../../../../modules/cases/service/hand-over.ts'

export async function waitingOf(work: Work, authorityId: Id<'Authority'>) {
  const batches = await listIncoming(work, authorityId)
  return {
    incoming: batches.reduce((all, { unanswered }) => all + unanswered, 0),
    toReturn: (await listToReturn(work, authorityId)).length,
  }
}
