// The waiting list as its head sees it: how many wait for what, and how freed times are offered.
import { z } from 'zod'
import { waitingOverview } from '../../../../../modules/appointments/service/waiting-list/look.ts'
import { setWaitingSettings } from '../../../../../modules/appointments/service/waiting-list/settings.ts'
import { both } from '../../../../faults.ts'
import { act, maybeReason } from '../../parts/act.ts'
import { lastChange } from '../../parts/changes.ts'
import { centreOf } from '../../parts/place.ts'
import { clock } from '../hours/day.ts'
import type { Actions, PageServerLoad } from './$types'

export const csr = false

export const load: PageServerLoad = ({ locals, params }) =>
  locals.look(async (work) => {
    const { id: centreId } = await centreOf(work, params.centre)
    const change = await lastChange(work, { what: 'appointments.waiting_setting', centreId }, locals.lang)
    return { ...(await waitingOverview(work, centreId)), change, key: crypto.randomUUID() }
  })

const whole = z.coerce
  .number(both({ uk: 'Напишіть ціле число.', en: 'Write a whole number.' }))
  .int(both({ uk: 'Напишіть ціле число.', en: 'Write a whole number.' }))
const form = z.object({
  ...{ answerMinutes: whole, noticeMinutes: whole, mostWaiting: whole, mostDays: whole },
  ...{ tellFrom: clock, tellUntil: clock },
  priorityFirst: z.string().optional(),
  reason: maybeReason,
})

export const actions: Actions = {
  save: (event) =>
    act(event, async (filled) => {
      const { reason, priorityFirst, tellFrom, tellUntil, ...said } = filled.read(form)
      await event.locals.run(async (work) => {
        const { id } = await centreOf(work, event.params.centre)
        const times = { ...(tellFrom && { tellFrom }), ...(tellUntil && { tellUntil }) }
        await setWaitingSettings(work, id, { ...said, ...times, priorityFirst: priorityFirst !== undefined }, reason)
      }, filled.key)
      return `/manager/${event.params.centre}/waiting?done=saved`
    }),
}
