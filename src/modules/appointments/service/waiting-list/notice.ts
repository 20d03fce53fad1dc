// What somebody of the waiting list is told, for the job that writes to them.
import type { Work } from '../../../../db/work.ts'
import { permit } from '../../../../kernel/actor.ts'
import type { CentreId, NetworkId } from '../../../centres/model.ts'
import type { Offer, OfferId, WaitingId, WaitingWish } from '../../model.ts'
import * as store from '../../store/waiting-list.ts'
import { waitingToken } from './secrets.ts'

export interface WaitingNotice {
  readonly wish: WaitingWish
  readonly token: string
}

export async function waitingNotice(work: Work, networkId: NetworkId, id: WaitingId): Promise<WaitingNotice> {
  permit(work.actor, 'vikno.run')
  return { wish: await store.getWish(work, networkId, id), token: waitingToken(work, id) }
}

export async function offerNotice(
  work: Work,
  centreId: CentreId,
  offerId: OfferId,
): Promise<WaitingNotice & { readonly offer: Offer }> {
  permit(work.actor, 'vikno.run')
  const offer = await store.getOffer(work, centreId, offerId)
  return { ...(await waitingNotice(work, offer.networkId, offer.waitingId)), offer }
}
