// Booking begins: which service, then in which centre.
import { redirect } from '@sveltejs/kit'
import { dateIn } from '../../../kernel/time.ts'
import { listFreeDays } from '../../../modules/appointments/service/free.ts'
import { listCentres } from '../../../modules/centres/service/centres.ts'
import { statusOn } from '../../../modules/centres/service/hours.ts'
import { everydayName } from '../parts/everyday-name.ts'
import type { PageServerLoad } from './$types'
import { addressOf, askedFor } from './asked.ts'

export const csr = false

export const load: PageServerLoad = async ({ locals, url }) => {
  const found = await locals.look(async (work) => {
    const asked = await askedFor(work, url.searchParams)
    if (!asked) return undefined
    const open = (await listCentres(work)).filter((each) => statusOn(each, dateIn(each.zone, work.now)) === 'open')
    const parts = [{ purpose: 'submit' as const, serviceId: asked.service.id }]
    const free = await listFreeDays(
      work,
      open.map(({ id }) => id),
      { parts, moreTime: asked.moreTime },
    )
    const at = new Map(free.map((each) => [each.centreId, each]))
    const centres = open.flatMap(({ id, key, name, address, zone }) => {
      const { isOffered, firstAt } = at.get(id)!
      return isOffered ? [{ key, name, address, zone, firstAt, href: addressOf(`/book/${key}`, asked) }] : []
    })
    return { asked, centres: centres.sort((a, b) => (a.firstAt ?? Infinity) - (b.firstAt ?? Infinity)), now: work.now }
  })
  if (!found) return { shown: 'which' as const }
  const { asked, centres, now } = found
  if (centres.length === 1 && !url.searchParams.has('all')) redirect(303, centres[0]!.href)
  const { key, name } = asked.service
  return { shown: 'where' as const, service: { key, name: everydayName({ key, name }, locals.lang) }, centres, now }
}
