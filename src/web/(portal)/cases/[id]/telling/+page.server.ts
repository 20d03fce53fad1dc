// How to tell the person about this case and hand over its result.
import { redirect } from '@sveltejs/kit'
import { z } from 'zod'
import { type Id, parseId } from '../../../../../kernel/id.ts'
import { Refusal } from '../../../../../kernel/refusal.ts'
import {
  type DeliveryMethod,
  deliveryMethods,
  type NotifyChannel,
  no,
  notifyChannels,
} from '../../../../../modules/cases/model.ts'
import { getOwn } from '../../../../../modules/cases/service/own.ts'
import { chooseTelling } from '../../../../../modules/cases/service/telling.ts'
import { filled, refused } from '../../../../form.ts'
import type { Actions, PageServerLoad } from './$types'

export const csr = false

const caseOf = (text: string): Id<'Case'> => {
  const id = parseId<'Case'>(text)
  if (!id) throw new Refusal(no('no-case'))
  return id
}

export const load: PageServerLoad = async ({ locals: { actor, look }, params }) => {
  if (actor.kind !== 'resident' || actor.trust === 'low') redirect(303, `/cases/${params.id}`)
  return look(async (work) => {
    const { id, number, application } = await getOwn(work, caseOf(params.id))
    const { notifyBy, deliverBy, form } = application
    const { phone = '', email = '', address = '' } = form
    return { id, number, chosen: { notifyBy, deliverBy, phone, email, address }, key: crypto.randomUUID() }
  })
}

const keysOf = <Key extends string>(list: Record<Key, unknown>) => Object.keys(list) as [Key, ...Key[]]
const contact = z.string().trim().max(300).optional()
const telling = z.object({
  notifyBy: z.enum(keysOf<NotifyChannel>(notifyChannels)),
  deliverBy: z.enum(keysOf<DeliveryMethod>(deliveryMethods)),
  phone: contact,
  email: contact,
  address: contact,
})

export const actions: Actions = {
  async default({ locals: { run, lang }, params, request }) {
    const form = await filled(request, lang)
    try {
      const chosen = form.read(telling)
      await run((work) => chooseTelling(work, caseOf(params.id), chosen), form.key)
    } catch (refusal) {
      return refused(refusal, lang, form)
    }
    redirect(303, `/cases/${params.id}?done`)
  },
}
