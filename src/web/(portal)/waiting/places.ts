// Where one can wait for a service: the centres that take bookings for it.
import type { Work } from '../../../db/work.ts'
import type { Id } from '../../../kernel/id.ts'
import { listFreeDays } from '../../../modules/appointments/service/free.ts'
import type { TicketPurpose } from '../../../modules/centres/model.ts'
import { listCentres } from '../../../modules/centres/service/centres.ts'

export async function placesFor(work: Work, serviceId: Id<'Service'> | undefined, purpose: TicketPurpose = 'submit') {
  const all = await listCentres(work)
  const ids = all.map(({ id }) => id)
  const offers = await listFreeDays(work, ids, { parts: [{ purpose, serviceId }] }, { days: 14 })
  const offered = new Set(offers.filter(({ isOffered }) => isOffered).map(({ centreId }) => centreId))
  return all.filter(({ id }) => offered.has(id))
}
