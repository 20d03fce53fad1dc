// The lists of an authority: what lies there by due date, what it has decided, what it was ever sent. Nothing sealed is opened.
import { type ExpressionBuilder, sql } from 'kysely'
import type { Tables } from '../../../db/tables.ts'
import type { Work } from '../../../db/work.ts'
import type { Id } from '../../../kernel/id.ts'
import type { PlainDate } from '../../../kernel/time.ts'
import type { CaseId, CaseState } from '../model.ts'
import { type Listed, listed } from './lists.ts'

export interface InboxFilter {
  readonly authorityId: Id<'Authority'>
  readonly states: readonly CaseState[]
  /** Standing clocks have no date and stand in a list of their own. */
  readonly clock: 'runs' | 'stands'
  readonly serviceId?: Id<'Service'> | undefined
  /** Only those that were due before this day. */
  readonly dueBefore?: PlainDate | undefined
  readonly after?: { readonly dueOn: PlainDate | null; readonly id: CaseId } | undefined
  readonly limit: number
}

export function listInbox(
  work: Work,
  { authorityId, states, clock, serviceId, dueBefore, after, limit }: InboxFilter,
): Promise<Listed[]> {
  let rows = listed(work).where('authority_id', '=', authorityId).where('state', 'in', states)
  if (serviceId) rows = rows.where('service_id', '=', serviceId)
  if (dueBefore) rows = rows.where('due_on', '<', dueBefore)
  if (clock === 'stands') {
    rows = rows.where('due_on', 'is', null)
    if (after) rows = rows.where('id', '>', after.id)
  } else {
    rows = rows.where('due_on', 'is not', null)
    if (after?.dueOn) rows = rows.where((is) => is(is.refTuple('due_on', 'id'), '>', is.tuple(after.dueOn!, after.id)))
  }
  return rows.orderBy('due_on').orderBy('id').limit(limit).execute()
}

/** Services of the cases that lie there now. */
export async function listInboxServices(
  work: Work,
  authorityId: Id<'Authority'>,
  states: readonly CaseState[],
): Promise<Id<'Service'>[]> {
  const rows = await work.db
    .selectFrom('cases.case')
    .select('service_id')
    .distinct()
    .where('authority_id', '=', authorityId)
    .where('state', 'in', states)
    .execute()
  return rows.map(({ service_id }) => service_id)
}

export interface InboxCounts {
  readonly late: number
  readonly today: number
  readonly later: number
  readonly stands: number
}

type Where = ExpressionBuilder<Tables, 'cases.case'>

/** How many stand in each group, none counted beyond `most`. */
export async function countInbox(
  work: Work,
  authorityId: Id<'Authority'>,
  states: readonly CaseState[],
  { today, most }: { readonly today: PlainDate; readonly most: number },
): Promise<InboxCounts> {
  const group = (of: (is: Where) => ReturnType<Where>) =>
    work.db
      .selectFrom(
        work.db
          .selectFrom('cases.case')
          .select(sql`1`.as('one'))
          .where('authority_id', '=', authorityId)
          .where('state', 'in', states)
          .where(of)
          .limit(most)
          .as('some'),
      )
      .select(({ fn }) => fn.countAll<number>().as('count'))
  const count = async (of: (is: Where) => ReturnType<Where>) =>
    Number((await group(of).executeTakeFirstOrThrow()).count)
  return {
    late: await count((is) => is('due_on', '<', today)),
    today: await count((is) => is('due_on', '=', today)),
    later: await count((is) => is('due_on', '>', today)),
    stands: await count((is) => is('due_on', 'is', null)),
  }
}

const decided: readonly CaseState[] = ['decidedPositive', 'decidedNegative', 'notConsidered']

/** Decided, and the papers still lie with the authority. */
export function listToReturn(work: Work, authorityId: Id<'Authority'>, limit: number): Promise<Listed[]> {
  return listed(work)
    .where('authority_id', '=', authorityId)
    .where('state', 'in', decided)
    .where(sql<boolean>`summary->'marks'->>'resultSent' is null`)
    .orderBy('id')
    .limit(limit)
    .execute()
}

export interface SentFilter {
  readonly authorityId: Id<'Authority'>
  /** The centres whose batches it receives: the last part of a number is sought there. */
  readonly centres: readonly Id<'Centre'>[]
  readonly numberKey: string
  readonly sequence?: number | undefined
  readonly limit: number
}

/** By number or the last part of it, whatever became of the case since. */
export async function findSent(
  work: Work,
  { authorityId, centres, numberKey, sequence, limit }: SentFilter,
): Promise<Listed[]> {
  if (sequence !== undefined && centres.length === 0) return []
  let rows = listed(work).where('authority_id', '=', authorityId).where('state', '!=', 'registered')
  if (sequence === undefined) rows = rows.where('number_key', '=', numberKey)
  else rows = rows.where('centre_id', 'in', [...centres]).where('sequence', '=', sequence)
  return rows.orderBy('filed_at', 'desc').orderBy('id').limit(limit).execute()
}
