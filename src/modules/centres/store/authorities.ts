// Authorities and which of them decides what, in the database.
import { sql } from 'kysely'
import type { Work } from '../../../db/work.ts'
import type { Authority, AuthorityId, CentreId, ServiceId } from '../model.ts'
import type { AuthorityTable } from '../tables.ts'
import { orTaken } from './centre.ts'

const authorityFrom = ({ id, key, name_uk, name_en, kind, email, address, channel }: AuthorityTable): Authority => ({
  id,
  key,
  name: { uk: name_uk, en: name_en },
  kind,
  email,
  address,
  channel,
})

export async function saveAuthority(
  work: Work,
  { id, key, name, kind, email, address, channel }: Authority,
): Promise<void> {
  const columns = { key, name_uk: name.uk, name_en: name.en, kind, email, address, channel }
  const insert = work.db
    .insertInto('centres.authority')
    .values({ id, ...columns })
    .onConflict((conflict) => conflict.column('id').doUpdateSet(columns))
  await orTaken({ key }, insert.execute())
}

export async function findAuthority(work: Work, id: AuthorityId): Promise<Authority | undefined> {
  const row = await work.db.selectFrom('centres.authority').selectAll().where('id', '=', id).executeTakeFirst()
  return row && authorityFrom(row)
}

/** Those that decide anything for the centre, or all. */
export async function listAuthorities(work: Work, centreId?: CentreId): Promise<Authority[]> {
  let query = work.db.selectFrom('centres.authority').selectAll().orderBy('name_uk')
  if (centreId)
    query = query.where((where) =>
      where.or([
        where(
          'id',
          'in',
          where.selectFrom('centres.deciding').select('authority_id').where('centre_id', '=', centreId),
        ),
        where(
          'id',
          'in',
          where.selectFrom('centres.deciding_service').select('authority_id').where('centre_id', '=', centreId),
        ),
      ]),
    )
  return (await query.execute()).map(authorityFrom)
}

export interface Deciding {
  readonly kind: string
  readonly authorityId: AuthorityId
}

export async function saveDeciding(work: Work, centreId: CentreId, decisions: readonly Deciding[]): Promise<void> {
  await sql`insert into centres.deciding (centre_id, kind, authority_id)
    select ${centreId}, kind, "authorityId"
    from json_to_recordset(${JSON.stringify(decisions)}::json) as r(kind text, "authorityId" uuid)
    on conflict (centre_id, kind) do update set authority_id = excluded.authority_id`.execute(work.db)
}

export async function saveDecidingService(
  work: Work,
  centreId: CentreId,
  serviceId: ServiceId,
  authorityId: AuthorityId,
): Promise<void> {
  await work.db
    .insertInto('centres.deciding_service')
    .values({ centre_id: centreId, service_id: serviceId, authority_id: authorityId })
    .onConflict((conflict) => conflict.columns(['centre_id', 'service_id']).doUpdateSet({ authority_id: authorityId }))
    .execute()
}

export async function removeDecidingService(work: Work, centreId: CentreId, serviceId: ServiceId): Promise<void> {
  await work.db
    .deleteFrom('centres.deciding_service')
    .where('centre_id', '=', centreId)
    .where('service_id', '=', serviceId)
    .execute()
}

export interface DecidingService {
  readonly serviceId: ServiceId
  readonly authorityId: AuthorityId
}

/** Single services decided by another authority than their kind. */
export async function listDecidingServices(work: Work, centreId: CentreId): Promise<DecidingService[]> {
  const rows = await work.db
    .selectFrom('centres.deciding_service')
    .select(['service_id as serviceId', 'authority_id as authorityId'])
    .where('centre_id', '=', centreId)
    .orderBy('service_id')
    .execute()
  return rows
}

export async function findDeciding(
  work: Work,
  centreId: CentreId,
  serviceId: ServiceId,
  kind: string,
): Promise<Authority | undefined> {
  const row = await work.db
    .selectFrom('centres.authority')
    .selectAll()
    .where((where) =>
      where(
        'id',
        '=',
        sql<AuthorityId>`coalesce(
          (select authority_id from centres.deciding_service where centre_id = ${centreId} and service_id = ${serviceId}),
          (select authority_id from centres.deciding where centre_id = ${centreId} and kind = ${kind}))`,
      ),
    )
    .executeTakeFirst()
  return row && authorityFrom(row)
}

export async function listDeciding(work: Work, centreId: CentreId): Promise<Deciding[]> {
  const rows = await work.db
    .selectFrom('centres.deciding')
    .selectAll()
    .where('centre_id', '=', centreId)
    .orderBy('kind')
    .execute()
  return rows.map(({ kind, authority_id }) => ({ kind, authorityId: authority_id }))
}

/** Centres for which the authority decides: whose batches it receives. */
export async function listCentresOfAuthority(work: Work, authorityId: AuthorityId): Promise<CentreId[]> {
  const { rows } = await sql<{ centre_id: CentreId }>`
    select centre_id from centres.deciding where authority_id = ${authorityId}
    union select centre_id from centres.deciding_service where authority_id = ${authorityId}`.execute(work.db)
  return rows.map(({ centre_id }) => centre_id)
}
