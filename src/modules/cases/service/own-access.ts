// Who sees a case from the portal: the person themselves, or one who holds a power that reaches it today (handbook 6.4).
import type { Work } from '../../../db/work.ts'
import type { Id } from '../../../kernel/id.ts'
import { Refusal } from '../../../kernel/refusal.ts'
import { dateIn, kyiv } from '../../../kernel/time.ts'
import type { Access } from '../../audit/model.ts'
import { recordAccess } from '../../audit/service.ts'
import type { ActingFor } from '../../identity/model.ts'
import { listActingFor } from '../../identity/service/representatives.ts'
import { type Case, type CaseId, no, type Summary } from '../model.ts'
import * as store from '../store/record.ts'

export interface Mine {
  readonly it: Case
  /** None: the applicant themselves. */
  readonly actingFor: ActingFor | null
}

/** Only after a sign-in that proves who it is. */
export function meTrusted({ actor }: Work): Id<'Resident'> {
  if (actor.kind !== 'resident') throw new Refusal(no('no-case'))
  if (actor.trust === 'low') throw new Refusal(no('low-trust'))
  return actor.id
}

/** Within the services of the power, and nothing that was filed before it. */
export const reaches = (
  { scope, validFrom }: ActingFor,
  { serviceId, marks }: Pick<Summary, 'serviceId' | 'marks'>,
): boolean => (scope === 'all' || scope.includes(serviceId)) && validFrom <= dateIn(kyiv, marks.filed)

async function findMine(work: Work, id: CaseId, find: typeof store.findCase): Promise<Mine> {
  const me = meTrusted(work)
  const it = await find(work, id)
  if (!it) throw new Refusal(no('no-case'))
  if (it.summary.applicantId === me) return { it, actingFor: null }
  const held = await listActingFor(work, me, it.summary.applicantId)
  const actingFor = held.find((power) => reaches(power, it.summary))
  if (!actingFor) throw new Refusal(no('no-case'))
  return { it, actingFor }
}

export const getMine = (work: Work, id: CaseId): Promise<Mine> => findMine(work, id, store.findCase)

/** For what the person does with their case. */
export const lockOwn = async (work: Work, id: CaseId): Promise<Case> => (await findMine(work, id, store.lockCase)).it

/** One's own right, or the power one acts by. */
export const byRight = (work: Work, applicantId: Id<'Resident'>): Pick<Access, 'purpose' | 'ground'> =>
  work.actor.kind === 'resident' && work.actor.id !== applicantId
    ? { purpose: 'represent', ground: 'law' }
    : { purpose: 'own', ground: 'right' }

/** The person's own looks and acts stand in the log too; the person represented reads theirs. */
export const traceOwn = (
  work: Work,
  { id, centreId, summary: { applicantId } }: Pick<Case, 'id' | 'centreId' | 'summary'>,
  operation: Access['operation'],
  fields: readonly string[],
): Promise<void> =>
  recordAccess(work, {
    ...{ operation, ...byRight(work, applicantId), fields, subjectPersonId: applicantId, caseId: id, centreId },
  })
