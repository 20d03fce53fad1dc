// One's own entry in a release. Its address is known to the person alone; whoever has it acts for them.
import { redirect } from '@sveltejs/kit'
import type { Work } from '../../../../db/work.ts'
import { dateIn } from '../../../../kernel/time.ts'
import { confirmPlace, declinePlace } from '../../../../modules/appointments/service/release/answer.ts'
import { withdraw } from '../../../../modules/appointments/service/release/enter.ts'
import { entryPage } from '../../../../modules/appointments/service/release/look.ts'
import { filled, refused } from '../../../form.ts'
import type { Actions, PageServerLoad, RequestEvent } from './$types'

export const csr = false

export const load: PageServerLoad = ({ locals, params }) =>
  locals.run(async (work) => {
    const { release, entrant, place, ...rest } = await entryPage(work, params.token)
    const slot = release.slots.find(({ n }) => n === (place?.slot ?? entrant.slot))
    const centre = release.centres.find(({ id }) => id === slot?.centreId) ?? release.centres[0]!
    const { slots, ...shown } = release
    return {
      ...{ release: shown, entrant, place, slot, centre, ...rest },
      ...{ today: dateIn(centre.zone, work.now), key: crypto.randomUUID() },
    }
  })

const step =
  (act: (work: Work, token: string) => Promise<unknown>) =>
  async ({ request, locals, params }: RequestEvent) => {
    const form = await filled(request, locals.lang)
    try {
      await locals.run((work) => act(work, params.token), form.key)
    } catch (refusal) {
      return refused(refusal, locals.lang, form)
    }
    redirect(303, `/entries/${params.token}`)
  }

export const actions: Actions = {
  confirm: step(confirmPlace),
  decline: step(declinePlace),
  withdraw: step(withdraw),
}
