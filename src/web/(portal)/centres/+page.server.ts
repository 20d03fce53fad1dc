// All centres with the wait there now.
import { centresNow } from '../parts/centres-now.ts'
import type { PageServerLoad } from './$types'

export const csr = false

export const load: PageServerLoad = ({ locals }) => locals.look((work) => centresNow(work))
