// What stands on the receipt (опис), the hand-over act and the issue sheet; the papers themselves are made elsewhere.
import type { Work } from '../../../db/work.ts'
import { permit } from '../../../kernel/actor.ts'
import type { Id } from '../../../kernel/id.ts'
import { Refusal } from '../../../kernel/refusal.ts'
import type { Text } from '../../../kernel/text.ts'
import type { Instant } from '../../../kernel/time.ts'
import { getVersion } from '../../catalogue/service.ts'
import type { Name } from '../../identity/model.ts'
import { namesOf } from '../../identity/service/residents.ts'
import { type Application, type CaseId, type Doer, type Due, no, type Waiting } from '../model.ts'
import * as store from '../store/record.ts'
import { deadlineOf } from './file.ts'
import { happen, leaveTrace, lockFor } from './happen.ts'
import { newSecret, secretHash } from './secret.ts'

export interface IntakeReceipt {
  readonly caseId: CaseId
  readonly number: string
  readonly centreId: Id<'Centre'>
  readonly service: Text
  readonly serviceCode: string | null
  readonly applicant: Name
  readonly filedAt: Instant
  readonly deadline: Due | Waiting
  /** Papers, payments, representative, how to tell and to deliver. */
  readonly application: Application
  /** Filed all the same, because the person insisted. */
  readonly missing: readonly string[]
  /** The administrator who took it, by the record. */
  readonly takenBy: Doer
}

/** Everything the inventory says. The secret code is not here: only its hash is kept, so it is printed at once or made anew. */
export async function receiptOf(work: Work, id: CaseId): Promise<IntakeReceipt> {
  permit(work.actor, 'cases.take')
  const it = await store.findCase(work, id)
  if (!it) throw new Refusal(no('no-case'))
  permit(work.actor, 'cases.take', it.centreId)
  const { summary, content, centreId } = it
  const events = await store.listEvents(work, it)
  const insistence = events.find((event) => event.type === 'insisted-on-incomplete')
  const names = await namesOf(work, [summary.applicantId], { purpose: 'register', centreId, caseId: id })
  const service = await getVersion(work, summary.versionId)
  await leaveTrace(work, it, { operation: 'view', purpose: 'register', fields: ['application', 'papers'] })
  return {
    caseId: id,
    number: summary.number,
    centreId,
    service: service.name,
    serviceCode: service.code,
    applicant: names.get(summary.applicantId)!,
    filedAt: summary.marks.filed,
    deadline: deadlineOf(summary),
    application: content.application,
    missing: insistence?.facts.missing ?? [],
    takenBy: events[0]!.by,
  }
}

/** The receipt was lost, or is printed once more: a new code, and the old one no longer fits. Said once. */
export async function renewCode(work: Work, id: CaseId): Promise<{ readonly secretCode: string }> {
  const it = await lockFor(work, id, 'cases.take')
  const secretCode = newSecret()
  await happen(work, it, 'cases.take', [{ type: 'code-renewed', facts: {}, told: undefined }])
  await store.saveCodeHash(work, it, secretHash(work, it.summary.number, secretCode))
  await leaveTrace(work, it, { operation: 'change', purpose: 'register', fields: ['secretCode'] })
  return { secretCode }
}
