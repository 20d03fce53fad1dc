// The outage of a centre that its broken workstations began.
import type { Work } from '../../../db/work.ts'
import type { CentreId, OutageId } from '../../centres/model.ts'

export async function findOutage(work: Work, centreId: CentreId): Promise<OutageId | undefined> {
  const row = work.db.selectFrom('stations.away').select('outage_id').where('centre_id', '=', centreId)
  return (await row.executeTakeFirst())?.outage_id
}

export async function saveOutage(work: Work, centreId: CentreId, outageId: OutageId | undefined): Promise<void> {
  await work.db.deleteFrom('stations.away').where('centre_id', '=', centreId).execute()
  if (outageId) await work.db.insertInto('stations.away').values({ centre_id: centreId, outage_id: outageId }).execute()
}
