// Services by group, or by what people type, misspelled or not; of one centre, where the address names it.
import { error } from '@sveltejs/kit'
import { sentence } from '../../../kernel/refusal.ts'
import { no } from '../../../modules/catalogue/model.ts'
import { listGroups, listServices, search } from '../../../modules/catalogue/service.ts'
import { oneCentre } from '../parts/centres-now.ts'
import type { PageServerLoad } from './$types'

export const csr = false

const perSearch = 20

export const load: PageServerLoad = ({ locals, url }) =>
  locals.look(async (work) => {
    const centreKey = url.searchParams.get('centre')
    const of = centreKey === null ? undefined : await oneCentre(work, centreKey)
    const centre = of && { key: of.centre.key, name: of.centre.name }
    const among = of?.given
    const groups = await listGroups(work, among)
    const query = url.searchParams.get('q')?.trim().slice(0, 200) ?? ''
    if (query) return { query, groups, centre, found: await search(work, query, { limit: perSearch, among }) }
    const asked = url.searchParams.get('group')
    if (asked === null) return { query, groups, centre }
    const group = groups.find(({ key }) => key === asked)
    if (!group) error(404, sentence(no('no-such-service'), locals.lang))
    const after = url.searchParams.get('after') ?? undefined
    const page = await listServices(work, { group: group.key, among }, { after })
    return { query, groups, centre, group, after, page }
  })
