// Finding a person at the desk: by a number, a document or a name; every person shown leaves a trace.
import type { Work } from '../../../db/work.ts'
import { permit } from '../../../kernel/actor.ts'
import type { Id } from '../../../kernel/id.ts'
import { Refusal } from '../../../kernel/refusal.ts'
import type { PlainDate } from '../../../kernel/time.ts'
import { recordAccesses } from '../../audit/service.ts'
import { type DocumentKind, no, type Resident, type ResidentFound, type TaxNumber, type Unzr } from '../model.ts'
import { foldName } from '../rules/names.ts'
import * as store from '../store/resident.ts'

export type SoughtBy =
  | { readonly taxNumber: TaxNumber }
  | { readonly unzr: Unzr }
  | { readonly document: { readonly kind: DocumentKind; readonly number: string } }
  /** Parts of a name in any order; a birth date narrows the list and stands for the second part. */
  | { readonly name: string; readonly birthDate?: PlainDate | undefined }

export interface Sought {
  readonly by: SoughtBy
  readonly centreId: Id<'Centre'>
  readonly caseId?: Id<'Case'> | undefined
  /** Needed for a search by name: there more people are shown than the one who came. */
  readonly reason?: string | undefined
}

/** A longer list helps nobody to find the one who stands here; it only shows others. */
export const mostFound = 20

export async function identify(
  work: Work,
  { by, centreId, caseId, reason }: Sought,
): Promise<readonly ResidentFound[]> {
  permit(work.actor, 'people.search', centreId)
  if ('name' in by && !reason?.trim()) throw new Refusal(no('reason-needed', {}, 'reason'))
  const people = await find(work, by)
  const fields = ['name', 'birthDate', 'documents']
  const row = { operation: 'view', purpose: 'identify', ground: 'law', fields, centreId, caseId, reason } as const
  await recordAccesses(
    work,
    people.length === 0
      ? [{ ...row, result: 'nothing-found' }]
      : people.map(({ id }) => ({ ...row, subjectPersonId: id })),
  )
  return people.map(found)
}

async function find(work: Work, by: SoughtBy): Promise<readonly Resident[]> {
  if ('name' in by) return findByName(work, by.name, by.birthDate)
  if ('document' in by) return store.listResidents(work, await store.findByDocuments(work, [by.document]))
  const id = 'taxNumber' in by ? await store.findByTaxNumber(work, by.taxNumber) : await store.findByUnzr(work, by.unzr)
  return id ? store.listResidents(work, [id]) : []
}

async function findByName(work: Work, text: string, birthDate: PlainDate | undefined): Promise<readonly Resident[]> {
  const words = [...new Set(foldName(text).split(' ').filter(Boolean))]
  if (words.length < (birthDate ? 1 : 2)) throw new Refusal(no('name-too-short', {}, 'name'))
  const ids = await store.findByName(work, words, birthDate ? 500 : mostFound + 1)
  const people = (await store.listResidents(work, ids)).filter((one) => !birthDate || one.birthDate === birthDate)
  if (people.length > mostFound) throw new Refusal(no('too-many-found', { most: mostFound }, 'name'))
  return people
}

function found({ id, name, birthDate, taxNumber, documents }: Resident): ResidentFound {
  const number = taxNumber ?? documents.at(-1)?.number
  return { id, name, birthDate, ending: number ? number.slice(-4) : null }
}
