// What a person came for before: shown at the desk, and every look is written down.
import type { Work } from '../../../db/work.ts'
import { permit, placesWhere } from '../../../kernel/actor.ts'
import { recordAccess } from '../../audit/service.ts'
import type { CentreId, ServiceId, TicketPurpose } from '../../centres/model.ts'
import { labelOf, type ResidentId, type TicketId } from '../model.ts'
import * as line from '../store/line.ts'

export interface PastVisit {
  readonly id: TicketId
  readonly centreId: CentreId
  readonly day: string
  readonly label: string
  readonly purpose: TicketPurpose
  readonly serviceId: ServiceId | null
  readonly outcome: string | null
}

/** What this person came for before, in the centres where the asker works; written into the log. */
export async function listVisits(work: Work, residentId: ResidentId, centreId: CentreId): Promise<PastVisit[]> {
  permit(work.actor, 'people.see', centreId)
  const centres = placesWhere(work.actor, 'people.see') as readonly CentreId[]
  const visits = await line.listVisits(work, residentId, centres.includes(centreId) ? centres : [centreId], 20)
  await recordAccess(work, {
    operation: 'view',
    subjectPersonId: residentId,
    centreId,
    purpose: 'serve',
    ground: 'law',
    fields: ['visits'],
  })
  return visits.map((row) => ({
    id: row.id,
    centreId: row.centre_id,
    day: row.day,
    label: labelOf(row),
    purpose: row.purpose,
    serviceId: row.service_id,
    outcome: row.why,
  }))
}

/** How these visits have ended; those that go on are left out. */
export async function endedVisits(
  work: Work,
  ids: readonly TicketId[],
): Promise<ReadonlyMap<TicketId, 'finished' | 'left'>> {
  permit(work.actor, 'vikno.run')
  return new Map(ids.length === 0 ? [] : await line.listEnded(work, ids))
}
