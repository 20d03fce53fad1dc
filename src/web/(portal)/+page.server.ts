// The home page: what is asked for most, and the centres with the wait there now.
import { listMostAsked } from '../../modules/catalogue/service.ts'
import type { PageServerLoad } from './$types'
import { centresNow } from './parts/centres-now.ts'

export const csr = false

export const load: PageServerLoad = ({ locals }) =>
  locals.look(async (work) => ({ asked: await listMostAsked(work, { limit: 9 }), ...(await centresNow(work)) }))
