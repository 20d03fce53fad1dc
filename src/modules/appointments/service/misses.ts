// Missed visits of a person: the right to book online, taken for a while by what was missed and given back by an administrator.
import type { Work } from '../../../db/work.ts'
import { permit } from '../../../kernel/actor.ts'
import { accept, Refusal } from '../../../kernel/refusal.ts'
import { type Instant, later } from '../../../kernel/time.ts'
import { recordAccess } from '../../audit/service.ts'
import type { CentreId, NetworkId } from '../../centres/model.ts'
import { getCentre } from '../../centres/service/centres.ts'
import { checkNumber } from '../../identity/service/read-person.ts'
import { type Booking, type BookingId, type BookingSettings, no, type PersonId, type ResidentId } from '../model.ts'
import { barredUntil } from '../rules/misses.ts'
import * as store from '../store/booking.ts'
import * as people from '../store/people.ts'
import { personIdOf } from './secrets.ts'

const day = 86_400_000

/** After a visit was missed, or came to be after all: what follows for the person. */
export async function settleMisses(
  work: Work,
  { networkId, personId }: Pick<Booking, 'networkId' | 'personId'>,
  settings: BookingSettings,
): Promise<void> {
  const before = await people.getMissing(work, networkId, personId)
  const since = Math.max(before.restoredAt ?? 0, work.now - (settings.missDays + settings.barDays) * day) as Instant
  const times = await people.listMissed(work, networkId, personId, since)
  const missing = { misses: times.length, missedAt: times[0] ?? null, barredUntil: barredUntil({ times }, settings) }
  await people.saveMissing(work, networkId, personId, { ...before, ...missing })
}

export interface RightToBook {
  readonly misses: number
  readonly barredUntil: Instant | null
}

/** Whose right it is: the person of a booking, of a telephone, or a resident who is here. */
export type WhoMissed =
  | { readonly bookingId: BookingId }
  | { readonly phone: string }
  | { readonly residentId: ResidentId }

interface Missing {
  readonly networkId: NetworkId
  readonly personId: PersonId
  readonly residentId: ResidentId | null
}

async function personOf(work: Work, centreId: CentreId, who: WhoMissed): Promise<Missing> {
  if ('bookingId' in who) return store.get(work, centreId, who.bookingId)
  const { networkId } = await getCentre(work, centreId)
  if ('residentId' in who) {
    const { residentId } = who
    return { networkId, personId: personIdOf(work, `resident:${residentId}`), residentId }
  }
  const phone = accept(checkNumber('phone', who.phone, 'phone'))
  return { networkId, personId: personIdOf(work, `phone:${phone}`), residentId: null }
}

/** How often this person missed, and until when they may not book online. */
export async function rightToBook(work: Work, centreId: CentreId, who: WhoMissed): Promise<RightToBook> {
  permit(work.actor, 'people.see', centreId)
  const { networkId, personId, residentId } = await personOf(work, centreId, who)
  const { misses, barredUntil: until } = await people.getMissing(work, networkId, personId)
  await note(work, centreId, residentId, 'view')
  return { misses, barredUntil: until !== null && until > work.now ? until : null }
}

/** An administrator has spoken with the person: what was missed before counts no more. The reason stands in the access log. */
export async function restoreRight(work: Work, centreId: CentreId, who: WhoMissed, reason: string): Promise<void> {
  permit(work.actor, 'people.see', centreId)
  if (reason.trim() === '') throw new Refusal(no('why-restored', {}, 'reason'))
  const { networkId, personId, residentId } = await personOf(work, centreId, who)
  const restored = { misses: 0, missedAt: null, barredUntil: null, restoredAt: later(work.now, 0) }
  await people.saveMissing(work, networkId, personId, restored)
  await note(work, centreId, residentId, 'change', reason.trim().slice(0, 200))
}

const note = (
  work: Work,
  centreId: CentreId,
  residentId: Booking['residentId'],
  operation: 'view' | 'change',
  reason?: string,
) =>
  recordAccess(work, {
    ...{ operation, purpose: 'queue', ground: 'law', fields: ['missedBookings'], centreId, reason },
    subjectPersonId: residentId ?? undefined,
  })
