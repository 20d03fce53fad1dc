// What the centre sent to people, newest first; a message that was given up can be sent again.
import { redirect } from '@sveltejs/kit'
import { z } from 'zod'
import { type Id, parseId } from '../../../kernel/id.ts'
import { dateIn, type Instant, kyiv } from '../../../kernel/time.ts'
import { type MessageState, messageStates } from '../../../modules/notifications/model.ts'
import { countDead, listMessages, retryDead } from '../../../modules/notifications/service/messages.ts'
import { type Filled, filled, refused } from '../../form.ts'
import type { Actions, PageServerLoad } from './$types'

export const csr = false

const perPage = 20

export const load: PageServerLoad = ({ locals, url }) =>
  locals.look(async (work) => {
    const state = stateOf(url.searchParams.get('state'))
    const after = afterOf(url.searchParams.get('after'))
    const found = await listMessages(work, { state, after, limit: perPage + 1 }, { openSecrets: locals.demo })
    const messages = found.slice(0, perPage)
    const last = found.length > perPage ? messages.at(-1) : undefined
    return {
      messages,
      state: state ?? '',
      dead: await countDead(work),
      older: last && `?${new URLSearchParams({ ...(state && { state }), after: `${last.createdAt},${last.id}` })}`,
      isFirst: !after,
      again: url.searchParams.has('again'),
      today: dateIn(kyiv, work.now),
    }
  })

export const actions: Actions = {
  async retry({ request, locals, url }) {
    const form = await filled(request, locals.lang)
    try {
      const { centre, message } = form.read(which)
      await locals.run(
        (work) => retryDead(work, centre as Id<'Centre'>, message as Id<'Message'>),
        keyOf(form, message),
      )
    } catch (refusal) {
      return refused(refusal, locals.lang, form)
    }
    const state = stateOf(url.searchParams.get('state'))
    redirect(303, `/outbox?${new URLSearchParams({ ...(state && { state }), again: '' })}`)
  },
}

const which = z.object({ centre: z.uuid(), message: z.uuid() })

/** The page has one key and a button for each message: each button its own. */
const keyOf = ({ key }: Filled, message: string): string | undefined => key && `${key} ${message}`

const stateOf = (text: string | null): MessageState | undefined =>
  text !== null && Object.hasOwn(messageStates, text) ? (text as MessageState) : undefined

/** `moment,id` of the last message of the page before; anything else begins at the newest. */
function afterOf(text: string | null): { at: Instant; id: string } | undefined {
  const [at = '', id] = text?.split(',') ?? []
  const known = parseId<'Message'>(id)
  return /^\d{1,15}$/.test(at) && known ? { at: Number(at) as Instant, id: known } : undefined
}
