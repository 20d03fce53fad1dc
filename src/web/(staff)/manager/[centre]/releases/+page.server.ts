// Releases of this centre: what is announced, how many are in the list, what was drawn.
import { listReleases } from '../../../../../modules/appointments/service/release/look.ts'
import { centreOf } from '../../parts/place.ts'
import type { PageServerLoad } from './$types'

export const csr = false

export const load: PageServerLoad = ({ locals, params }) =>
  locals.look(async (work) => {
    const { id: centreId, zone } = await centreOf(work, params.centre)
    const releases = await listReleases(work, { centreId })
    return { zone, releases: releases.map(({ slots, ...release }) => release) }
  })
