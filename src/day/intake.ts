// At the desk with a person: who it is, the application with its papers, the result handed over.
import type { Chance } from '../kernel/chance.ts'
import { dateIn, kyiv, later, type PlainDate } from '../kernel/time.ts'
import type { IntakeDraft, PaperAnswer } from '../modules/cases/model.ts'
import type { ServiceLine } from '../modules/catalogue/service.ts'
import type { Day, KnownCase, Visitor } from './day.ts'
import type { AtDesk } from './desk.ts'
import { addressOf, emailOf, idCardOf, phoneOf, type Resident, typedOf } from './people.ts'

interface Sheet {
  readonly papers: readonly { readonly kind: string; readonly source: string; readonly required: boolean }[]
  readonly charges: readonly { readonly line: 'fee' | 'blank'; readonly amount: number | null }[]
}

/** Looked for by the tax number; who is not there yet is written in from the documents shown. */
export async function residentOf(day: Day, token: string, who: Resident): Promise<string> {
  const { centreId } = day.crew
  const by = { taxNumber: who.taxId }
  const [found] = await day.asking.post<{ id: string }[]>('/people/search', { by, centreId }, token)
  if (found) return found.id
  return (await day.asking.post<{ id: string }>('/people', { ...typedOf(who), centreId }, token)).id
}

export async function identify(day: Day, { desk, post }: AtDesk, visitor: Visitor): Promise<void> {
  if (visitor.residentId) return
  visitor.residentId = await residentOf(day, post.token, visitor.who)
  const seen = { resident: visitor.residentId, ticket: visitor.ticketId }
  await day.asking.post(`/desks/${desk.id}/visitor`, seen, post.token)
}

/** The conversation over the papers takes the time given; the number comes at its end. */
export async function takeApplication(
  day: Day,
  { post }: AtDesk,
  visitor: Visitor,
  service: ServiceLine,
  milliseconds: number,
): Promise<void> {
  const { timeline } = day
  const from = timeline.now()
  const { who, chance, ticketId } = visitor
  const application = { token: post.token, who, residentId: visitor.residentId!, service, ticketId, chance }
  const draft = await beginDraft(day, application)
  await timeline.until(later(from, Math.round(milliseconds * 0.8)))
  const version = await saveDraft(day, application, draft)
  await timeline.until(later(from, Math.round(milliseconds)))
  await register(day, application, draft, version)
}

export interface Application {
  readonly token: string
  readonly who: Resident
  readonly residentId: string
  readonly service: ServiceLine
  readonly ticketId?: string
  readonly chance: Chance
}
interface Draft {
  readonly id: string
  readonly version: number
  readonly words: IntakeDraft
  readonly insisted: boolean
}

/** An extract promised within a day is printed from the register at once. */
export const isImmediate = ({ name, term }: ServiceLine): boolean =>
  /витяг/iu.test(name.uk) && term.en === 'up to 1 working day'

export async function beginDraft(
  day: Day,
  { token, service, residentId, ticketId, who, chance }: Application,
): Promise<Draft> {
  const { asking, crew } = day
  const opening = { serviceId: service.id, applicantId: residentId, ticketId }
  const { id, version } = await asking.post<{ id: string; version: number }>(
    `/centres/${crew.centreId}/intakes`,
    opening,
    token,
  )
  const sheet = await asking.get<Sheet>(`/intakes/${id}`, token)
  const lacks = !isImmediate(service) && chance.happens(day.share.incomplete)
  return { id, version, ...filledIn(sheet, who, service, { lacks, chance, today: dateIn(kyiv, day.timeline.now()) }) }
}

export async function saveDraft(day: Day, { token }: Application, { id, version, words }: Draft): Promise<number> {
  return (await day.asking.put<{ version: number }>(`/intakes/${id}`, { version, draft: words }, token)).version
}

export async function register(day: Day, application: Application, draft: Draft, version: number): Promise<KnownCase> {
  const { token, service, who } = application
  const { id, insisted } = draft
  if (isImmediate(service)) {
    const result = `витяг № ${who.serial + 1}`
    await day.asking.post(`/intakes/${id}/register-at-once`, { version, result, document: shownBy(who) }, token)
  } else await day.asking.post(`/intakes/${id}/register`, { version, insisted }, token)
  const known: KnownCase = { id, person: who, service }
  day.cases.set(id, known)
  day.counted.cases++
  return known
}

const shownBy = (who: Resident) => ({ kind: 'ID-картка', number: idCardOf(who) })
const taken = (pages: number): PaperAnswer => ({ state: 'taken', form: 'copy', pages, count: 1, returnedAtOnce: false })

/** The checklist ticked off, the form filled in, the fee paid or not owed; some bring less than is asked and insist. */
function filledIn(
  { papers, charges }: Sheet,
  who: Resident,
  { name }: ServiceLine,
  { lacks, chance, today }: { readonly lacks: boolean; readonly chance: Chance; readonly today: PlainDate },
): Pick<Draft, 'words' | 'insisted'> {
  const asked = [...papers.entries()].filter(
    ([, { source, kind, required }]) => source === 'applicant' && kind !== 'payment' && required,
  )
  const answers = Object.fromEntries(asked.map(([n]) => [n, taken(1 + chance.below(4))]))
  const last = asked.at(-1)?.[0]
  if (lacks && last !== undefined) answers[last] = { state: 'missing' }
  const owed = charges.filter(({ amount }) => amount !== null && amount > 0)
  const exempt = chance.happens(exemptShare)
  const settled = Object.fromEntries(
    owed.map(({ line }) => [
      line,
      exempt ? { by: 'exemption', ground: 'пільга за законом' } : { by: 'receipt', number: `К-${who.serial}` },
    ]),
  )
  const form = { demand: name.uk.slice(0, 300), phone: phoneOf(who), email: emailOf(who), address: addressOf(who) }
  const { notifyBy, deliverBy } = who
  const consent = { version: '4', givenOn: today }
  const words = { papers: answers, extraPapers: [], form, notifyBy, deliverBy, consent, settled } as IntakeDraft
  return { words, insisted: lacks && last !== undefined }
}
/** Of those who owe a fee; an assumption. */
const exemptShare = 0.1

/** The result lies here or does not; it is handed over against a signature. */
export async function handOutResult(day: Day, { post }: AtDesk, visitor: Visitor): Promise<boolean> {
  const path = `/centres/${day.crew.centreId}/results/for/${visitor.residentId}`
  const { items } = await day.asking.get<{ items: { id: string }[] }>(path, post.token)
  const result = items.find(({ id }) => id === visitor.comesFor?.id)
  if (!result) return false
  await day.asking.post(`/cases/${result.id}/issue`, { document: shownBy(visitor.who), signed: true }, post.token)
  return true
}
