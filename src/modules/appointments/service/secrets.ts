// The secrets of a booking: the link by which it is changed, the digits by which it arrives. They are made of the installation's
// key, so a reminder can repeat them; only their keyed hashes are stored. Renewing puts older ones out of use.
import type { Work } from '../../../db/work.ts'
import type { CentreId } from '../../centres/model.ts'
import type { Booking, PersonId } from '../model.ts'
import { arrivalFrom, arrivalKey, linkFrom, linkKey } from '../rules/codes.ts'
import type { Secrets } from '../store/booking.ts'

type Named = Pick<Booking, 'centreId' | 'id' | 'renewals'>

export const linkOf = (work: Work, { id, renewals }: Named): string =>
  linkFrom(work.vault.hash('booking-link', `${id} ${renewals}`))
export const arrivalCodeOf = (work: Work, { id, renewals }: Named): string =>
  arrivalFrom(work.vault.hash('booking-arrival', `${id} ${renewals}`))

export const linkHash = (work: Work, link: string): Buffer => work.vault.hash('booking-link-kept', linkKey(link))
export const arrivalHash = (work: Work, centreId: CentreId, typed: string): Buffer =>
  work.vault.hash('booking-arrival-kept', `${centreId} ${arrivalKey(typed)}`)

export const secretsOf = (work: Work, booking: Named): Secrets => ({
  linkHash: linkHash(work, linkOf(work, booking)),
  arrivalHash: arrivalHash(work, booking.centreId, arrivalCodeOf(work, booking)),
})

/** The first half of a keyed hash, in the shape of an id. */
export function personIdOf(work: Work, about: `resident:${string}` | `phone:${string}`): PersonId {
  const hex = work.vault.hash('booking-person', about).toString('hex')
  const parts = [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20, 32)]
  return parts.join('-') as PersonId
}
