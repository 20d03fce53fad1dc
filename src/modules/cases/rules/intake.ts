// May this package be registered, and what stands in the case when it is. Handbook 3.4; art. 9 of law 5203-VI.
import type { No } from '../../../kernel/refusal.ts'
import type { PlainDate } from '../../../kernel/time.ts'
import type { DocumentRequirement } from '../../catalogue/model.ts'
import {
  type Application,
  type CasePaper,
  type Charge,
  type FeeLine,
  type IntakeDraft,
  no,
  notifyChannels,
  type PaperAnswer,
  type Payment,
  type Settled,
} from '../model.ts'

/** What the version of the service asks for. */
export interface Requirements {
  readonly documents: readonly DocumentRequirement[]
  readonly charges: readonly Charge[]
}

export interface Package {
  readonly application: Application
  /** What the package lacks, in the words of the receipt. */
  readonly missing: readonly string[]
  /** Sheets that stay with the case. */
  readonly pages: number
}

export const consentMissing = 'дозвіл на обробку персональних даних'
const unsettledWords: Readonly<Record<FeeLine, string>> = {
  fee: 'сплата адміністративного збору',
  blank: 'сплата вартості бланка',
}

/** Whose paper it is decides whether it may be asked for. */
export const mayBeRequired = ({ source, required }: DocumentRequirement): boolean => source === 'applicant' && required

const settles = (charge: Charge, draft: IntakeDraft): boolean =>
  charge.amount === null || charge.amount === 0 || draft.settled[charge.line] !== undefined

/** A receipt or an exemption answers for the paper «document of payment». */
function paymentAnswer({ charges }: Requirements, draft: IntakeDraft): PaperAnswer {
  const settled = Object.values(draft.settled)
  if (settled.some(({ by }) => by === 'receipt'))
    return { state: 'taken', form: 'electronic', pages: 1, count: 1, returnedAtOnce: false }
  return charges.every((charge) => settles(charge, draft)) ? { state: 'not-needed' } : { state: 'missing' }
}

function answerTo(
  document: DocumentRequirement,
  n: number,
  requirements: Requirements,
  draft: IntakeDraft,
): PaperAnswer | undefined {
  const said = draft.papers[n]
  if (said) return said
  if (document.kind === 'payment') return paymentAnswer(requirements, draft)
  if (document.source !== 'applicant') return { state: 'in-register' }
  return document.required ? undefined : { state: 'not-needed' }
}

function paperFaults(requirements: Requirements, draft: IntakeDraft): No[] {
  const { documents } = requirements
  const strangers = Object.keys(draft.papers).filter((n) => !documents[Number(n)])
  const faults = strangers.map((n) => no('no-such-paper', {}, `papers.${n}`))
  for (const [n, document] of documents.entries()) {
    const answer = answerTo(document, n, requirements, draft)
    if (!answer) faults.push(no('paper-unanswered', { paper: document.name }, `papers.${n}`))
    if (answer?.state === 'missing' && document.source !== 'applicant')
      faults.push(no('never-required', { paper: document.name }, `papers.${n}`))
  }
  return faults
}

const shapes = { phone: /^\+\d{9,15}$/, email: /^[^\s@]+@[^\s@]+\.[^\s@]+$/ } as const
const contactFor: Readonly<Record<string, 'phone' | 'email' | 'address'>> = {
  sms: 'phone',
  call: 'phone',
  email: 'email',
  post: 'address',
}

/** The way to tell and to deliver needs its contact, and a contact must look like one. */
export function contactFaults({
  form,
  notifyBy,
  deliverBy,
}: Pick<IntakeDraft, 'form' | 'notifyBy' | 'deliverBy'>): No[] {
  const needed = new Set([contactFor[notifyBy ?? ''], deliverBy === 'post' ? 'address' : undefined])
  const faults: No[] = []
  for (const field of ['phone', 'email', 'address'] as const) {
    const value = form[field]?.trim()
    const shape = field === 'address' ? /\S/ : shapes[field]
    const channel = notifyBy ? notifyChannels[notifyBy].uk : ''
    if (!value && needed.has(field)) faults.push(no('contact-missing', { channel }, `form.${field}`))
    if (value && !shape.test(value)) faults.push(no('contact-wrong', {}, `form.${field}`))
  }
  return faults
}

function powerFaults({ representative }: IntakeDraft, today: PlainDate): No[] {
  if (!representative) return []
  const { issuedOn, validUntil } = representative.power
  if (issuedOn > today) return [no('power-not-yet', {}, 'representative.power.issuedOn')]
  if (validUntil !== null && validUntil < today)
    return [no('power-expired', { until: validUntil }, 'representative.power.validUntil')]
  return []
}

function paymentFaults({ charges }: Requirements, { settled }: IntakeDraft): No[] {
  const lines = Object.entries(settled) as [FeeLine, Settled][]
  return lines.flatMap(([line, how]) => {
    const charge = charges.find((one) => one.line === line)
    if (!charge || charge.amount === 0) return [no('nothing-to-pay', {}, `settled.${line}`)]
    if (how.by === 'exemption' && !how.ground.trim()) return [no('ground-missing', {}, `settled.${line}.ground`)]
    return []
  })
}

/** Faults nobody can insist on: the entry itself is wrong or not finished. */
export function faultsOf(requirements: Requirements, draft: IntakeDraft, today: PlainDate): No[] {
  const { form, notifyBy, deliverBy } = draft
  return [
    ...paperFaults(requirements, draft),
    ...(form.demand?.trim() ? [] : [no('demand-missing', {}, 'form.demand')]),
    ...(notifyBy ? [] : [no('notify-missing', {}, 'notifyBy')]),
    ...(deliverBy ? [] : [no('delivery-missing', {}, 'deliverBy')]),
    ...contactFaults(draft),
    ...powerFaults(draft, today),
    ...paymentFaults(requirements, draft),
  ]
}

/** What the package lacks; the person may insist on filing it all the same. */
export function missingFrom(
  requirements: Requirements,
  draft: IntakeDraft,
): { readonly what: string; readonly field: string }[] {
  const { documents, charges } = requirements
  const papers = documents.flatMap((document, n) => {
    const lacks = mayBeRequired(document) && draft.papers[n]?.state === 'missing'
    return lacks ? [{ what: document.name, field: `papers.${n}` }] : []
  })
  const unpaid = charges
    .filter((charge) => !settles(charge, draft))
    .map(({ line }) => ({ what: unsettledWords[line], field: `settled.${line}` }))
  const consent = draft.consent ? [] : [{ what: consentMissing, field: 'consent' }]
  return [...papers, ...unpaid, ...consent]
}

const sheets = (papers: readonly CasePaper[]): number =>
  papers.reduce(
    (sum, { answer }) => (answer.state === 'taken' && !answer.returnedAtOnce ? sum + answer.pages * answer.count : sum),
    0,
  )

function papersOf(requirements: Requirements, draft: IntakeDraft): CasePaper[] {
  const listed = requirements.documents.flatMap((document, n) => {
    const answer = answerTo(document, n, requirements, draft)
    return answer ? [{ n, name: document.name, answer }] : []
  })
  const extra = draft.extraPapers.map(({ name, ...handed }) => ({
    n: null,
    name,
    answer: { state: 'taken', ...handed } as const,
  }))
  return [...listed, ...extra]
}

const paymentsOf = ({ charges }: Requirements, { settled }: IntakeDraft): Payment[] =>
  charges.map((charge) => ({ ...charge, settled: settled[charge.line] ?? null }))

/** There is no silent refusal: who insists on an incomplete package files it, and the receipt says what is missing. */
export function packageOf(
  requirements: Requirements,
  draft: IntakeDraft,
  { today, insisted }: { readonly today: PlainDate; readonly insisted: boolean },
): Package | readonly No[] {
  const faults = faultsOf(requirements, draft, today)
  const missing = missingFrom(requirements, draft)
  if (faults.length > 0) return faults
  if (missing.length > 0 && !insisted)
    return missing.map(({ what, field }) => no('package-incomplete', { what }, field))
  if (missing.length === 0 && insisted) return [no('nothing-missing', {}, 'insisted')]
  const papers = papersOf(requirements, draft)
  const { form, representative = null, consent = null, note = null } = draft
  const said = { form, representative, consent, note, notifyBy: draft.notifyBy!, deliverBy: draft.deliverBy! }
  const application: Application = { ...said, papers, payments: paymentsOf(requirements, draft) }
  return { application, missing: missing.map(({ what }) => what), pages: sheets(papers) }
}

/** Nobody is let off without a ground, also afterwards. */
export const settledFaults = ({ payments }: Pick<Application, 'payments'>): No[] =>
  payments.flatMap(({ line, settled }) =>
    settled?.by === 'exemption' && !settled.ground.trim() ? [no('ground-missing', {}, `settled.${line}.ground`)] : [],
  )
