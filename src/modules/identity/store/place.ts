// Places where posts are held: networks, centres, authorities.
import type { Work } from '../../../db/work.ts'
import type { PlaceId } from '../../../kernel/actor.ts'
import type { Place } from '../model.ts'

export async function savePlace(work: Work, { id, kind, networkId, name }: Place): Promise<void> {
  const changed = { network_id: networkId, name_uk: name.uk, name_en: name.en }
  await work.db
    .insertInto('identity.place')
    .values({ id, kind, ...changed })
    .onConflict((same) => same.column('id').doUpdateSet(changed))
    .execute()
}

/** These places, or all of them. */
export async function listPlaces(work: Work, ids?: readonly PlaceId[]): Promise<Place[]> {
  if (ids?.length === 0) return []
  let rows = work.db.selectFrom('identity.place').selectAll()
  if (ids) rows = rows.where('id', 'in', ids)
  return (await rows.orderBy('name_uk').execute()).map(
    ({ id, kind, network_id: networkId, name_uk: uk, name_en: en }) => ({
      id,
      kind,
      networkId,
      name: { uk, en },
    }),
  )
}
