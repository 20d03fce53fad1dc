// What a head may decide about bookings.
import type { No } from '../../../kernel/refusal.ts'
import { type BookingSettings, defaultBookingSettings, no, sharedPools } from '../model.ts'

const ranges = {
  horizonDays: [1, 180],
  closesMinutesBefore: [0, 1440],
  gridMinutes: [5, 120],
  holdMinutes: [2, 60],
  moreTimeMinutes: [0, 60],
  deskShare: [0, 100],
  stationShare: [0, 100],
  releaseHours: [0, 336],
  mostAhead: [1, 50],
  mostOfServiceInMonth: [1, 50],
  cancelHours: [0, 168],
  missesToBar: [1, 50],
  missDays: [1, 730],
  barDays: [0, 365],
  earlyMinutes: [0, 240],
  graceMinutes: [0, 120],
} as const satisfies Partial<Record<keyof BookingSettings, readonly [number, number]>>

const outOf = (value: number, [from, to]: readonly [number, number]): boolean =>
  !Number.isInteger(value) || value < from || value > to

const range = ([from, to]: readonly [number, number], field: string): No =>
  no('setting-out-of-range', { from, to }, field)

export function checkBookingSettings(settings: BookingSettings): BookingSettings | No {
  for (const [name, bounds] of Object.entries(ranges) as [keyof typeof ranges, readonly [number, number]][])
    if (outOf(settings[name], bounds)) return range(bounds, name)
  if (settings.gridMinutes % 5 !== 0) return range(ranges.gridMinutes, 'gridMinutes')
  const badShare = sharedPools.find((pool) => outOf(settings.shares[pool], [0, 100]))
  if (badShare) return range([0, 100], `shares.${badShare}`)
  const all = sharedPools.reduce((sum, pool) => sum + settings.shares[pool], 0)
  if (all > 100) return no('shares-over-hundred', {}, 'shares')
  if (settings.identity.length === 0) return no('who-books', {}, 'identity')
  return settings.reminderHours.some((hours) => outOf(hours, [1, 168])) ? range([1, 168], 'reminderHours') : settings
}

/** A setting added in a later version has its default until the head decides. */
export const withDefaults = (settings: Partial<BookingSettings>): BookingSettings => ({
  ...defaultBookingSettings,
  ...settings,
  shares: { ...defaultBookingSettings.shares, ...settings.shares },
})
