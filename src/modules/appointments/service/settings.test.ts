import { expect, test } from 'vitest'
import { testDatabase } from '../../../db/testing.ts'
import { Refusal } from '../../../kernel/refusal.ts'
import { later, minutes } from '../../../kernel/time.ts'
import { staffActor, testCentre } from '../../centres/testing.ts'
import { defaultBookingSettings } from '../model.ts'
import { setBookingSettings, settingsOf, undoBookingSettings } from './settings.ts'

const { database, clock } = await testDatabase()
const codeOf = (action: Promise<unknown>) =>
  action.then(
    () => 'done',
    (fault) => (fault instanceof Refusal ? fault.code : Promise.reject(fault)),
  )

test('a change of the settings is taken back whole, and the taking back too', async () => {
  const { centre, head } = await testCentre(database)
  const shares = { online: 40, kiosk: 20, phone: 20, priority: 20 }
  const change = { shares, graceMinutes: 25, reminderHours: [48, 3], identity: ['phone' as const] }
  const changed = await database.run(head, (work) => setBookingSettings(work, centre.id, change, 'наказ № 4'))
  expect(changed).toEqual({ ...defaultBookingSettings, ...change })
  clock.moveTo(later(clock.now(), minutes(1)))
  await database.run(head, (work) => undoBookingSettings(work, centre.id))
  expect(await database.look(head, (work) => settingsOf(work, centre.id))).toEqual(defaultBookingSettings)
  clock.moveTo(later(clock.now(), minutes(1)))
  await database.run(head, (work) => undoBookingSettings(work, centre.id))
  expect(await database.look(head, (work) => settingsOf(work, centre.id))).toEqual(changed)
})

test('by nobody but the head, and not before anything was changed', async () => {
  const { centre, head, administrators } = await testCentre(database)
  expect(await codeOf(database.run(head, (work) => undoBookingSettings(work, centre.id)))).toBe(
    'appointments.nothing-to-undo',
  )
  for (const actor of [administrators[0]!, staffActor('guide', centre.id)]) {
    expect(await codeOf(database.run(actor, (work) => setBookingSettings(work, centre.id, {})))).toMatch(/not-allowed/)
    expect(await codeOf(database.run(actor, (work) => undoBookingSettings(work, centre.id)))).toMatch(/not-allowed/)
  }
})
