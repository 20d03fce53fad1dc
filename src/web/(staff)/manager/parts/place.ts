// Whose settings these are: a centre by its key or id, or an authority by its id; only for those who manage something there.
import type { Work } from '../../../../db/work.ts'
import { type Actor, may, type Permission, type PlaceId, placesWhere } from '../../../../kernel/actor.ts'
import { parseId } from '../../../../kernel/id.ts'
import { Refusal } from '../../../../kernel/refusal.ts'
import type { Text } from '../../../../kernel/text.ts'
import { type Centre, type CentreId, no } from '../../../../modules/centres/model.ts'
import { findCentreByKey, getCentre, listCentres } from '../../../../modules/centres/service/centres.ts'
import { placeNames } from '../../../../modules/identity/service.ts'

const managing: readonly Permission[] = [
  'centres.manage',
  'staff.manage',
  'catalogue.manage',
  'audit.see',
  'messages.see',
]

export interface Place {
  readonly id: PlaceId
  readonly kind: 'centre' | 'authority'
  readonly name: Text
  /** What stands in addresses. */
  readonly slug: string
}

const mayManage = (actor: Actor, id: PlaceId): boolean => managing.some((permission) => may(actor, permission, id))

const placeOfCentre = ({ id, key, name }: Centre): Place => ({ id, kind: 'centre', name, slug: key })

async function findCentre(work: Work, slug: string): Promise<Centre | undefined> {
  const id = parseId<'Centre'>(slug)
  if (!id) return findCentreByKey(work, slug)
  return (await listCentres(work)).find((centre) => centre.id === id)
}

export async function placeOf(work: Work, slug: string): Promise<Place> {
  const centre = await findCentre(work, slug)
  if (centre && mayManage(work.actor, centre.id)) return placeOfCentre(centre)
  const id = parseId<'Authority'>(slug)
  const name = id && may(work.actor, 'staff.manage', id) ? (await placeNames(work, [id]))[id] : undefined
  if (!id || !name) throw new Refusal(no('no-centre'))
  return { id, kind: 'authority', name, slug }
}

/** The centre of the address; who manages nothing there is told that there is none. */
export async function centreOf(work: Work, slug: string): Promise<Centre> {
  const { id, kind } = await placeOf(work, slug)
  if (kind !== 'centre') throw new Refusal(no('no-centre'))
  return getCentre(work, id as CentreId)
}

/** Every place where the person manages something: centres by network and name, then authorities. */
export async function placesOf(
  work: Work,
): Promise<readonly (Place & { readonly networkId: Centre['networkId'] | null })[]> {
  const ids = new Set(managing.flatMap((permission) => placesWhere(work.actor, permission)))
  const centres = (await listCentres(work)).filter(({ id }) => ids.delete(id))
  const staffed = placesWhere(work.actor, 'staff.manage').filter((id) => ids.has(id))
  const names = await placeNames(work, staffed)
  const networks = new Set(centres.map(({ networkId }) => networkId as string))
  return [
    ...centres.map((centre) => ({ ...placeOfCentre(centre), networkId: centre.networkId })),
    ...staffed
      .filter((id) => !networks.has(id) && names[id])
      .map((id) => ({ id, kind: 'authority' as const, name: names[id]!, slug: id, networkId: null })),
  ]
}
