// The last screen before the ticket, and the press that gives it.
import { redirect } from '@sveltejs/kit'
import { z } from 'zod'
import type { Work } from '../../../../db/work.ts'
import { findService, getService } from '../../../../modules/catalogue/service.ts'
import { priorityProofs, type ServiceId } from '../../../../modules/centres/model.ts'
import { despiteReasons } from '../../../../modules/queue/model.ts'
import { type IssuedTicket, issueTicket } from '../../../../modules/queue/service/issue.ts'
import { everydayName } from '../../../(portal)/parts/everyday-name.ts'
import { filled, refused } from '../../../form.ts'
import { closedWords, groupIn, headOf, placeOf, waitIn } from '../../place.ts'
import { insteadOf, stopFor } from '../../stop.ts'
import { declaredPeople, declaredPriority, keepTicket, toTakenTicket } from '../../visit.ts'
import type { Actions, PageServerLoad } from './$types'

const purposes = ['consult', 'submit', 'collect'] as const

/** What the person came for, as the address of the page says; anything else is a consultation. */
const wishIn = ({ searchParams }: URL) => ({
  purpose: z.enum(purposes).catch('consult').parse(searchParams.get('purpose')),
  service: z
    .string()
    .max(100)
    .optional()
    .catch(undefined)
    .parse(searchParams.get('service') ?? undefined),
})

export const load: PageServerLoad = async ({ locals, params, cookies, url }) => {
  toTakenTicket(cookies, params.centre)
  const { lang } = locals
  const { purpose, service: key } = wishIn(url)
  const declared = declaredPriority(cookies)
  const people = declaredPeople(cookies)
  return locals.look(async (work) => {
    const place = await placeOf(work, params.centre)
    const service = key === undefined ? undefined : await findService(work, key)
    const isWhole = purpose !== 'submit' || service !== undefined
    const wish = { purpose, serviceId: service?.id, priority: declared, people }
    const stop = isWhole ? await stopFor(work, place, wish, lang) : undefined
    return {
      ...headOf(place, lang),
      people,
      most: place.hall.settings.mostPeople,
      stop,
      instead: stop && service && (await insteadOf(work, place, service.id, lang)),
      isStaff: work.actor.kind === 'staff',
      closed: closedWords(work, place, lang),
      purpose,
      service: service && { key: service.key, name: everydayName(service, lang) },
      wait: waitIn(place, [groupIn(place, purpose, service?.id)], lang),
      hasPriority: place.hall.settings.priorityGroups.length > 0,
      proof: declared && priorityProofs[declared][lang],
    }
  })
}

export const actions: Actions = {
  async take({ request, locals, params, cookies, url }) {
    toTakenTicket(cookies, params.centre)
    const form = await filled(request, locals.lang)
    const priority = declaredPriority(cookies)
    const people = declaredPeople(cookies)
    const { purpose, service } = wishIn(url)
    let issued: IssuedTicket
    try {
      issued = await locals.run(async (work) => {
        const { hall } = await placeOf(work, params.centre)
        const serviceId = await idOf(work, service)
        const despite = despiteReasons.find((reason) => reason === form.data.get('despite'))
        const wish = { purpose, serviceId, priority, people, despite, lang: locals.lang }
        return issueTicket(work, { centreId: hall.centre.id, ...wish })
      }, form.key)
    } catch (refusal) {
      return refused(refusal, locals.lang, form)
    }
    const secure = locals.app.config.publicUrl.startsWith('https:')
    keepTicket({ cookies, centreKey: params.centre, secure }, issued.id)
    redirect(303, `/kiosk/${params.centre}/ticket/${issued.id}`)
  },
}

const idOf = async (work: Work, key: string | undefined): Promise<ServiceId | undefined> =>
  key === undefined ? undefined : (await getService(work, key)).id
