// A file becomes the catalogue: all of it or nothing, naming each bad record and field. Reading the same file again changes
// nothing.
import type { Work } from '../../../db/work.ts'
import { permit } from '../../../kernel/actor.ts'
import { Refusal } from '../../../kernel/refusal.ts'
import type { PlainDate } from '../../../kernel/time.ts'
import { recordChange } from '../../audit/service.ts'
import type { Decisions } from '../documents.ts'
import { today } from '../edition.ts'
import { fault, type Reason, type RecordFault, refusalsOf } from '../faults.ts'
import { no, type Service, type ServiceCard } from '../model.ts'
import { cardOf, indispensable, type ServiceRecord, stepsFit } from '../record.ts'
import { changedFields, inForce } from '../rules.ts'
import { type Numbered, readSource, type Source } from '../source.ts'
import * as store from '../store.ts'
import { cardIn, withoutNotes } from '../versions.ts'
import { type Planned, saveCards } from './save.ts'

export type { Source } from '../source.ts'

export interface ImportOptions {
  /** The day the file takes effect; today when absent. A first catalogue may begin in the past. */
  readonly from?: PlainDate | undefined
  readonly reason?: string | undefined
  /** Only say what would change. */
  readonly preview?: boolean | undefined
}

export interface ImportReport {
  readonly added: number
  readonly changed: number
  readonly unchanged: number
  /** What is added or changed, in the order of the file. */
  readonly services: readonly { readonly key: string; readonly name: string; readonly fields: readonly string[] }[]
}

export async function importCatalogue(work: Work, source: Source, options: ImportOptions = {}): Promise<ImportReport> {
  permit(work.actor, 'catalogue.manage')
  const { records, faults } = readSource(source)
  await store.lockEdition(work)
  const from = options.from ?? today(work)
  const plan = await planOf(work, records, from)
  const all = [...faults, ...plan.faults].sort((a, b) => a.record - b.record)
  if (all.length > 0) throw new Refusal(...refusalsOf(all))
  if (plan.changes.some((change) => change.before) && from < today(work))
    throw new Refusal(no('starts-in-the-past', { today: today(work) }, 'from'))
  const report = reportOf(plan)
  if (!options.preview) await save(work, plan, report, options.reason?.trim() || 'import')
  return report
}

interface Change extends Planned {
  readonly before: Service | undefined
  readonly fields: readonly string[]
}

interface Plan {
  readonly changes: readonly Change[]
  readonly unchanged: number
  readonly faults: readonly RecordFault[]
}

async function save(work: Work, { changes }: Plan, report: ImportReport, reason: string): Promise<void> {
  if (changes.length === 0) return
  await saveCards(work, changes, reason)
  const { added, changed, unchanged } = report
  await recordChange(work, {
    what: 'catalogue.import',
    id: 'catalogue',
    before: null,
    after: { added, changed, unchanged, services: report.services.slice(0, 1000).map(({ key }) => key) },
    reason,
  })
}

const reportOf = ({ changes, unchanged }: Plan): ImportReport => ({
  added: changes.filter((change) => !change.before).length,
  changed: changes.filter((change) => change.before).length,
  unchanged,
  services: changes.map(({ key, card, fields }) => ({ key, name: card.name.uk, fields })),
})

/** Compares every record with what is in force on the day. */
async function planOf(work: Work, records: readonly Numbered[], from: PlainDate): Promise<Plan> {
  const known = await knownFrom(work, from)
  const decisions = await store.listDecisions(work)
  const keyOfCode = new Map([...known].flatMap(([key, { now }]) => (now.code ? [[now.code, key] as const] : [])))
  const judged = records.map((each) => judge(each, known.get(each.record.id), { from, decisions, keyOfCode }))
  const changes = judged.flatMap(({ change }) => (change ? [change] : []))
  return { changes, faults: judged.flatMap(({ faults }) => faults), unchanged: records.length - changes.length }
}

interface Around {
  readonly from: PlainDate
  readonly decisions: Decisions
  /** Which service has an identifier; filled as the file is read. */
  readonly keyOfCode: Map<string, string>
}

interface Judged {
  readonly change?: Change | undefined
  readonly faults: readonly RecordFault[]
}

function judge({ n, record }: Numbered, known: Known | undefined, around: Around): Judged {
  const { id: key, ...fields } = record
  const bad = (field: string, reason: Reason): RecordFault => ({ record: n, key, ...fault(field, reason) })
  const missing = known ? [] : indispensable.filter((field) => fields[field] === undefined)
  if (missing.length > 0)
    return {
      faults: isBareCard(fields)
        ? [bad('serviceId', 'unknown-service')]
        : missing.map((field) => bad(field, 'new-needs')),
    }
  const before = known?.now
  const card = cardOf(fields, before && cardIn(before), around.decisions)
  const changed = before ? changedFields(cardIn(before), card) : []
  const faults = [
    ...(stepsFit(card) ? [] : [bad('processCard', 'steps-too-long')]),
    ...(takesCode(card, key, around.keyOfCode) ? [bad('code', 'code-taken')] : []),
    ...(changed.length > 0 && known?.waits ? [bad('id', 'later-version')] : []),
  ]
  const same = before !== undefined && changed.length === 0
  return {
    faults,
    change: same ? undefined : { serviceId: before?.id, key, card, from: around.from, before, fields: changed },
  }
}

const isBareCard = (fields: Omit<ServiceRecord, 'id'>): boolean =>
  fields.name === undefined && fields.processCard !== undefined

function takesCode({ code }: ServiceCard, key: string, keyOfCode: Map<string, string>): boolean {
  if (code === null) return false
  const owner = keyOfCode.get(code) ?? key
  keyOfCode.set(code, owner)
  return owner !== key
}

interface Known {
  readonly now: Service
  /** A later version is already set. */
  readonly waits: boolean
}

/** The version a change on this day would follow; a service that only begins later is followed by its first version. */
async function knownFrom(work: Work, from: PlainDate): Promise<ReadonlyMap<string, Known>> {
  const byKey = Map.groupBy(await store.listFrom(work, from), ({ key }) => key)
  return new Map(
    [...byKey].map(([key, versions]) => {
      const now = inForce(versions, from) ?? versions[0]!
      return [key, { now: withoutNotes(now), waits: versions.some(({ validFrom }) => validFrom > from) }]
    }),
  )
}
