// Companies, and the powers by which one person acts for another.
import { type Selectable, sql } from 'kysely'
import type { Work } from '../../../db/work.ts'
import { newId } from '../../../kernel/id.ts'
import { no, Refusal } from '../../../kernel/refusal.ts'
import type { Company, CompanyCode, Power, Principal, ResidentId } from '../model.ts'
import type { PowerTable } from '../tables.ts'

/** The company with this code; the name first written stays. */
export async function findOrAddCompany(work: Work, code: CompanyCode, name: string): Promise<Company> {
  await work.db
    .insertInto('identity.company')
    .values({ id: newId<'Company'>(), code, name })
    .onConflict((same) => same.column('code').doNothing())
    .execute()
  return work.db.selectFrom('identity.company').selectAll().where('code', '=', code).executeTakeFirstOrThrow()
}

function powerOf(work: Work, row: Selectable<PowerTable>): Power {
  const principal: Principal = row.principal_resident_id
    ? { kind: 'resident', id: row.principal_resident_id }
    : { kind: 'company', id: row.principal_company_id! }
  return {
    id: row.id,
    principal,
    representativeId: row.representative_id,
    kind: row.kind,
    number: row.number && work.vault.open(row.number),
    issuedOn: row.issued_on,
    validFrom: row.valid_from,
    validUntil: row.valid_until,
    scope: row.services ?? 'all',
    revokedAt: row.revoked_at,
  }
}

export async function savePower(work: Work, power: Power): Promise<void> {
  const { principal, scope } = power
  const row = {
    id: power.id,
    principal_resident_id: principal.kind === 'resident' ? principal.id : null,
    principal_company_id: principal.kind === 'company' ? principal.id : null,
    representative_id: power.representativeId,
    kind: power.kind,
    number: power.number === null ? null : work.vault.seal(power.number),
    issued_on: power.issuedOn,
    valid_from: power.validFrom,
    valid_until: power.validUntil,
    services: scope === 'all' ? null : [...scope],
    added_at: new Date(work.now),
  }
  const revoked = power.revokedAt === null ? null : new Date(power.revokedAt)
  await work.db
    .insertInto('identity.power')
    .values({ ...row, revoked_at: revoked })
    .onConflict((same) => same.column('id').doUpdateSet({ revoked_at: revoked }))
    .execute()
    .catch((fault: { constraint?: string }) => {
      const unknown = /^power_(principal|representative)_.*fkey$/.exec(fault.constraint ?? '')?.[1]
      throw unknown ? new Refusal(no('not-found', {}, unknown)) : fault
    })
}

export async function findPower(work: Work, id: Power['id']): Promise<Power | undefined> {
  const row = await work.db.selectFrom('identity.power').selectAll().where('id', '=', id).executeTakeFirst()
  return row && powerOf(work, row)
}

export async function listPowersOf(work: Work, representativeId: ResidentId): Promise<Power[]> {
  const rows = work.db.selectFrom('identity.power').selectAll().where('representative_id', '=', representativeId)
  return (await rows.orderBy('valid_from').orderBy('id').execute()).map((row) => powerOf(work, row))
}

export async function listPowersFor(work: Work, principal: Principal): Promise<Power[]> {
  const rows = work.db
    .selectFrom('identity.power')
    .selectAll()
    .where(sql<boolean>`coalesce(principal_resident_id, principal_company_id) = ${principal.id}`)
  return (await rows.orderBy('valid_from').orderBy('id').execute()).map((row) => powerOf(work, row))
}
