// The result comes back, the person is told the same day, comes, shows a document, signs, and the case is closed.
import type { Work } from '../../../db/work.ts'
import { permit } from '../../../kernel/actor.ts'
import type { Id } from '../../../kernel/id.ts'
import { Refusal } from '../../../kernel/refusal.ts'
import type { PlainDate } from '../../../kernel/time.ts'
import { recordAccess } from '../../audit/service.ts'
import { getVersion } from '../../catalogue/service.ts'
import { type CaseId, type NotifyChannel, no, type ShownDocument } from '../model.ts'
import { nowBy } from '../rules/timeline.ts'
import { collectable, waitsForAnswer } from '../rules/transitions.ts'
import { type Listed, listAtCentre, listOnTheWay, listToCollect } from '../store/lists.ts'
import { findCase } from '../store/record.ts'
import { happen, leaveTrace, lockFor } from './happen.ts'

/** Decided cases the centre expects back. */
export function listExpected(work: Work, centreId: Id<'Centre'>): Promise<Listed[]> {
  permit(work.actor, 'cases.hand-over', centreId)
  return listOnTheWay(work, centreId)
}

/** Results that lie at the centre and wait to be collected, the longest first. */
export function listWaitingHere(work: Work, centreId: Id<'Centre'>): Promise<Listed[]> {
  permit(work.actor, 'cases.issue-result', centreId)
  return listAtCentre(work, centreId, collectable)
}

/** The output package is registered; the announcement wakes the notice the person gets the same day. */
export async function receiveResult(work: Work, id: CaseId): Promise<void> {
  const it = await lockFor(work, id, 'cases.hand-over')
  await happen(work, it, 'cases.hand-over', [{ type: 'result-at-centre', facts: {}, told: undefined }])
  await leaveTrace(work, it, { operation: 'collect', purpose: 'issue', fields: ['result'] })
}

/** What the notifications need to tell the person; asked for by their job. */
export interface Notice {
  readonly caseId: CaseId
  readonly centreId: Id<'Centre'>
  readonly number: string
  readonly residentId: Id<'Resident'>
  readonly asked: NotifyChannel
  /** The contact named for this case, before those the person keeps. */
  readonly phone: string | undefined
  readonly email: string | undefined
  readonly serviceId: Id<'Service'>
  readonly serviceName: { readonly uk: string; readonly en: string }
  /** The name of the service must not stand in the message. */
  readonly sensitive: boolean
  /** Until when the person must act, or will have an answer; none while the clock stands. */
  readonly until: PlainDate | null
}

export async function noticeOf(work: Work, id: CaseId): Promise<Notice> {
  permit(work.actor, 'messages.see')
  const it = await findCase(work, id)
  if (!it) throw new Refusal(no('no-case'))
  const { summary, content } = it
  const { id: serviceId, name, sensitive } = await getVersion(work, summary.versionId)
  const { phone, email } = content.application.form
  const until = waitsForAnswer(summary.state) ? nowBy(summary) : summary.dueOn
  const about = { caseId: id, centreId: it.centreId, number: summary.number, residentId: summary.applicantId }
  return { ...about, asked: summary.notifyBy, phone, email, serviceId, serviceName: name, sensitive, until }
}

/** The notice went out. A second one, or one that comes after the person did, changes nothing. */
export async function noteNotified(work: Work, id: CaseId, channel: NotifyChannel): Promise<void> {
  const it = await lockFor(work, id, 'cases.issue-result')
  if (it.summary.state !== 'resultAtCentre') return
  await happen(work, it, 'cases.issue-result', [{ type: 'applicant-notified', facts: { channel }, told: undefined }])
}

export interface Handing {
  readonly to: 'applicant' | 'representative'
  readonly document: ShownDocument
  /** The person signed the issue sheet. */
  readonly signed: boolean
}

/** Against a signature, on a document; this closes the case. */
export async function issueResult(work: Work, id: CaseId, { to, document, signed }: Handing): Promise<void> {
  const it = await lockFor(work, id, 'cases.issue-result')
  if (!document.kind.trim() || !document.number.trim()) throw new Refusal(no('document-missing', {}, 'document'))
  if (!signed) throw new Refusal(no('not-signed', {}, 'signed'))
  if (to === 'representative' && !it.content.application.representative)
    throw new Refusal(no('no-representative', {}, 'to'))
  await happen(work, it, 'cases.issue-result', [{ type: 'issued', facts: { to }, told: { document } }])
  await leaveTrace(work, it, { operation: 'transfer', purpose: 'issue', fields: ['result', 'identityDocument'] })
}

/** Results that wait here for this person, own or of those they act for. */
export async function listForCollection(
  work: Work,
  centreId: Id<'Centre'>,
  residentId: Id<'Resident'>,
): Promise<Listed[]> {
  permit(work.actor, 'cases.issue-result', centreId)
  const found = await listToCollect(work, centreId, residentId, collectable)
  const result = found.length > 0 ? 'done' : 'nothing-found'
  await recordAccess(work, {
    operation: 'view',
    purpose: 'issue',
    ground: 'law',
    fields: ['cases'],
    subjectPersonId: residentId,
    centreId,
    result,
  })
  return found
}
