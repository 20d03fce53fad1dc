// Another time for the same visit.
import { redirect } from '@sveltejs/kit'
import { z } from 'zod'
import { changeTime } from '../../../../../modules/appointments/service/change.ts'
import { listFreeTimes } from '../../../../../modules/appointments/service/free.ts'
import { both } from '../../../../faults.ts'
import { filled, refused } from '../../../../form.ts'
import { dayAndTimes, instantIn } from '../../../book/times.ts'
import { words } from '../../../book/words.ts'
import { visitAt } from '../../visit.ts'
import type { Actions, PageServerLoad } from './$types'

export const csr = false

export const load: PageServerLoad = async ({ locals, params, url }) => {
  const { lang } = locals
  const found = await locals.look(async (work) => {
    const { booking, centre, shown } = await visitAt(work, params.link, lang)
    if (!booking.mayChange) return undefined
    const parts = booking.parts.map(({ purpose, serviceId }) => ({ purpose, serviceId: serviceId ?? undefined }))
    const free = await listFreeTimes(work, { centreId: centre.id, parts, moreTime: booking.moreTime })
    const chosen = url.searchParams.get('day') ?? booking.day
    return { visit: shown, times: dayAndTimes(free, { chosen, zone: centre.zone, lang, now: work.now }) }
  })
  if (!found) redirect(303, `/visit/${params.link}`)
  return { key: crypto.randomUUID(), ...found }
}

const schema = z.object({ at: z.string({ error: both({ uk: words.uk.chooseTime, en: words.en.chooseTime }) }) })

export const actions: Actions = {
  async change({ request, locals, params }) {
    const form = await filled(request, locals.lang)
    try {
      const at = instantIn(form.read(schema).at)
      if (at !== undefined)
        await locals.run(async (work) => {
          await changeTime(work, { link: params.link }, at)
        }, form.key)
    } catch (refusal) {
      return refused(refusal, locals.lang, form)
    }
    redirect(303, `/visit/${params.link}?changed`)
  },
}
