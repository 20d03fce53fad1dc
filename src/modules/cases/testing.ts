// Cases for tests: an application, and histories that obey the table of transitions.
import fc from 'fast-check'
import type { Database, Work } from '../../db/work.ts'
import { type Actor, systemActor, type Trust } from '../../kernel/actor.ts'
import { newId } from '../../kernel/id.ts'
import { Refusal } from '../../kernel/refusal.ts'
import { addDays, dateIn, hours, type Instant, instantOf, kyiv, later, type PlainDate } from '../../kernel/time.ts'
import { martialLawSince2022 } from '../../kernel/working-days.ts'
import type { Service } from '../catalogue/model.ts'
import { createService } from '../catalogue/service/change.ts'
import type { Authority, AuthorityId, Centre } from '../centres/model.ts'
import { saveAuthority, setDeciding } from '../centres/service/authorities.ts'
import { testCentre } from '../centres/testing.ts'
import type { PersonClaim, ResidentId } from '../identity/model.ts'
import { findOrAddResident } from '../identity/service/residents.ts'
import {
  type Act,
  type Application,
  type CaseEvent,
  type CaseId,
  type Doer,
  type EventType,
  emptyDraft,
  type IntakeDraft,
  type PaperAnswer,
  type Registration,
  type Side,
  type Summary,
} from './model.ts'
import type { ActName, SaidOf } from './rules/acts.ts'
import { next } from './rules/fold.ts'
import { lawful, mayHappen } from './rules/transitions.ts'
import { act } from './service/act.ts'
import { decide, returnToCentre } from './service/authority.ts'
import { openCase } from './service/file.ts'
import { confirmReceived, confirmSent, makeBatch } from './service/hand-over.ts'
import { openIntake, saveIntake } from './service/intake.ts'
import { type Registered, registerCase } from './service/register.ts'
import { receiveResult } from './service/result.ts'

export const application: Application = {
  papers: [
    { n: 0, name: 'Заява', answer: { state: 'taken', form: 'original', pages: 2, count: 1, returnedAtOnce: false } },
    { n: 1, name: 'Довідка про склад сім’ї', answer: { state: 'in-register' } },
  ],
  form: { demand: 'призначити житлову субсидію', phone: '+380501112233' },
  representative: null,
  notifyBy: 'sms',
  deliverBy: 'in-person',
  consent: { version: '4', givenOn: '2026-11-23' as PlainDate },
  payments: [],
  note: null,
}

const registration = (immediate: boolean): Registration => ({
  number: 'ХРК-2026-000001',
  serviceId: newId(),
  versionId: newId(),
  authorityId: newId(),
  applicantId: newId(),
  ticketId: null,
  variant: null,
  immediate,
  filedOn: '2026-11-23' as PlainDate,
  term: { days: 10, unit: 'calendar' },
  calendar: { martialLaw: martialLawSince2022, closed: [] },
  handOverBy: immediate ? null : ('2026-11-24' as PlainDate),
  notifyBy: 'sms',
  deliverBy: 'in-person',
  pages: 2,
  missing: 0,
})

const actOn = (on: PlainDate): Act => ({
  number: '218',
  on,
  reasoning: 'Дохід перевищує межу; п. 14 Положення.',
  operative: 'Відмовити.',
  inForceFrom: null,
  appeal: 'Скарга протягом 30 днів.',
  hearing: { held: true, on },
})

const shown = { kind: 'ID-картка', number: '000000731' }

/** Facts of an event of this type, as they might be. */
function detailsOf(type: EventType, on: PlainDate, random: () => boolean, pick: (from: number) => number) {
  const batchId = newId<'Batch'>()
  const details: Partial<Record<EventType, { facts?: object; told?: object }>> = {
    registered: { facts: registration(random()), told: application },
    'issued-at-once': { facts: { to: 'applicant' }, told: { document: shown, result: 'витяг № 7' } },
    'insisted-on-incomplete': { facts: { missing: ['Довідка'] } },
    'document-added': { facts: { fileId: newId(), purpose: 'attachment', paper: 0 } },
    'corrected-entry': {
      facts: { fields: ['form.phone'] },
      told: {
        reason: 'описка',
        correction: { form: { phone: `+38050${pick(9)}112233` }, notifyBy: random() ? 'email' : 'sms' },
      },
    },
    batched: { facts: { batchId, actNumber: 'ХРК-2026-А1' } },
    'handed-over': { facts: { batchId, confirmBy: addDays(on, 1) } },
    'received-by-authority': { facts: { batchId, pages: 2 } },
    'discrepancy-noted': {
      facts: { batchId, pages: 1, accepted: random(), handOverBy: addDays(on, 1) },
      told: { reason: 'бракує аркуша' },
    },
    'step-done': { facts: { step: pick(9) } },
    'query-sent': { told: { to: 'ДПС', about: 'доходи за рік' } },
    'query-answered': { told: { answer: 'доходів немає' } },
    'left-without-motion': { facts: { from: on, fixBy: addDays(on, 14) }, told: { defects: 'немає фото' } },
    'defects-fixed': { facts: { lastPaused: addDays(on, -pick(3)) } },
    'more-time-asked': { facts: { until: addDays(on, 20) }, told: { reason: 'чекаю довідку' } },
    'more-time-given': { facts: { fixBy: addDays(on, 20) } },
    'more-time-refused': { told: { reason: 'часу досить' } },
    'telling-chosen': {
      facts: { notifyBy: random() ? 'email' : 'call', deliverBy: 'post' },
      told: { form: { email: 'olena@example.com', address: 'вул. Космічна, 12' } },
    },
    'question-asked': {
      facts: { side: random() ? 'centre' : 'authority', unit: newId(), look: null },
      told: { question: 'Чи потрібен оригінал?' },
    },
    'question-answered': { facts: { asked: pick(9) }, told: { answer: 'Досить копії.' } },
    returned: { told: { reason: 'не усунено' } },
    forwarded: { facts: { authorityId: newId(), on }, told: { reason: 'вирішує інший орган' } },
    'not-considered': { facts: { ground: 'repeated' }, told: { reason: 'рішення від 3 вересня' } },
    suspended: { facts: { from: on, ground: 'court' }, told: { reason: 'справа в суді' } },
    resumed: { facts: { lastPaused: addDays(on, -1) }, told: { reason: 'суд вирішив' } },
    joined: { facts: { leadCaseId: newId() }, told: { reason: 'одне питання' } },
    'hearing-called': { facts: { on: addDays(on, 3) }, told: { how: 'кабінет 5, 10:00' } },
    explained: { told: { said: 'була в лікарні' } },
    'hearing-held': { facts: { on, came: random() }, told: { said: 'просить зважити на хворобу' } },
    'term-extended': {
      facts: { on, days: 15, term: { days: 25, unit: 'calendar' } },
      told: { reason: 'чекаємо експертизу' },
    },
    decided: { facts: { outcome: random() ? 'positive' : 'negative', fileId: null }, told: actOn(on) },
    'result-sent': { facts: { paper: true } },
    'applicant-notified': { facts: { channel: 'sms' } },
    issued: { facts: { to: 'applicant' }, told: { document: shown } },
    'sent-by-post': { facts: { tracking: null } },
    withdrawn: { told: { reason: 'передумала' } },
    appealed: { facts: { on }, told: { reason: 'не зважили на довідку' } },
    'appeal-dismissed': { facts: { on }, told: { reason: 'доводів немає' } },
    corrected: { told: { reason: 'описка' } },
    revoked: { told: { reason: 'рішення суду' } },
    invalidated: { told: { reason: 'рішення суду' } },
  }
  return { facts: details[type]?.facts ?? {}, told: details[type]?.told }
}

export function eventOf(
  type: EventType,
  side: Side,
  at: Instant,
  random = () => true,
  pick = (_: number) => 0,
): CaseEvent {
  const by: Doer = { side, who: side === 'system' ? 'system:test' : 'staff:7', unit: newId(), workplace: 'вікно 1' }
  return { type, at, by, ...detailsOf(type, dateIn(kyiv, at), random, pick) } as unknown as CaseEvent
}

/** Every (type, side) that is lawful now. */
export function choices(summary: Summary | undefined): { type: EventType; side: Side }[] {
  const all = (Object.keys(lawful) as EventType[]).flatMap((type) => lawful[type].by.map((side) => ({ type, side })))
  return all.filter(({ type, side }) => mayHappen(type, side, summary) === true)
}

/** A lawful history: at each turn one of the events that may happen, some hours later. */
export const someHistory: fc.Arbitrary<CaseEvent[]> = fc
  .array(fc.record({ choice: fc.nat(1000), wait: fc.nat(100), coin: fc.boolean(), digit: fc.nat(9) }), {
    minLength: 1,
    maxLength: 30,
  })
  .map((turns) => {
    const events: CaseEvent[] = []
    let summary: Summary | undefined
    let at = instantOf('2026-11-23T07:00:00Z')
    for (const { choice, wait, coin, digit } of turns) {
      const lawfulNow = choices(summary)
      if (lawfulNow.length === 0) break
      const { type, side } = lawfulNow[choice % lawfulNow.length]!
      at = later(at, hours(wait))
      const event = eventOf(
        type,
        side,
        at,
        () => coin,
        (from) => digit % (from + 1),
      )
      events.push(event)
      summary = next(summary, event)
    }
    return events
  })

/* A centre, an authority and a service, for use cases on a real database. */

export interface World {
  readonly centre: Centre
  readonly authority: Authority
  readonly service: Service
  readonly administrator: Actor
  readonly officer: Actor
  readonly applicantId: ResidentId
  readonly applicant: Actor
  /** The draft of a complete package for this service. */
  readonly draft: IntakeDraft
}

const system = systemActor('test')
let serial = 0

export const personClaim = (family: string): PersonClaim => {
  serial += 1
  const birthDate = '1987-03-14' as PlainDate
  return {
    name: { family, given: 'Ірина', patronymic: 'Василівна' },
    birthDate,
    documents: [{ kind: 'id-card', number: String(100_000_000 + serial) }],
  }
}

export const serviceRecord: Omit<Parameters<typeof createService>[1], 'id'> = {
  name: 'Призначення житлової субсидії',
  nameEn: 'Housing subsidy',
  category: 'social-benefits',
  social: true,
  authority: 'Пенсійний фонд',
  deskMinutes: 20,
  channels: ['desk'],
  maxDays: 10,
  dayType: 'calendar',
  fee: { uah: 49.92, text: null, law: 'ПКМУ № 265' },
  documents: [
    { name: 'Заява', kind: 'form', source: 'applicant', required: true },
    { name: 'Декларація про доходи', kind: 'original', source: 'applicant', required: true },
    { name: 'Довідка про склад сім’ї', kind: 'original', source: 'register', required: true },
    { name: 'Договір найму', kind: 'copy', source: 'applicant', required: false, condition: 'для орендарів' },
  ],
}

const taken = (pages: number): PaperAnswer => ({
  state: 'taken',
  form: 'original',
  pages,
  count: 1,
  returnedAtOnce: false,
})

export const fullDraft: IntakeDraft = {
  ...emptyDraft,
  papers: { 0: taken(2), 1: taken(3) },
  form: { demand: 'призначити житлову субсидію', phone: '050 111 22 33' },
  notifyBy: 'sms',
  deliverBy: 'in-person',
  consent: { version: '4', givenOn: '2026-11-23' as PlainDate },
  settled: { fee: { by: 'receipt', number: '004417' } },
}

export async function addPerson(database: Database, family = 'Ткаченко'): Promise<ResidentId> {
  const { resident } = await database.run(system, (work) =>
    findOrAddResident(work, { claim: personClaim(family), purpose: 'register' }),
  )
  return resident.id
}

export const officerOf = (authorityId: AuthorityId): Actor => ({
  kind: 'staff',
  id: newId<'Staff'>(),
  posts: [{ role: 'officer', place: authorityId }],
  place: '',
})
export const residentActor = (id: ResidentId, trust: Trust = 'substantial'): Actor => ({ kind: 'resident', id, trust })

/** Another centre of its own each time, so tests share a database and nothing else. */
export async function caseWorld(database: Database, record: Partial<typeof serviceRecord> = {}): Promise<World> {
  const { centre, administrators } = await testCentre(database)
  const sign = newId().slice(0, 8)
  const kind = `Орган ${sign}`
  const name = { uk: kind, en: `Authority ${sign}` }
  const applicantId = await addPerson(database)
  const { authority, service } = await database.run(system, async (work) => {
    const address = { email: null, address: null, channel: 'paper' as const }
    const authority = await saveAuthority(work, { key: `authority-${sign}`, name, kind, ...address })
    await setDeciding(work, centre.id, [{ kind, authorityId: authority.id }])
    const service = await createService(work, { ...serviceRecord, ...record, authority: kind }, { reason: 'test' })
    return { authority, service }
  })
  const people = {
    administrator: administrators[0]!,
    officer: officerOf(authority.id),
    applicantId,
    applicant: residentActor(applicantId),
  }
  return { centre, authority, service, ...people, draft: fullDraft }
}

/** The package is taken and the case has its number. */
export async function takeCase(
  database: Database,
  world: World,
  {
    draft = world.draft,
    insisted = false,
    applicantId = world.applicantId,
  }: { draft?: IntakeDraft; insisted?: boolean; applicantId?: ResidentId } = {},
): Promise<Registered> {
  return database.run(world.administrator, async (work) => {
    const { id } = await openIntake(work, { centreId: world.centre.id, serviceId: world.service.id, applicantId })
    const { version } = await saveIntake(work, id, 1, draft)
    return registerCase(work, id, { version, insisted })
  })
}

export type Milestone = 'sent' | 'received' | 'decided' | 'returned' | 'at-centre'

/** Walks the case on, up to and with this point. */
export async function walkTo(database: Database, world: World, caseId: CaseId, until: Milestone): Promise<void> {
  const { centre, authority, administrator, officer } = world
  const batch = await database.run(administrator, (work) => makeBatch(work, centre.id, authority.id))
  const steps: readonly (readonly [Milestone, Actor, (work: Work) => Promise<void>])[] = [
    ['sent', administrator, (work) => confirmSent(work, batch.id)],
    ['received', officer, (work) => confirmReceived(work, batch.id, caseId)],
    ['decided', officer, (work) => decide(work, caseId, { outcome: 'positive' })],
    ['returned', officer, (work) => returnToCentre(work, caseId, { paper: true })],
    ['at-centre', administrator, (work) => receiveResult(work, caseId)],
  ]
  for (const [milestone, actor, step] of steps) {
    await database.run(actor, step)
    if (milestone === until) return
  }
}

/** A case the authority has just received, and the ways to act on it. */
export async function caseAtAuthority(database: Database, record: Parameters<typeof caseWorld>[1] = {}) {
  const world = await caseWorld(database, record)
  const { caseId, number } = await takeCase(database, world)
  await walkTo(database, world, caseId, 'received')
  const does = <Name extends ActName>(name: Name, said: SaidOf<Name>, actor = world.officer) =>
    database.run(actor, (work) => act(work, caseId, name, said))
  const view = () =>
    database.look(system, async (work) => {
      const { summary, content, deadline, events } = await openCase(work, caseId, { purpose: 'control' })
      return { ...summary, content, deadline, events }
    })
  return { world, caseId, number, does, view }
}

/** The codes of a refusal, with the fields at fault; anything else that was thrown goes on. */
export async function codesOf(refused: Promise<unknown>): Promise<string[]> {
  const fault = await refused.then(
    () => new Error('not refused'),
    (fault: unknown) => fault,
  )
  if (!(fault instanceof Refusal)) throw fault
  return fault.answers.map(({ code, field }) => (field ? `${field}: ${code}` : code))
}

export const days = (from: Instant, n: number): Instant => later(from, hours(24 * n))
