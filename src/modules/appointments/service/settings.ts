// What the head decides about bookings.
import type { Work } from '../../../db/work.ts'
import { permit } from '../../../kernel/actor.ts'
import { accept, Refusal } from '../../../kernel/refusal.ts'
import type { Values } from '../../audit/model.ts'
import { listChanges, recordChange } from '../../audit/service.ts'
import type { CentreId } from '../../centres/model.ts'
import { type BookingSettings, no, sharedPools } from '../model.ts'
import { checkBookingSettings } from '../rules/settings.ts'
import * as store from '../store/settings.ts'

/** Anybody may know how a centre books. */
export const settingsOf = (work: Work, centreId: CentreId): Promise<BookingSettings> =>
  store.getSettings(work, centreId)

const what = 'appointments.setting'
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
    ...{ what, id: centreId, centreId, reason },
    ...{ before: valuesOf(before), after: valuesOf(after) },
  })
  work.tell(`bookings:${centreId}`)
  return after
}

/** The settings as they were before the last change; written down as a change like any other. */
export async function undoBookingSettings(work: Work, centreId: CentreId): Promise<BookingSettings> {
  permit(work.actor, 'centres.manage', centreId)
  const [last] = await listChanges(work, { what, centreId, limit: 1 })
  if (!last?.before) throw new Refusal(no('nothing-to-undo'))
  return setBookingSettings(work, centreId, settingsFrom(last.before))
}

/** As `valuesOf` wrote them. */
function settingsFrom(values: Values): Partial<BookingSettings> {
  const pools: ReadonlySet<string> = new Set(sharedPools)
  const entries = Object.entries(values)
  const shares = Object.fromEntries(entries.filter(([name]) => pools.has(name)))
  return { ...Object.fromEntries(entries.filter(([name]) => !pools.has(name))), shares } as Partial<BookingSettings>
}
