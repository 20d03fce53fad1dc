// Entering a release: wishes and telephone, then the code; a resident who signed in needs neither telephone nor code.
import { redirect } from '@sveltejs/kit'
import { z } from 'zod'
import { parseId } from '../../../../kernel/id.ts'
import { No, Refusal } from '../../../../kernel/refusal.ts'
import { dateIn } from '../../../../kernel/time.ts'
import { noRelease, type PhoneCodeId, type ReleaseId } from '../../../../modules/appointments/model.ts'
import { confirmPhone, sendPhoneCode } from '../../../../modules/appointments/service/phone.ts'
import { enterRelease } from '../../../../modules/appointments/service/release/enter.ts'
import { releasePage } from '../../../../modules/appointments/service/release/look.ts'
import { settingsOf } from '../../../../modules/appointments/service/settings.ts'
import { type Filled, filled, refused } from '../../../form.ts'
import { choicesOf } from '../choices.ts'
import type { Actions, PageServerLoad, RequestEvent } from './$types'
import { preferencesOf, wishFields } from './wishes.ts'
import { missing } from './words.ts'

export const csr = false

function idOf(text: string): ReleaseId {
  const id = parseId<'Release'>(text)
  if (!id) throw new Refusal(noRelease('no-release'))
  return id
}

export const load: PageServerLoad = ({ locals, params }) =>
  locals.look(async (work) => {
    const { slots, ...release } = await releasePage(work, idOf(params.id))
    const { identity } = await settingsOf(work, release.centreId)
    const zone = release.centres[0]?.zone ?? 'Europe/Kyiv'
    return {
      release: { ...release, ...choicesOf(slots, release.centres) },
      ...{
        zone,
        today: dateIn(zone, work.now),
        opensOn: dateIn(zone, release.opensAt),
        closesOn: dateIn(zone, release.closesAt),
      },
      byPhone: identity.includes('phone'),
      key: crypto.randomUUID(),
    }
  })

const resident = z.object(wishFields)
const caller = z.object({
  name: z.string({ error: missing.name }).max(80),
  phone: z.string({ error: missing.phone }).max(40),
  ...wishFields,
})
const proven = z.object({
  ...caller.shape,
  proof: z.uuid().transform((id) => id as PhoneCodeId),
  code: z.string({ error: missing.code }).max(20),
})

/** What the second step brings along from the first. */
const asked = (form: Filled, proof: PhoneCodeId) => ({ step: 'code' as const, proof, values: form.values })

async function confirmed({ locals, params }: RequestEvent, { proof: id, code }: z.output<typeof proven>) {
  const answer = await locals.run(async (work) => {
    const { centreId } = await releasePage(work, idOf(params.id))
    return confirmPhone(work, { centreId, id, code })
  })
  if (answer instanceof No) throw new Refusal(answer)
  return answer
}

export const actions: Actions = {
  async enter(event) {
    const { request, locals, params } = event
    const form = await filled(request, locals.lang)
    let token: string
    try {
      const preferences = preferencesOf(form.read(resident))
      const wish = { releaseId: idOf(params.id), whom: { kind: 'self' }, lang: locals.lang, preferences } as const
      token = (await locals.run((work) => enterRelease(work, wish), form.key)).token
    } catch (refusal) {
      return refused(refusal, locals.lang, form)
    }
    redirect(303, `/entries/${token}`)
  },

  async phone(event) {
    const { request, locals, params } = event
    const form = await filled(request, locals.lang)
    try {
      const { phone } = form.read(caller)
      const proof = await locals.run(async (work) => {
        const { centreId } = await releasePage(work, idOf(params.id))
        return sendPhoneCode(work, { centreId, phone, lang: locals.lang })
      }, form.key)
      return asked(form, proof)
    } catch (refusal) {
      return refused(refusal, locals.lang, form)
    }
  },

  async code(event) {
    const { request, locals, params } = event
    const form = await filled(request, locals.lang)
    let token: string
    try {
      const said = form.read(proven)
      const proof = await confirmed(event, said)
      const whom = { kind: 'phone', proof } as const
      const wish = {
        releaseId: idOf(params.id),
        whom,
        name: said.name,
        lang: locals.lang,
        preferences: preferencesOf(said),
      }
      token = (await locals.run((work) => enterRelease(work, wish), form.key)).token
    } catch (refusal) {
      return refused(refusal, locals.lang, form)
    }
    redirect(303, `/entries/${token}`)
  },
}
