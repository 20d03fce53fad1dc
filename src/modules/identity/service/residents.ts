// Residents: found or added so that nobody is there twice, seen only with a trace.
import type { Work } from '../../../db/work.ts'
import { type Actor, permit } from '../../../kernel/actor.ts'
import { type Id, newId } from '../../../kernel/id.ts'
import { accept, no as general, Refusal } from '../../../kernel/refusal.ts'
import type { Access, Ground, Purpose } from '../../audit/model.ts'
import { recordAccess, recordAccesses } from '../../audit/service.ts'
import { type Contacts, type Name, no, type PersonClaim, type Resident, type ResidentId } from '../model.ts'
import { birthDateOf, disagreements, isIdentifiable, joined, type Matches, match } from '../rules/person.ts'
import * as store from '../store/resident.ts'

/** Why this person's data are needed, and for which centre or case. */
export interface View {
  readonly purpose: Purpose
  readonly ground?: Ground | undefined
  readonly centreId?: Id<'Centre'> | undefined
  readonly caseId?: Id<'Case'> | undefined
  readonly reason?: string | undefined
}

export interface Joined {
  readonly resident: Resident
  readonly added: boolean
  readonly renamed: boolean
}

/**
 * The record of this person: the one that has these numbers, or a new one. An administrator's reason overrides a
 * birth date or sex that disagrees with a number, and a changed name; never another person's document.
 */
export async function findOrAddResident(
  work: Work,
  { claim, ...view }: View & { readonly claim: PersonClaim },
): Promise<Joined> {
  permit(work.actor, 'people.search', view.centreId)
  if (!isIdentifiable(claim)) throw new Refusal(no('needs-number', {}, 'taxNumber'))
  const warnings = disagreements(claim)
  if (warnings.length > 0 && !view.reason?.trim()) throw new Refusal(...warnings)
  return join(work, claim, view)
}

/** How far a claim changes a record that is there already. */
export type Joining = 'all' | 'gaps' | 'nothing'

/** Without asking who may: after `permit` here, and after the identity provider has vouched for the person. */
export async function join(work: Work, claim: PersonClaim, view: View, joining: Joining = 'all'): Promise<Joined> {
  await store.lockNumbers(work, claim)
  const { same, renamed } = { renamed: false, ...accept(match(claim, await matchesOf(work, claim), view.reason)) }
  const resident = same ? joinedBy(joining, same, claim, renamed) : newResident(claim)
  const operation = !same ? 'collect' : JSON.stringify(resident) === JSON.stringify(same) ? 'view' : 'change'
  if (operation !== 'view') await store.saveResident(work, resident)
  await recordAccess(work, { ...access(work, view), operation, fields: fieldsOf(claim), subjectPersonId: resident.id })
  return { resident, added: !same, renamed }
}

const joinedBy = (joining: Joining, same: Resident, claim: PersonClaim, renamed: boolean): Resident =>
  joining === 'nothing' ? same : joined(same, claim, renamed, joining === 'gaps')

async function matchesOf(work: Work, { unzr, taxNumber, documents = [] }: PersonClaim): Promise<Matches> {
  const byUnzr = unzr && (await store.findByUnzr(work, unzr))
  const byTaxNumber = taxNumber && (await store.findByTaxNumber(work, taxNumber))
  const byDocument = await store.findByDocuments(work, documents)
  const ids = [byUnzr, byTaxNumber, ...byDocument].filter((id) => !!id) as ResidentId[]
  await store.lockResidents(work, ids)
  const found = new Map((await store.listResidents(work, ids)).map((one) => [one.id as string, one]))
  return {
    byUnzr: found.get(byUnzr ?? ''),
    byTaxNumber: found.get(byTaxNumber ?? ''),
    byDocument: byDocument.map((id) => found.get(id)!),
  }
}

const newResident = (claim: PersonClaim): Resident => ({
  id: newId(),
  name: claim.name,
  birthDate: birthDateOf(claim),
  taxNumber: claim.taxNumber ?? null,
  unzr: claim.unzr ?? null,
  documents: [...(claim.documents ?? [])],
  contacts: claim.contacts ?? {},
  address: claim.address ?? null,
})

const fieldsOf = (claim: PersonClaim): string[] =>
  Object.entries(claim).flatMap(([field, value]) =>
    value === undefined || (Array.isArray(value) && value.length === 0) ? [] : [field],
  )

/** By law where the centre acts, by their own right where the person does. */
function access(work: Work, { purpose, ground, centreId, caseId, reason }: View): Omit<Access, 'operation' | 'fields'> {
  const byRight = work.actor.kind === 'resident' ? 'right' : 'law'
  return { purpose, ground: ground ?? byRight, centreId, caseId, reason }
}

/** The whole record: for staff in service or control, and for the person themselves after a trusted sign-in. */
export async function getResident(work: Work, id: ResidentId, view: View): Promise<Resident> {
  permitPerson(work.actor, id, view.centreId)
  const resident = await store.findResident(work, id)
  if (!resident) throw new Refusal(general('not-found'))
  const fields = ['name', 'birthDate', 'taxNumber', 'unzr', 'documents', 'contacts', 'address']
  await recordAccess(work, { ...access(work, view), operation: 'view', fields, subjectPersonId: id })
  return resident
}

/** Names for a list of cases or people; a trace for each of them. Ids of nobody are left out. */
export async function namesOf(
  work: Work,
  ids: readonly ResidentId[],
  view: View,
): Promise<ReadonlyMap<ResidentId, Name>> {
  for (const id of ids) permitPerson(work.actor, id, view.centreId)
  const names = await store.listNames(work, [...new Set(ids)])
  await recordAccesses(
    work,
    [...names.keys()].map((subjectPersonId) => ({
      ...access(work, view),
      operation: 'view',
      fields: ['name'],
      subjectPersonId,
    })),
  )
  return names
}

/** Where to write or call: for notices, and for the desk. */
export async function contactsOf(work: Work, id: ResidentId, view: View): Promise<Contacts> {
  permitPerson(work.actor, id, view.centreId)
  const resident = await store.findResident(work, id)
  if (!resident) throw new Refusal(general('not-found'))
  await recordAccess(work, { ...access(work, view), operation: 'view', fields: ['contacts'], subjectPersonId: id })
  return resident.contacts
}

/** New contacts replace the ones named; an empty one is forgotten. */
export async function changeContacts(work: Work, id: ResidentId, contacts: Contacts, view: View): Promise<void> {
  permitPerson(work.actor, id, view.centreId)
  const resident = await lockResident(work, id)
  const kept = Object.fromEntries(Object.entries({ ...resident.contacts, ...contacts }).filter(([, value]) => !!value))
  await store.saveResident(work, { ...resident, contacts: kept })
  await recordAccess(work, { ...access(work, view), operation: 'change', fields: ['contacts'], subjectPersonId: id })
}

async function lockResident(work: Work, id: ResidentId): Promise<Resident> {
  await store.lockResidents(work, [id])
  const resident = await store.findResident(work, id)
  if (!resident) throw new Refusal(general('not-found'))
  return resident
}

const nobody: Name = { family: '', given: '' }
export type Correction = Partial<Omit<Resident, 'id' | 'contacts'>>

/** A wrong entry is mended with a reason; numbers and documents stay one person's. */
export async function correctResident(work: Work, id: ResidentId, change: Correction, view: View): Promise<Resident> {
  permit(work.actor, 'people.search', view.centreId)
  if (!view.reason?.trim()) throw new Refusal(no('reason-needed', {}, 'reason'))
  const claim = {
    name: nobody,
    taxNumber: change.taxNumber ?? undefined,
    unzr: change.unzr ?? undefined,
    documents: change.documents,
  }
  await store.lockNumbers(work, claim)
  const before = await lockResident(work, id)
  const { byTaxNumber, byUnzr, byDocument } = await matchesOf(work, claim)
  if ([byTaxNumber, byUnzr, ...byDocument].some((other) => other && other.id !== id))
    throw new Refusal(no('two-people'))
  const after = { ...before, ...change }
  await store.saveResident(work, after)
  await recordAccess(work, {
    ...access(work, view),
    operation: 'change',
    fields: Object.keys(change),
    subjectPersonId: id,
  })
  return after
}

/** Staff with the right, or the person themselves at «substantial» trust and above. */
export function permitPerson(actor: Actor, id: ResidentId, centreId?: Id<'Centre'>): void {
  if (actor.kind !== 'resident') permit(actor, 'people.see', centreId)
  else if (actor.id !== id) throw new Refusal(general('not-allowed'))
  else if (actor.trust === 'low') throw new Refusal(no('trust-too-low'))
}
