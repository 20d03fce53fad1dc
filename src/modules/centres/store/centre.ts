// Networks, centres, their week, exceptions and settings in the database.
import { sql } from 'kysely'
import type { Work } from '../../../db/work.ts'
import { Refusal } from '../../../kernel/refusal.ts'
import type { PlainDate } from '../../../kernel/time.ts'
import {
  type Centre,
  type CentreId,
  type DayException,
  type Network,
  type NetworkId,
  no,
  type Settings,
  type Week,
} from '../model.ts'
import type { CentreTable, ExceptionTable } from '../tables.ts'

type CentreRow = { [K in keyof CentreTable]: CentreTable[K] extends { __select__: infer T } ? T : CentreTable[K] }

export const centreFrom = (row: Omit<CentreRow, 'week' | 'settings' | 'setup_stamp' | 'seating_stamp'>): Centre => ({
  id: row.id,
  key: row.key,
  networkId: row.network_id,
  parentId: row.parent_id,
  kind: row.kind,
  name: { uk: row.name_uk, en: row.name_en },
  address: row.address,
  phones: row.phones,
  email: row.email,
  website: row.website,
  zone: row.zone,
  placeCode: row.place_code,
  opensOn: row.opens_on,
  closesOn: row.closes_on,
  note: row.note,
})

const columnsOf = (centre: Centre) => ({
  key: centre.key,
  network_id: centre.networkId,
  parent_id: centre.parentId,
  kind: centre.kind,
  name_uk: centre.name.uk,
  name_en: centre.name.en,
  address: centre.address,
  phones: [...centre.phones],
  email: centre.email,
  website: centre.website,
  zone: centre.zone,
  place_code: centre.placeCode,
  opens_on: centre.opensOn,
  closes_on: centre.closesOn,
  note: centre.note,
})

/** A taken key, code or number becomes its refusal. */
export async function orTaken<T>(
  facts: { key?: string; code?: string; number?: number },
  change: Promise<T>,
): Promise<T> {
  try {
    return await change
  } catch (fault) {
    const { constraint } = fault as { constraint?: string }
    if (constraint === 'centre_place_code')
      throw new Refusal(no('place-code-taken', { code: facts.code ?? '' }, 'placeCode'))
    if (constraint === 'desk_number')
      throw new Refusal(no('desk-number-taken', { number: facts.number ?? 0 }, 'number'))
    if (constraint && /^(network|centre|zone|group|authority)_(key|purpose)$/.test(constraint))
      throw new Refusal(no('key-taken', { key: facts.key ?? '' }, 'key'))
    throw fault
  }
}

const nextStamp = sql<number>`nextval('centres.stamp')`

export async function addNetwork(work: Work, network: Network): Promise<void> {
  const { id, key, name, region } = network
  const insert = work.db.insertInto('centres.network').values({ id, key, name_uk: name.uk, name_en: name.en, region })
  await orTaken({ key }, insert.execute())
}

export async function listNetworks(work: Work): Promise<Network[]> {
  const rows = await work.db.selectFrom('centres.network').selectAll().orderBy('name_uk').execute()
  return rows.map(({ id, key, name_uk, name_en, region }) => ({ id, key, name: { uk: name_uk, en: name_en }, region }))
}

export async function findNetwork(work: Work, id: NetworkId): Promise<Network | undefined> {
  return (await listNetworks(work)).find((network) => network.id === id)
}

export async function addCentre(work: Work, centre: Centre, week: Week, settings: Settings): Promise<void> {
  const insert = work.db.insertInto('centres.centre').values({
    id: centre.id,
    ...columnsOf(centre),
    week: JSON.stringify(week),
    settings: JSON.stringify(settings),
    setup_stamp: nextStamp,
    seating_stamp: nextStamp,
  })
  await orTaken({ key: centre.key, code: centre.placeCode }, insert.execute())
}

export async function saveCentre(work: Work, centre: Centre): Promise<void> {
  const update = work.db.updateTable('centres.centre').set(columnsOf(centre)).where('id', '=', centre.id)
  await orTaken({ key: centre.key, code: centre.placeCode }, update.execute())
}

export async function findCentre(work: Work, id: CentreId): Promise<Centre | undefined> {
  const row = await work.db.selectFrom('centres.centre').selectAll().where('id', '=', id).executeTakeFirst()
  return row && centreFrom(row)
}

export async function findCentreByKey(work: Work, key: string): Promise<Centre | undefined> {
  const row = await work.db.selectFrom('centres.centre').selectAll().where('key', '=', key).executeTakeFirst()
  return row && centreFrom(row)
}

export async function listCentres(work: Work): Promise<Centre[]> {
  const rows = await work.db.selectFrom('centres.centre').selectAll().orderBy('name_uk').execute()
  return rows.map(centreFrom)
}

/** Says to every process that the set-up it remembers is no longer the one here. */
export async function stampSetup(work: Work, centreId: CentreId): Promise<void> {
  await work.db.updateTable('centres.centre').set({ setup_stamp: nextStamp }).where('id', '=', centreId).execute()
}

export async function stampSeating(work: Work, centreId: CentreId): Promise<void> {
  await work.db.updateTable('centres.centre').set({ seating_stamp: nextStamp }).where('id', '=', centreId).execute()
}

export async function saveWeek(work: Work, centreId: CentreId, week: Week): Promise<void> {
  await work.db
    .updateTable('centres.centre')
    .set({ week: JSON.stringify(week) })
    .where('id', '=', centreId)
    .execute()
}

export async function saveSettings(work: Work, centreId: CentreId, settings: Settings): Promise<void> {
  const update = work.db.updateTable('centres.centre').set({ settings: JSON.stringify(settings) })
  await update.where('id', '=', centreId).execute()
}

const columnsOfException = ({
  date,
  reason,
  hours,
}: DayException): Omit<ExceptionTable, 'centre_id' | 'hours'> & { hours: string } => ({
  date,
  reason_uk: reason.uk,
  reason_en: reason.en,
  hours: JSON.stringify(hours),
})

export async function saveException(work: Work, centreId: CentreId, exception: DayException): Promise<void> {
  const { date, ...columns } = columnsOfException(exception)
  await work.db
    .insertInto('centres.exception')
    .values({ centre_id: centreId, date, ...columns })
    .onConflict((conflict) => conflict.columns(['centre_id', 'date']).doUpdateSet(columns))
    .execute()
}

export async function removeException(work: Work, centreId: CentreId, date: PlainDate): Promise<void> {
  await work.db.deleteFrom('centres.exception').where('centre_id', '=', centreId).where('date', '=', date).execute()
}
