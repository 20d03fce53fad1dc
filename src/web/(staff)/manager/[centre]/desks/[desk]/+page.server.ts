// One desk: its plate, zone and equipment, what it serves by group, and single services in which it differs.
import { z } from 'zod'
import type { Work } from '../../../../../../db/work.ts'
import { type Id, parseId } from '../../../../../../kernel/id.ts'
import { Refusal } from '../../../../../../kernel/refusal.ts'
import { listServices } from '../../../../../../modules/catalogue/service.ts'
import {
  type Centre,
  type DeskId,
  type Equipment,
  equipment,
  type Level,
  no,
  type ServiceId,
  type ZoneId,
} from '../../../../../../modules/centres/model.ts'
import {
  deskView,
  saveDesk,
  setParticipation,
  setParticipationException,
} from '../../../../../../modules/centres/service/desks.ts'
import { dutiesOf, hallOf, type StampedHall } from '../../../../../../modules/centres/service/hall.ts'
import { closeDesk } from '../../../../../../modules/centres/service/sitting.ts'
import { shortName } from '../../../../../../modules/identity/rules/names.ts'
import { staffNames } from '../../../../../../modules/identity/service/manage-staff.ts'
import { both } from '../../../../../faults.ts'
import { keyed } from '../../../../keyed.ts'
import { act, maybeReason } from '../../../parts/act.ts'
import { lastChange } from '../../../parts/changes.ts'
import { centreOf } from '../../../parts/place.ts'
import type { Actions, PageServerLoad } from './$types'

export const csr = false

export const load: PageServerLoad = ({ locals, params }) =>
  locals.look(async (work) => {
    const centre = await centreOf(work, params.centre)
    const hall = await hallOf(work, centre.id)
    const isNew = params.desk === 'new'
    return {
      ...(await choicesOf(work, hall)),
      desk: isNew ? null : await shownDesk(work, hall, deskIn(hall, params.desk)),
      quickMinutes: hall.settings.quickMinutes,
      nextNumber: Math.max(0, ...hall.desks.map(({ number }) => number)) + 1,
      change: isNew
        ? undefined
        : await lastChange(work, { what: 'centres.desk', rowId: params.desk, centreId: centre.id }, locals.lang),
    }
  })

/** The desk of the address, when it is of this centre. */
function deskIn(hall: StampedHall, param: string): DeskId {
  const id = parseId<'Desk'>(param)
  if (!id || !hall.hallDesks.has(id)) throw new Refusal(no('no-desk'))
  return id
}

/** Services of the centre by group, for the choice of one. */
async function choicesOf(work: Work, hall: StampedHall) {
  const { services } = await listServices(work, { among: new Set(hall.given.keys()) }, { limit: 10_000 })
  const groupOf = (id: ServiceId) => hall.given.get(id)?.[0]?.groupId
  return {
    zones: [...hall.zones.values()].map(({ id, name }) => ({ id, name })),
    groups: [...hall.groups.values()].map(({ id, name }) => ({
      ...{ id, name },
      services: services
        .filter((service) => groupOf(service.id) === id)
        .map(({ id, key, name }) => ({ id, key, name })),
    })),
  }
}

async function shownDesk(work: Work, hall: StampedHall, id: DeskId) {
  const { desk, seat, cells } = await deskView(work, id)
  const who = seat && (await staffNames(work, [seat.staffId])).get(seat.staffId)
  return {
    ...{ id, number: desk.number, zoneId: desk.zoneId, equipment: desk.equipment, inUse: desk.inUse },
    quick: desk.quick,
    seat: seat ? { kind: seat.kind, since: seat.since, who: who ? shortName(who) : '' } : null,
    cells,
    exceptions: [...dutiesOf(hall, id).byService].map(([serviceId, level]) => ({ serviceId, level })),
  }
}

const deskForm = z.object({
  number: z.coerce.number(both({ uk: 'Напишіть номер столу.', en: 'Write the number of the desk.' })),
  zoneId: z.uuid(both({ uk: 'Оберіть зону.', en: 'Choose a zone.' })),
  equipment: z.array(z.enum(equipment)),
  inUse: z.string().optional(),
  quick: z.string().optional(),
})
const exceptionForm = z.object({
  serviceId: z.uuid(both({ uk: 'Оберіть послугу.', en: 'Choose a service.' })),
  level: z.enum(['0', '1', '2', 'none']),
})

type Event = Parameters<Actions[string]>[0]
const here = ({ params }: Event, id: string, done: string) => `/manager/${params.centre}/desks/${id}?done=${done}`

/** Runs with the centre and, unless it is new, its desk. */
const inCentre = <T>(
  { locals, params }: Event,
  key: string | undefined,
  does: (work: Work, at: { centre: Centre; deskId: DeskId | undefined }) => Promise<T>,
) =>
  locals.run(async (work) => {
    const centre = await centreOf(work, params.centre!)
    const deskId = params.desk === 'new' ? undefined : deskIn(await hallOf(work, centre.id), params.desk!)
    return does(work, { centre, deskId })
  }, key)

export const actions: Actions = {
  save: (event) =>
    act(event, async (form) => {
      const { number, zoneId, equipment: has, inUse, quick } = form.read(deskForm)
      const { id } = await inCentre(event, keyed(form, 'save'), (work, { centre, deskId }) =>
        saveDesk(work, {
          ...{ centreId: centre.id, number, zoneId: zoneId as ZoneId, equipment: has as Equipment[] },
          ...{ inUse: inUse !== undefined, quick: quick !== undefined },
          ...(deskId && { id: deskId }),
        }),
      )
      return here(event, id, 'saved')
    }),

  levels: (event) =>
    act(event, async (form) => {
      const said = [...form.data.entries()].flatMap(([name, value]) => {
        const groupId = /^level\.([0-9a-f-]{36})$/.exec(name)?.[1] as Id<'ServiceGroup'> | undefined
        return groupId && /^[012]$/.test(String(value)) ? [{ groupId, level: Number(value) as Level }] : []
      })
      const { reason } = form.read(z.object({ reason: maybeReason }))
      await inCentre(event, keyed(form, 'levels'), (work, { centre, deskId }) =>
        setParticipation(
          work,
          centre.id,
          said.map((cell) => ({ ...cell, deskId: deskId! })),
          reason,
        ),
      )
      return here(event, event.params.desk!, 'levels')
    }),

  exception: (event) =>
    act(event, async (form) => {
      const { serviceId, level } = form.read(exceptionForm)
      await inCentre(event, keyed(form, 'exception', serviceId, level), (work, { centre, deskId }) =>
        setParticipationException(work, centre.id, {
          ...{ deskId: deskId!, serviceId: serviceId as ServiceId },
          level: level === 'none' ? null : (Number(level) as Level),
        }),
      )
      return here(event, event.params.desk!, 'exception')
    }),

  close: (event) =>
    act(event, async (form) => {
      await inCentre(event, keyed(form, 'close'), (work, { deskId }) => closeDesk(work, deskId!))
      return here(event, event.params.desk!, 'closed')
    }),
}
