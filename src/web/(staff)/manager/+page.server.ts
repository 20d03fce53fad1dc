// Where a head begins: straight at the only place, or with the list of those they manage.
import { redirect } from '@sveltejs/kit'
import { may } from '../../../kernel/actor.ts'
import { no, Refusal } from '../../../kernel/refusal.ts'
import { dateIn, kyiv } from '../../../kernel/time.ts'
import { listCentres, listNetworks } from '../../../modules/centres/service/centres.ts'
import { statusOn } from '../../../modules/centres/service/hours.ts'
import type { PageServerLoad } from './$types'
import { placesOf } from './parts/place.ts'
import { sectionNames } from './parts/sections.ts'

export const csr = false

export const load: PageServerLoad = async ({ locals, url }) => {
  const asked = url.searchParams.get('to') ?? ''
  const to = sectionNames.has(asked) && asked ? `/${asked}` : ''
  const found = await locals.look(async (work) => {
    const places = await placesOf(work)
    if (places.length === 0) throw new Refusal(no('not-allowed'))
    const today = dateIn(kyiv, work.now)
    const centres = new Map((await listCentres(work)).map((centre) => [centre.id as string, centre]))
    const rows = places.map((place) => {
      const centre = centres.get(place.id)
      return {
        ...{ id: place.id, kind: place.kind, name: place.name, href: `/manager/${place.slug}${to}` },
        networkId: place.networkId,
        address: centre?.address ?? null,
        placeCode: centre?.placeCode ?? null,
        status: centre ? statusOn(centre, today) : null,
      }
    })
    const founded = (await listNetworks(work)).filter(({ id }) => may(work.actor, 'network.manage', id))
    return { rows, networks: await listNetworks(work), founded: founded.map(({ id, name }) => ({ id, name })) }
  })
  if (found.rows.length === 1 && found.founded.length === 0) redirect(303, found.rows[0]!.href)
  return found
}
