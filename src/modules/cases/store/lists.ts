// Lists of cases, by key and with one query each. Nothing sealed is opened for them.
import { type SelectQueryBuilder, sql } from 'kysely'
import { moment, type Tables } from '../../../db/tables.ts'
import type { Work } from '../../../db/work.ts'
import type { Id } from '../../../kernel/id.ts'
import type { Instant, PlainDate } from '../../../kernel/time.ts'
import type { CaseId, CaseState, Summary } from '../model.ts'

export interface Listed {
  readonly id: CaseId
  readonly centreId: Id<'Centre'>
  readonly summary: Summary
}

type Query = SelectQueryBuilder<Tables, 'cases.case', { id: CaseId; centreId: Id<'Centre'>; summary: Summary }>
export const listed = (work: Work): Query =>
  work.db.selectFrom('cases.case').select(['id', 'centre_id as centreId', 'summary'])

/** Registered, not in a batch yet: the oldest first. */
export function listReady(work: Work, centreId: Id<'Centre'>, authorityId?: Id<'Authority'>): Promise<Listed[]> {
  let rows = listed(work)
    .where('centre_id', '=', centreId)
    .where('state', '=', 'registered')
    .where('batch_id', 'is', null)
    .where('confirm_by', 'is not', null)
  if (authorityId) rows = rows.where('authority_id', '=', authorityId)
  return rows.orderBy('confirm_by').orderBy('id').execute()
}

/** The ready ones of one authority, locked: two who make a batch at once share no case. */
export async function lockReady(work: Work, centreId: Id<'Centre'>, authorityId: Id<'Authority'>): Promise<CaseId[]> {
  const rows = await work.db
    .selectFrom('cases.case')
    .select('id')
    .where('centre_id', '=', centreId)
    .where('authority_id', '=', authorityId)
    .where('state', '=', 'registered')
    .where('batch_id', 'is', null)
    .where('confirm_by', 'is not', null)
    .orderBy('sequence')
    .forUpdate()
    .execute()
  return rows.map(({ id }) => id)
}

/** Not confirmed by the day it should have been. */
export function listUnconfirmed(work: Work, centreId: Id<'Centre'>, before: PlainDate): Promise<Listed[]> {
  return listed(work)
    .where('centre_id', '=', centreId)
    .where('confirm_by', '<', before)
    .orderBy('confirm_by')
    .orderBy('id')
    .limit(500)
    .execute()
}

/** Decided and on their way back: what the centre expects. */
export function listOnTheWay(work: Work, centreId: Id<'Centre'>): Promise<Listed[]> {
  return listed(work)
    .where('centre_id', '=', centreId)
    .where('state', 'in', ['decidedPositive', 'decidedNegative', 'notConsidered'])
    .orderBy('id')
    .limit(500)
    .execute()
}

/** Lies at the centre, whoever it is for; the oldest application first. */
export function listAtCentre(work: Work, centreId: Id<'Centre'>, states: readonly CaseState[]): Promise<Listed[]> {
  return listed(work)
    .where('centre_id', '=', centreId)
    .where('state', 'in', states)
    .orderBy('filed_at')
    .orderBy('id')
    .limit(500)
    .execute()
}

export function listToCollect(
  work: Work,
  centreId: Id<'Centre'>,
  applicantId: Id<'Resident'>,
  states: readonly CaseState[],
): Promise<Listed[]> {
  return listed(work)
    .where('centre_id', '=', centreId)
    .where((is) => is.or([is('applicant_id', '=', applicantId), is('representative_id', '=', applicantId)]))
    .where('state', 'in', states)
    .orderBy('filed_at')
    .orderBy('id')
    .execute()
}

/** What a power reaches: these services, and nothing filed before it. */
export interface Within {
  readonly services: readonly string[] | undefined
  readonly filedFrom: Instant
}

/** A resident's own, newest first. */
export function listOwn(work: Work, applicantId: Id<'Resident'>, limit: number, within?: Within): Promise<Listed[]> {
  let rows = listed(work).where('applicant_id', '=', applicantId)
  if (within?.services) rows = rows.where(sql<boolean>`service_id::text = any(${within.services}::text[])`)
  if (within) rows = rows.where('filed_at', '>=', moment(within.filedFrom))
  return rows.orderBy('filed_at', 'desc').orderBy('id').limit(limit).execute()
}

/** Days the latest closed cases of this service took at this authority: one short walk of an index. */
export async function listTook(
  work: Work,
  { serviceId, authorityId }: Pick<Summary, 'serviceId' | 'authorityId'>,
  { since, limit }: { readonly since: PlainDate; readonly limit: number },
): Promise<number[]> {
  if (!authorityId) return []
  const rows = await work.db
    .selectFrom('cases.case')
    .select('took_days')
    .where('service_id', '=', serviceId)
    .where('authority_id', '=', authorityId)
    .where('took_days', 'is not', null)
    .where('took_until', '>=', since)
    .orderBy('took_until', 'desc')
    .limit(limit)
    .execute()
  return rows.map(({ took_days }) => took_days!)
}

export interface FindFilter {
  readonly places: readonly Id<'Centre'>[]
  readonly numberKey?: string | undefined
  readonly sequence?: number | undefined
  readonly applicantId?: Id<'Resident'> | undefined
  readonly after?: { readonly filedAt: Instant; readonly id: CaseId } | undefined
  readonly limit: number
}

/** By number, the last part of it, or the person; only cases of these centres. */
export function findCases(
  work: Work,
  { places, numberKey, sequence, applicantId, after, limit }: FindFilter,
): Promise<Listed[]> {
  let rows = listed(work).where('centre_id', 'in', places)
  if (sequence !== undefined) rows = rows.where('sequence', '=', sequence)
  else if (numberKey) rows = rows.where('number_key', '=', numberKey)
  if (applicantId) rows = rows.where('applicant_id', '=', applicantId)
  if (after)
    rows = rows.where((is) =>
      is(is.refTuple('filed_at', 'id'), '<', is.tuple(new Date(after.filedAt) as never, after.id)),
    )
  return rows.orderBy('filed_at', 'desc').orderBy('id', 'desc').limit(limit).execute()
}

export async function numbersOf(work: Work, ids: readonly CaseId[]): Promise<ReadonlyMap<CaseId, string>> {
  if (ids.length === 0) return new Map()
  const rows = await work.db.selectFrom('cases.case').select(['id', 'number']).where('id', 'in', ids).execute()
  return new Map(rows.map(({ id, number }) => [id, number]))
}
