// The town's database, for those who check it: tokens for its people, and SQL over its record.
import path from 'node:path'
import { startCluster } from '../db/cluster.ts'
import { openPool } from '../db/connection.ts'
import { keysAt } from '../db/keys.ts'
import { makeVault } from '../db/vault.ts'
import { type Database, openDatabase } from '../db/work.ts'
import { systemActor } from '../kernel/actor.ts'
import { type Clock, hours, later, systemClock } from '../kernel/time.ts'
import type { CentreId, StaffId } from '../modules/centres/model.ts'
import { findCentreByKey } from '../modules/centres/service/centres.ts'
import { listMembers } from '../modules/centres/service/people.ts'
import { getStaff } from '../modules/identity/service/manage-staff.ts'
import { createApiToken } from '../modules/identity/service/own-security.ts'

export const checker = systemActor('checker')

/** Beside a running town: shares its embedded database, never stops it. */
export async function openBackDoor(dataDir: string, clock: Clock = systemClock): Promise<Database> {
  const cluster = await startCluster(path.join(dataDir, 'pg'))
  return openDatabase({
    pool: openPool(cluster.url('vikno_server', 'postgres'), { max: 4, name: 'vikno checker' }),
    clock,
    vault: makeVault(keysAt(path.join(dataDir, 'keys.json'))),
    jobsFor: () => [],
  })
}

export const tokenFor = (database: Database, staffId: StaffId): Promise<string> =>
  database.run(
    checker,
    async (work) => (await createApiToken(work, staffId, 'проба', later(work.now, hours(24 * 60)))).token,
  )

export async function centreByKey(database: Database, key: string): Promise<CentreId> {
  const centre = await database.look(checker, (work) => findCentreByKey(work, key))
  if (!centre) throw new Error(`there is no centre ${key}`)
  return centre.id
}

/** People of a centre by the part of their account before the dash: administrator, guide, head. */
export async function peopleOf(database: Database, centreId: CentreId): Promise<Map<string, StaffId>> {
  return database.look(checker, async (work) => {
    const members = await listMembers(work, centreId)
    const people = new Map<string, StaffId>()
    for (const { staffId } of members) people.set((await getStaff(work, staffId)).email.split('.')[0]!, staffId)
    return people
  })
}
