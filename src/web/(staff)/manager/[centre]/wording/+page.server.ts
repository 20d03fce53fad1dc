// Which words go out on which occasion, and when no telephone is rung.
import { z } from 'zod'
import { type PlainTime, parseTime } from '../../../../../kernel/time.ts'
import { type Occasion, occasions } from '../../../../../modules/notifications/model.ts'
import { changeQuiet, listOwnWords, readQuiet } from '../../../../../modules/notifications/service/words.ts'
import { both } from '../../../../faults.ts'
import { act } from '../../parts/act.ts'
import { centreOf } from '../../parts/place.ts'
import type { Actions, PageServerLoad } from './$types'

export const csr = false

export const load: PageServerLoad = ({ locals, params }) =>
  locals.look(async (work) => {
    const { id } = await centreOf(work, params.centre)
    const own = await listOwnWords(work, id)
    const countOf = (occasion: string) => own.filter((one) => one.occasion === occasion && one.serviceId).length
    return {
      quiet: await readQuiet(work, id),
      occasions: (Object.keys(occasions) as Occasion[]).map((occasion) => ({
        ...{ occasion, name: occasions[occasion], services: countOf(occasion) },
        isOwn: own.some((one) => one.occasion === occasion && one.serviceId === null),
      })),
    }
  })

const hour = z.string().transform((text, context) => {
  const time = parseTime(text)
  if (time) return time
  context.addIssue({
    code: 'custom',
    message: both({ uk: 'Напишіть час, як-от 21:00.', en: 'Write a time, such as 21:00.' }),
  })
  return z.NEVER
})
const form = z.object({ from: hour, until: hour })

export const actions: Actions = {
  quiet: (event) =>
    act(event, async (filled) => {
      const { from, until } = filled.read(form) as { from: PlainTime; until: PlainTime }
      await event.locals.run(async (work) => {
        const { id } = await centreOf(work, event.params.centre)
        await changeQuiet(work, id, { from, until })
      }, filled.key)
      return `/manager/${event.params.centre}/wording?done=quiet`
    }),
}
