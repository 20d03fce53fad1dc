// One service: its cards, and where it is given with the wait there now.
import { getService } from '../../../../modules/catalogue/service.ts'
import { centresGiving } from '../../parts/centres-now.ts'
import type { PageServerLoad } from './$types'

export const csr = false

export const load: PageServerLoad = ({ locals, params }) =>
  locals.look(async (work) => {
    const service = await getService(work, params.key)
    return { service, ...(await centresGiving(work, service.id)) }
  })
