// «Мої справи»: the resident's own cases, each with its timeline, its date and the reasons, and who looked at it.
import type { Work } from '../../../db/work.ts'
import type { PlaceId } from '../../../kernel/actor.ts'
import type { Id } from '../../../kernel/id.ts'
import { Refusal } from '../../../kernel/refusal.ts'
import type { Text } from '../../../kernel/text.ts'
import { addDays, dateIn, type Instant, kyiv, momentOf, type PlainDate, type PlainTime } from '../../../kernel/time.ts'
import { type AccessSeenByResident, purposes } from '../../audit/model.ts'
import { listAccessForResident, recordAccess } from '../../audit/service.ts'
import { findService, getVersion, processCardOf } from '../../catalogue/service.ts'
import type { Centre } from '../../centres/model.ts'
import { getCentre } from '../../centres/service/centres.ts'
import { type CaseFile, no as noFile, type OpenedFile } from '../../documents/model.ts'
import { openFile } from '../../documents/service.ts'
import type { ActingFor } from '../../identity/model.ts'
import { listActingFor } from '../../identity/service/representatives.ts'
import { placeNames } from '../../identity/service.ts'
import {
  type Act,
  type Application,
  type Case,
  type CaseId,
  type CaseState,
  caseStates,
  type Due,
  type Holder,
  type Outcome,
  type Recorded,
  type Summary,
  type Waiting,
} from '../model.ts'
import { type ActName, actsFor } from '../rules/acts.ts'
import { type Question, questionsOf } from '../rules/questions.ts'
import { type Entry, timelineOf } from '../rules/timeline.ts'
import { mustDo, nowIs } from '../rules/timeline-words.ts'
import { isClosed } from '../rules/transitions.ts'
import { type Usual, usualOf } from '../rules/usual.ts'
import { listOwn as listOwnRows, listTook } from '../store/lists.ts'
import * as store from '../store/record.ts'
import { deadlineOf, filesOf } from './file.ts'
import { byRight, getMine, meTrusted, traceOwn } from './own-access.ts'

export interface OwnLine {
  readonly id: CaseId
  readonly number: string
  readonly serviceKey: string
  readonly service: Text
  readonly state: CaseState
  readonly stateName: Text
  readonly now: Text
  readonly mustDo: Text
  readonly waitsForMe: boolean
  readonly closed: boolean
  readonly filedOn: PlainDate
  readonly dueOn: PlainDate | null
  readonly centre: Text
  /** Who decides. */
  readonly authority: Text | null
  /** Whose case it is, when it is not one's own. */
  readonly represented: Represented | null
}

/** For whom and by which power: until when and in what. */
export interface Represented extends Pick<ActingFor, 'powerId' | 'name' | 'kind' | 'validFrom' | 'validUntil'> {
  /** None: every service. */
  readonly services: readonly Text[] | null
}

const waiting: readonly CaseState[] = [
  'leftWithoutMotion',
  'hearing',
  'resultAtCentre',
  'applicantNotified',
  'unclaimed',
]

type Names = (unit: string | null) => Text | null

/** Public names of the centres and authorities in these cases. */
async function namesFor(
  work: Work,
  rows: readonly Pick<Case, 'centreId' | 'summary'>[],
  more: readonly string[] = [],
): Promise<Names> {
  const units = [...more, ...rows.flatMap(({ centreId, summary }) => [centreId, summary.authorityId])]
  const names = await placeNames(work, [...new Set(units.filter((unit) => unit !== null))] as PlaceId[])
  return (unit) => (unit && names[unit]) || null
}

async function lineOf(
  work: Work,
  { id, centreId, summary }: Pick<Case, 'id' | 'centreId' | 'summary'>,
  named: Names,
  represented: Represented | null,
): Promise<OwnLine> {
  const { number, state, dueOn, authorityId, clock, versionId } = summary
  const { key, name } = await getVersion(work, versionId)
  const words = {
    serviceKey: key,
    service: name,
    stateName: caseStates[state],
    now: nowIs[state],
    mustDo: mustDo(summary),
  }
  const flags = { waitsForMe: waiting.includes(state), closed: isClosed(state) }
  const places = { centre: named(centreId) ?? { uk: 'центр', en: 'the centre' }, authority: named(authorityId) }
  return { id, number, state, ...words, ...flags, filedOn: clock.start, dueOn, ...places, represented }
}

async function representedOf(work: Work, { name, scope, powerId, kind, validFrom, validUntil }: ActingFor) {
  const services =
    scope === 'all' ? null : await Promise.all(scope.map(async (id) => (await findService(work, id))?.name))
  const named = services?.filter((service) => service !== undefined) ?? null
  return { powerId, name, kind, validFrom, validUntil, services: named }
}

const mostListed = 200
/** What is usual is told from the latest of a year. */
const daysCompared = 365
const mostCompared = 200

const rank = ({ waitsForMe, closed }: OwnLine) => (waitsForMe ? 0 : closed ? 2 : 1)

/** Those that wait for the person first, then those in work, then the closed ones; newest first in each. */
export async function listOwn(work: Work): Promise<OwnLine[]> {
  const rows = await listOwnRows(work, meTrusted(work), mostListed)
  const named = await namesFor(work, rows)
  const lines = await Promise.all(rows.map((row) => lineOf(work, row, named, null)))
  const why = { operation: 'view', purpose: 'own', ground: 'right', fields: ['cases'] } as const
  await recordAccess(work, { ...why, subjectPersonId: meTrusted(work) })
  return lines.sort((a, b) => rank(a) - rank(b))
}

/** Everyone I may act for today, and their cases within the power. */
export interface RepresentedCases {
  readonly of: Represented
  readonly cases: readonly OwnLine[]
}

export async function listRepresented(work: Work): Promise<RepresentedCases[]> {
  const held = await listActingFor(work, meTrusted(work))
  return Promise.all(held.map((power) => casesUnder(work, power)))
}

async function casesUnder(work: Work, power: ActingFor): Promise<RepresentedCases> {
  const { principalId, scope, validFrom } = power
  const within = {
    services: scope === 'all' ? undefined : scope,
    filedFrom: momentOf(kyiv, validFrom, '00:00' as PlainTime),
  }
  const rows = await listOwnRows(work, principalId, mostListed, within)
  const [named, of] = [await namesFor(work, rows), await representedOf(work, power)]
  const cases = await Promise.all(rows.map((row) => lineOf(work, row, named, of)))
  const why = { operation: 'view', ...byRight(work, principalId), fields: ['cases'] } as const
  await recordAccess(work, { ...why, subjectPersonId: principalId })
  return { of, cases: cases.sort((a, b) => rank(a) - rank(b)) }
}

export interface Visit {
  readonly id: Id<'Access'>
  readonly at: Instant
  readonly role: string
  readonly unit: Text | null
  readonly operation: AccessSeenByResident['operation']
  /** Names of the fields, as in the log. */
  readonly what: readonly string[]
  readonly why: Text
}

export interface OwnCase extends OwnLine {
  /** Where to come or call. */
  readonly place: Pick<Centre, 'key' | 'address' | 'phones'>
  readonly holder: Holder
  readonly timeline: readonly (Omit<Entry, 'unit'> & { readonly unit: Text | null })[]
  /** The date, and why that date. */
  readonly deadline: Due | Waiting
  /** The day the authority received it, where it is another than the day of filing. */
  readonly receivedOn: PlainDate | null
  /** What the person may do now. */
  readonly mayDo: readonly ActName[]
  readonly outcome: Outcome | null
  readonly act: Act | null
  readonly application: Application
  readonly files: readonly Pick<CaseFile, 'id' | 'purpose' | 'type' | 'size' | 'addedAt'>[]
  /** How long such cases took; none when too few are closed. */
  readonly usual: Usual | null
  /** What was asked, and the answers. */
  readonly questions: readonly Question[]
  /** Role, unit, time and what of everyone else who opened it; no names. */
  readonly whoLooked: readonly Visit[]
}

/** One's own case whole, or of one who is represented. The visit itself stands in the log too. */
export async function getOwn(work: Work, id: CaseId): Promise<OwnCase> {
  const { it, actingFor } = await getMine(work, id)
  const { summary, content } = it
  await traceOwn(work, it, 'view', ['application', 'papers', 'decision'])
  const events = await store.listEvents(work, it)
  const timeline = await timelineWords(work, it, events)
  const looked = await looksAt(work, it, actingFor)
  const named = await namesFor(
    work,
    [it],
    [...timeline, ...looked].flatMap(({ unit }) => unit ?? []),
  )
  const { key, address, phones, zone } = await getCentre(work, it.centreId)
  const clock = await clockOf(work, summary)
  const receivedOn = summary.marks.received === undefined ? null : dateIn(zone, summary.marks.received)
  return {
    ...(await lineOf(work, it, named, actingFor && (await representedOf(work, actingFor)))),
    dueOn: clock.dueOn,
    receivedOn: receivedOn === summary.clock.start ? null : receivedOn,
    mayDo: actsFor('applicant', summary),
    place: { key, address, phones },
    holder: summary.holder,
    timeline: timeline.map((entry) => ({ ...entry, unit: named(entry.unit) })),
    deadline: deadlineOf(clock),
    outcome: summary.outcome,
    act: content.act,
    application: content.application,
    files: (await filesOf(work, it)).filter(isShownTo(summary)).map(({ id: fileId, purpose, type, size, addedAt }) => ({
      id: fileId,
      purpose,
      type,
      size,
      addedAt,
    })),
    usual: usualOf(
      await listTook(work, summary, { since: addDays(dateIn(zone, work.now), -daysCompared), limit: mostCompared }),
    ),
    questions: questionsOf(events),
    whoLooked: looked.map(({ id: lookId, at, role, unit, operation, purpose, fields }) => ({
      id: lookId,
      at,
      role,
      unit: named(unit),
      operation,
      what: fields,
      why: purposes[purpose],
    })),
  }
}

/** Who looked is told to the person, and to those who by law stand in their place. */
async function looksAt(work: Work, { id, summary }: Case, actingFor: ActingFor | null) {
  const isTold = !actingFor || actingFor.kind === 'parent' || actingFor.kind === 'guardian'
  const of = { caseId: id, personId: summary.applicantId, limit: 100 }
  return isTold ? listAccessForResident(work, of) : []
}

/** A joined case has the term of the one it is considered with. */
async function clockOf(work: Work, { leadCaseId, clock, dueOn }: Summary): Promise<Pick<Summary, 'clock' | 'dueOn'>> {
  const lead = leadCaseId && (await store.findCase(work, leadCaseId))
  return lead ? lead.summary : { clock, dueOn }
}

/** A draft of the decision is nobody's result: the authority's files are shown once it has decided. */
const isShownTo =
  ({ outcome }: Pick<Summary, 'outcome'>) =>
  ({ purpose }: Pick<CaseFile, 'purpose'>): boolean =>
    outcome !== null || (purpose !== 'decision' && purpose !== 'result')

async function timelineWords(work: Work, it: Case, events: readonly Recorded[]): Promise<readonly Entry[]> {
  const { steps } = processCardOf(await getVersion(work, it.summary.versionId))
  const stepName = (n: number) => steps.find((step) => step.n === n)?.action
  return timelineOf(it.summary, events, it.centreId, stepName)
}

/** A file of one's own case, or of one who is represented. */
export async function openOwnFile(work: Work, id: CaseId, fileId: Id<'File'>): Promise<OpenedFile> {
  const { summary } = (await getMine(work, id)).it
  const why = { ...byRight(work, summary.applicantId), subjectPersonId: summary.applicantId }
  const file = await openFile(work, fileId, { caseId: id, caseNumber: summary.number }, why)
  if (!isShownTo(summary)(file)) throw new Refusal(noFile('no-file'))
  return file
}
