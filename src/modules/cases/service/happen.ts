// Something happens to a case: who may, is it lawful now, keep it, tell those who wait. Every use case goes through here.
import type { Work } from '../../../db/work.ts'
import { type Actor, type Permission, permit, whoOf } from '../../../kernel/actor.ts'
import { accept, Refusal } from '../../../kernel/refusal.ts'
import { recordAccess } from '../../audit/service.ts'
import { startKeeping, stopKeeping } from '../../documents/service.ts'
import { type Case, type CaseEvent, type CaseId, type Doer, no, type Side } from '../model.ts'
import type { Said } from '../rules/acts.ts'
import { next } from '../rules/fold.ts'
import { mayHappen } from '../rules/transitions.ts'
import * as store from '../store/record.ts'

const ofAuthority: readonly Permission[] = ['cases.decide', 'cases.receive']

/** The permission is held at the centre, or at the authority the case was sent to. */
export function placeOf({ centreId, summary }: Pick<Case, 'centreId' | 'summary'>, permission: Permission) {
  return ofAuthority.includes(permission) ? summary.authorityId : centreId
}

export function sideOf({ kind }: Actor, permission: Permission): Side {
  if (kind === 'system') return 'system'
  if (kind === 'resident') return 'applicant'
  return ofAuthority.includes(permission) ? 'authority' : 'centre'
}

export function doerOf(actor: Actor, side: Side, unit: string | null): Doer {
  return { side, who: whoOf(actor), unit, workplace: actor.kind === 'staff' && actor.place ? actor.place : null }
}

/** The case, locked, for somebody who may do this where the case is. */
export async function lockFor(work: Work, id: CaseId, permission: Permission): Promise<Case> {
  permit(work.actor, permission)
  const it = await store.lockCase(work, id)
  const place = it && placeOf(it, permission)
  if (!it || !place) throw new Refusal(no('no-case'))
  permit(work.actor, permission, place)
  return it
}

/** Keeps the events if each is lawful in its turn; pages that show the case look again. */
export async function happen(work: Work, it: Case, permission: Permission, said: readonly Said[]): Promise<Case> {
  const side = sideOf(work.actor, permission)
  const by = doerOf(work.actor, side, side === 'applicant' ? null : placeOf(it, permission))
  const events = said.map((one) => ({ ...one, at: work.now, by }) as CaseEvent)
  let { summary } = it
  for (const event of events) {
    accept(mayHappen(event.type, by.side, summary))
    summary = next(summary, event)
  }
  const after = await store.append(work, it, events)
  await tellOf(work, after, events)
  if (after.summary.marks.closed !== it.summary.marks.closed) await keepFrom(work, after)
  return after
}

/** The time its papers are kept runs from the day the case closes. */
async function keepFrom(work: Work, { id, summary }: Case): Promise<void> {
  const { closed } = summary.marks
  if (closed === undefined) await stopKeeping(work, id)
  else await startKeeping(work, id, closed)
}

/** Announced with ids only; the notifications ask for the rest where they may. */
export async function tellOf(work: Work, { id, centreId, summary }: Case, events: readonly CaseEvent[]): Promise<void> {
  const { authorityId, applicantId, state, version } = summary
  for (const { type } of events)
    work.announce({ type: `cases.${type}`, caseId: id, centreId, authorityId, applicantId, state, version })
  work.tell(`case:${id}`)
  if (authorityId) work.tell(`inbox:${authorityId}`)
}

export interface Why {
  readonly operation: 'collect' | 'view' | 'change' | 'transfer'
  readonly purpose: Parameters<typeof recordAccess>[1]['purpose']
  readonly fields: readonly string[]
  readonly reason?: string | undefined
}

/** Leaves the row «who saw or did what» about a case. */
export async function leaveTrace(
  work: Work,
  { id, centreId, summary }: Pick<Case, 'id' | 'centreId' | 'summary'>,
  why: Why,
): Promise<void> {
  await recordAccess(work, { ...why, ground: 'law', subjectPersonId: summary.applicantId, caseId: id, centreId })
}
