// Writing down who saw or did what, chaining it, and showing it to those who may know.
import type { Work } from '../../db/work.ts'
import { type Actor, permit, placesWhere } from '../../kernel/actor.ts'
import { type Id, newId } from '../../kernel/id.ts'
import { accept, Refusal } from '../../kernel/refusal.ts'
import {
  type Access,
  type AccessRow,
  type AccessSeenByResident,
  type Change,
  type ChangeRow,
  type Head,
  no,
  type Verdict,
} from './model.ts'
import { chainStart, doerOf, fieldNames, isBackdated, link, withoutPersonal } from './rules.ts'
import * as chain from './store/chain.ts'
import * as record from './store/record.ts'

/** Every viewing, search with names, collection, change, transfer, print, export and deletion passes here. */
export const recordAccess = (work: Work, access: Access): Promise<void> => recordAccesses(work, [access])

/** A page of people is a row for each of them. */
export async function recordAccesses(work: Work, accesses: readonly Access[]): Promise<void> {
  await record.saveAccess(
    work,
    accesses.map((access) => rowOf(work, access)),
  )
}

function rowOf(work: Work, access: Access): AccessRow {
  return {
    id: newId<'Access'>(),
    at: work.now,
    ...doerOf(work.actor, access.centreId),
    operation: access.operation,
    purpose: access.purpose,
    ground: access.ground,
    fields: fieldNames(access.fields),
    subjectPersonId: access.subjectPersonId ?? null,
    caseId: access.caseId ?? null,
    fileId: access.fileId ?? null,
    centreId: access.centreId ?? null,
    reason: accept(withoutPersonal(access.reason)),
    result: access.result ?? 'done',
  }
}

/** A setting changed by an administrator. The caller passes only values that are not personal. */
export async function recordChange(work: Work, change: Change): Promise<void> {
  await record.saveChange(work, {
    id: newId<'Change'>(),
    at: work.now,
    ...doerOf(work.actor, change.centreId),
    what: change.what,
    rowId: change.id,
    centreId: change.centreId ?? null,
    before: change.before,
    after: change.after,
    reason: accept(withoutPersonal(change.reason)),
  })
}

const rowsPerPage = 1000

/** Numbers the rows written since the last time and chains them. Answers with the new head. */
export async function seal(work: Work): Promise<Head | null> {
  await chain.lockChain(work)
  const last = await chain.lastLink(work)
  let head = last ?? null
  for (;;) {
    const fresh = await sealPage(work, head, last?.sealedAt)
    if (fresh.length > 0) await chain.saveLinks(work, fresh)
    head = fresh.at(-1) ?? head
    if (fresh.length < rowsPerPage) return head && headOf(head)
  }
}

const headOf = ({ number, hash }: chain.Link): Head => ({ number, hash: hash.toString('hex') })

async function sealPage(
  work: Work,
  head: chain.Link | null,
  lastSealed: chain.Link['sealedAt'] | undefined,
): Promise<chain.Link[]> {
  const found = await chain.listUnsealed(work, lastSealed, rowsPerPage)
  const rows = await chain.rowsOf(work, found)
  let number = head?.number ?? 0
  let hash = head?.hash ?? chainStart
  return found.map(({ kind, id }) => {
    number += 1
    hash = link(hash, number, rows.get(id)!)
    return { number, kind, rowId: id, hash, sealedAt: work.now }
  })
}

/**
 * Goes through the whole chain and names the first broken row.
 * With a head written down earlier it also notices a record cut at its end or chained anew.
 */
export async function verify(work: Work, known?: Head): Promise<Verdict> {
  permit(work.actor, 'audit.see')
  const walk: Walk = { last: null, sealedBefore: null, knownSeen: known === undefined || known.number === 0 }
  for (;;) {
    const links = await chain.listLinks(work, { after: walk.last?.number ?? 0, limit: rowsPerPage })
    const broken = await firstBroken(work, walk, links, known)
    if (broken) return { rows: walk.last?.number ?? 0, head: walk.last && headOf(walk.last), broken }
    if (links.length < rowsPerPage)
      return {
        rows: walk.last?.number ?? 0,
        head: walk.last && headOf(walk.last),
        broken: await outside(work, walk, known),
      }
  }
}

interface Walk {
  last: chain.Link | null
  sealedBefore: chain.Link['sealedAt'] | null
  knownSeen: boolean
}

async function firstBroken(
  work: Work,
  walk: Walk,
  links: readonly chain.Link[],
  known: Head | undefined,
): Promise<Verdict['broken']> {
  const rows = await chain.rowsOf(
    work,
    links.map(({ kind, rowId }) => ({ kind, id: rowId })),
  )
  for (const next of links) {
    const damage = damageOf(walk, next, rows.get(next.rowId), known)
    if (damage) return { damage, number: next.number, rowId: next.rowId }
    if (walk.last && walk.last.sealedAt < next.sealedAt) walk.sealedBefore = walk.last.sealedAt
    if (known?.number === next.number) walk.knownSeen = true
    walk.last = next
  }
  return null
}

function damageOf(walk: Walk, next: chain.Link, row: AccessRow | ChangeRow | undefined, known: Head | undefined) {
  if (!row || next.number !== (walk.last?.number ?? 0) + 1) return 'removed'
  if (!link(walk.last?.hash ?? chainStart, next.number, row).equals(next.hash)) return 'altered'
  if (known?.number === next.number && known.hash !== next.hash.toString('hex')) return 'altered'
  const sealedBefore = walk.last && walk.last.sealedAt < next.sealedAt ? walk.last.sealedAt : walk.sealedBefore
  return isBackdated(row.at, sealedBefore) ? 'inserted' : undefined
}

/** What the chain itself can't show: rows never sealed though older than the last sealing, and a missing end. */
async function outside(work: Work, walk: Walk, known: Head | undefined): Promise<Verdict['broken']> {
  if (!walk.knownSeen) return { damage: 'cut', number: known!.number, rowId: null }
  if (!walk.last) return null
  const [inserted] = await chain.listInserted(work, walk.last.sealedAt, 1)
  return inserted ? { damage: 'inserted', number: null, rowId: inserted.id } : null
}

/** One row of this case, for who asks about it and who answers; those modules see to who may. */
export const findAccessTo = (work: Work, caseId: Id<'Case'>, id: Id<'Access'>): Promise<AccessRow | undefined> =>
  record.findAccess(work, caseId, id)

const perPage = 50
const placesOf = (actor: Actor): record.Places => (actor.kind === 'system' ? 'all' : placesWhere(actor, 'audit.see'))

export type AccessQuestion = Partial<Omit<record.AccessFilter, 'places'>>
export type ChangeQuestion = Partial<Omit<record.ChangeFilter, 'places'>>

/** For the head: by centre, person, case, who and period, newest first. Asking about a person or case is itself written down. */
export async function listAccess(work: Work, question: AccessQuestion): Promise<AccessRow[]> {
  permit(work.actor, 'audit.see', question.centreId)
  const { limit = perPage, centreId, personId: subjectPersonId, caseId } = question
  const rows = await record.listAccess(work, { ...question, limit, places: placesOf(work.actor) })
  if (subjectPersonId || caseId)
    await recordAccess(work, {
      operation: 'view',
      purpose: 'control',
      ground: 'duty',
      fields: ['accessLog'],
      centreId,
      subjectPersonId,
      caseId,
    })
  return rows
}

/** Changes of settings, newest first: «who changed this desk and what was there before». */
export async function listChanges(work: Work, question: ChangeQuestion): Promise<ChangeRow[]> {
  permit(work.actor, 'audit.see')
  return record.listChanges(work, { ...question, limit: question.limit ?? perPage, places: placesOf(work.actor) })
}

export interface OwnQuestion {
  readonly caseId?: Id<'Case'> | undefined
  /** Whom the person stands for by law; the module that keeps the case has seen to it. */
  readonly personId?: Id<'Resident'> | undefined
  readonly limit?: number | undefined
}

/** Who opened my data: role, unit, time and purpose, never an employee's name (handbook 6.2). */
export async function listAccessForResident(work: Work, question: OwnQuestion = {}): Promise<AccessSeenByResident[]> {
  const { actor } = work
  if (actor.kind !== 'resident' || actor.trust === 'low') throw new Refusal(no('not-yours'))
  const { personId = actor.id, caseId, limit = perPage } = question
  return record.listAccessTo(work, personId, { caseId, limit, except: `resident:${actor.id}` })
}
