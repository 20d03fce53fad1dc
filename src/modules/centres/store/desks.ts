// Zones, desks, service groups, given services and which desk serves what, in the database.
import { sql } from 'kysely'
import type { Work } from '../../../db/work.ts'
import type {
  CentreId,
  Desk,
  GivenService,
  Participation,
  ParticipationException,
  ServiceGroup,
  ServiceId,
  Zone,
} from '../model.ts'
import { orTaken } from './centre.ts'

export async function saveZone(
  work: Work,
  centreId: CentreId,
  { id, key, name, floor, way, position }: Zone,
): Promise<void> {
  const columns = { key, name_uk: name.uk, name_en: name.en, floor, way, position }
  const insert = work.db
    .insertInto('centres.zone')
    .values({ centre_id: centreId, id, ...columns })
    .onConflict((conflict) => conflict.columns(['centre_id', 'id']).doUpdateSet(columns))
  await orTaken({ key }, insert.execute())
}

const columnsOf = ({ number, zoneId, equipment, inUse, quick }: Desk) => ({
  number,
  zone_id: zoneId,
  equipment: [...equipment],
  in_use: inUse,
  quick,
})

export async function saveDesk(work: Work, desk: Desk): Promise<void> {
  const columns = columnsOf(desk)
  const insert = work.db
    .insertInto('centres.desk')
    .values({ centre_id: desk.centreId, id: desk.id, ...columns })
    .onConflict((conflict) => conflict.columns(['centre_id', 'id']).doUpdateSet(columns))
  await orTaken({ number: desk.number }, insert.execute())
}

export async function addDesks(work: Work, desks: readonly Desk[]): Promise<void> {
  const rows = desks.map((desk) => ({ centre_id: desk.centreId, id: desk.id, ...columnsOf(desk) }))
  if (rows.length > 0) await work.db.insertInto('centres.desk').values(rows).execute()
}

export async function saveGroup(work: Work, centreId: CentreId, group: ServiceGroup): Promise<void> {
  const columns = {
    key: group.key,
    name_uk: group.name.uk,
    name_en: group.name.en,
    short_uk: group.short.uk,
    short_en: group.short.en,
    series: group.series,
    purpose: group.purpose,
    position: group.position,
  }
  const insert = work.db
    .insertInto('centres.service_group')
    .values({ centre_id: centreId, id: group.id, ...columns })
    .onConflict((conflict) => conflict.columns(['centre_id', 'id']).doUpdateSet(columns))
  await orTaken({ key: group.key }, insert.execute())
}

/** A new decision about a service ends the one before it on its first day. */
export async function addGivenServices(work: Work, centreId: CentreId, given: readonly GivenService[]): Promise<void> {
  await sql`with rows as (
      select * from json_to_recordset(${JSON.stringify(given)}::json)
        as r("serviceId" uuid, "groupId" uuid, since date, until date, decision text)),
    ended as (
      update centres.given_service g set until = r.since from rows r
      where g.centre_id = ${centreId} and g.service_id = r."serviceId" and g.since < r.since and (g.until is null or g.until > r.since))
    insert into centres.given_service (centre_id, service_id, group_id, since, until, decision)
      select ${centreId}, "serviceId", "groupId", since, until, decision from rows
      on conflict (centre_id, service_id, since) do update
        set group_id = excluded.group_id, until = excluded.until, decision = excluded.decision`.execute(work.db)
}

export async function endGivenServices(
  work: Work,
  centreId: CentreId,
  serviceIds: readonly ServiceId[],
  until: string,
  decision: string,
): Promise<void> {
  await sql`update centres.given_service set until = greatest(since, ${until}::date), decision = decision || ${` · ${decision}`}
    where centre_id = ${centreId} and service_id = any(${[...serviceIds]}) and (until is null or until > ${until}::date)`.execute(
    work.db,
  )
}

/** Level 0 removes the row: a desk takes no part unless it is said. */
export async function saveParticipation(
  work: Work,
  centreId: CentreId,
  cells: readonly Participation[],
): Promise<void> {
  await sql`with rows as (
      select * from json_to_recordset(${JSON.stringify(cells)}::json) as r("deskId" uuid, "groupId" uuid, level smallint)),
    removed as (
      delete from centres.participation p using rows r
      where p.centre_id = ${centreId} and p.desk_id = r."deskId" and p.group_id = r."groupId" and r.level = 0)
    insert into centres.participation (centre_id, desk_id, group_id, level)
      select ${centreId}, "deskId", "groupId", level from rows where level > 0
      on conflict (centre_id, desk_id, group_id) do update set level = excluded.level`.execute(work.db)
}

export async function saveParticipationExceptions(
  work: Work,
  centreId: CentreId,
  cells: readonly ParticipationException[],
): Promise<void> {
  await sql`insert into centres.participation_exception (centre_id, desk_id, service_id, level)
      select ${centreId}, "deskId", "serviceId", level
      from json_to_recordset(${JSON.stringify(cells)}::json) as r("deskId" uuid, "serviceId" uuid, level smallint)
      on conflict (centre_id, desk_id, service_id) do update set level = excluded.level`.execute(work.db)
}

export async function removeParticipationException(
  work: Work,
  centreId: CentreId,
  { deskId, serviceId }: Omit<ParticipationException, 'level'>,
): Promise<void> {
  await work.db
    .deleteFrom('centres.participation_exception')
    .where('centre_id', '=', centreId)
    .where('desk_id', '=', deskId)
    .where('service_id', '=', serviceId)
    .execute()
}
