// What the head decides about bookings.
import type { Work } from '../../../db/work.ts'
import { permit } from '../../../kernel/actor.ts'
import { accept } from '../../../kernel/refusal.ts'
import type { Values } from '../../audit/model.ts'
import { recordChange } from '../../audit/service.ts'
import type { CentreId } from '../../centres/model.ts'
import type { BookingSettings } from '../model.ts'
import { checkBookingSettings } from '../rules/settings.ts'
import * as store from '../store/settings.ts'

/** Anybody may know how a centre books. */
export const settingsOf = (work: Work, centreId: CentreId): Promise<BookingSettings> =>
  store.getSettings(work, centreId)

const valuesOf = ({ shares, ...rest }: BookingSettings): Values => ({ ...rest, ...shares })

export async function setBookingSettings(
  work: Work,
  centreId: CentreId,
  change: Partial<BookingSettings>,
  reason?: string,
): Promise<BookingSettings> {
  permit(work.actor, 'centres.manage', centreId)
  const before = await store.getSettings(work, centreId)
  const after = accept(checkBookingSettings({ ...before, ...change, shares: { ...before.shares, ...change.shares } }))
  await store.saveSettings(work, centreId, after)
  await recordChange(work, {
    ...{ what: 'appointments.setting', id: centreId, centreId, reason },
    ...{ before: valuesOf(before), after: valuesOf(after) },
  })
  work.tell(`bookings:${centreId}`)
  return after
}
