// The data of the papers of a case: the receipt, the hand-over act, the issue sheet. How they look, the documents say.
import type { Work } from '../../../db/work.ts'
import { permit } from '../../../kernel/actor.ts'
import type { Id } from '../../../kernel/id.ts'
import { Refusal } from '../../../kernel/refusal.ts'
import type { Lang, Text } from '../../../kernel/text.ts'
import { getVersion } from '../../catalogue/service.ts'
import type { Centre } from '../../centres/model.ts'
import { getAuthority } from '../../centres/service/authorities.ts'
import { getCentre } from '../../centres/service/centres.ts'
import type { HandOverActPaper, IssueSheetPaper, ReceiptPaper } from '../../documents/model.ts'
import { type Name, powerKinds, roleNames } from '../../identity/model.ts'
import { staffNames, stampOf } from '../../identity/service/manage-staff.ts'
import { namesOf } from '../../identity/service/residents.ts'
import {
  type BatchId,
  type Case,
  type CaseId,
  deliveryMethods,
  no,
  notifyChannels,
  type Representative,
  type ShownDocument,
} from '../model.ts'
import { dayOfMonth } from '../rules/deadline-words.ts'
import { findSecretOf } from '../store/numbers.ts'
import * as store from '../store/record.ts'
import { deadlineOf } from './file.ts'
import { getBatch } from './hand-over.ts'
import { leaveTrace } from './happen.ts'
import { isSecret, secretHash } from './secret.ts'

const inFull = ({ family, given, patronymic }: Name): string => [family, given, patronymic].filter(Boolean).join(' ')
const both = (make: (lang: Lang) => string): Text => ({ uk: make('uk'), en: make('en') })

const headOf = ({ name, address, phones }: Centre) => ({ name, address: address ?? '', phone: phones[0] })

async function applicantOf(
  work: Work,
  { id, centreId, summary }: Case,
  purpose: 'register' | 'issue',
): Promise<string> {
  const names = await namesOf(work, [summary.applicantId], { purpose, centreId, caseId: id })
  return inFull(names.get(summary.applicantId)!)
}

const staffIdIn = (who: string | null): Id<'Staff'> | undefined =>
  who?.startsWith('staff:') ? (who.slice(6) as Id<'Staff'>) : undefined

/** A program that took part is named by its job. */
async function nameOfStaff(work: Work, who: string | null): Promise<string> {
  const id = staffIdIn(who)
  const name = id && (await staffNames(work, [id])).get(id)
  return name ? inFull(name) : (who ?? '')
}

/** Who took the package, with the number of the stamp beside the signature. */
async function administratorOf(work: Work, who: string | null): Promise<ReceiptPaper['administrator']> {
  const id = staffIdIn(who)
  return {
    name: await nameOfStaff(work, who),
    post: roleNames.administrator,
    stampNo: id ? await stampOf(work, id) : null,
  }
}

function powerOf({ power }: Representative): Text {
  const { kind, number, issuedOn, validUntil } = power
  const words = { uk: { from: 'від', until: 'до' }, en: { from: 'of', until: 'until' } }
  const date = (day: string) => day.split('-').reverse().join('.')
  return both((lang) => {
    const parts = [powerKinds[kind][lang], number && `№ ${number}`, `${words[lang].from} ${date(issuedOn)}`]
    return [...parts, validUntil && `${words[lang].until} ${date(validUntil)}`].filter(Boolean).join(' ')
  })
}

const representativeOf = (of: Representative | null) => of && { name: of.name, power: powerOf(of) }

/** «SMS на номер …21»: enough to recognise, not enough to write to. */
function notifyWords({ summary, content }: Case): Text {
  const { phone = '', email = '' } = content.application.form
  const channel = notifyChannels[summary.notifyBy]
  if (summary.notifyBy === 'sms' || summary.notifyBy === 'call')
    return { uk: `${channel.uk} на номер …${phone.slice(-2)}`, en: `${channel.en} to the number …${phone.slice(-2)}` }
  return summary.notifyBy === 'email' ? both((lang) => `${channel[lang]} …@${email.split('@')[1] ?? ''}`) : channel
}

function dueOf({ summary }: Case): ReceiptPaper['due'] {
  const { dueOn, steps } = deadlineOf(summary)
  if (!dueOn) return null
  return {
    on: dueOn,
    steps: steps.map(({ date, text, law }) => both((lang) => `${dayOfMonth(date, lang)}: ${text[lang]} (${law})`)),
  }
}

async function getFor(work: Work, id: CaseId, permission: 'cases.take' | 'cases.issue-result'): Promise<Case> {
  permit(work.actor, permission)
  const it = await store.findCase(work, id)
  if (!it) throw new Refusal(no('no-case'))
  permit(work.actor, permission, it.centreId)
  return it
}

/** A paper's data, and what its record will say it is about. */
export interface ToPrint<Data> {
  readonly data: Data
  readonly about: {
    readonly number: string
    readonly centreId: Id<'Centre'>
    readonly subjectId: string
    readonly caseId?: CaseId | undefined
    readonly why?: { readonly purpose: 'register' | 'issue'; readonly subjectPersonId: Id<'Resident'> } | undefined
  }
}

const aboutCase = ({ id, centreId, summary }: Case, purpose: 'register' | 'issue'): ToPrint<unknown>['about'] => ({
  number: summary.number,
  centreId,
  subjectId: id,
  caseId: id,
  why: { purpose, subjectPersonId: summary.applicantId },
})

export interface Printing {
  readonly lang: Lang
  /** Where the site is: every QR begins with it. */
  readonly site: string
  /** As it was said at the registration; nobody keeps it, so a reprint has none. */
  readonly secretCode?: string | undefined
}

/** The опис in two copies: what was taken, what is missing, the date and why, the code on the applicant's copy. */
export async function receiptPaper(
  work: Work,
  id: CaseId,
  { lang, site, secretCode }: Printing,
): Promise<ToPrint<ReceiptPaper>> {
  const it = await getFor(work, id, 'cases.take')
  const { summary, content, centreId } = it
  const { application } = content
  if (secretCode) await checkCode(work, it, secretCode)
  const [centre, service] = [await getCentre(work, centreId), await getVersion(work, summary.versionId)]
  const events = await store.listEvents(work, it)
  const insistence = events.find((event) => event.type === 'insisted-on-incomplete')
  const data: ReceiptPaper = {
    lang,
    madeAt: summary.marks.filed,
    zone: centre.zone,
    centre: headOf(centre),
    caseNumber: summary.number,
    service: service.name,
    serviceCode: service.code,
    authority: summary.authorityId && (await getAuthority(work, summary.authorityId)).name,
    takenAt: summary.marks.filed,
    applicant: await applicantOf(work, it, 'register'),
    representative: representativeOf(application.representative),
    documents: application.papers.flatMap(({ name, answer }) =>
      answer.state === 'taken' ? [{ name, ...answer }] : [],
    ),
    missing: insistence?.facts.missing ?? [],
    costs: application.payments,
    consent: application.consent,
    notify: notifyWords(it),
    delivery: deliveryMethods[summary.deliverBy],
    due: dueOf(it),
    administrator: await administratorOf(work, events[0]!.by.who),
    trackingUrl: `${site}/track?number=${encodeURIComponent(summary.number)}`,
    secretCode,
  }
  return { data, about: aboutCase(it, 'register') }
}

/** A wrong code on a receipt would send the person to nothing. */
async function checkCode(work: Work, { id, centreId, summary }: Case, code: string): Promise<void> {
  const kept = await findSecretOf(work, centreId, id)
  if (!isSecret(kept, secretHash(work, summary.number, code))) throw new Refusal(no('wrong-code', {}, 'secretCode'))
}

/** The act of a batch, with as many signatures as there are already. */
export async function handOverActPaper(work: Work, id: BatchId): Promise<ToPrint<HandOverActPaper>> {
  const { batch, lines } = await getBatch(work, id)
  const centre = await getCentre(work, batch.centreId)
  const cases = []
  for (const line of lines) cases.push(await lineOf(work, line))
  const last = lines.reduce<(typeof lines)[number] | undefined>(
    (one, other) => ((other.receivedAt ?? 0) > (one?.receivedAt ?? 0) ? other : one),
    undefined,
  )
  const all = lines.every(({ receivedAt, sentBackAt }) => receivedAt !== null || sentBackAt !== null)
  const given = { name: await nameOfStaff(work, batch.sentBy), post: roleNames.administrator, at: batch.sentAt }
  const taken = last && { name: await nameOfStaff(work, last.receivedBy), post: roleNames.officer, at: last.receivedAt }
  const data: HandOverActPaper = {
    madeAt: batch.madeAt,
    zone: centre.zone,
    centre: headOf(centre),
    authority: (await getAuthority(work, batch.authorityId)).name,
    number: batch.actNumber,
    cases,
    givenBy: batch.sentAt === null ? null : given,
    takenBy: all && taken ? taken : null,
  }
  return { data, about: { number: batch.actNumber, centreId: batch.centreId, subjectId: id } }
}

type ActLine = Awaited<ReturnType<typeof getBatch>>['lines'][number]
async function lineOf(
  work: Work,
  { number, versionId, pages, pagesReceived, sentBackAt }: ActLine,
): Promise<HandOverActPaper['cases'][number]> {
  const { name } = await getVersion(work, versionId)
  const differs = pagesReceived !== null && pagesReceived !== pages
  const remark = [differs && `в описі ${pages}, у пачці ${pagesReceived}`, sentBackAt !== null && 'повернуто центру']
    .filter(Boolean)
    .join('; ')
  return { caseNumber: number, service: name, pages, remark: remark || undefined }
}

/** What is handed out, on which document, for the person to sign. */
export async function issueSheetPaper(
  work: Work,
  id: CaseId,
  {
    lang,
    to,
    document,
  }: { readonly lang: Lang; readonly to: 'applicant' | 'representative'; readonly document: ShownDocument },
): Promise<ToPrint<IssueSheetPaper>> {
  const it = await getFor(work, id, 'cases.issue-result')
  const { summary, content, centreId } = it
  const [centre, service] = [await getCentre(work, centreId), await getVersion(work, summary.versionId)]
  const representative = to === 'representative' ? representativeOf(content.application.representative) : null
  if (to === 'representative' && !representative) throw new Refusal(no('no-representative', {}, 'to'))
  await leaveTrace(work, it, { operation: 'view', purpose: 'issue', fields: ['result', 'identityDocument'] })
  const data: IssueSheetPaper = {
    lang,
    madeAt: work.now,
    zone: centre.zone,
    centre: headOf(centre),
    caseNumber: summary.number,
    service: service.name,
    applicant: await applicantOf(work, it, 'issue'),
    representative,
    shown: document,
    results: resultsOf(it, service.result),
    administrator: {
      name: await nameOfStaff(work, work.actor.kind === 'staff' ? `staff:${work.actor.id}` : null),
      post: roleNames.administrator,
    },
  }
  return { data, about: aboutCase(it, 'issue') }
}

/** A refusal is a result too, and is handed over as what it is. */
function resultsOf({ summary, content }: Case, usual: string | null): IssueSheetPaper['results'] {
  const { act } = content
  const decision = act && { uk: `Рішення № ${act.number}`, en: `Decision No. ${act.number}` }
  const named = summary.outcome === 'negative' ? null : usual
  return [named, decision].filter((one) => one !== null)
}
