// Who may act for whom, in what and until when.
import type { Work } from '../../../db/work.ts'
import { permit } from '../../../kernel/actor.ts'
import { type Id, newId } from '../../../kernel/id.ts'
import { no as general, Refusal } from '../../../kernel/refusal.ts'
import { dateIn, kyiv } from '../../../kernel/time.ts'
import { recordAccess, recordAccesses } from '../../audit/service.ts'
import {
  type ActingFor,
  type Company,
  type CompanyCode,
  no,
  type Power,
  type Principal,
  type ResidentId,
} from '../model.ts'
import { covers, isInForce, reachOf } from '../rules/power.ts'
import * as store from '../store/power.ts'
import { findResident, listResidents } from '../store/resident.ts'
import { permitPerson, type View } from './residents.ts'

export type NewPower = Omit<Power, 'id' | 'revokedAt'>

/** The power an administrator has read: type, number, date, term and what it is for. */
export async function addPower(work: Work, power: NewPower, view: View): Promise<Power> {
  permit(work.actor, 'people.search', view.centreId)
  if (power.validUntil !== null && power.validUntil < power.validFrom)
    throw new Refusal(no('bad-period', {}, 'validUntil'))
  const added: Power = { ...power, id: newId<'Power'>(), revokedAt: null }
  await store.savePower(work, added)
  await trace(work, added, view, 'collect')
  return added
}

/** From this moment the representative sees and does nothing more by this power. */
export async function revokePower(work: Work, id: Power['id'], view: View): Promise<void> {
  permit(work.actor, 'people.search', view.centreId)
  const power = await store.findPower(work, id)
  if (!power) throw new Refusal(general('not-found'))
  if (power.revokedAt !== null) return
  await store.savePower(work, { ...power, revokedAt: work.now })
  await trace(work, power, view, 'change')
}

function trace(work: Work, power: Power, { ground = 'law', ...view }: View, operation: 'collect' | 'change' | 'view') {
  const subjectPersonId = power.principal.kind === 'resident' ? power.principal.id : power.representativeId
  return recordAccess(work, { ...view, ground, operation, fields: ['power'], subjectPersonId })
}

/** All powers a person holds, with those that ended: for the desk and for the person. */
export async function listPowers(work: Work, representativeId: ResidentId, view: View): Promise<readonly Power[]> {
  permitPerson(work.actor, representativeId, view.centreId)
  const powers = await store.listPowersOf(work, representativeId)
  await recordAccess(work, {
    ...view,
    ground: view.ground ?? 'law',
    operation: 'view',
    fields: ['powers'],
    subjectPersonId: representativeId,
  })
  return powers
}

/** This very power, which the person holds and which is in force now. */
export async function getHeldPower(
  work: Work,
  id: Power['id'],
  representativeId: ResidentId,
  view: View,
): Promise<Power> {
  const held = (await listPowers(work, representativeId, view)).find((power) => power.id === id)
  if (!held || !isInForce(held, { on: dateIn(kyiv, work.now), now: work.now })) throw new Refusal(no('not-covered'))
  return held
}

/** For whom the person may act today, or only for this one. What has ended, or has not begun, is not there. */
export async function listActingFor(
  work: Work,
  representativeId: ResidentId,
  only?: ResidentId,
): Promise<readonly ActingFor[]> {
  permitPerson(work.actor, representativeId)
  const wish = { on: dateIn(kyiv, work.now), now: work.now }
  const held = (await store.listPowersOf(work, representativeId)).filter(
    (power) => isInForce(power, wish) && (only === undefined || power.principal.id === only),
  )
  const ids = held.flatMap(({ principal }) => (principal.kind === 'resident' ? [principal.id] : []))
  const people = new Map((await listResidents(work, ids)).map((person) => [person.id, person]))
  const acting = held.flatMap((power) => {
    const person = power.principal.kind === 'resident' ? people.get(power.principal.id) : undefined
    const scope = person && reachOf(power, wish, person.birthDate)
    return person && scope ? [{ ...power, powerId: power.id, scope, principalId: person.id, name: person.name }] : []
  })
  await traceNames(work, acting)
  return acting.map(({ powerId, principalId, name, kind, number, validFrom, validUntil, scope }) => ({
    ...{ powerId, principalId, name, kind, number, validFrom, validUntil, scope },
  }))
}

const traceNames = (work: Work, acting: readonly Pick<ActingFor, 'principalId'>[]): Promise<void> =>
  recordAccesses(
    work,
    [...new Set(acting.map(({ principalId }) => principalId))].map((subjectPersonId) => ({
      ...{ operation: 'view', purpose: 'represent', ground: 'law', fields: ['name', 'power'], subjectPersonId },
    })),
  )

/** The power by which this person may act for the principal now, in this service; none means no. */
export async function powerFor(
  work: Work,
  {
    representativeId,
    principal,
    serviceId,
  }: { readonly representativeId: ResidentId; readonly principal: Principal; readonly serviceId?: string | undefined },
): Promise<Power | undefined> {
  const powers = (await store.listPowersFor(work, principal)).filter(
    (power) => power.representativeId === representativeId,
  )
  const birthDate = principal.kind === 'resident' ? ((await findResident(work, principal.id))?.birthDate ?? null) : null
  const wish = { on: dateIn(kyiv, work.now), now: work.now, serviceId }
  return powers.find((power) => covers(power, wish, birthDate))
}

/** Refuses whoever is neither the principal nor covered by a power. */
export async function permitActingFor(
  work: Work,
  asked: {
    readonly representativeId: ResidentId
    readonly principal: Principal
    readonly serviceId?: string | undefined
  },
): Promise<void> {
  if (asked.principal.kind === 'resident' && asked.principal.id === asked.representativeId) return
  if (!(await powerFor(work, asked))) throw new Refusal(no('not-covered'))
}

/** A legal person by its code; the name first recorded stays until a register says otherwise. */
export async function findOrAddCompany(
  work: Work,
  { code, name, centreId }: { readonly code: CompanyCode; readonly name: string; readonly centreId?: Id<'Centre'> },
): Promise<Company> {
  permit(work.actor, 'people.search', centreId)
  return store.findOrAddCompany(work, code, name.trim())
}
