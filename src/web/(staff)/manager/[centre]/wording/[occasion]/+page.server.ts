// The words of one occasion, for all services or for one: written, looked at with made-up data, saved, or brought back.
import { error } from '@sveltejs/kit'
import type { Work } from '../../../../../../db/work.ts'
import { languages } from '../../../../../../kernel/text.ts'
import { findService, listServices } from '../../../../../../modules/catalogue/service.ts'
import type { CentreId } from '../../../../../../modules/centres/model.ts'
import { hallOf } from '../../../../../../modules/centres/service/hall.ts'
import { type Occasion, occasions, type Words } from '../../../../../../modules/notifications/model.ts'
import {
  about,
  changeWords,
  listOwnWords,
  neededIn,
  readWords,
  restoreWords,
  sampleIn,
  say,
  smsLength,
} from '../../../../../../modules/notifications/service/words.ts'
import { filled, refused } from '../../../../../form.ts'
import { act } from '../../../parts/act.ts'
import { lastChange } from '../../../parts/changes.ts'
import { centreOf } from '../../../parts/place.ts'
import type { Actions, PageServerLoad } from './$types'
import { textsOf, wordsForm, wordsIn } from './fields.ts'

export const csr = false

function occasionOf({ occasion }: { readonly occasion: string }): Occasion {
  if (!Object.hasOwn(occasions, occasion)) error(404)
  return occasion as Occasion
}

const serviceOf = async (work: Work, key: string | null | undefined) => (key ? await findService(work, key) : undefined)

export const load: PageServerLoad = ({ locals, params, url }) =>
  locals.look(async (work) => {
    const occasion = occasionOf(params)
    const { id } = await centreOf(work, params.centre)
    const service = await serviceOf(work, url.searchParams.get('service'))
    const own = await listOwnWords(work, id, occasion)
    const words = await readWords(work, id, occasion, service?.id ?? null)
    return {
      ...{ occasion, name: occasions[occasion], texts: textsOf(words) },
      facts: about[occasion].facts,
      needed: neededIn(occasion),
      hasEmail: about[occasion].by.includes('email'),
      service: service && { key: service.key, name: service.name },
      services: about[occasion].facts.includes('service') ? await servicesOf(work, id) : [],
      isOwn: own.some(({ serviceId }) => serviceId === (service?.id ?? null)),
      preview: previewOf(words),
      change: await lastChange(work, { what: 'notifications.words', centreId: id }, locals.lang),
    }
  })

/** Those that may be named: of a sensitive one nothing but «news» is ever said. */
async function servicesOf(work: Work, centreId: CentreId) {
  const { given } = await hallOf(work, centreId)
  const { services } = await listServices(work, { among: new Set(given.keys()) }, { limit: 10_000 })
  return services.filter(({ sensitive }) => !sensitive).map(({ key, name }) => ({ key, name }))
}

const previewOf = (words: Words) =>
  languages.map((lang) => {
    const sms = say(words[lang], 'sms', lang, sampleIn(lang)).text
    return { lang, sms, parts: smsLength(sms).parts, letter: say(words[lang], 'email', lang, sampleIn(lang)) }
  })

export const actions: Actions = {
  async preview({ request, locals }) {
    const form = await filled(request, locals.lang)
    try {
      return { preview: previewOf(wordsIn(form.read(wordsForm))), values: form.values }
    } catch (refusal) {
      return refused(refusal, locals.lang, form)
    }
  },

  save: (event) =>
    act(event, async (form) => {
      const { service: key, reason, ...texts } = form.read(wordsForm)
      const occasion = occasionOf(event.params)
      await event.locals.run(async (work) => {
        const { id } = await centreOf(work, event.params.centre)
        const service = await serviceOf(work, key)
        await changeWords(work, id, { occasion, serviceId: service?.id ?? null, words: wordsIn(texts) }, reason)
      }, form.key)
      return `/manager/${event.params.centre}/wording?done=edited`
    }),

  restore: (event) =>
    act(event, async (form) => {
      const service = String(form.data.get('service') ?? '')
      const occasion = occasionOf(event.params)
      await event.locals.run(async (work) => {
        const { id } = await centreOf(work, event.params.centre)
        const found = await serviceOf(work, service)
        await restoreWords(work, id, { occasion, serviceId: found?.id ?? null })
      }, form.key)
      return `/manager/${event.params.centre}/wording?done=restored`
    }),
}
