// Who takes part in a release, and how many chances each has.
import { type Selectable, sql } from 'kysely'
import type { Work } from '../../../db/work.ts'
import { Refusal } from '../../../kernel/refusal.ts'
import type { NetworkId, ServiceId } from '../../centres/model.ts'
import type { DrawEntrant, DrawResult, Pseudonym } from '../model/draw.ts'
import { type Entrant, type EntrantState, noRelease, type Release } from '../model/release.ts'
import type { Contact, PersonId } from '../model.ts'
import type { EntrantTable } from '../tables/release.ts'

type Found = Pick<Release, 'centreId' | 'id'>

const entrantFrom = (work: Work, row: Selectable<EntrantTable>): Entrant => ({
  centreId: row.centre_id,
  releaseId: row.release_id,
  pseudonym: row.pseudonym,
  personId: row.person_id,
  residentId: row.resident_id,
  contact: JSON.parse(work.vault.open(row.contact)) as Contact,
  lang: row.lang,
  enteredAt: row.entered_at,
  enteredBy: row.entered_by,
  preferences: row.preferences,
  wishes: row.wishes,
  state: row.state,
  weight: row.weight,
  rank: row.rank,
  slot: row.slot_n,
})

/** Entering again changes what was wished, and takes a withdrawal back; the first moment stays. */
export async function saveEntrant(work: Work, entrant: Entrant, linkHash: Buffer): Promise<void> {
  const changing = {
    contact: work.vault.seal(JSON.stringify(entrant.contact)),
    lang: entrant.lang,
    preferences: JSON.stringify(entrant.preferences),
    wishes: entrant.wishes,
    state: entrant.state,
    changed_at: new Date(work.now),
  }
  await work.db
    .insertInto('appointments.entrant')
    .values({
      ...{ centre_id: entrant.centreId, release_id: entrant.releaseId, pseudonym: entrant.pseudonym },
      ...{ person_id: entrant.personId, resident_id: entrant.residentId, entered_by: entrant.enteredBy },
      ...{ entered_at: new Date(entrant.enteredAt), link_hash: linkHash },
      ...changing,
    })
    .onConflict((conflict) => conflict.columns(['centre_id', 'release_id', 'pseudonym']).doUpdateSet(changing))
    .execute()
}

const entrants = (work: Work, { centreId, id }: Found) =>
  work.db.selectFrom('appointments.entrant').selectAll().where('centre_id', '=', centreId).where('release_id', '=', id)

export async function findEntrant(work: Work, release: Found, pseudonym: Pseudonym): Promise<Entrant | undefined> {
  const row = await entrants(work, release).where('pseudonym', '=', pseudonym).executeTakeFirst()
  return row && entrantFrom(work, row)
}

export async function lockEntrant(work: Work, release: Found, pseudonym: Pseudonym): Promise<Entrant> {
  const row = await entrants(work, release).where('pseudonym', '=', pseudonym).forUpdate().executeTakeFirst()
  if (!row) throw new Refusal(noRelease('no-entrant'))
  return entrantFrom(work, row)
}

export async function getByLink(work: Work, linkHash: Buffer): Promise<Entrant> {
  const row = await work.db
    .selectFrom('appointments.entrant')
    .selectAll()
    .where('link_hash', '=', linkHash)
    .executeTakeFirst()
  if (!row) throw new Refusal(noRelease('no-entrant'))
  return entrantFrom(work, row)
}

export async function setState(
  work: Work,
  { centreId, id }: Found,
  pseudonym: Pseudonym,
  state: EntrantState,
): Promise<void> {
  await work.db
    .updateTable('appointments.entrant')
    .set({ state, changed_at: new Date(work.now) })
    .where('centre_id', '=', centreId)
    .where('release_id', '=', id)
    .where('pseudonym', '=', pseudonym)
    .execute()
}

export async function countEntrants(work: Work, { centreId, id }: Found): Promise<number> {
  const { n } = await work.db
    .selectFrom('appointments.entrant')
    .select(sql<number>`count(*)::int`.as('n'))
    .where('centre_id', '=', centreId)
    .where('release_id', '=', id)
    .where('state', '<>', 'withdrawn')
    .executeTakeFirstOrThrow()
  return n
}

/** The window is over: everybody's chances are written down, and who withdrew is left out. */
export async function fixWeights(work: Work, { centreId, id, networkId, serviceId }: Release): Promise<void> {
  await sql`update appointments.entrant e set weight = coalesce((select c.weight from appointments.chance c
      where c.network_id = ${networkId} and c.service_id = ${serviceId} and c.person_id = e.person_id), 1)
    where e.centre_id = ${centreId} and e.release_id = ${id} and e.state <> 'withdrawn'`.execute(work.db)
}

/** The list as it is published: by pseudonym, byte by byte, whatever the language of the database. */
export async function listForDraw(work: Work, { centreId, id }: Found): Promise<DrawEntrant[]> {
  const rows = await work.db
    .selectFrom('appointments.entrant')
    .select(['pseudonym', 'weight', 'wishes'])
    .where('centre_id', '=', centreId)
    .where('release_id', '=', id)
    .where('weight', 'is not', null)
    .orderBy(sql`pseudonym collate "C"`)
    .execute()
  return rows.map(({ pseudonym, weight, wishes }) => ({ pseudonym, weight: weight!, wishes }))
}

/** Everybody's rank and place, as drawn. */
export async function saveDrawn(work: Work, { centreId, id }: Found, order: readonly DrawResult[]): Promise<void> {
  await sql`update appointments.entrant e
    set rank = r.rank, slot_n = r.slot, state = case when r.slot is null then 'nothing' else 'given' end, changed_at = ${new Date(work.now)}
    from json_to_recordset(${JSON.stringify(order)}::json) as r(rank integer, pseudonym text, slot integer)
    where e.centre_id = ${centreId} and e.release_id = ${id} and e.pseudonym = r.pseudonym`.execute(work.db)
}

export async function listDrawn(work: Work, { centreId, id }: Found): Promise<DrawResult[]> {
  const rows = await work.db
    .selectFrom('appointments.entrant')
    .select(['rank', 'pseudonym', 'slot_n'])
    .where('centre_id', '=', centreId)
    .where('release_id', '=', id)
    .where('rank', 'is not', null)
    .orderBy('rank')
    .execute()
  return rows.map(({ rank, pseudonym, slot_n }) => ({ rank: rank!, pseudonym, slot: slot_n }))
}

export async function listEntrants(work: Work, release: Found): Promise<Entrant[]> {
  const rows = await entrants(work, release).where('weight', 'is not', null).orderBy('rank').execute()
  return rows.map((row) => entrantFrom(work, row))
}

export async function countStates(work: Work, { centreId, id }: Found): Promise<Partial<Record<EntrantState, number>>> {
  const rows = await work.db
    .selectFrom('appointments.entrant')
    .select(['state', sql<number>`count(*)::int`.as('n')])
    .where('centre_id', '=', centreId)
    .where('release_id', '=', id)
    .groupBy('state')
    .execute()
  return Object.fromEntries(rows.map(({ state, n }) => [state, n]))
}

/** Everybody who did not withdraw. */
export async function listPseudonyms(work: Work, release: Found): Promise<Pseudonym[]> {
  const rows = await work.db
    .selectFrom('appointments.entrant')
    .select('pseudonym')
    .where('centre_id', '=', release.centreId)
    .where('release_id', '=', release.id)
    .where('state', '<>', 'withdrawn')
    .orderBy('pseudonym')
    .execute()
  return rows.map(({ pseudonym }) => pseudonym)
}

/* Chances */

interface ChancesOf {
  readonly networkId: NetworkId
  readonly serviceId: ServiceId
}

export async function chancesOf(work: Work, { networkId, serviceId }: ChancesOf, personId: PersonId): Promise<number> {
  const row = await work.db
    .selectFrom('appointments.chance')
    .select('weight')
    .where('network_id', '=', networkId)
    .where('service_id', '=', serviceId)
    .where('person_id', '=', personId)
    .executeTakeFirst()
  return row?.weight ?? 1
}

export interface Chances {
  readonly personId: PersonId
  readonly weight: number
}

export async function saveChances(
  work: Work,
  { networkId, serviceId }: ChancesOf,
  chances: readonly Chances[],
): Promise<void> {
  await sql`insert into appointments.chance (network_id, service_id, person_id, weight, changed_at)
    select ${networkId}, ${serviceId}, "personId", weight, ${new Date(work.now)}
    from json_to_recordset(${JSON.stringify(chances)}::json) as r("personId" uuid, weight smallint)
    on conflict (network_id, service_id, person_id) do update set weight = excluded.weight, changed_at = excluded.changed_at`.execute(
    work.db,
  )
}
