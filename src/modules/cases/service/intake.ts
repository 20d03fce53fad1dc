// The draft at the desk: opened with the service and the person, saved as it stands, gone on with in any browser.
import type { Work } from '../../../db/work.ts'
import { permit, whoOf } from '../../../kernel/actor.ts'
import { type Id, newId } from '../../../kernel/id.ts'
import { Refusal } from '../../../kernel/refusal.ts'
import { dateIn } from '../../../kernel/time.ts'
import { recordAccess } from '../../audit/service.ts'
import type { Service } from '../../catalogue/model.ts'
import { getService, getVersion } from '../../catalogue/service.ts'
import { calendarOf, getCentre } from '../../centres/service/centres.ts'
import type { FilePurpose, KeptFile, OpenedFile } from '../../documents/model.ts'
import { addFile, openFile, withdrawFile } from '../../documents/service.ts'
import { type CaseId, type Charge, type Due, emptyDraft, type Intake, type IntakeDraft, no } from '../model.ts'
import { dueDate } from '../rules/deadline.ts'
import { faultsOf, missingFrom } from '../rules/intake.ts'
import * as store from '../store/intake.ts'
import { findCase } from '../store/record.ts'
import { withContacts } from './contacts.ts'
import { requirementsOf, termOf } from './requirements.ts'

export interface NewIntake {
  readonly centreId: Id<'Centre'>
  readonly serviceId: Id<'Service'>
  readonly applicantId: Id<'Resident'>
  readonly ticketId?: Id<'Ticket'> | undefined
}

/** Begins with the card as it stands today; a later change of the catalogue does not touch this draft. */
export async function openIntake(
  work: Work,
  { centreId, serviceId, applicantId, ticketId }: NewIntake,
): Promise<Intake> {
  permit(work.actor, 'cases.take', centreId)
  const { versionId } = await getService(work, serviceId)
  const at = { openedAt: work.now, savedAt: work.now, openedBy: whoOf(work.actor) }
  const of = { centreId, serviceId, versionId, applicantId, ticketId: ticketId ?? null }
  const intake: Intake = { id: newId<'Case'>(), ...of, ...at, version: 1, draft: emptyDraft, registeredAt: null }
  await store.addIntake(work, intake)
  await traceOf(work, intake, 'collect')
  return intake
}

const traceOf = (work: Work, { id, centreId, applicantId }: Intake, operation: 'collect' | 'view' | 'change') =>
  recordAccess(work, {
    operation,
    purpose: 'register',
    ground: 'law',
    fields: ['application', 'papers'],
    subjectPersonId: applicantId,
    caseId: id,
    centreId,
  })

/** A draft somebody may go on with: not registered yet. */
export async function lockOpenIntake(work: Work, id: CaseId): Promise<Intake> {
  permit(work.actor, 'cases.take')
  const intake = await store.lockIntake(work, id)
  if (!intake) throw new Refusal(no('no-intake'))
  permit(work.actor, 'cases.take', intake.centreId)
  if (intake.registeredAt !== null)
    throw new Refusal(no('already-registered', { number: (await findCase(work, id))!.summary.number }))
  return intake
}

/** Two tabs on one draft: the second save is told so, and nothing of the first is lost. */
export function sameVersion(intake: Intake, version: number): void {
  if (intake.version !== version) throw new Refusal(no('changed-in-another-tab', {}, 'version'))
}

/** Saves what there is, however incomplete. Answers with the version the next save must name. */
export async function saveIntake(
  work: Work,
  id: CaseId,
  version: number,
  draft: IntakeDraft,
): Promise<{ readonly version: number }> {
  const intake = await lockOpenIntake(work, id)
  sameVersion(intake, version)
  await store.saveIntake(work, { ...intake, draft, savedAt: work.now, version: version + 1 })
  await traceOf(work, intake, 'change')
  work.tell(`case:${id}`)
  return { version: version + 1 }
}

export interface IntakeSheet {
  readonly intake: Intake
  readonly service: Service
  readonly charges: readonly Charge[]
  /** Fields that are wrong or not filled in yet. */
  readonly faults: readonly { readonly field: string; readonly code: string }[]
  readonly missing: readonly { readonly what: string; readonly field: string }[]
  readonly files: Awaited<ReturnType<typeof store.listFiles>>
  /** If it were registered today. */
  readonly due: Due
}

/** Everything the intake page shows, with what is still to do and the date it would get today. */
export async function getIntake(work: Work, id: CaseId): Promise<IntakeSheet> {
  permit(work.actor, 'cases.take')
  const intake = await store.findIntake(work, id)
  if (!intake) throw new Refusal(no('no-intake'))
  permit(work.actor, 'cases.take', intake.centreId)
  const service = await getVersion(work, intake.versionId)
  const today = dateIn((await getCentre(work, intake.centreId)).zone, work.now)
  const calendar = await calendarOf(work, intake.centreId)
  const draft = { ...intake.draft, form: withContacts(intake.draft.form) }
  const { variant } = draft
  const requirements = requirementsOf(service, variant)
  await traceOf(work, intake, 'view')
  return {
    intake,
    service,
    charges: requirements.charges,
    faults: faultsOf(requirements, draft, today).map(({ field = '', code }) => ({ field, code })),
    missing: missingFrom(requirements, intake.draft),
    files: await store.listFiles(work, intake),
    due: dueDate({ start: today, term: termOf(service, variant) ?? undefined, calendar }),
  }
}

/** Drafts of the centre that wait: of one visit, or the newest. */
export async function listOpenIntakes(
  work: Work,
  centreId: Id<'Centre'>,
  ticketId?: Id<'Ticket'>,
): Promise<Omit<Intake, 'draft'>[]> {
  permit(work.actor, 'cases.take', centreId)
  const found = await store.listOpen(work, centreId, { ticketId, limit: 100 })
  return found.map(({ draft: _, ...intake }) => intake)
}

export interface Scan {
  readonly purpose: FilePurpose
  /** The paper of the checklist it shows. */
  readonly paper: number | null
}

/** What was begun for one visit: drafts under way, and the cases they became. */
export function listOfVisit(
  work: Work,
  centreId: Id<'Centre'>,
  ticketId: Id<'Ticket'>,
): Promise<readonly store.OfVisit[]> {
  permit(work.actor, 'cases.take', centreId)
  return store.listOfVisit(work, centreId, ticketId)
}

/** A scan taken before there is a number; it lies in the case from the start. */
export async function addScan(work: Work, id: CaseId, kept: KeptFile, { purpose, paper }: Scan): Promise<Id<'File'>> {
  const { centreId, applicantId } = await lockOpenIntake(work, id)
  const fileId = await addFile(
    work,
    kept,
    { centreId, caseId: id, purpose },
    { purpose: 'register', subjectPersonId: applicantId },
  )
  await store.addFile(work, { centre_id: centreId, case_id: id, file_id: fileId, paper, purpose })
  work.tell(`case:${id}`)
  return fileId
}

/** A scan put in by mistake is taken out again before the number is given; that it was there stays in the log. */
export async function removeScan(work: Work, id: CaseId, fileId: Id<'File'>): Promise<void> {
  const { centreId, applicantId } = await lockOpenIntake(work, id)
  const why = { purpose: 'correct', subjectPersonId: applicantId, reason: 'додано помилково' } as const
  await withdrawFile(work, fileId, { caseId: id }, why)
  await store.removeFile(work, { centreId, id }, fileId)
  work.tell(`case:${id}`)
}

/** A scan of a draft, for whoever may go on with the draft. */
export async function openScan(work: Work, id: CaseId, fileId: Id<'File'>): Promise<OpenedFile> {
  permit(work.actor, 'cases.take')
  const intake = await store.findIntake(work, id)
  if (!intake) throw new Refusal(no('no-intake'))
  permit(work.actor, 'cases.take', intake.centreId)
  const why = { purpose: 'register', subjectPersonId: intake.applicantId } as const
  return openFile(work, fileId, { caseId: id, caseNumber: 'чернетка', inline: true }, why)
}
