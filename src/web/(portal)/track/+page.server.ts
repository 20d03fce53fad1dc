// Following a case by its number and secret code. The number may stand in the address, the code never does.
import { z } from 'zod'
import { No, Refusal } from '../../../kernel/refusal.ts'
import { dateIn, kyiv } from '../../../kernel/time.ts'
import { track } from '../../../modules/cases/service/track.ts'
import { filled, refused } from '../../form.ts'
import type { Actions, PageServerLoad } from './$types'
import { missing } from './words.ts'

export const csr = false

export const load: PageServerLoad = ({ url }) => ({ number: url.searchParams.get('number')?.slice(0, 40) ?? '' })

const schema = z.object({
  number: z.string({ error: missing.number }).max(40, missing.number),
  code: z.string({ error: missing.code }).max(40, missing.code),
})

export const actions: Actions = {
  async look({ request, locals, getClientAddress }) {
    const form = await filled(request, locals.lang)
    try {
      const asked = form.read(schema)
      const answer = await locals.run(async (work) => ({
        found: await track(work, { ...asked, address: getClientAddress() }),
        today: dateIn(kyiv, work.now),
      }))
      if (answer.found instanceof No) throw new Refusal(answer.found)
      return { found: answer.found, today: answer.today }
    } catch (refusal) {
      return refused(refusal, locals.lang, form)
    }
  },
}
