// Zones of the hall and groups of services: where to go, which letter a ticket has, what is called first on the kiosk.
import { z } from 'zod'
import { parseId } from '../../../../../kernel/id.ts'
import type { GroupId, ZoneId } from '../../../../../modules/centres/model.ts'
import { saveGroup, saveZone } from '../../../../../modules/centres/service/desks.ts'
import { hallOf } from '../../../../../modules/centres/service/hall.ts'
import { both } from '../../../../faults.ts'
import { keyed } from '../../../keyed.ts'
import { act } from '../../parts/act.ts'
import { lastChange } from '../../parts/changes.ts'
import { centreOf } from '../../parts/place.ts'
import type { Actions, PageServerLoad } from './$types'

export const csr = false

export const load: PageServerLoad = ({ locals, params, url }) =>
  locals.look(async (work) => {
    const { id } = await centreOf(work, params.centre)
    const { zones, groups, desks, given } = await hallOf(work, id)
    const perGroup = Map.groupBy([...given.values()], (decisions) => decisions[0]!.groupId)
    const last = (what: string) => lastChange(work, { what, centreId: id }, locals.lang)
    return {
      zones: [...zones.values()].map((zone) => ({
        ...zone,
        desks: desks.filter(({ zoneId }) => zoneId === zone.id).map(({ number }) => number),
      })),
      groups: [...groups.values()].map((group) => ({ ...group, services: perGroup.get(group.id)?.length ?? 0 })),
      zone: parseId<'Zone'>(url.searchParams.get('zone')) ?? null,
      group: parseId<'ServiceGroup'>(url.searchParams.get('group')) ?? null,
      change: (await last('centres.zone')) ?? (await last('centres.service_group')),
    }
  })

const key = z
  .string(both({ uk: 'Напишіть ключ латиницею, як-от social.', en: 'Write a key, such as social.' }))
  .regex(
    /^[a-z0-9]+(-[a-z0-9]+)*$/,
    both({
      uk: 'Ключ — малі латинські літери, цифри й дефіс.',
      en: 'A key is small Latin letters, figures and hyphens.',
    }),
  )
  .max(60)
const name = z.string(both({ uk: 'Напишіть назву.', en: 'Write the name.' })).max(120)
const place = z.coerce
  .number(both({ uk: 'Напишіть число.', en: 'Write a number.' }))
  .int()
  .min(0)
  .max(999)

const zoneForm = z.object({
  id: z.uuid().optional(),
  zoneKey: key,
  name,
  nameEn: name,
  floor: z.coerce
    .number(both({ uk: 'Напишіть поверх.', en: 'Write the floor.' }))
    .int()
    .min(-3)
    .max(50),
  way: z.enum(['left', 'right', 'ahead']),
  position: place,
})
const groupForm = z.object({
  groupId: z.uuid().optional(),
  groupKey: key,
  groupName: name,
  groupNameEn: name,
  short: name,
  shortEn: name,
  series: z.string(both({ uk: 'Напишіть літеру талона.', en: 'Write the ticket letter.' })).max(4),
  purpose: z.enum(['consult', 'collect', 'none']),
  groupPosition: place,
})

export const actions: Actions = {
  zone: (event) =>
    act(
      event,
      async (form) => {
        const { id, zoneKey, name: uk, nameEn: en, floor, way, position } = form.read(zoneForm)
        await event.locals.run(
          async (work) => {
            const centre = await centreOf(work, event.params.centre)
            const zone = { key: zoneKey, name: { uk, en }, floor, way, position }
            await saveZone(work, centre.id, { ...zone, ...(id && { id: id as ZoneId }) })
          },
          keyed(form, 'zone'),
        )
        return `/manager/${event.params.centre}/zones?done=zone`
      },
      { key: 'zoneKey' },
    ),

  group: (event) =>
    act(
      event,
      async (form) => {
        const said = form.read(groupForm)
        await event.locals.run(
          async (work) => {
            const centre = await centreOf(work, event.params.centre)
            await saveGroup(work, centre.id, {
              ...(said.groupId && { id: said.groupId as GroupId }),
              key: said.groupKey,
              name: { uk: said.groupName, en: said.groupNameEn },
              short: { uk: said.short, en: said.shortEn },
              series: said.series.toUpperCase(),
              purpose: said.purpose === 'none' ? null : said.purpose,
              position: said.groupPosition,
            })
          },
          keyed(form, 'group'),
        )
        return `/manager/${event.params.centre}/zones?done=group`
      },
      { key: 'groupKey' },
    ),
}
