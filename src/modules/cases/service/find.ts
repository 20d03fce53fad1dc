// Looking for cases by number, its last part, or the person: an administrator within the centres of their posts, an officer
// among those sent to the authority.
import type { Work } from '../../../db/work.ts'
import { permit, placesWhere } from '../../../kernel/actor.ts'
import type { Id } from '../../../kernel/id.ts'
import { Refusal } from '../../../kernel/refusal.ts'
import { recordAccess } from '../../audit/service.ts'
import { listCentresOfAuthority } from '../../centres/service/authorities.ts'
import { type CaseId, no } from '../model.ts'
import { numberKey, sequenceIn } from '../rules/number.ts'
import { findSent } from '../store/inbox.ts'
import * as lists from '../store/lists.ts'

export interface Sought {
  readonly number?: string | undefined
  readonly residentId?: Id<'Resident'> | undefined
  readonly after?: lists.FindFilter['after']
  readonly limit?: number | undefined
  readonly reason?: string | undefined
}

/** Newest first. Cases of other centres are not filtered out afterwards: the query never sees them. */
export async function findCases(
  work: Work,
  { number = '', residentId, after, limit = 50, reason }: Sought,
): Promise<lists.Listed[]> {
  permit(work.actor, 'cases.see')
  if (!number.trim() && !residentId) throw new Refusal(no('search-empty', {}, 'number'))
  const places = placesWhere(work.actor, 'cases.see') as Id<'Centre'>[]
  const by = {
    numberKey: number.trim() ? numberKey(number) : undefined,
    sequence: sequenceIn(number),
    applicantId: residentId,
  }
  const found = places.length > 0 ? await lists.findCases(work, { places, ...by, after, limit }) : []
  await traceOf(work, found, residentId, reason)
  return found
}

/** Any case that was ever sent to this authority, whatever became of it. */
export async function findSentCases(work: Work, authorityId: Id<'Authority'>, number: string): Promise<lists.Listed[]> {
  permit(work.actor, 'cases.see', authorityId)
  if (!number.trim()) throw new Refusal(no('search-empty', {}, 'number'))
  const centres = await listCentresOfAuthority(work, authorityId)
  const by = { numberKey: numberKey(number), sequence: sequenceIn(number) }
  const found = await findSent(work, { authorityId, centres, ...by, limit: 50 })
  await traceOf(work, found, undefined, undefined)
  return found
}

/** Who was sought is written down, found or not. */
async function traceOf(
  work: Work,
  found: readonly lists.Listed[],
  residentId: Id<'Resident'> | undefined,
  reason: string | undefined,
): Promise<void> {
  const [only] = found.length === 1 ? found : []
  const result = found.length > 0 ? 'done' : 'nothing-found'
  const about = { subjectPersonId: residentId ?? only?.summary.applicantId, caseId: only?.id, centreId: only?.centreId }
  await recordAccess(work, {
    operation: 'view',
    purpose: 'serve',
    ground: 'law',
    fields: ['cases'],
    ...about,
    reason,
    result,
  })
}

/** Numbers of cases for those who read the log; a number names nobody. */
export async function caseNumbers(work: Work, ids: readonly CaseId[]): Promise<ReadonlyMap<CaseId, string>> {
  permit(work.actor, 'audit.see')
  return lists.numbersOf(work, [...new Set(ids)])
}
