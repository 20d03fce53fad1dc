// «Хочу раніше»: the booking stays, and is exchanged when an earlier time frees and the person takes it.
import { redirect } from '@sveltejs/kit'
import { z } from 'zod'
import { dateIn } from '../../../../../kernel/time.ts'
import { askToWait } from '../../../../../modules/appointments/service/waiting-list/ask.ts'
import { filled, refused } from '../../../../form.ts'
import { placesFor } from '../../../waiting/places.ts'
import { wishFields, wishOf } from '../../../waiting/wish-form.ts'
import { visitAt } from '../../visit.ts'
import type { Actions, PageServerLoad } from './$types'

export const csr = false

export const load: PageServerLoad = async ({ locals, params }) => {
  const found = await locals.look(async (work) => {
    const { booking, centre, shown } = await visitAt(work, params.link, locals.lang)
    const [part] = booking.parts
    if (!booking.mayChange || !part || booking.parts.length > 1) return null
    const places = await placesFor(work, part.serviceId ?? undefined, part.purpose)
    const others = places.filter(({ id, networkId }) => networkId === centre.networkId && id !== centre.id)
    const today = dateIn(centre.zone, work.now)
    return {
      visit: shown,
      centres: [centre, ...others].map(({ id, key, name, address }) => ({ id, key, name, address })),
      now: {
        ...{ centres: [centre.id], firstDay: today, lastDay: booking.day, weekdays: [1, 2, 3, 4, 5, 6] },
        ...{ fromTime: '09:00', untilTime: '18:00' },
      },
      ...{ today, furthest: booking.day },
    }
  })
  if (!found) redirect(303, `/visit/${params.link}`)
  return { ...found, key: crypto.randomUUID() }
}

const { moreTime: _, ...asked } = wishFields
const fields = z.object(asked)

export const actions: Actions = {
  async default({ request, locals, params }) {
    const form = await filled(request, locals.lang)
    let token: string | null
    try {
      const wish = wishOf(form.read(fields))
      token = await locals.run(async (work) => {
        const { booking } = await visitAt(work, params.link, locals.lang)
        const [part] = booking.parts
        if (!part || booking.parts.length > 1) return null
        const { purpose, serviceId } = part
        const kind = { purpose, serviceId: serviceId ?? undefined, moreTime: booking.moreTime, lang: locals.lang }
        return askToWait(work, { ...wish, ...kind, insteadOf: params.link })
      }, form.key)
    } catch (refusal) {
      return refused(refusal, locals.lang, form)
    }
    redirect(303, token ? `/waiting/${token}` : `/visit/${params.link}`)
  },
}
