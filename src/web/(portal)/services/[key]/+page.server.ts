// One service: its cards, and where it is given with the wait there now.
import { listReleases } from '../../../../modules/appointments/service/release/look.ts'
import { listBenefits } from '../../../../modules/benefits/service.ts'
import { getService } from '../../../../modules/catalogue/service.ts'
import { centresGiving } from '../../parts/centres-now.ts'
import type { PageServerLoad } from './$types'

export const csr = false

export const load: PageServerLoad = ({ locals, params }) =>
  locals.look(async (work) => {
    const service = await getService(work, params.key)
    const releases = await listReleases(work, { serviceId: service.id, since: work.now })
    const open = releases.filter(({ phase }) => phase === 'open').map(({ id, places }) => ({ id, places }))
    const check = listBenefits().find((benefit) => benefit.service === service.key)?.key ?? null
    return { service, check, releases: open, ...(await centresGiving(work, service.id)) }
  })
