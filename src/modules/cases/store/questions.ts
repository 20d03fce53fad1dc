// Questions that wait, by the unit that is asked: rows folded from the cases, for the lists of those who answer.
import type { Work } from '../../../db/work.ts'
import type { Id } from '../../../kernel/id.ts'
import type { Instant } from '../../../kernel/time.ts'
import type { Case, CaseId, Summary } from '../model.ts'

/** Written with the row of the case, when its questions changed. */
export async function saveQuestions(
  work: Work,
  { id, centreId }: Pick<Case, 'id' | 'centreId'>,
  { questions = [] }: Summary,
) {
  await work.db.deleteFrom('cases.question').where('centre_id', '=', centreId).where('case_id', '=', id).execute()
  if (questions.length === 0) return
  const rows = questions.map(({ n, unit, look, at }) => ({
    ...{ centre_id: centreId, case_id: id, n, unit, for_head: look !== null, asked_at: new Date(at) },
  }))
  await work.db.insertInto('cases.question').values(rows).execute()
}

export interface Waits {
  readonly caseId: CaseId
  readonly centreId: Id<'Centre'>
  readonly summary: Summary
  readonly n: number
  readonly unit: string
  readonly forHead: boolean
  readonly askedAt: Instant
}

/** Of these units, the longest waiting first; those about looks only for their heads. */
export async function listQuestions(
  work: Work,
  {
    units,
    headOf,
    limit,
  }: { readonly units: readonly string[]; readonly headOf: readonly string[]; readonly limit: number },
): Promise<Waits[]> {
  return work.db
    .selectFrom('cases.question as question')
    .innerJoin('cases.case as it', (join) =>
      join.onRef('it.centre_id', '=', 'question.centre_id').onRef('it.id', '=', 'question.case_id'),
    )
    .select(['question.case_id as caseId', 'question.centre_id as centreId', 'it.summary', 'question.n'])
    .select(['question.unit', 'question.for_head as forHead', 'question.asked_at as askedAt'])
    .where((is) =>
      is.or([
        is.and([is('question.for_head', '=', false), is('question.unit', 'in', [...units, nobody])]),
        is.and([is('question.for_head', '=', true), is('question.unit', 'in', [...headOf, nobody])]),
      ]),
    )
    .orderBy('question.asked_at')
    .orderBy('question.case_id')
    .orderBy('question.n')
    .limit(limit)
    .execute()
}

/** SQL has no empty list. */
const nobody = '00000000-0000-0000-0000-000000000000'
