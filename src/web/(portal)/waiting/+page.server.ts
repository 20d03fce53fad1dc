// Asking to be told when a time frees: for whom and what, then the code from the telephone.
import { redirect } from '@sveltejs/kit'
import { z } from 'zod'
import { No, Refusal } from '../../../kernel/refusal.ts'
import { addDays, dateIn, kyiv } from '../../../kernel/time.ts'
import { defaultWaitingSettings, type PhoneCodeId } from '../../../modules/appointments/model.ts'
import { confirmPhone, sendPhoneCode } from '../../../modules/appointments/service/phone.ts'
import { settingsOf } from '../../../modules/appointments/service/settings.ts'
import { askToWait } from '../../../modules/appointments/service/waiting-list/ask.ts'
import { findService } from '../../../modules/catalogue/service.ts'
import { listNetworks } from '../../../modules/centres/service/centres.ts'
import { type Filled, filled, refused } from '../../form.ts'
import type { Actions, PageServerLoad, RequestEvent } from './$types'
import { placesFor } from './places.ts'
import { wishFields, wishOf } from './wish-form.ts'
import { missing } from './words.ts'

export const csr = false

export const load: PageServerLoad = ({ locals, url }) =>
  locals.look(async (work) => {
    const service = await findService(work, url.searchParams.get('service') ?? '')
    const today = dateIn(kyiv, work.now)
    const offering = service ? await placesFor(work, service.id) : []
    const wanted = url.searchParams.get('centre')
    const networks = (await listNetworks(work)).filter(({ id }) => offering.some(({ networkId }) => networkId === id))
    const network =
      networks.find(({ key }) => key === url.searchParams.get('network')) ??
      networks.find(({ id }) => id === offering.find(({ key }) => key === wanted)?.networkId) ??
      networks[0]
    const centres = offering.filter(({ networkId }) => networkId === network?.id)
    return {
      service: service && { key: service.key, name: service.name },
      centres: centres.map(({ id, key, name, address }) => ({ id, key, name, address })),
      // a list of many is not ticked for a person: where it suits, they know themselves
      chosen: centres.filter(({ key }) => key === wanted).map(({ id }) => id),
      network: network?.key,
      networks: networks.map(({ key, name }) => ({ key, name })),
      byPhone: centres[0] ? (await settingsOf(work, centres[0].id)).identity.includes('phone') : true,
      ...{ today, lastDay: addDays(today, 30), furthest: addDays(today, defaultWaitingSettings.mostDays) },
      key: crypto.randomUUID(),
    }
  })

const resident = z.object({ service: z.string().max(100), ...wishFields })
const caller = z.object({
  ...resident.shape,
  name: z.string({ error: missing.name }).max(80),
  phone: z.string({ error: missing.phone }).max(40),
})
const proven = z.object({
  ...caller.shape,
  proof: z.uuid().transform((id) => id as PhoneCodeId),
  code: z.string({ error: missing.code }).max(20),
})

type Whom = Parameters<typeof askToWait>[1]['whom']

async function join(
  { locals }: RequestEvent,
  form: Filled,
  said: z.output<typeof resident>,
  whom: Whom,
  name?: string,
) {
  return locals.run(async (work) => {
    const service = await findService(work, said.service)
    const asked = { ...wishOf(said), purpose: 'submit', serviceId: service?.id, lang: locals.lang, whom, name } as const
    return askToWait(work, { ...asked, moreTime: said.moreTime !== undefined })
  }, form.key)
}

export const actions: Actions = {
  async join(event) {
    const form = await filled(event.request, event.locals.lang)
    let token: string
    try {
      token = await join(event, form, form.read(resident), { kind: 'self' })
    } catch (refusal) {
      return refused(refusal, event.locals.lang, form)
    }
    redirect(303, `/waiting/${token}`)
  },

  async phone({ request, locals }) {
    const form = await filled(request, locals.lang)
    try {
      const { phone, centres } = form.read(caller)
      const asked = { centreId: centres[0]!, phone, lang: locals.lang }
      const proof = await locals.run((work) => sendPhoneCode(work, asked), form.key)
      return { step: 'code' as const, proof, values: form.values }
    } catch (refusal) {
      return refused(refusal, locals.lang, form)
    }
  },

  async code(event) {
    const { request, locals } = event
    const form = await filled(request, locals.lang)
    let token: string
    try {
      const said = form.read(proven)
      const { proof: id, code, centres, name } = said
      const answer = await locals.run((work) => confirmPhone(work, { centreId: centres[0]!, id, code }))
      if (answer instanceof No) throw new Refusal(answer)
      token = await join(event, form, said, { kind: 'phone', proof: answer }, name)
    } catch (refusal) {
      return refused(refusal, locals.lang, form)
    }
    redirect(303, `/waiting/${token}`)
  },
}
