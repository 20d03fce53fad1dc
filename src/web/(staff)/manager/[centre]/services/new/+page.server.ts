// A service the catalogue did not have: the few fields no service can do without; the rest is filled in on its own page.
import { redirect } from '@sveltejs/kit'
import { z } from 'zod'
import { createService, readNewService } from '../../../../../../modules/catalogue/service/change.ts'
import { listServices } from '../../../../../../modules/catalogue/service.ts'
import { filled, refused } from '../../../../../form.ts'
import { reason } from '../../../parts/act.ts'
import { centreOf } from '../../../parts/place.ts'
import type { Actions, PageServerLoad } from './$types'

export const csr = false

export const load: PageServerLoad = ({ locals, params }) =>
  locals.look(async (work) => {
    await centreOf(work, params.centre)
    const { services } = await listServices(work, {}, { limit: 10_000 })
    const kinds = [...new Set(services.map(({ authority }) => authority))].sort((a, b) => a.localeCompare(b, 'uk'))
    return { kinds }
  })

export const actions: Actions = {
  async add({ request, locals, params }) {
    const form = await filled(request, locals.lang)
    let key: string
    try {
      const said = form.read(z.object({ reason }))
      const typed = (name: string) => String(form.data.get(name) ?? '').trim()
      const minutes = typed('deskMinutes')
      const record = readNewService({
        name: typed('name'),
        nameEn: typed('nameEn'),
        category: typed('category'),
        authority: typed('authority'),
        deskMinutes: /^\d+$/.test(minutes) ? Number(minutes) : minutes,
        channels: ['desk'],
        social: form.data.has('social'),
      })
      key = await locals.run(async (work) => {
        await centreOf(work, params.centre)
        return (await createService(work, record, said)).key
      }, form.key)
    } catch (refusal) {
      return refused(refusal, locals.lang, form)
    }
    redirect(303, `/manager/${params.centre}/services/${key}?done=saved`)
  },
}
