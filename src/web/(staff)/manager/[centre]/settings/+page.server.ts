// The promise and what the line goes by: targets by class, calling, absence, usual minutes, who goes first, the voice.
import { z } from 'zod'
import { type PriorityGroup, priorityGroups, type Settings, ways } from '../../../../../modules/centres/model.ts'
import { setSettings } from '../../../../../modules/centres/service/centres.ts'
import { hallOf, type Setup } from '../../../../../modules/centres/service/hall.ts'
import { both } from '../../../../faults.ts'
import { act, maybeReason } from '../../parts/act.ts'
import { lastChange } from '../../parts/changes.ts'
import { centreOf } from '../../parts/place.ts'
import type { Actions, PageServerLoad, RequestEvent } from './$types'

export const csr = false

export const load: PageServerLoad = ({ locals, params }) =>
  locals.look(async (work) => {
    const { id } = await centreOf(work, params.centre)
    const hall = await hallOf(work, id)
    const { settings } = hall
    const groups = guardable(hall).map(({ key, name }) => ({ key, name }))
    return { settings, groups, change: await lastChange(work, { what: 'centres.settings', centreId: id }, locals.lang) }
  })

/** Groups a share of the desks may be kept for: those of services, not of a purpose. */
const guardable = ({ groups }: Pick<Setup, 'groups'>) => [...groups.values()].filter(({ purpose }) => purpose === null)

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

const guardName = 'guards.'

/** One field for each group of the centre. */
async function guardFields({ locals, params }: RequestEvent) {
  const hall = await locals.look(async (work) => hallOf(work, (await centreOf(work, params.centre)).id))
  return z.object(Object.fromEntries(guardable(hall).map(({ key }) => [guardName + key, whole.optional()])))
}

export const actions: Actions = {
  save: (event) =>
    act(event, async (filled) => {
      const guards = filled.read(await guardFields(event))
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
        guards: Object.fromEntries(
          Object.entries(guards).flatMap(([name, percent]) =>
            percent ? [[name.slice(guardName.length), percent]] : [],
          ),
        ),
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
