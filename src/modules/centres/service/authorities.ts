// Which authority decides a service for a centre, and how cases reach it.
import type { Work } from '../../../db/work.ts'
import { permit } from '../../../kernel/actor.ts'
import { newId } from '../../../kernel/id.ts'
import { Refusal } from '../../../kernel/refusal.ts'
import type { Values } from '../../audit/model.ts'
import { recordChange } from '../../audit/service.ts'
import { registerPlace } from '../../identity/service.ts'
import { type Authority, type AuthorityId, type CentreId, no, type ServiceId } from '../model.ts'
import * as store from '../store/authorities.ts'
import { changed } from './changed.ts'

export async function getAuthority(work: Work, id: AuthorityId): Promise<Authority> {
  const authority = await store.findAuthority(work, id)
  if (!authority) throw new Refusal(no('no-authority'))
  return authority
}

export const listAuthorities = (work: Work, centreId?: CentreId): Promise<Authority[]> =>
  store.listAuthorities(work, centreId)
export const listDeciding = (work: Work, centreId: CentreId): Promise<store.Deciding[]> =>
  store.listDeciding(work, centreId)
export const listCentresOfAuthority = (work: Work, id: AuthorityId): Promise<CentreId[]> =>
  store.listCentresOfAuthority(work, id)
export type { Deciding } from '../store/authorities.ts'

/** The authority that decides the service for this centre: set for this one service, or for the kind its card names. */
export async function getAuthorityFor(
  work: Work,
  centreId: CentreId,
  service: { readonly id: ServiceId; readonly authority: string },
): Promise<Authority> {
  const authority = await store.findDeciding(work, centreId, service.id, service.authority)
  if (!authority) throw new Refusal(no('no-authority'))
  return authority
}

const valuesOf = ({ key, name, kind, channel }: Authority): Values => ({ key, name: name.uk, kind, channel })

/** Authorities serve many centres of a network, so the founder keeps their list. */
export async function saveAuthority(
  work: Work,
  authority: Omit<Authority, 'id'> & { readonly id?: AuthorityId },
): Promise<Authority> {
  permit(work.actor, 'network.manage')
  const before = authority.id ? await getAuthority(work, authority.id) : null
  const saved: Authority = { ...authority, id: authority.id ?? newId<'Authority'>() }
  await store.saveAuthority(work, saved)
  await registerPlace(work, { id: saved.id, kind: 'authority', networkId: null, name: saved.name })
  await recordChange(work, {
    what: 'centres.authority',
    id: saved.id,
    before: before && valuesOf(before),
    after: valuesOf(saved),
  })
  return saved
}

export async function setDeciding(work: Work, centreId: CentreId, decisions: readonly store.Deciding[]): Promise<void> {
  permit(work.actor, 'centres.manage', centreId)
  const before = new Map((await store.listDeciding(work, centreId)).map(({ kind, authorityId }) => [kind, authorityId]))
  await store.saveDeciding(work, centreId, decisions)
  const values = (of: (decision: store.Deciding) => AuthorityId | undefined): Values =>
    Object.fromEntries(decisions.map((decision) => [decision.kind, of(decision) ?? null]))
  const change = { before: values(({ kind }) => before.get(kind)), after: values(({ authorityId }) => authorityId) }
  await changed(work, centreId, { what: 'centres.deciding', id: centreId, ...change })
}

/** One service decided by another authority than its kind; `null` leaves it to the kind again. */
export async function setDecidingService(
  work: Work,
  centreId: CentreId,
  serviceId: ServiceId,
  authorityId: AuthorityId | null,
): Promise<void> {
  permit(work.actor, 'centres.manage', centreId)
  const single = await store.listDecidingServices(work, centreId)
  const before = single.find((one) => one.serviceId === serviceId)?.authorityId
  if (authorityId === null) await store.removeDecidingService(work, centreId, serviceId)
  else {
    await getAuthority(work, authorityId)
    await store.saveDecidingService(work, centreId, serviceId, authorityId)
  }
  const values = (of: AuthorityId | null | undefined): Values | null => (of ? { serviceId, authorityId: of } : null)
  const change = { before: values(before), after: values(authorityId) }
  await changed(work, centreId, { what: 'centres.deciding_service', id: serviceId, ...change })
}

export const listDecidingServices = (work: Work, centreId: CentreId): Promise<store.DecidingService[]> =>
  store.listDecidingServices(work, centreId)
