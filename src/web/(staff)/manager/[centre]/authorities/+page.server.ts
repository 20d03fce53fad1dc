// Which authority decides what for this centre: by the kind that service cards name, and single services set apart.
import { z } from 'zod'
import { may } from '../../../../../kernel/actor.ts'
import { findService, getService, listServices } from '../../../../../modules/catalogue/service.ts'
import type { AuthorityId, ServiceId } from '../../../../../modules/centres/model.ts'
import {
  listAuthorities,
  listDeciding,
  listDecidingServices,
  setDeciding,
  setDecidingService,
} from '../../../../../modules/centres/service/authorities.ts'
import { hallOf } from '../../../../../modules/centres/service/hall.ts'
import { both } from '../../../../faults.ts'
import { keyed } from '../../../keyed.ts'
import { act } from '../../parts/act.ts'
import { lastChange } from '../../parts/changes.ts'
import { centreOf } from '../../parts/place.ts'
import type { Actions, PageServerLoad } from './$types'

export const csr = false

export const load: PageServerLoad = ({ locals, params, url }) =>
  locals.look(async (work) => {
    const centre = await centreOf(work, params.centre)
    const { given } = await hallOf(work, centre.id)
    const { services } = await listServices(work, { among: new Set(given.keys()) }, { limit: 10_000 })
    const authorities = await listAuthorities(work)
    const names = new Map(authorities.map(({ id, name }) => [id, name]))
    const deciding = new Map((await listDeciding(work, centre.id)).map(({ kind, authorityId }) => [kind, authorityId]))
    const kinds = [...Map.groupBy(services, ({ authority }) => authority)]
      .map(([kind, asked]) => ({
        ...{ kind, services: asked.length, authorityId: deciding.get(kind) ?? null },
        name: names.get(deciding.get(kind) as AuthorityId) ?? null,
      }))
      .sort((a, b) => Number(a.name !== null) - Number(b.name !== null) || a.kind.localeCompare(b.kind, 'uk'))
    const single = await listDecidingServices(work, centre.id)
    const asked = url.searchParams.get('service')
    return {
      kinds,
      kind: kinds.find(({ kind }) => kind === url.searchParams.get('kind'))?.kind ?? null,
      authorities: authorities.map(({ id, name, kind }) => ({ id, name, kind })),
      single: await Promise.all(
        single.map(async ({ serviceId, authorityId }) => {
          const service = await getService(work, serviceId)
          return { serviceId, key: service.key, name: service.name, authority: names.get(authorityId) ?? null }
        }),
      ),
      services: services.map(({ id, key, name }) => ({ id, key, name })),
      service: asked ? ((await findService(work, asked))?.id ?? null) : null,
      mayFound: may(work.actor, 'network.manage'),
      change: await lastChange(work, { what: 'centres.deciding', centreId: centre.id }, locals.lang),
    }
  })

const authority = z.uuid(both({ uk: 'Оберіть орган.', en: 'Choose an authority.' }))
const kindForm = z.object({ kind: z.string().max(300), authorityId: authority })
const singleForm = z.object({
  serviceId: z.uuid(both({ uk: 'Оберіть послугу.', en: 'Choose a service.' })),
  singleAuthority: authority,
})
const removeForm = z.object({ serviceId: z.uuid() })

export const actions: Actions = {
  kind: (event) =>
    act(event, async (form) => {
      const { kind, authorityId } = form.read(kindForm)
      await event.locals.run(
        async (work) => {
          const { id } = await centreOf(work, event.params.centre)
          await setDeciding(work, id, [{ kind, authorityId: authorityId as AuthorityId }])
        },
        keyed(form, 'kind', kind),
      )
      return `/manager/${event.params.centre}/authorities?done=saved`
    }),

  single: (event) =>
    act(event, async (form) => {
      const { serviceId, singleAuthority } = form.read(singleForm)
      await event.locals.run(
        async (work) => {
          const { id } = await centreOf(work, event.params.centre)
          await setDecidingService(work, id, serviceId as ServiceId, singleAuthority as AuthorityId)
        },
        keyed(form, 'single', serviceId),
      )
      return `/manager/${event.params.centre}/authorities?done=saved`
    }),

  remove: (event) =>
    act(event, async (form) => {
      const { serviceId } = form.read(removeForm)
      await event.locals.run(
        async (work) => {
          const { id } = await centreOf(work, event.params.centre)
          await setDecidingService(work, id, serviceId as ServiceId, null)
        },
        keyed(form, 'remove', serviceId),
      )
      return `/manager/${event.params.centre}/authorities?done=removed`
    }),
}
