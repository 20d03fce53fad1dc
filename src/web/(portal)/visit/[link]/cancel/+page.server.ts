// A cancelled time goes to somebody else at once, so it is asked twice.
import { redirect } from '@sveltejs/kit'
import { cancelBooking } from '../../../../../modules/appointments/service/change.ts'
import { filled, refused } from '../../../../form.ts'
import { visitAt } from '../../visit.ts'
import type { Actions, PageServerLoad } from './$types'

export const csr = false

export const load: PageServerLoad = async ({ locals, params }) => {
  const { shown } = await locals.look((work) => visitAt(work, params.link, locals.lang))
  if (!shown.mayChange) redirect(303, `/visit/${params.link}`)
  return { key: crypto.randomUUID(), visit: shown }
}

export const actions: Actions = {
  async cancel({ request, locals, params }) {
    const form = await filled(request, locals.lang)
    try {
      await locals.run(async (work) => {
        await cancelBooking(work, { link: params.link })
      }, form.key)
    } catch (refusal) {
      return refused(refusal, locals.lang, form)
    }
    redirect(303, `/visit/${params.link}`)
  },
}
