// What a kiosk needs to know to give out tickets alone. Kept in its browser, so nothing of the person before it is here.
import type { Lang, Text } from '../../../../kernel/text.ts'
import { addDays } from '../../../../kernel/time.ts'
import { listGroups, listServices, type ServiceLine } from '../../../../modules/catalogue/service.ts'
import { priorityGroups, priorityProofs } from '../../../../modules/centres/model.ts'
import { spansOn, worksOn } from '../../../../modules/centres/service/hours.ts'
import { everydayName } from '../../../(portal)/parts/everyday-name.ts'
import { headOf, type Place, placeOf } from '../../place.ts'
import type { PageServerLoad } from './$types'

/** As long as numbers are held ahead, and a week of holidays more. */
const daysAhead = 14

export const load: PageServerLoad = async ({ locals, params }) => {
  const { app, actor } = locals
  return locals.look(async (work) => {
    const place = await placeOf(work, params.centre)
    const { services } = await listServices(work, { among: place.given }, { limit: 2000 })
    const groups = await listGroups(work, place.given)
    return {
      ...headOf(place, locals.lang),
      isAlone: true,
      isMachine: actor.kind === 'device',
      name: place.hall.centre.name,
      zone: place.hall.timetable.zone,
      hours: hoursOf(place),
      groups: groups.map(({ key, name }) => ({ key, name })),
      services: services.map((service) => ({ ...inShort(service), group: service.group })),
      priorities: place.hall.settings.priorityGroups.map((key) => ({
        ...{ key, name: priorityGroups[key], proof: priorityProofs[key] },
      })),
      publicUrl: app.config.publicUrl,
    }
  })
}

const inShort = (service: ServiceLine) => {
  const said = (lang: Lang) => everydayName(service, lang)
  return { id: service.id, key: service.key, name: { uk: said('uk'), en: said('en') } satisfies Text }
}

/** When tickets are given out in the coming days. */
const hoursOf = ({ hall, today }: Place) =>
  Array.from({ length: daysAhead }, (_, n) => addDays(today, n))
    .filter((day) => worksOn(hall, day))
    .flatMap((day) => spansOn(hall.timetable, day, 'tickets'))
