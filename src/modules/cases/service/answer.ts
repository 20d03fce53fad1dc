// The person answers what their case asks of them, from the portal: files that passed the checks, and a few words.
import type { Work } from '../../../db/work.ts'
import { accept, Refusal } from '../../../kernel/refusal.ts'
import { dateIn } from '../../../kernel/time.ts'
import { getCentre } from '../../centres/service/centres.ts'
import type { KeptFile } from '../../documents/model.ts'
import { addFile } from '../../documents/service.ts'
import { type Case, type CaseId, no } from '../model.ts'
import { happeningOf, type Said } from '../rules/acts.ts'
import * as links from '../store/intake.ts'
import { traceOf } from './act.ts'
import { happen } from './happen.ts'
import { byRight, lockOwn } from './own-access.ts'

export interface Answer {
  readonly files: readonly KeptFile[]
  readonly how?: string | undefined
}

const nothingSaid = { what: { uk: 'файл або пояснення', en: 'a file or an explanation' } }

/** What was lacking is added and the clock goes on; before a hearing it is the written explanation. */
export async function answerCase(work: Work, id: CaseId, { files, how }: Answer): Promise<void> {
  const it = await lockOwn(work, id)
  const words = how?.trim() || undefined
  if (files.length === 0 && !words) throw new Refusal(no('answer-missing', nothingSaid, 'files'))
  const added: Said[] = []
  for (const kept of files) added.push(await addOwn(work, it, kept))
  await happen(work, it, 'cases.take', [...added, ...(await answeredBy(work, it, words))])
  await traceOf(work, it, 'applicant')
}

async function addOwn(work: Work, it: Case, kept: KeptFile): Promise<Said> {
  const purpose = 'attachment' as const
  const { applicantId } = it.summary
  const why = { ...byRight(work, applicantId), subjectPersonId: applicantId }
  const fileId = await addFile(work, kept, { centreId: it.centreId, caseId: it.id, purpose }, why)
  await links.addFile(work, { centre_id: it.centreId, case_id: it.id, file_id: fileId, paper: null, purpose })
  return { type: 'document-added', facts: { fileId, purpose, paper: null }, told: undefined }
}

async function answeredBy(work: Work, { centreId, summary }: Case, how: string | undefined): Promise<readonly Said[]> {
  const { zone } = await getCentre(work, centreId)
  const standing = { summary, today: dateIn(zone, work.now), zone }
  if (summary.state !== 'hearing') return [accept(happeningOf('defects-fixed', { how }, standing))]
  return how ? [accept(happeningOf('explained', { said: how }, standing))] : []
}
