// What the head decides about bookings: times, shares of the channels, limits, being late, missed visits, who a booking is bound to.
import { z } from 'zod'
import { type BookingSettings, identityWays } from '../../../../../modules/appointments/model.ts'
import {
  setBookingSettings,
  settingsOf,
  undoBookingSettings,
} from '../../../../../modules/appointments/service/settings.ts'
import { both } from '../../../../faults.ts'
import { keyed } from '../../../keyed.ts'
import { act, maybeReason } from '../../parts/act.ts'
import { lastChange } from '../../parts/changes.ts'
import { centreOf } from '../../parts/place.ts'
import type { Actions, PageServerLoad } from './$types'

export const csr = false

export const load: PageServerLoad = ({ locals, params }) =>
  locals.look(async (work) => {
    const { id: centreId } = await centreOf(work, params.centre)
    const change = await lastChange(work, { what: 'appointments.setting', centreId }, locals.lang)
    return { settings: await settingsOf(work, centreId), change }
  })

const whole = z.coerce
  .number(both({ uk: 'Напишіть ціле число.', en: 'Write a whole number.' }))
  .int(both({ uk: 'Напишіть ціле число.', en: 'Write a whole number.' }))
const hours = z
  .string()
  .trim()
  .regex(
    /^(\d{1,3}([,; ]+\d{1,3})*)?$/,
    both({ uk: 'Напишіть години через кому, як-от 24, 2.', en: 'Write hours with commas, such as 24, 2.' }),
  )
  .transform((text) =>
    text
      .split(/[,; ]+/)
      .filter(Boolean)
      .map(Number),
  )

const form = z.object({
  ...{ horizonDays: whole, closesMinutesBefore: whole, gridMinutes: whole, holdMinutes: whole, moreTimeMinutes: whole },
  ...{ deskShare: whole, stationShare: whole, releaseHours: whole },
  ...{ 'shares.online': whole, 'shares.kiosk': whole, 'shares.phone': whole, 'shares.priority': whole },
  ...{ mostAhead: whole, mostOfServiceInMonth: whole, cancelHours: whole },
  ...{ missesToBar: whole, missDays: whole, barDays: whole, earlyMinutes: whole, graceMinutes: whole },
  isOffered: z.string().optional(),
  identity: z.array(z.enum(identityWays)),
  reminderHours: hours,
  reason: maybeReason,
})

function settingsIn(said: Omit<z.output<typeof form>, 'reason'>): BookingSettings {
  const { isOffered, 'shares.online': online, 'shares.kiosk': kiosk, ...more } = said
  const { 'shares.phone': phone, 'shares.priority': priority, ...rest } = more
  return { ...rest, isOffered: isOffered !== undefined, shares: { online, kiosk, phone, priority } }
}

/** Of several shares that are too much together the first is marked. */
const names = { shares: 'shares.online' }

export const actions: Actions = {
  save: (event) =>
    act(
      event,
      async (filled) => {
        const { reason, ...said } = filled.read(form)
        await event.locals.run(
          async (work) => {
            const { id } = await centreOf(work, event.params.centre)
            await setBookingSettings(work, id, settingsIn(said), reason)
          },
          keyed(filled, 'save'),
        )
        return `/manager/${event.params.centre}/booking?done=saved`
      },
      names,
    ),

  undo: (event) =>
    act(event, async (filled) => {
      await event.locals.run(
        async (work) => undoBookingSettings(work, (await centreOf(work, event.params.centre)).id),
        keyed(filled, 'undo'),
      )
      return `/manager/${event.params.centre}/booking?done=undone`
    }),
}
