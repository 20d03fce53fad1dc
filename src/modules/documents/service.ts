// Files into cases and out again, and the record of papers we made.
// Who may see a case, its own module decides; here a file is given only together with the case it belongs to.
import { createHash } from 'node:crypto'
import { fileTypeFromBuffer } from 'file-type'
import type { Work } from '../../db/work.ts'
import { permit, whoOf } from '../../kernel/actor.ts'
import { type Id, newId } from '../../kernel/id.ts'
import { accept, Refusal } from '../../kernel/refusal.ts'
import type { Lang } from '../../kernel/text.ts'
import { dateIn, type Instant, kyiv, type PlainDate } from '../../kernel/time.ts'
import type { Ground, Purpose } from '../audit/model.ts'
import { recordAccess } from '../audit/service.ts'
import {
  type CaseFile,
  type DueFile,
  type FileId,
  type FilePurpose,
  type KeptFile,
  no,
  type OpenedFile,
  type Paper,
  type PaperId,
  type PaperKind,
} from './model.ts'
import { keepUntil, type RetentionCode, retentionClasses, retentionOf } from './retention.ts'
import { type Claim, cleanName, fileHeaders, sizeFits, typeOf, usualFiles } from './rules.ts'
import * as store from './store.ts'

export { papersWith, templates as paperTemplates } from './papers/papers.ts'
export { ticketRoll } from './papers/ticket-roll.ts'
export { visitRoll } from './papers/visit-roll.ts'
export { bundleHeaders, paperHeaders } from './rules.ts'

/**
 * Looks at what came in and lays it in the file store. Done before the unit of work: bytes that no case mentions
 * in the end harm nobody, a case that mentions absent bytes would.
 */
export async function keepFile(
  files: { put(bytes: Buffer): Promise<string> },
  bytes: Buffer,
  claim: Claim,
  rules = usualFiles,
): Promise<KeptFile> {
  accept(sizeFits(bytes, rules))
  const { type } = accept(typeOf(bytes, await fileTypeFromBuffer(bytes), claim, rules))
  return { hash: await files.put(bytes), type, size: bytes.length, name: cleanName(claim.name) }
}

/** Why the data are touched; stands in the access log. */
export interface Why {
  readonly purpose: Purpose
  readonly ground?: Ground
  readonly subjectPersonId?: Id<'Resident'> | undefined
}

function recordFileAccess(
  work: Work,
  operation: 'collect' | 'view' | 'delete',
  file: CaseFile,
  why: Why,
  reason?: string,
) {
  return recordAccess(work, {
    operation,
    purpose: why.purpose,
    ground: why.ground ?? 'law',
    fields: ['files'],
    subjectPersonId: why.subjectPersonId,
    caseId: file.caseId,
    fileId: file.id,
    centreId: file.centreId,
    reason,
  })
}

export interface FileOfCase {
  readonly centreId: Id<'Centre'>
  readonly caseId: Id<'Case'>
  readonly purpose: FilePurpose
}

/** Puts a kept file into a case the caller may write to. */
export async function addFile(work: Work, kept: KeptFile, about: FileOfCase, why: Why): Promise<FileId> {
  const file: CaseFile = {
    ...kept,
    ...about,
    id: newId<'File'>(),
    addedAt: work.now,
    addedBy: whoOf(work.actor),
    withdrawnAt: null,
  }
  await store.saveFile(work, file, retentionOf[file.purpose])
  await recordFileAccess(work, 'collect', file, why)
  return file.id
}

/** What lies in a case the caller may see. Seeing the case is already in the log; opening a file will be too. */
export const listFiles = (work: Work, caseId: Id<'Case'>): Promise<CaseFile[]> => store.listFiles(work, caseId)

async function getFile(work: Work, id: FileId, caseId: Id<'Case'>): Promise<CaseFile> {
  const file = await store.findFile(work, caseId, id)
  if (!file || file.withdrawnAt !== null) throw new Refusal(no('no-file'))
  return file
}

/** A file of this case, for a caller who may see the case. Leaves a row in the access log. `inline`: to be looked at, not downloaded. */
export async function openFile(
  work: Work,
  id: FileId,
  of: { readonly caseId: Id<'Case'>; readonly caseNumber: string; readonly inline?: boolean },
  why: Why,
): Promise<OpenedFile> {
  const file = await getFile(work, id, of.caseId)
  await recordFileAccess(work, 'view', file, why)
  return { ...file, headers: fileHeaders(file, of.caseNumber, of.inline) }
}

/** Takes out a file put in by mistake. Its bytes stay for as long as the case is kept. */
export async function withdrawFile(
  work: Work,
  id: FileId,
  of: { readonly caseId: Id<'Case'> },
  why: Why & { readonly reason: string },
): Promise<void> {
  const file = await getFile(work, id, of.caseId)
  await store.withdraw(work, file)
  await recordFileAccess(work, 'delete', file, why, why.reason)
}

const classesOfCases = (Object.keys(retentionClasses) as RetentionCode[]).filter(
  (code) => retentionClasses[code].from === 'case-ended',
)

/** A case ended: its files are kept this long from now on. */
export async function startKeeping(work: Work, caseId: Id<'Case'>, endedAt: Instant): Promise<void> {
  const day = dateIn(kyiv, endedAt)
  for (const code of classesOfCases) await store.keepUntil(work, caseId, code, keepUntil(code, day))
}

/** A case goes on (an appeal, a correction): the time of keeping starts anew when it ends again. */
export async function stopKeeping(work: Work, caseId: Id<'Case'>): Promise<void> {
  for (const code of classesOfCases) await store.keepUntil(work, caseId, code, null)
}

/** What the commission has to decide about: files of the centre kept to their last day. */
export async function listDue(
  work: Work,
  centreId: Id<'Centre'>,
  {
    after,
    limit = 50,
  }: { readonly after?: { readonly keepUntil: PlainDate; readonly id: FileId }; readonly limit?: number } = {},
): Promise<DueFile[]> {
  permit(work.actor, 'centres.manage', centreId)
  const rows = await store.listDue(work, centreId, dateIn(kyiv, work.now), after, limit)
  return rows.map(({ id, case_id: caseId, purpose, retention, keep_until }) => {
    const { action, actRequired } = retentionClasses[retention]
    return { id, caseId, purpose, keepUntil: keep_until!, action, actRequired }
  })
}

export const fingerprintOf = (pdf: Uint8Array): string => createHash('sha256').update(pdf).digest('hex')

export interface MadePaper {
  readonly kind: PaperKind
  readonly centreId: Id<'Centre'>
  /** The ticket, case, batch or service it is about. */
  readonly subjectId: string
  readonly pdf: Uint8Array
  readonly lang: Lang
  readonly madeAt: Instant
  /** For papers with a person's data: the case, and why they were printed. */
  readonly caseId?: Id<'Case'>
  readonly why?: Why
}

/** Writes down that a paper was made; called after the compiler, outside of which no transaction waits. */
export async function recordPaper(work: Work, made: MadePaper): Promise<PaperId> {
  const { kind, centreId, subjectId, lang, madeAt, caseId, why } = made
  const paper: Paper = {
    id: newId<'Paper'>(),
    kind,
    centreId,
    subjectId,
    lang,
    madeAt,
    fingerprint: fingerprintOf(made.pdf),
    madeBy: whoOf(work.actor),
  }
  await store.savePaper(work, paper)
  if (why)
    await recordAccess(work, {
      operation: 'print',
      purpose: why.purpose,
      ground: why.ground ?? 'law',
      fields: [kind],
      subjectPersonId: why.subjectPersonId,
      caseId,
      centreId,
    })
  return paper.id
}

/** When and by whom papers about this were made, oldest first; for a caller who may see the subject. */
export const listPapers = (work: Work, subjectId: string): Promise<Paper[]> => store.listPapersBy(work, { subjectId })

/** Is this PDF ours? Its record when it was made here, unchanged to the byte. */
export async function findPaper(work: Work, pdf: Uint8Array): Promise<Paper | undefined> {
  permit(work.actor, 'cases.see')
  const [paper] = await store.listPapersBy(work, { fingerprint: fingerprintOf(pdf) })
  return paper
}
