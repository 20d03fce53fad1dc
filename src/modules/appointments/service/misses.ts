// Missed visits of a person: the right to book online, taken for a while by what was missed and given back by an administrator.
import type { Work } from '../../../db/work.ts'
import { permit } from '../../../kernel/actor.ts'
import { type Instant, later } from '../../../kernel/time.ts'
import { recordAccess } from '../../audit/service.ts'
import type { CentreId } from '../../centres/model.ts'
import type { Booking, BookingId, BookingSettings } from '../model.ts'
import { barredUntil } from '../rules/misses.ts'
import * as store from '../store/booking.ts'
import * as people from '../store/people.ts'

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

/** How often the person of this booking missed, and until when they may not book online. */
export async function rightToBook(work: Work, centreId: CentreId, id: BookingId): Promise<RightToBook> {
  permit(work.actor, 'people.see', centreId)
  const { networkId, personId, residentId } = await store.get(work, centreId, id)
  const { misses, barredUntil: until } = await people.getMissing(work, networkId, personId)
  await note(work, centreId, residentId, 'view')
  return { misses, barredUntil: until !== null && until > work.now ? until : null }
}

/** An administrator has spoken with the person: what was missed before counts no more. */
export async function restoreRight(work: Work, centreId: CentreId, id: BookingId): Promise<void> {
  permit(work.actor, 'people.see', centreId)
  const { networkId, personId, residentId } = await store.get(work, centreId, id)
  const restored = { misses: 0, missedAt: null, barredUntil: null, restoredAt: later(work.now, 0) }
  await people.saveMissing(work, networkId, personId, restored)
  await note(work, centreId, residentId, 'change')
}

const note = (work: Work, centreId: CentreId, residentId: Booking['residentId'], operation: 'view' | 'change') =>
  recordAccess(work, {
    ...{ operation, purpose: 'queue', ground: 'law', fields: ['missedBookings'], centreId },
    subjectPersonId: residentId ?? undefined,
  })
