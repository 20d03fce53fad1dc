// Putting a person on the waiting list for them.
import { redirect } from '@sveltejs/kit'
import { z } from 'zod'
import { parseId } from '../../../../kernel/id.ts'
import { addDays, dateIn } from '../../../../kernel/time.ts'
import { defaultWaitingSettings } from '../../../../modules/appointments/model.ts'
import { askToWait } from '../../../../modules/appointments/service/waiting-list/ask.ts'
import { findService } from '../../../../modules/catalogue/service.ts'
import { givenOn, hallOf } from '../../../../modules/centres/service/hall.ts'
import { wishFields, wishOf } from '../../../(portal)/waiting/wish-form.ts'
import { filled, refused } from '../../../form.ts'
import { myCentre } from '../../desk/my-centre.ts'
import { personAt } from '../../phone/call.ts'
import { missing } from '../words.ts'
import type { Actions, PageServerLoad } from './$types'

export const csr = false

export const load: PageServerLoad = ({ locals, url }) =>
  locals.look(async (work) => {
    const { centre } = await myCentre(work, 'queue.issue', url.searchParams.get('centre'))
    const today = dateIn(centre.zone, work.now)
    const hall = await hallOf(work, centre.id)
    const services = []
    for (const id of [...hall.given.keys()].filter((each) => givenOn(hall, each, today))) {
      const service = await findService(work, id)
      if (service) services.push({ key: service.key, name: service.name })
    }
    const byName = new Intl.Collator('uk')
    return {
      chosen: url.searchParams.get('service') ?? '',
      person: await personAt(work, centre.id, url.searchParams.get('resident')),
      centre: { id: centre.id, name: centre.name, address: centre.address },
      services: services.sort((a, b) => byName.compare(a.name.uk, b.name.uk)),
      ...{ today, lastDay: addDays(today, 30), furthest: addDays(today, defaultWaitingSettings.mostDays) },
      key: crypto.randomUUID(),
    }
  })

const form = z.object({
  service: z.string().max(100),
  name: z.string({ error: missing.name }).max(80),
  phone: z.string().max(40).optional(),
  resident: z.uuid().optional(),
  ...wishFields,
})

export const actions: Actions = {
  async default({ request, locals }) {
    const said = await filled(request, locals.lang)
    try {
      const { service: key, name, phone, resident, moreTime, ...wish } = said.read(form)
      const whom = { kind: 'by-staff', phone, name, residentId: parseId<'Resident'>(resident ?? '') } as const
      await locals.run(async (work) => {
        const service = await findService(work, key)
        const asked = { ...wishOf(wish), purpose: 'submit', serviceId: service?.id, lang: 'uk', whom } as const
        await askToWait(work, { ...asked, moreTime: moreTime !== undefined })
      }, said.key)
    } catch (refusal) {
      return refused(refusal, locals.lang, said)
    }
    redirect(303, '/on-behalf?joined')
  },
}
