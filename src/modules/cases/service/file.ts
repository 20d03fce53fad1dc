// The file of a case, for the centre and the authority: opened with a row in the log, corrected and added to by events.
import type { Work } from '../../../db/work.ts'
import { may, permit } from '../../../kernel/actor.ts'
import type { Id } from '../../../kernel/id.ts'
import { Refusal } from '../../../kernel/refusal.ts'
import { dateIn, type PlainDate } from '../../../kernel/time.ts'
import { workingDaysBetween } from '../../../kernel/working-days.ts'
import type { Service } from '../../catalogue/model.ts'
import { getVersion } from '../../catalogue/service.ts'
import { getCentre } from '../../centres/service/centres.ts'
import type { CaseFile, FilePurpose, KeptFile, OpenedFile } from '../../documents/model.ts'
import { addFile, listFiles, openFile as openStoredFile } from '../../documents/service.ts'
import {
  type Case,
  type CaseId,
  type Content,
  type Correction,
  type Due,
  no,
  type Recorded,
  type Summary,
  type Waiting,
} from '../model.ts'
import { dueOf } from '../rules/deadline.ts'
import { fold, foldContent } from '../rules/fold.ts'
import { contactFaults, settledFaults } from '../rules/intake.ts'
import type { CaseStep } from '../rules/steps.ts'
import * as links from '../store/intake.ts'
import * as store from '../store/record.ts'
import { withContacts } from './contacts.ts'
import { happen, leaveTrace, lockFor, type Why } from './happen.ts'
import { stepsOfCase } from './requirements.ts'

export interface CaseView {
  readonly id: CaseId
  readonly centreId: Id<'Centre'>
  readonly summary: Summary
  readonly content: Content
  readonly service: Service
  readonly events: readonly Recorded[]
  readonly steps: readonly CaseStep[]
  /** The date and why that date. */
  readonly deadline: Due | Waiting
  /** Working days left; negative when the term has passed, none while the clock stands. */
  readonly slack: number | null
  readonly files: readonly (CaseFile & { readonly paper: number | null })[]
}

export const deadlineOf = ({ clock }: Pick<Summary, 'clock'>): Due | Waiting => dueOf(clock)

export const slackOf = ({ dueOn, clock }: Summary, today: PlainDate): number | null =>
  dueOn && workingDaysBetween(today, dueOn, clock.calendar)

/** Staff of the centre see its cases; those of the authority see the ones sent to it. */
export function mayOpen(work: Work, { centreId, summary }: Pick<Case, 'centreId' | 'summary'>): boolean {
  const { authorityId, state } = summary
  const sent = authorityId !== null && state !== 'registered'
  return may(work.actor, 'cases.see', centreId) || (sent && may(work.actor, 'cases.see', authorityId))
}

async function findFor(work: Work, id: CaseId): Promise<Case> {
  permit(work.actor, 'cases.see')
  const it = await store.findCase(work, id)
  if (!it || !mayOpen(work, it)) throw new Refusal(no('no-case'))
  return it
}

export interface Opening {
  readonly purpose: Why['purpose']
  /** Asked for where the case is opened outside one's own work on it. */
  readonly reason?: string | undefined
}

/** The whole file. Whoever opens it stands in the log the resident can read. */
export async function openCase(work: Work, id: CaseId, { purpose, reason }: Opening): Promise<CaseView> {
  const it = await findFor(work, id)
  await leaveTrace(work, it, { operation: 'view', purpose, reason, fields: ['application', 'papers', 'decision'] })
  return viewOf(work, it)
}

async function viewOf(work: Work, it: Case): Promise<CaseView> {
  const { summary } = it
  const service = await getVersion(work, summary.versionId)
  const { zone } = await getCentre(work, it.centreId)
  return {
    ...it,
    service,
    events: await store.listEvents(work, it),
    steps: stepsOfCase(service, summary),
    deadline: deadlineOf(summary),
    slack: slackOf(summary, dateIn(zone, work.now)),
    files: await filesOf(work, it),
  }
}

export async function filesOf(work: Work, it: Pick<Case, 'id' | 'centreId'>): Promise<CaseView['files']> {
  const papers = new Map((await links.listFiles(work, it)).map(({ fileId, paper }) => [fileId, paper]))
  const files = await listFiles(work, it.id)
  return files
    .filter(({ withdrawnAt }) => withdrawnAt === null)
    .map((file) => ({ ...file, paper: papers.get(file.id) ?? null }))
}

/** One file of the case, to be sent to the one who asked; `inline`: to be looked at, not downloaded. */
export async function openFile(
  work: Work,
  id: CaseId,
  fileId: Id<'File'>,
  purpose: Why['purpose'],
  inline = false,
): Promise<OpenedFile> {
  const { summary } = await findFor(work, id)
  const why = { purpose, subjectPersonId: summary.applicantId }
  return openStoredFile(work, fileId, { caseId: id, caseNumber: summary.number, inline }, why)
}

export interface NewFile {
  readonly purpose: FilePurpose
  readonly paper?: number | null | undefined
}

const byAuthority: readonly FilePurpose[] = ['decision', 'result']

/** A scan or result joins the case: the authority adds decisions and results, the centre everything else. */
export async function attachFile(
  work: Work,
  id: CaseId,
  kept: KeptFile,
  { purpose, paper = null }: NewFile,
): Promise<Id<'File'>> {
  const permission = byAuthority.includes(purpose)
    ? 'cases.decide'
    : purpose === 'issue-sheet'
      ? 'cases.issue-result'
      : 'cases.take'
  const it = await lockFor(work, id, permission)
  const why = {
    purpose: permission === 'cases.decide' ? 'decide' : 'serve',
    subjectPersonId: it.summary.applicantId,
  } as const
  const fileId = await addFile(work, kept, { centreId: it.centreId, caseId: id, purpose }, why)
  await happen(work, it, permission, [{ type: 'document-added', facts: { fileId, purpose, paper }, told: undefined }])
  await links.addFile(work, { centre_id: it.centreId, case_id: id, file_id: fileId, paper, purpose })
  return fileId
}

const same = (one: unknown, other: unknown): boolean => canonical(one) === canonical(other)
const canonical = (value: unknown): string =>
  JSON.stringify(value, (_, inner: unknown) =>
    inner && typeof inner === 'object' && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  )

/** The names of what is corrected, never the values: they may stand in events and in the log. */
function correctedFields({ form = {}, papers = [], ...rest }: Correction): string[] {
  return [
    ...Object.keys(rest),
    ...Object.keys(form).map((field) => `form.${field}`),
    ...(papers.length > 0 ? ['papers'] : []),
  ]
}

/** A wrong entry is corrected by a new event with a reason; what was written first stays in the record. */
export async function correctEntry(work: Work, id: CaseId, typed: Correction, reason: string): Promise<void> {
  const correction = typed.form ? { ...typed, form: withContacts(typed.form) } : typed
  const it = await lockFor(work, id, 'cases.take')
  const fields = correctedFields(correction)
  if (fields.length === 0) throw new Refusal(no('nothing-corrected'))
  if (!reason.trim()) throw new Refusal(no('reason-missing', {}, 'reason'))
  const after = await happen(work, it, 'cases.take', [
    { type: 'corrected-entry', facts: { fields }, told: { reason, correction } },
  ])
  if (same(after.content, it.content)) throw new Refusal(no('nothing-corrected'))
  const faults = [...contactFaults(after.content.application), ...settledFaults(after.content.application)]
  if (faults.length > 0) throw new Refusal(...faults)
  await leaveTrace(work, it, { operation: 'change', purpose: 'correct', fields: ['application'] })
}

export interface Rebuilt {
  readonly caseId: CaseId
  readonly events: number
  /** Nothing: the stored row is what its events say. */
  readonly differs: readonly ('summary' | 'content')[]
}

/** Folds the case anew from its events and compares it with the stored row. */
export async function rebuild(work: Work, id: CaseId): Promise<Rebuilt> {
  permit(work.actor, 'vikno.run')
  const it = await store.findCase(work, id)
  if (!it) throw new Refusal(no('no-case'))
  const events = await store.listEvents(work, it)
  const differs: Rebuilt['differs'][number][] = []
  if (!same(fold(events), it.summary)) differs.push('summary')
  if (!same(foldContent(events), it.content)) differs.push('content')
  return { caseId: id, events: events.length, differs }
}
