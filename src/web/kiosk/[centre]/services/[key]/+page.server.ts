// A service before the ticket: papers, fee, term, how long it takes and how long one waits now.
import type { Lang } from '../../../../../kernel/text.ts'
import type { DocumentRequirement, Service } from '../../../../../modules/catalogue/model.ts'
import { papersOf, priceLines, shownPrice, shownTerm } from '../../../../../modules/catalogue/rules.ts'
import { getService } from '../../../../../modules/catalogue/service.ts'
import { priorityProofs } from '../../../../../modules/centres/model.ts'
import { everydayName } from '../../../../(portal)/parts/everyday-name.ts'
import { closedWords, groupIn, headOf, placeOf, waitIn } from '../../../place.ts'
import { insteadOf, stopFor } from '../../../stop.ts'
import { declaredPeople, declaredPriority, toTakenTicket } from '../../../visit.ts'
import type { PageServerLoad } from './$types'

export const load: PageServerLoad = async ({ locals, params, cookies }) => {
  toTakenTicket(cookies, params.centre)
  const { lang } = locals
  const declared = declaredPriority(cookies)
  const people = declaredPeople(cookies)
  return locals.look(async (work) => {
    const place = await placeOf(work, params.centre)
    const service = await getService(work, params.key)
    const isGiven = place.given.has(service.id)
    const wish = { purpose: 'submit', serviceId: service.id, priority: declared, people } as const
    const stop = isGiven ? await stopFor(work, place, wish, lang) : undefined
    return {
      ...headOf(place, lang),
      people,
      most: place.hall.settings.mostPeople,
      stop,
      instead: stop && (await insteadOf(work, place, service.id, lang)),
      isStaff: work.actor.kind === 'staff',
      closed: closedWords(work, place, lang),
      service: { key: service.key, name: everydayName(service, lang), group: service.category },
      isGiven,
      facts: factsOf(service, lang),
      papers: namedPapers(service),
      wait: waitIn(place, [groupIn(place, 'submit', service.id)], lang),
      consult: waitIn(place, [groupIn(place, 'consult', service.id)], lang),
      hasPriority: place.hall.settings.priorityGroups.length > 0,
      proof: declared && priorityProofs[declared][lang],
    }
  })
}

function factsOf(service: Service, lang: Lang) {
  const [fee, blank] = priceLines(service, service.variants[0])
  return {
    fee: shownPrice(fee!.price)[lang],
    blank: blank && shownPrice(blank.price)[lang],
    term: shownTerm(service)[lang],
    minutes: service.deskMinutes,
  }
}

const nameAndWhen = ({ name, condition }: DocumentRequirement) => ({ name, condition })

function namedPapers(service: Service) {
  const { always, sometimes, held } = papersOf(service)
  return {
    always: always.map(nameAndWhen),
    sometimes: sometimes.map(nameAndWhen),
    held: held.map(nameAndWhen),
    /** The source names only the usual papers. */
    isUsual: service.documents.length > 0 && !service.provenance.documentsComplete,
  }
}
