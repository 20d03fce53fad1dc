// Services by group, or by what people type, misspelled or not.
import { error } from '@sveltejs/kit'
import { sentence } from '../../../kernel/refusal.ts'
import { no } from '../../../modules/catalogue/model.ts'
import { listGroups, listServices, search } from '../../../modules/catalogue/service.ts'
import type { PageServerLoad } from './$types'

export const csr = false

const perSearch = 20

export const load: PageServerLoad = ({ locals, url }) =>
  locals.look(async (work) => {
    const groups = await listGroups(work)
    const query = url.searchParams.get('q')?.trim().slice(0, 200) ?? ''
    if (query) return { query, groups, found: await search(work, query, { limit: perSearch }) }
    const asked = url.searchParams.get('group')
    if (asked === null) return { query, groups }
    const group = groups.find(({ key }) => key === asked)
    if (!group) error(404, sentence(no('no-such-service'), locals.lang))
    const after = url.searchParams.get('after') ?? undefined
    return { query, groups, group, after, page: await listServices(work, { group: group.key }, { after }) }
  })
