// Whether something stands in the way at a time: another visit of the person, or another booking of the desk.
import type { Named, Work } from '../../../db/work.ts'
import type { CentreId } from '../../centres/model.ts'
import type { Claim } from '../model.ts'

const overlapping: Named = {
  name: 'appointments-in-the-way',
  text: `select 1 from json_to_recordset($2::json) as r(kind text, resource uuid, "from" timestamptz, until timestamptz)
    join appointments.claim c on c.centre_id = $1 and c.kind = r.kind and c.resource_id = r.resource and c.span && tstzrange(r."from", r.until)
    limit 1`,
}

/** A hold whose time is over still counts: it ends within minutes, and a draw does not wait for it. */
export async function isInTheWay(work: Work, centreId: CentreId, claims: readonly Claim[]): Promise<boolean> {
  const rows = claims.map(({ kind, resourceId, from, until }) => ({
    ...{ kind, resource: resourceId, from: new Date(from), until: new Date(until) },
  }))
  return (await work.named(overlapping, [centreId, JSON.stringify(rows)])).length > 0
}
