// The head adds a service or changes one: a new version from a date, with a reason. What is registered stays as it was.
import type { z } from 'zod'
import type { Work } from '../../../db/work.ts'
import { permit } from '../../../kernel/actor.ts'
import { accept, type No, Refusal } from '../../../kernel/refusal.ts'
import type { PlainDate } from '../../../kernel/time.ts'
import { recordChange } from '../../audit/service.ts'
import { today } from '../edition.ts'
import { fault, faultsOf, refusalOfField } from '../faults.ts'
import { no, type Service, type ServiceCard, type VersionId } from '../model.ts'
import {
  cardOf,
  indispensable,
  type NewService,
  newServiceSchema,
  patchSchema,
  recordOf,
  type ServicePatch,
  stepsFit,
} from '../record.ts'
import { changedFields, inForce } from '../rules.ts'
import * as store from '../store.ts'
import { cardIn, versionsOf, withoutNotes } from '../versions.ts'
import { saveCards } from './save.ts'

export interface Occasion {
  /** Today when absent. */
  readonly from?: PlainDate | undefined
  /** Why: the decision, its date and number. Kept with the version. */
  readonly reason: string
}

function read<Schema extends z.ZodType>(schema: Schema, value: unknown): z.output<Schema> {
  const found = schema.safeParse(value)
  if (!found.success) throw new Refusal(...faultsOf(schema, value).map(refusalOfField))
  return found.data
}

/** What a form sent as the changed fields of a service; refuses with each field at fault, in both languages. */
export const readPatch = (value: unknown): ServicePatch => read(patchSchema, value)
export const readNewService = (value: unknown): NewService => read(newServiceSchema, value)

/** A service as a form or a file writes it: what `readPatch` reads back. */
export const writtenService = (service: Service): ServicePatch => {
  const { id: _, ...fields } = recordOf(service.key, cardIn(service))
  return fields as ServicePatch
}

/** A new service. Its key is the next number of its category unless one is given. */
export async function createService(work: Work, record: NewService, occasion: Occasion): Promise<Service> {
  permit(work.actor, 'catalogue.manage')
  const reason = accept(reasonOf(occasion))
  const { id: wished, ...fields } = record
  refuse(
    indispensable
      .filter((field) => fields[field] === undefined)
      .map((field) => refusalOfField(fault(field, 'new-needs'))),
  )
  await store.lockEdition(work)
  const card = cardOf(fields, undefined, await store.listDecisions(work))
  const key = wished ?? (await store.nextKey(work, card.category))
  refuse([...(await keyTaken(work, key)), ...faultsOfCard(card), ...(await codeTaken(work, key, card))])
  const [created] = await saveCards(work, [{ key, card, from: occasion.from ?? today(work) }], reason)
  await recordChange(work, {
    what: 'catalogue.service',
    id: created!.id,
    before: null,
    after: shortly(created!),
    reason,
  })
  return created!
}

/** Changes only the fields given, from today or a later date. `expected` is the version the person was looking at. */
export async function changeService(
  work: Work,
  idOrKey: string,
  patch: ServicePatch,
  occasion: Occasion & { readonly expected?: VersionId | undefined },
): Promise<Service> {
  permit(work.actor, 'catalogue.manage')
  const reason = accept(reasonOf(occasion))
  await store.lockEdition(work)
  const from = occasion.from ?? today(work)
  const before = await toBeChanged(work, idOrKey, from, occasion.expected)
  const now = cardIn(before)
  const card = cardOf(patch, now, await store.listDecisions(work))
  const { id, key } = before
  const changed = changedFields(now, card)
  if (changed.length === 0) throw new Refusal(no('nothing-changed'))
  refuse([...faultsOfCard(card), ...(await codeTaken(work, key, card))])
  const [made] = await saveCards(work, [{ serviceId: id, key, card, from }], reason)
  await recordChange(work, {
    what: 'catalogue.service',
    id,
    before: shortly(before),
    after: { ...shortly(made!), changed: changed.map(String) },
    reason,
  })
  return made!
}

/** The version in force on the day of the change; refuses a day that has passed or one that a later version waits behind. */
async function toBeChanged(work: Work, idOrKey: string, from: PlainDate, expected?: VersionId): Promise<Service> {
  if (from < today(work)) throw new Refusal(no('starts-in-the-past', { today: today(work) }, 'from'))
  const versions = await versionsOf(work, idOrKey)
  const before = inForce(versions, from)
  if (!before) throw new Refusal(no('not-yet-given', { from: versions[0]!.validFrom }, 'from'))
  const later = versions.find((version) => version.validFrom > from)
  if (later) throw new Refusal(no('later-version-waits', { from: later.validFrom }, 'from'))
  if (expected && expected !== before.versionId) throw new Refusal(no('changed-meanwhile', { version: before.version }))
  return withoutNotes(before)
}

const reasonOf = ({ reason }: Occasion): string | No =>
  reason.trim() === '' ? no('reason-missing', {}, 'reason') : reason.trim()

function faultsOfCard(card: ServiceCard): No[] {
  return stepsFit(card) ? [] : [refusalOfField(fault('processCard', 'steps-too-long'))]
}

const keyTaken = async (work: Work, key: string): Promise<No[]> =>
  (await store.listVersions(work, { key })).length > 0 ? [no('key-taken', { key }, 'id')] : []

async function codeTaken(work: Work, key: string, card: ServiceCard): Promise<No[]> {
  const others = (await store.listFrom(work, today(work))).filter((service) => service.key !== key)
  const sameCode = card.code === null ? undefined : others.find((service) => service.code === card.code)
  return sameCode ? [no('code-taken', { code: card.code!, key: sameCode.key }, 'code')] : []
}

function refuse(faults: readonly No[]): void {
  if (faults.length > 0) throw new Refusal(...faults)
}

/** What the record of changes keeps: which version, since when; the versions themselves hold the rest. */
const shortly = (service: Service) => ({
  key: service.key,
  name: service.name.uk,
  version: service.version,
  validFrom: service.validFrom,
})
