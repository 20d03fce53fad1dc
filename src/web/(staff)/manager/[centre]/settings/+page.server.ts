// The promise and what the line goes by: targets by class, calling, absence, usual minutes, who goes first, the voice.
import { z } from 'zod'
import { type PriorityGroup, priorityGroups, type Settings, ways } from '../../../../../modules/centres/model.ts'
import { setSettings } from '../../../../../modules/centres/service/centres.ts'
import { hallOf } from '../../../../../modules/centres/service/hall.ts'
import { both } from '../../../../faults.ts'
import { act, maybeReason } from '../../parts/act.ts'
import { lastChange } from '../../parts/changes.ts'
import { centreOf } from '../../parts/place.ts'
import type { Actions, PageServerLoad } from './$types'

export const csr = false

export const load: PageServerLoad = ({ locals, params }) =>
  locals.look(async (work) => {
    const { id } = await centreOf(work, params.centre)
    const { settings } = await hallOf(work, id)
    return { settings, change: await lastChange(work, { what: 'centres.settings', centreId: id }, locals.lang) }
  })

const whole = z.coerce
  .number(both({ uk: 'Напишіть ціле число.', en: 'Write a whole number.' }))
  .int(both({ uk: 'Напишіть ціле число.', en: 'Write a whole number.' }))
const form = z.object({
  'targets.booked': whole,
  'targets.priority': whole,
  'targets.collection': whole,
  'targets.consultation': whole,
  'targets.walkIn': whole,
  callLimit: whole,
  repeatAfterSeconds: whole,
  answerMinutes: whole,
  absenceGraceMinutes: whole,
  returnsAfterAbsence: whole,
  consultMinutes: whole,
  collectMinutes: whole,
  ticketsPerMinuteAtKiosk: whole,
  mostPeople: whole,
  nextPersonPercent: whole,
  stationGroupMinutes: whole,
  stationPersonMinutes: whole,
  quickMinutes: whole,
  priorityGroups: z.array(z.enum(Object.keys(priorityGroups) as [PriorityGroup, ...PriorityGroup[]])),
  voice: z.string().optional(),
  shelterUk: z.string().trim(),
  shelterEn: z.string().trim(),
  shelterWay: z.enum(ways),
  reason: maybeReason,
})

export const actions: Actions = {
  save: (event) =>
    act(event, async (filled) => {
      const { reason, voice, shelterUk, shelterEn, shelterWay, ...said } = filled.read(form)
      const { callLimit, repeatAfterSeconds, answerMinutes, absenceGraceMinutes, returnsAfterAbsence } = said
      const { consultMinutes, collectMinutes, ticketsPerMinuteAtKiosk, priorityGroups: first } = said
      const { mostPeople, nextPersonPercent, stationGroupMinutes, stationPersonMinutes, quickMinutes } = said
      const settings: Settings = {
        targets: {
          booked: said['targets.booked'],
          priority: said['targets.priority'],
          collection: said['targets.collection'],
          consultation: said['targets.consultation'],
          walkIn: said['targets.walkIn'],
        },
        ...{ callLimit, repeatAfterSeconds, answerMinutes, absenceGraceMinutes, returnsAfterAbsence },
        ...{ consultMinutes, collectMinutes, ticketsPerMinuteAtKiosk, priorityGroups: first },
        ...{ mostPeople, nextPersonPercent, stationGroupMinutes, stationPersonMinutes, quickMinutes },
        voice: voice !== undefined,
        shelter: shelterUk || shelterEn ? { place: { uk: shelterUk, en: shelterEn }, way: shelterWay } : null,
      }
      await event.locals.run(async (work) => {
        const { id } = await centreOf(work, event.params.centre)
        await setSettings(work, id, settings, reason)
      }, filled.key)
      return `/manager/${event.params.centre}/settings?done=saved`
    }),
}
