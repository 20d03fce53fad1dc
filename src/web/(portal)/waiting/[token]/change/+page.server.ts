// Other days, hours or centres for somebody who waits; the place in the list stays.
import { redirect } from '@sveltejs/kit'
import { z } from 'zod'
import { addDays, dateIn, kyiv } from '../../../../../kernel/time.ts'
import { defaultWaitingSettings } from '../../../../../modules/appointments/model.ts'
import { changeWish } from '../../../../../modules/appointments/service/waiting-list/ask.ts'
import { waitingPage } from '../../../../../modules/appointments/service/waiting-list/look.ts'
import { filled, refused } from '../../../../form.ts'
import { placesFor } from '../../places.ts'
import { wishFields, wishOf } from '../../wish-form.ts'
import type { Actions, PageServerLoad } from './$types'

export const csr = false

export const load: PageServerLoad = async ({ locals, params }) => {
  const found = await locals.run(async (work) => {
    const { wish, centres: own } = await waitingPage(work, params.token)
    if (wish.state !== 'waiting' && wish.state !== 'offered') return null
    const network = (await placesFor(work, wish.serviceId ?? undefined, wish.purpose)).filter(
      ({ networkId }) => networkId === wish.networkId,
    )
    const others = network.filter(({ id }) => !wish.centres.includes(id))
    const { centres, firstDay, lastDay, weekdays, fromTime, untilTime } = wish
    const today = dateIn(kyiv, work.now)
    return {
      wish: { centres, firstDay: [firstDay, today].sort().at(-1)!, lastDay, weekdays, fromTime, untilTime },
      centres: [...own, ...others].map(({ id, key, name, address }) => ({ id, key, name, address })),
      ...{ today, furthest: addDays(today, defaultWaitingSettings.mostDays) },
    }
  })
  if (!found) redirect(303, `/waiting/${params.token}`)
  return { ...found, token: params.token, key: crypto.randomUUID() }
}

const { moreTime: _, ...asked } = wishFields
const fields = z.object(asked)

export const actions: Actions = {
  async default({ request, locals, params }) {
    const form = await filled(request, locals.lang)
    try {
      const wish = wishOf(form.read(fields))
      await locals.run((work) => changeWish(work, params.token, wish), form.key)
    } catch (refusal) {
      return refused(refusal, locals.lang, form)
    }
    redirect(303, `/waiting/${params.token}?changed`)
  },
}
