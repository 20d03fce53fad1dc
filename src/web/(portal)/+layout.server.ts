import type { LayoutServerLoad } from './$types'

export const load: LayoutServerLoad = ({ locals }) => ({ isResident: locals.actor.kind === 'resident' })
