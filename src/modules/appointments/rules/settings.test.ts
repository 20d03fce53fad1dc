import { expect, test } from 'vitest'
import { No } from '../../../kernel/refusal.ts'
import { type BookingSettings, defaultBookingSettings } from '../model.ts'
import { checkBookingSettings, withDefaults } from './settings.ts'

test('the settings a centre begins with are allowed', () => {
  expect(checkBookingSettings(withDefaults({}))).toEqual(defaultBookingSettings)
})

test.each<[string, Partial<BookingSettings>]>([
  ['horizonDays', { horizonDays: 0 }],
  ['gridMinutes', { gridMinutes: 7 }],
  ['deskShare', { deskShare: 101 }],
  ['shares.online', { shares: { ...defaultBookingSettings.shares, online: -1 } }],
  ['shares', { shares: { online: 60, kiosk: 20, phone: 20, priority: 1 } }],
  ['identity', { identity: [] }],
  ['reminderHours', { reminderHours: [0] }],
])('%s out of its range is refused by its name', (field, change) => {
  const answer = checkBookingSettings(withDefaults(change))
  expect(answer instanceof No && answer.field).toBe(field)
})

test('a share that is not set has its default', () => {
  expect(withDefaults({ shares: { online: 10 } as BookingSettings['shares'] }).shares).toEqual({
    ...defaultBookingSettings.shares,
    online: 10,
  })
})
