// One service: its cards, and where it is given with the wait there now.
import { listReleases } from '../../../../modules/appointments/service/release/look.ts'
import { getService } from '../../../../modules/catalogue/service.ts'
import { centresGiving } from '../../parts/centres-now.ts'
import type { PageServerLoad } from './$types'

export const csr = false

export const load: PageServerLoad = ({ locals, params }) =>
  locals.look(async (work) => {
    const service = await getService(work, params.key)
    const releases = await listReleases(work, { serviceId: service.id, since: work.now })
    const open = releases.filter(({ phase }) => phase === 'open').map(({ id, places }) => ({ id, places }))
    return { service, releases: open, ...(await centresGiving(work, service.id)) }
  })
