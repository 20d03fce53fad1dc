// Papers of which nobody has said who brings them: decided once, for all services that ask for them.
import { z } from 'zod'
import { documentSources } from '../../../../../../modules/catalogue/model.ts'
import { decideDocument, listUndecidedDocuments } from '../../../../../../modules/catalogue/service/documents.ts'
import { both } from '../../../../../faults.ts'
import { keyed } from '../../../../keyed.ts'
import { act } from '../../../parts/act.ts'
import { lastChange } from '../../../parts/changes.ts'
import { centreOf } from '../../../parts/place.ts'
import type { Actions, PageServerLoad } from './$types'

export const csr = false

const perPage = 20

export const load: PageServerLoad = ({ locals, params, url }) =>
  locals.look(async (work) => {
    await centreOf(work, params.centre)
    const all = await listUndecidedDocuments(work)
    const after = url.searchParams.get('after')
    const from = after ? all.findIndex(({ name }) => name === after) + 1 : 0
    const shown = all.slice(from, from + perPage)
    return {
      all: all.length,
      documents: shown,
      next: all.length > from + perPage ? `?after=${encodeURIComponent(shown.at(-1)!.name)}` : null,
      isFirst: from === 0,
      change: await lastChange(work, { what: 'catalogue.document' }, locals.lang),
    }
  })

const form = z.object({
  name: z.string().max(500),
  source: z.enum(documentSources, both({ uk: 'Оберіть, звідки папір.', en: 'Choose where the paper comes from.' })),
  reason: z.string(both({ uk: 'Напишіть, чому так: закон, стаття.', en: 'Write why: the law, the article.' })).max(300),
})

export const actions: Actions = {
  decide: (event) =>
    act(event, async (filled) => {
      const { name, source, reason } = filled.read(form)
      const { services } = await event.locals.run(
        async (work) => {
          await centreOf(work, event.params.centre)
          return decideDocument(work, name, source, reason)
        },
        keyed(filled, name),
      )
      return `/manager/${event.params.centre}/services/documents?done=${services}`
    }),
}
