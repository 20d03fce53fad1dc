// Where a booking meets those it was held for or could go to: the fair release it is a place of, and the waiting list.
// Asked in the transaction of the step itself, so that a freed time is never seen by whoever reloads fastest.
import type { Work } from '../../../db/work.ts'
import type { Booking } from '../model.ts'
import * as places from './release/answer.ts'
import { declineOffered as declineOffer, offerTaken } from './waiting-list/answer.ts'
import { offerFreed } from './waiting-list/offer.ts'

const isOfRelease = ({ pool }: Booking): boolean => pool === 'release'

/** A time held for somebody without their asking was booked. */
export const offeredTaken = (work: Work, booking: Booking): Promise<void> =>
  isOfRelease(booking) ? places.placeTaken(work, booking) : offerTaken(work, booking)

/** It was given back unconfirmed. */
export const offeredDeclined = (work: Work, booking: Booking): Promise<void> =>
  isOfRelease(booking) ? places.placeDeclined(work, booking) : declineOffer(work, booking)

/** A booked time is free: for the next of its release, else the first of the waiting list, else everybody. */
export async function timeFreed(work: Work, booking: Booking): Promise<void> {
  if (isOfRelease(booking) && (await places.passOnCancelled(work, booking))) return
  await offerFreed(work, booking)
}
