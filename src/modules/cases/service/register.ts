// The application becomes a case: a number without a gap, a secret code told once, a date with its reasons.
import type { Work } from '../../../db/work.ts'
import { Refusal } from '../../../kernel/refusal.ts'
import { dateIn, type PlainDate } from '../../../kernel/time.ts'
import { type Calendar, nextWorkingDay } from '../../../kernel/working-days.ts'
import type { Service } from '../../catalogue/model.ts'
import { getVersion } from '../../catalogue/service.ts'
import type { Centre } from '../../centres/model.ts'
import { getAuthorityFor } from '../../centres/service/authorities.ts'
import { calendarOf, getCentre } from '../../centres/service/centres.ts'
import {
  type CaseEvent,
  type CaseId,
  type Due,
  emptyDraft,
  type Intake,
  no,
  type Registration,
  type ShownDocument,
} from '../model.ts'
import type { Said } from '../rules/acts.ts'
import { dueDate } from '../rules/deadline.ts'
import { areFaults } from '../rules/faults.ts'
import { type Package, packageOf } from '../rules/intake.ts'
import { caseNumber, numberKey } from '../rules/number.ts'
import * as drafts from '../store/intake.ts'
import { nextNumber } from '../store/numbers.ts'
import * as store from '../store/record.ts'
import { withContacts } from './contacts.ts'
import { doerOf, leaveTrace, tellOf } from './happen.ts'
import { lockOpenIntake, sameVersion } from './intake.ts'
import { requirementsOf, termOf } from './requirements.ts'
import { newSecret, secretHash } from './secret.ts'

export interface Registered {
  readonly caseId: CaseId
  readonly number: string
  /** Said here and printed on the receipt; only its keyed hash is kept. */
  readonly secretCode: string
  readonly due: Due
  readonly missing: readonly string[]
}

export interface Registering {
  /** The version of the draft the administrator sees. */
  readonly version: number
  /** The person insists on filing an incomplete package. */
  readonly insisted?: boolean | undefined
}

/** Takes the package, complete or at the person's insistence, and promises a date. */
export async function registerCase(
  work: Work,
  id: CaseId,
  { version, insisted = false }: Registering,
): Promise<Registered> {
  const taken = await takePackage(work, id, version, insisted)
  const { intake, service, packed } = taken
  const authority = await getAuthorityFor(work, intake.centreId, service)
  const handOverBy = nextWorkingDay(taken.today, taken.calendar)
  const insistence: Said[] = insisted
    ? [{ type: 'insisted-on-incomplete', facts: { missing: packed.missing }, told: undefined }]
    : []
  return register(work, taken, { immediate: false, authorityId: authority.id, handOverBy }, insistence)
}

export interface AtOnce {
  readonly version: number
  /** What the person got: the number of the extract, the entry in the register. */
  readonly result: string
  readonly document: ShownDocument
  readonly to: 'applicant' | 'representative'
}

/** An immediate service: registered with its result in one step, without an inventory (handbook 3.4, step 9). */
export async function registerImmediate(
  work: Work,
  id: CaseId,
  { version, result, document, to }: AtOnce,
): Promise<Registered> {
  if (!result.trim()) throw new Refusal(no('reason-missing', {}, 'result'))
  if (!document.kind.trim() || !document.number.trim()) throw new Refusal(no('document-missing', {}, 'document'))
  const taken = await takePackage(work, id, version, false)
  const issued: Said = { type: 'issued-at-once', facts: { to }, told: { document, result } }
  return register(work, taken, { immediate: true, authorityId: null, handOverBy: null }, [issued])
}

interface Taken {
  readonly intake: Intake
  readonly service: Service
  readonly packed: Package
  readonly centre: Centre
  readonly today: PlainDate
  readonly calendar: Calendar
}

async function takePackage(work: Work, id: CaseId, version: number, insisted: boolean): Promise<Taken> {
  const intake = await lockOpenIntake(work, id)
  sameVersion(intake, version)
  const service = await getVersion(work, intake.versionId)
  const centre = await getCentre(work, intake.centreId)
  const today = dateIn(centre.zone, work.now)
  const draft = { ...intake.draft, form: withContacts(intake.draft.form) }
  const packed = packageOf(requirementsOf(service, draft.variant), draft, { today, insisted })
  if (areFaults(packed)) throw new Refusal(...packed)
  const { martialLaw, closed = [] } = await calendarOf(work, centre.id)
  return {
    intake,
    service,
    packed,
    centre,
    today,
    calendar: { martialLaw, closed: closed.filter((day) => day >= today).sort() },
  }
}

type Kind = Pick<Registration, 'immediate' | 'authorityId' | 'handOverBy'>

async function register(work: Work, taken: Taken, kind: Kind, more: readonly Said[]): Promise<Registered> {
  const { intake, packed, centre, today } = taken
  const by = doerOf(work.actor, 'centre', centre.id)
  const files = await drafts.listFiles(work, intake)
  const scans: Said[] = files.map((facts) => ({ type: 'document-added', facts, told: undefined }))
  const year = Number(today.slice(0, 4))
  // the counter is locked from here to the end, so it comes last before writing
  const sequence = await nextNumber(work, centre.id, `case ${centre.placeCode}`, year)
  const number = caseNumber(centre.placeCode, year, sequence)
  const opening: Said = { type: 'registered', facts: registrationOf(taken, kind, number), told: packed.application }
  const events = [opening, ...more, ...scans].map((said) => ({ ...said, at: work.now, by }) as CaseEvent)
  const secretCode = newSecret()
  const numbered = {
    id: intake.id,
    centreId: centre.id,
    placeCode: centre.placeCode,
    year,
    sequence,
    numberKey: numberKey(number),
  }
  const made = await store.saveNew(work, { ...numbered, codeHash: secretHash(work, number, secretCode) }, events)
  await drafts.saveIntake(work, { ...intake, draft: emptyDraft, registeredAt: work.now }) // the words live in the case now
  await tellOf(work, made, events)
  await leaveTrace(work, made, { operation: 'collect', purpose: 'register', fields: ['application', 'papers'] })
  const due = dueDate({
    start: today,
    term: termOf(taken.service, intake.draft.variant) ?? undefined,
    calendar: taken.calendar,
  })
  return { caseId: made.id, number, secretCode, due, missing: packed.missing }
}

function registrationOf({ intake, service, packed, today, calendar }: Taken, kind: Kind, number: string): Registration {
  const { serviceId, versionId, applicantId, ticketId, draft } = intake
  const { notifyBy, deliverBy } = packed.application
  const counts = { pages: packed.pages, missing: packed.missing.length }
  const clock = { filedOn: today, term: termOf(service, draft.variant), calendar }
  const who = { serviceId, versionId, applicantId, ticketId, variant: draft.variant ?? null }
  return { number, ...who, ...kind, ...clock, notifyBy, deliverBy, ...counts }
}
