// The acts of the table done: by the authority, by the centre for the person, or by the person themselves.
import type { Work } from '../../../db/work.ts'
import { may, type Permission, permit } from '../../../kernel/actor.ts'
import type { Id } from '../../../kernel/id.ts'
import { accept, Refusal } from '../../../kernel/refusal.ts'
import { dateIn } from '../../../kernel/time.ts'
import { getAuthority } from '../../centres/service/authorities.ts'
import { getCentre } from '../../centres/service/centres.ts'
import { type Case, type CaseId, no, type Side } from '../model.ts'
import { fieldName } from '../rules/act-words.ts'
import { type ActName, type AnyAnswers, actsFor, happeningOf, mayAct, needsOf, type SaidOf } from '../rules/acts.ts'
import { numberKey } from '../rules/number.ts'
import { isAtAuthority, lawful } from '../rules/transitions.ts'
import { findSecret, getSummary } from '../store/numbers.ts'
import * as store from '../store/record.ts'
import { happen, leaveTrace, placeOf } from './happen.ts'
import { lockOwn, traceOwn } from './own-access.ts'

const permissionOf: Readonly<Partial<Record<Side, Permission>>> = { authority: 'cases.decide', centre: 'cases.take' }

export const sidesOf = (work: Work, it: Pick<Case, 'centreId' | 'summary'>): readonly Side[] =>
  (['authority', 'centre'] as const).filter((side) => {
    const place = placeOf(it, permissionOf[side]!)
    return place !== null && may(work.actor, permissionOf[side]!, place)
  })

/** What the one who looks may do with the case now, on the sides they are of. */
export function actsNow(work: Work, it: Pick<Case, 'centreId' | 'summary'>): readonly ActName[] {
  const sides = work.actor.kind === 'resident' ? (['applicant'] as const) : sidesOf(work, it)
  return [...new Set(sides.flatMap((side) => actsFor(side, it.summary)))]
}

interface Locked {
  readonly it: Case
  readonly side: Side
  readonly permission: Permission
}

/** The case, locked, for somebody who may do this act on one of its sides. */
async function lockToAct(work: Work, id: CaseId, name: ActName): Promise<Locked> {
  if (work.actor.kind === 'resident')
    return { it: await lockOwn(work, id), side: 'applicant', permission: 'cases.take' }
  const sides = lawful[name].by.filter((side) => permissionOf[side])
  const first = sides.map((side) => permissionOf[side]!).find((one) => may(work.actor, one))
  permit(work.actor, first ?? permissionOf[sides[0]!]!)
  const it = await store.lockCase(work, id)
  if (!it) throw new Refusal(no('no-case'))
  const side = sidesOf(work, it).find((one) => sides.includes(one))
  if (side) return { it, side, permission: permissionOf[side]! }
  const { authorityId } = it.summary
  permit(work.actor, first!, first === 'cases.take' ? it.centreId : (authorityId ?? it.centreId))
  throw new Refusal(no('no-case'))
}

/** One act of the table: who may, is it lawful now, is all said that the law asks for; then it is kept and told. */
export async function act<Name extends ActName>(work: Work, id: CaseId, name: Name, said: SaidOf<Name>): Promise<void> {
  const { it, side, permission } = await lockToAct(work, id, name)
  accept(mayAct(name, side, it.summary))
  const answers = await answersOf(work, it, name, said as AnyAnswers)
  const { zone } = await getCentre(work, it.centreId)
  const standing = { summary: it.summary, today: dateIn(zone, work.now), zone }
  await happen(work, it, permission, [accept(happeningOf(name, answers, standing))])
  await traceOf(work, it, side)
}

const purposes = { authority: 'decide', centre: 'serve' } as const

export async function traceOf(work: Work, it: Case, side: Side): Promise<void> {
  if (side === 'authority' || side === 'centre')
    return leaveTrace(work, it, { operation: 'change', purpose: purposes[side], fields: ['state'] })
  await traceOwn(work, it, 'change', ['state'])
}

/** Every thing the act needs is said; numbers of cases and authorities are of such as there are. */
async function answersOf(work: Work, it: Case, name: ActName, said: AnyAnswers): Promise<AnyAnswers> {
  const needs = Object.entries(needsOf(name))
  const answers = Object.fromEntries(needs.map(([field]) => [field, trimmed(said[field])]))
  const missing = needs.filter(([field, { optional }]) => !optional && answers[field] === undefined)
  if (missing.length > 0)
    throw new Refusal(...missing.map(([field]) => no('answer-missing', { what: fieldName(name, field) }, field)))
  for (const [field, { kind }] of needs) {
    if (kind === 'authority') await getAuthority(work, answers[field] as Id<'Authority'>)
    if (kind === 'case') answers[field] = await leadOf(work, it, String(answers[field]), field)
  }
  return answers
}

const trimmed = (answer: string | number | undefined) =>
  typeof answer === 'string' ? answer.trim() || undefined : answer

/** An open case of the same authority, and not the case itself. */
async function leadOf(work: Work, it: Case, number: string, field: string): Promise<CaseId> {
  const found = await findSecret(work, numberKey(number))
  const lead = found && found.id !== it.id ? await getSummary(work, found.centreId, found.id) : undefined
  if (!found || lead?.authorityId !== it.summary.authorityId || !isAtAuthority(lead.state))
    throw new Refusal(no('no-lead-case', {}, field))
  return found.id
}
