// The sheet of an intake as its page shows it: what is asked and what never, what it costs, what is still to do, by when.
import type { Work } from '../../../../db/work.ts'
import { Refusal } from '../../../../kernel/refusal.ts'
import type { Text } from '../../../../kernel/text.ts'
import type { CaseId, PaperForm } from '../../../../modules/cases/model.ts'
import { getIntake, type IntakeSheet } from '../../../../modules/cases/service/intake.ts'
import type { DocumentRequirement, Service } from '../../../../modules/catalogue/model.ts'
import { shownTerm } from '../../../../modules/catalogue/rules.ts'
import { explainSource } from '../../../../modules/catalogue/service.ts'
import { getAuthorityFor } from '../../../../modules/centres/service/authorities.ts'
import { listFiles } from '../../../../modules/documents/service.ts'

export interface Scanned {
  readonly id: string
  readonly type: string
  readonly size: number
}
export interface AskedPaper {
  readonly n: number
  readonly name: string
  readonly required: boolean
  readonly condition: string | null
  /** How it is usually handed in. */
  readonly usual: PaperForm
  readonly files: readonly Scanned[]
}
export interface HeldPaper {
  readonly n: number
  readonly name: string
  readonly source: 'register' | 'authority'
  readonly why: Text | null
  readonly register: string | null
}

export async function sheetView(work: Work, id: CaseId) {
  const sheet = await getIntake(work, id)
  const { intake, service, charges, faults, missing, due } = sheet
  const scanned = await scansOf(work, sheet)
  const documents = service.documents.map((document, n) => ({ n, document }))
  const { centreId, applicantId, ticketId } = intake
  return {
    id,
    centreId,
    applicantId,
    ticketId,
    version: intake.version,
    savedAt: intake.savedAt,
    isRegistered: intake.registeredAt !== null,
    draft: intake.draft,
    service: {
      id: service.id,
      name: service.name,
      code: service.code,
      validFrom: service.validFrom,
      minutes: service.deskMinutes,
      variants: service.variants.map(({ key, condition }) => ({ key, condition })),
      term: shownTerm(service),
      isQuick: service.term !== null && service.term.days <= 1,
    },
    authority: await authorityOf(work, sheet),
    asked: documents.filter(isAsked).map(({ n, document }) => askedOf(n, document, scanned)),
    held: documents
      .filter(({ document }) => document.source !== 'applicant')
      .map(({ n, document }) => heldOf(n, document, service)),
    /** The paper «document of payment» follows from the payment itself. */
    payment: documents.find(({ document }) => document.kind === 'payment')?.document ?? null,
    charges,
    faults,
    missing,
    due: { on: due.dueOn ?? null, steps: due.steps },
  }
}
export type SheetView = Awaited<ReturnType<typeof sheetView>>

const isAsked = ({ document }: { document: DocumentRequirement }): boolean =>
  document.source === 'applicant' && document.kind !== 'payment'

const usualForms = { original: 'original', copy: 'copy', form: 'original', payment: 'electronic' } as const

const askedOf = (n: number, document: DocumentRequirement, scanned: ReadonlyMap<number, Scanned[]>): AskedPaper => ({
  n,
  name: document.name,
  required: document.required,
  condition: document.condition,
  usual: usualForms[document.kind],
  files: scanned.get(n) ?? [],
})

function heldOf(n: number, document: DocumentRequirement, service: Service): HeldPaper {
  const why = explainSource(service, document)
  return {
    n,
    name: document.name,
    source: document.source === 'register' ? 'register' : 'authority',
    why: why?.reason ?? null,
    register: why?.register ?? null,
  }
}

async function scansOf(work: Work, { intake, files }: IntakeSheet): Promise<Map<number, Scanned[]>> {
  if (files.length === 0) return new Map()
  const kept = new Map((await listFiles(work, intake.id)).map((file) => [file.id as string, file]))
  const scans = new Map<number, Scanned[]>()
  for (const { fileId, paper } of files) {
    const file = kept.get(fileId)
    if (!file || paper === null) continue
    scans.set(paper, [...(scans.get(paper) ?? []), { id: fileId, type: file.type, size: file.size }])
  }
  return scans
}

/** Who decides; nothing while the head has not said so, and then the case can't be registered either. */
async function authorityOf(work: Work, { intake, service }: IntakeSheet): Promise<Text | null> {
  try {
    return (await getAuthorityFor(work, intake.centreId, service)).name
  } catch (fault) {
    if (fault instanceof Refusal) return null
    throw fault
  }
}
