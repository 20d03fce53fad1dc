// Announcing a release: the service and days first, then the times, the window and the hours to confirm.
import { z } from 'zod'
import type { Work } from '../../../../../../db/work.ts'
import { Refusal } from '../../../../../../kernel/refusal.ts'
import {
  addDays,
  dateIn,
  type Instant,
  momentOf,
  type PlainDate,
  type PlainTime,
  parseDate,
} from '../../../../../../kernel/time.ts'
import { announceRelease, timesForRelease } from '../../../../../../modules/appointments/service/release/announce.ts'
import { no } from '../../../../../../modules/catalogue/model.ts'
import { findService } from '../../../../../../modules/catalogue/service.ts'
import type { CentreId } from '../../../../../../modules/centres/model.ts'
import { givenOn, hallOf } from '../../../../../../modules/centres/service/hall.ts'
import { act } from '../../../parts/act.ts'
import { centreOf } from '../../../parts/place.ts'
import { clock } from '../../hours/day.ts'
import { missing } from '../words.ts'
import type { Actions, PageServerLoad } from './$types'

export const csr = false

const mostDaysShown = 14

async function servicesOf(work: Work, centreId: CentreId, today: PlainDate) {
  const hall = await hallOf(work, centreId)
  const given = [...hall.given.keys()].filter((id) => givenOn(hall, id, today))
  const services = []
  for (const id of given) {
    const service = await findService(work, id)
    if (service) services.push({ key: service.key, name: service.name })
  }
  const byName = new Intl.Collator('uk')
  return services.sort((a, b) => byName.compare(a.name.uk, b.name.uk))
}

export const load: PageServerLoad = ({ locals, params, url }) =>
  locals.look(async (work) => {
    const centre = await centreOf(work, params.centre)
    const today = dateIn(centre.zone, work.now)
    const service = await findService(work, url.searchParams.get('service') ?? '')
    const from = parseDate(url.searchParams.get('from')) ?? addDays(today, 3)
    const days = Math.min(mostDaysShown, Math.max(1, Number(url.searchParams.get('days')) || 5))
    const part = service && { purpose: 'submit' as const, serviceId: service.id }
    const free = part ? await timesForRelease(work, centre.id, part, { from, days }) : []
    return {
      services: await servicesOf(work, centre.id, today),
      asked: { service: service?.key ?? '', from, days },
      free: free.filter(({ times }) => times.length > 0),
      ...{ zone: centre.zone, today, tomorrow: addDays(today, 1), key: crypto.randomUUID() },
    }
  })

const day = z
  .string({ error: missing.day })
  .refine((text) => parseDate(text) !== undefined, missing.day)
  .transform((text) => text as PlainDate)
const whole = z.coerce.number(missing.number).int(missing.number).min(1)
const form = z.object({
  service: z.string({ error: missing.service }).max(100),
  slots: z.array(z.coerce.number().int()).min(1, missing.times),
  perTime: whole.max(100),
  opensOn: day,
  opensAt: clock,
  closesOn: day,
  closesAt: clock,
  confirmHours: whole,
})

export const actions: Actions = {
  announce: (event) =>
    act(event, async (filled) => {
      const said = filled.read(form)
      await event.locals.run(async (work) => {
        const { id: centreId, zone } = await centreOf(work, event.params.centre)
        const service = await findService(work, said.service)
        if (!service) throw new Refusal(no('no-such-service', {}, 'service'))
        const at = (on: PlainDate, time: PlainTime | undefined) => momentOf(zone, on, time ?? ('12:00' as PlainTime))
        await announceRelease(work, {
          ...{ centreId, serviceId: service.id, purpose: 'submit', confirmHours: said.confirmHours },
          ...{ opensAt: at(said.opensOn, said.opensAt), closesAt: at(said.closesOn, said.closesAt) },
          slots: said.slots.map((startsAt) => ({ centreId, startsAt: startsAt as Instant, places: said.perTime })),
        })
      }, filled.key)
      return `/manager/${event.params.centre}/releases?done=announced`
    }),
}
