// Which booking is meant, and who may act on it: whoever has its link, the resident it is bound to, the staff of its centre.
import type { Work } from '../../../db/work.ts'
import { permit } from '../../../kernel/actor.ts'
import { Refusal } from '../../../kernel/refusal.ts'
import type { CentreId } from '../../centres/model.ts'
import { type Booking, type BookingId, no } from '../model.ts'
import * as store from '../store/booking.ts'
import { linkHash } from './secrets.ts'

export type Which = { readonly link: string } | { readonly centreId: CentreId; readonly id: BookingId }

export async function lockOf(work: Work, which: Which): Promise<Booking> {
  if ('link' in which) return store.lockByLink(work, linkHash(work, which.link))
  refuseStrangers(work, which.centreId)
  return own(work, await store.lock(work, which.centreId, which.id))
}

export async function getOf(work: Work, which: Which): Promise<Booking> {
  if ('link' in which) return store.getByLink(work, linkHash(work, which.link))
  refuseStrangers(work, which.centreId)
  return own(work, await store.get(work, which.centreId, which.id))
}

function refuseStrangers({ actor }: Work, centreId: CentreId): void {
  if (actor.kind !== 'resident') permit(actor, 'queue.issue', centreId)
}

/** Another's booking is answered like one that is not there. */
function own({ actor }: Work, booking: Booking): Booking {
  if (actor.kind === 'resident' && booking.residentId !== actor.id) throw new Refusal(no('no-booking'))
  return booking
}
