// Bookings of today: whoever keeps them tells the line who is still to come, so that the forecast counts on it.
import type { Work } from '../../../db/work.ts'
import type { CentreId } from '../../centres/model.ts'
import type { ExpectedBooking } from '../model.ts'
import * as store from '../store/forecast.ts'

/** A booking was made or changed. */
export const expectBooking = (
  work: Work,
  centreId: CentreId,
  bookingId: string,
  booking: ExpectedBooking,
): Promise<void> => store.saveBooking(work, centreId, bookingId, booking)

/** The visitor has come, or will not. */
export const forgetBooking = (work: Work, centreId: CentreId, bookingId: string): Promise<void> =>
  store.removeBooking(work, centreId, bookingId)
