// Which day and time. Who has signed in holds the time at once; others confirm a telephone first.
import { redirect } from '@sveltejs/kit'
import { z } from 'zod'
import { listFreeTimes } from '../../../../modules/appointments/service/free.ts'
import { holdTime } from '../../../../modules/appointments/service/hold.ts'
import { settingsOf } from '../../../../modules/appointments/service/settings.ts'
import { both } from '../../../faults.ts'
import { filled, refused } from '../../../form.ts'
import { everydayName } from '../../parts/everyday-name.ts'
import { addressOf, askedFor, centreAt, wishAt } from '../asked.ts'
import { dayAndTimes, instantIn } from '../times.ts'
import { words } from '../words.ts'
import type { Actions, PageServerLoad } from './$types'

export const csr = false

export const load: PageServerLoad = async ({ locals, params, url }) => {
  const { lang, actor } = locals
  const found = await locals.look(async (work) => {
    const centre = await centreAt(work, params.centre)
    const asked = await askedFor(work, url.searchParams)
    if (!asked) return undefined
    const [free, settings] = [await listFreeTimes(work, wishAt(centre, asked)), await settingsOf(work, centre.id)]
    const chosen = url.searchParams.get('day')
    return { centre, asked, settings, shown: dayAndTimes(free, { chosen, zone: centre.zone, lang, now: work.now }) }
  })
  if (!found) redirect(303, '/book')
  const { centre, asked, settings, shown } = found
  const { key, name, deskMinutes } = asked.service
  return {
    key: crypto.randomUUID(),
    centre: { key: centre.key, name: centre.name, address: centre.address },
    service: { key, name: everydayName({ key, name }, lang), minutes: deskMinutes },
    moreTime: asked.moreTime,
    shown,
    at: url.searchParams.get('at') ?? '',
    holdMinutes: settings.holdMinutes,
    isResident: actor.kind === 'resident' && settings.identity.includes('identity'),
  }
}

const schema = z.object({
  at: z.string({ error: both({ uk: words.uk.chooseTime, en: words.en.chooseTime }) }),
  more: z.string().optional(),
})

export const actions: Actions = {
  async time({ request, locals, params, url }) {
    const form = await filled(request, locals.lang)
    let next: string
    try {
      const { at: typed, more } = form.read(schema)
      const at = instantIn(typed)
      next = await locals.run(async (work) => {
        const centre = await centreAt(work, params.centre)
        const asked = await askedFor(work, url.searchParams)
        if (!asked || at === undefined) return '/book'
        const wished = { service: asked.service, moreTime: more !== undefined }
        const { identity } = await settingsOf(work, centre.id)
        if (work.actor.kind !== 'resident' || !identity.includes('identity'))
          return `${addressOf(`/book/${centre.key}/phone`, wished)}&at=${at}`
        const whom = { kind: 'self' } as const
        const { link } = await holdTime(work, { ...wishAt(centre, wished), at, whom, lang: locals.lang })
        return `/visit/${link}`
      }, form.key)
    } catch (refusal) {
      return refused(refusal, locals.lang, form)
    }
    redirect(303, next)
  },
}
